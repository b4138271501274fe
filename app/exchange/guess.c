#include "exchange/guess.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

struct magic {
	const char *bytes;
	size_t len;
	const char *what;
};

#define MAGIC(b, what)                                                         \
	{                                                                      \
		b, sizeof(b) - 1, what                                         \
	}

static const struct magic magics[] = {
	MAGIC("\x89PNG", "a PNG image"),
	MAGIC("\xff\xd8\xff", "a JPEG image"),
	MAGIC("GIF8", "a GIF image"),
	MAGIC("II*\0", "a TIFF image"),
	MAGIC("MM\0*", "a TIFF image"),
	MAGIC("%PDF", "a PDF document"),
	MAGIC("PK\x03\x04", "a ZIP archive: unpack it first"),
	MAGIC("\x1f\x8b", "compressed by gzip: unpack it first"),
	MAGIC("BZh", "compressed by bzip2: unpack it first"),
	MAGIC("\xfd"
	      "7zXZ",
		"compressed by xz: unpack it first"),
	MAGIC("\x28\xb5\x2f\xfd", "compressed by zstd: unpack it first"),
	MAGIC("\xff\xfe", "text in UTF-16: convert it to UTF-8"),
	MAGIC("\xfe\xff", "text in UTF-16: convert it to UTF-8"),
};

static bool
has(const char *bytes, size_t len, const char *word)
{
	return memmem(bytes, len, word, strlen(word)) != NULL;
}

/* Name of the first element, with its prefix. */
static const char *
root_name(struct arena *a, const char *s, size_t len)
{
	for (size_t i = 0; i + 1 < len; i++) {
		size_t n = 0;

		if (s[i] != '<' || !isalpha((unsigned char)s[i + 1]))
			continue;
		while (i + 1 + n < len && n < 60 &&
			strchr(" \t\r\n/>", s[i + 1 + n]) == NULL)
			n++;
		return arena_strndup(a, s + i + 1, n);
	}
	return NULL;
}

static enum exchange_format
guess_xml(
	struct arena *a, const char *s, size_t len, bool xml, const char **what)
{
	const char *root = root_name(a, s, len);

	if (xml && (has(s, len, "<us-patent-grant") ||
			   has(s, len, "<us-patent-application") ||
			   has(s, len, "SYSTEM \"us-patent-")))
		return EXCHANGE_USPTO;
	if (xml && (has(s, len, "world-patent-data") ||
			   has(s, len, "exchange-document") ||
			   has(s, len, "http://ops.epo.org") ||
			   has(s, len, "http://www.epo.org/exchange")))
		return EXCHANGE_OPS;
	if (root == NULL)
		*what = "text that begins like XML but is none";
	else if (strcasecmp(root, "html") == 0)
		*what = "a page of HTML";
	else
		*what = arena_printf(
			a, "XML of another kind (its root is %s)", root);
	return EXCHANGE_GUESS;
}

/* The first line that begins an object on its own: JSON Lines may begin with
 * a bad line, and JSON over many lines begins with a lone bracket. */
static bool
has_object_line(const char *s, size_t len)
{
	const char *end = s + len;

	while (s < end) {
		const char *stop = memchr(s, '\n', (size_t)(end - s));

		if (stop == NULL)
			stop = end;
		while (s < stop && isspace((unsigned char)*s))
			s++;
		if (s < stop && *s == '{') {
			for (s++; s < stop && isspace((unsigned char)*s); s++)
				;
			if (s < stop && (*s == '"' || *s == '}'))
				return true;
		}
		s = stop + 1;
	}
	return false;
}

/* True for UTF-8 without control characters; a character may be cut at the
 * end of a long look. */
static bool
is_text(const char *s, size_t len)
{
	size_t cuts = len > 1000 ? 4 : 1;

	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] < ' ' && !isspace((unsigned char)s[i]))
			return false;
	for (size_t cut = 0; cut < cuts; cut++)
		if (text_valid(s, len - cut))
			return true;
	return false;
}

enum exchange_format
guess_format(
	struct arena *a, const char *s, size_t len, bool xml, const char **what)
{
	*what = "empty";
	if (len >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0) {
		s += 3;
		len -= 3;
	}
	for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++) {
		if (len >= magics[i].len &&
			memcmp(s, magics[i].bytes, magics[i].len) == 0) {
			*what = magics[i].what;
			return EXCHANGE_GUESS;
		}
	}
	while (len > 0 && isspace((unsigned char)*s)) {
		s++;
		len--;
	}
	if (len == 0)
		return EXCHANGE_GUESS;
	if (*s == '<')
		return guess_xml(a, s, len, xml, what);
	if (has_object_line(s, len))
		return EXCHANGE_JSONL;
	if (!is_text(s, len))
		*what = "binary data";
	else if (*s == '{' || *s == '[')
		*what = "JSON that does not have one object on each line";
	else
		*what = "plain text";
	return EXCHANGE_GUESS;
}
