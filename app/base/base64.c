#include "base/base64.h"

#include <string.h>

#include "base/arena.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			       "abcdefghijklmnopqrstuvwxyz0123456789-_";

char *
base64_print(struct arena *a, const char *text)
{
	const unsigned char *in = (const unsigned char *)text;
	size_t len = strlen(text), n = 0, i;
	char *out = arena_alloc(a, len * 4 / 3 + 4);

	for (i = 0; i < len; i += 3) {
		unsigned long v = (unsigned long)in[i] << 16;
		size_t rest = len - i;

		v |= rest > 1 ? (unsigned long)in[i + 1] << 8 : 0;
		v |= rest > 2 ? in[i + 2] : 0;
		out[n++] = alphabet[v >> 18 & 63];
		out[n++] = alphabet[v >> 12 & 63];
		if (rest > 1)
			out[n++] = alphabet[v >> 6 & 63];
		if (rest > 2)
			out[n++] = alphabet[v & 63];
	}
	return out;
}

enum err
base64_read(struct arena *a, const char *text, char **out)
{
	size_t len = strlen(text), n = 0, i;
	char *to = arena_alloc(a, len + 1);
	unsigned long v = 0;

	if (len == 0 || len % 4 == 1)
		return ERR_INVALID;
	for (i = 0; i < len; i++) {
		const char *at = strchr(alphabet, text[i]);

		if (at == NULL)
			return ERR_INVALID;
		v = v << 6 | (unsigned long)(at - alphabet);
		if (i % 4 > 0)
			to[n++] = (char)(v >> (6 - 2 * (i % 4)) & 255);
	}
	*out = to;
	return OK;
}
