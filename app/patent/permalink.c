#include "patent/permalink.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"

static const struct {
	const char *suffix;
	const char *media; /* with a slash and a subtype, in small letters */
} forms[PERMALINK_COUNT] = {
	[PERMALINK_PAGE] = { "", "text/html" },
	[PERMALINK_JSON] = { ".json", "application/json" },
	[PERMALINK_JSONLD] = { ".jsonld", "application/ld+json" },
	[PERMALINK_BIBTEX] = { ".bib", "application/x-bibtex" },
	[PERMALINK_RIS] = { ".ris", "application/x-research-info-systems" },
	[PERMALINK_CSL] = { ".csl.json",
		"application/vnd.citationstyles.csl+json" },
};

const char *
permalink_suffix(enum permalink form)
{
	return forms[form].suffix;
}

enum permalink
permalink_read(struct arena *a, const char *typed, const char **number)
{
	size_t len = strlen(typed);
	int i;

	/* ".csl.json" before ".json" */
	for (i = PERMALINK_COUNT - 1; i > 0; i--) {
		size_t n = strlen(forms[i].suffix);

		if (len > n &&
			strcasecmp(typed + len - n, forms[i].suffix) == 0) {
			*number = arena_strndup(a, typed, len - n);
			return (enum permalink)i;
		}
	}
	*number = typed;
	return PERMALINK_PAGE;
}

/* A weight in thousandths, RFC 9110 section 12.4.2: 0 or 1 with up to three
 * decimals. 0, not acceptable, when it is written otherwise. */
static int
read_weight(const char *at, const char *end)
{
	int scale = 1000, n;

	if (at == end || (*at != '0' && *at != '1'))
		return 0;
	n = (*at++ - '0') * scale;
	if (at < end && *at == '.')
		for (at++; at < end && scale > 1 && *at >= '0' && *at <= '9';
			at++)
			n += (*at - '0') * (scale /= 10);
	return n <= 1000 && (at == end || strchr("; \t", *at) != NULL) ? n : 0;
}

/* In thousandths; 1000 where the range has none. */
static int
weight_of(const char *range, size_t len)
{
	const char *at = range, *end = range + len;

	while ((at = memchr(at, ';', (size_t)(end - at))) != NULL) {
		at++;
		at += strspn(at, " \t");
		if (end - at >= 2 && (at[0] == 'q' || at[0] == 'Q') &&
			at[1] == '=')
			return read_weight(at + 2, end);
	}
	return 1000;
}

/* How exactly a range of the header means a type: 3 the type, 2 all of its
 * kind, 1 any, 0 not at all. */
static int
match(const char *range, size_t len, const char *media)
{
	size_t kind = (size_t)(strchr(media, '/') - media);

	len = strcspn(range, "; \t,") < len ? strcspn(range, "; \t,") : len;
	if (len == strlen(media) && strncasecmp(range, media, len) == 0)
		return 3;
	if (len == kind + 2 && strncasecmp(range, media, kind + 1) == 0 &&
		range[len - 1] == '*')
		return 2;
	return len == 3 && strncmp(range, "*/*", 3) == 0 ? 1 : 0;
}

static int
weight(const char *header, const char *media)
{
	int best = 0, found = 0;

	while (*header != '\0') {
		size_t len;
		int how;

		header += strspn(header, ", \t");
		len = strcspn(header, ",");
		how = len == 0 ? 0 : match(header, len, media);
		if (how > best) {
			best = how;
			found = weight_of(header, len);
		}
		header += len;
	}
	return found;
}

enum permalink
permalink_accept(const char *header)
{
	enum permalink form = PERMALINK_PAGE;
	int i, most = 0;

	for (i = 0; header != NULL && i < PERMALINK_COUNT; i++) {
		int w = weight(header, forms[i].media);

		if (w > most) {
			most = w;
			form = (enum permalink)i;
		}
	}
	return form;
}
