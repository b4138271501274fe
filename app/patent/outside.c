#include "patent/outside.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "patent/patent.h"

static const char *
address(struct arena *a, const char *before, const char *value,
	const char *after)
{
	struct buf *b = buf_new(a, 100);

	buf_str(b, before);
	buf_url(b, value);
	buf_str(b, after);
	return b->data;
}

/* The digits and letters of a publication between office and kind. */
static const char *
serial(struct arena *a, const struct patent *p)
{
	size_t len = strlen(p->number), kind = strlen(p->kind);

	return arena_strndup(a, p->number + 2, len - 2 - kind);
}

/* "JP2020123456A" is JP-2020-123456/11 there, "JP7123456B2" JP-7123456/15. */
static const char *
j_platpat(struct arena *a, const struct patent *p, enum lang lang)
{
	const char *number = serial(a, p);
	bool application = p->kind[0] == 'A';

	if (application && strlen(number) > 4)
		number = arena_printf(a, "%.4s-%s", number, number + 4);
	return address(a, "https://www.j-platpat.inpit.go.jp/c1801/PU/JP-",
		number,
		arena_printf(a, "/%s/%s", application ? "11" : "15",
			lang == LANG_JA ? "ja" : "en"));
}

/* The office's own service, or NULL where it has no lasting addresses. */
static const char *
office_address(struct arena *a, const struct patent *p, enum lang lang,
	const char **name)
{
	const char *number = serial(a, p);

	if (strcmp(p->office, "EP") == 0 && p->application_number != NULL) {
		*name = "European Patent Register";
		return address(a,
			"https://register.epo.org/application?number=",
			p->application_number, "");
	}
	if (strcmp(p->office, "WO") == 0) {
		*name = "PATENTSCOPE";
		return address(a,
			arena_printf(a,
				"https://patentscope.wipo.int/search/%s/"
				"detail.jsf?docId=WO",
				lang_key(lang)),
			number, "");
	}
	if (strcmp(p->office, "US") == 0) {
		*name = "USPTO Patent Public Search";
		return address(a,
			"https://ppubs.uspto.gov/pubwebapp/external.html?q=",
			number, ".pn.");
	}
	if (strcmp(p->office, "JP") == 0 &&
		(p->kind[0] == 'A' || p->kind[0] == 'B')) {
		*name = "J-PlatPat";
		return j_platpat(a, p, lang);
	}
	if (strcmp(p->office, "DE") == 0) {
		*name = "DEPATISnet";
		return address(a,
			"https://depatisnet.dpma.de/DepatisNet/depatisnet?"
			"action=bibdat&docid=",
			p->number, "");
	}
	return NULL;
}

void
outside_list(struct arena *a, const struct patent *p, enum lang lang,
	struct outsides *out)
{
	struct outside *items = ARENA_ARRAY(a, 3, struct outside);
	const char *name, *path;

	items[0] = (struct outside){ "Espacenet",
		address(a,
			"https://worldwide.espacenet.com/patent/search?q=pn%3D",
			p->number, "") };
	items[1] = (struct outside){ "Google Patents",
		address(a, "https://patents.google.com/patent/", p->number,
			arena_printf(a, "/%s", lang_key(lang))) };
	out->items = items;
	out->count = 2;
	if ((path = office_address(a, p, lang, &name)) != NULL)
		items[out->count++] = (struct outside){ name, path };
}
