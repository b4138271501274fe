#include "base/text.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/script_table.h"

unsigned
text_script(unsigned c)
{
	size_t low = 0;
	size_t high = script_far_count;

	if (c < SCRIPT_NEAR)
		return 0;
	if (c < SCRIPT_NEAR_END)
		return script_near[c - SCRIPT_NEAR];
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (script_far[middle].from == c)
			return script_far[middle].to;
		if (script_far[middle].from < c)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

unsigned
text_script_sum(void)
{
	return script_sum;
}

const char *
text_script_fold(struct arena *a, const char *folded)
{
	struct buf *out = NULL;
	const char *done = folded;
	const char *s = folded;
	char bytes[4];

	while (*s != '\0') {
		const char *at = s;
		unsigned c = text_next(&s);
		unsigned to = text_script(c);

		if (to == 0 || to == c)
			continue;
		if (out == NULL)
			out = buf_new(a, strlen(folded) + 16);
		buf_add(out, done, (size_t)(at - done));
		buf_add(out, bytes, text_put(bytes, to));
		done = s;
	}
	if (out == NULL)
		return folded;
	buf_add(out, done, (size_t)(s - done));
	return out->data;
}
