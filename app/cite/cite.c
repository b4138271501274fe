#include "cite/cite.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "cite/cite_part.h"

static const struct {
	const char *media;
	const char *before;
	const char *after;
	void (*put)(struct buf *, const struct cite *);
} formats[CITE_FORMATS] = {
	[CITE_BIBTEX] = { "application/x-bibtex; charset=utf-8", "", "",
		cite_bibtex },
	[CITE_RIS] = { "application/x-research-info-systems; charset=utf-8", "",
		"", cite_ris },
	[CITE_CSL] = { "application/vnd.citationstyles.csl+json", "[", "]\n",
		cite_csl },
};

void
cite_put(struct buf *b, enum cite_format format, const struct cite *c)
{
	formats[format].put(b, c);
}

const char *
cite_before(enum cite_format format)
{
	return formats[format].before;
}

const char *
cite_after(enum cite_format format)
{
	return formats[format].after;
}

const char *
cite_media(enum cite_format format)
{
	return formats[format].media;
}

/* Characters that end a line for one reader or another. */
static bool
is_break(const unsigned char *s, size_t *len)
{
	*len = 1;
	if (*s < 0x20 || *s == 0x7f)
		return true;
	if (s[0] == 0xc2 && s[1] >= 0x80 && s[1] <= 0x9f) {
		*len = 2; /* C1, among them NEL */
		return true;
	}
	if (s[0] == 0xe2 && s[1] == 0x80 && (s[2] == 0xa8 || s[2] == 0xa9)) {
		*len = 3; /* line and paragraph separator */
		return true;
	}
	return false;
}

void
cite_text(struct buf *b, const char *s, size_t len, const char *(*escape)(char))
{
	const char *end = s + len;
	bool space = false, begun = false;

	while (s < end) {
		const char *as;
		size_t n;

		if (*s == ' ' || is_break((const unsigned char *)s, &n)) {
			s += *s == ' ' ? 1 : n;
			space = begun;
			continue;
		}
		if (space)
			buf_char(b, ' ');
		space = false;
		begun = true;
		as = escape(*s);
		if (as != NULL)
			buf_str(b, as);
		else
			buf_char(b, *s);
		s++;
	}
}

bool
cite_divided(const char *name, size_t *family, const char **given)
{
	const char *comma = strchr(name, ',');

	if (comma == NULL || comma == name || strchr(comma + 1, ',') != NULL)
		return false;
	*family = (size_t)(comma - name);
	*given = comma + 1 + strspn(comma + 1, " ");
	return **given != '\0';
}

const struct cite_list *
cite_authors(const struct cite *c, bool *people)
{
	*people = c->inventors.count > 0;
	return *people ? &c->inventors : &c->applicants;
}

const char *
cite_title(const struct cite *c)
{
	return c->title == NULL || *c->title == '\0' ? c->number : c->title;
}
