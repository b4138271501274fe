#include "export/export.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/named.h"
#include "base/place.h"
#include "cite/cite.h"
#include "patent/patent.h"
#include "patent/wording.h"

static const struct {
	const char *suffix;
	const char *media;
} formats[EXPORT_FORMATS] = {
	[EXPORT_CSV] = { "csv", "text/csv; charset=utf-8; header=present" },
	[EXPORT_XLSX] = { "xlsx",
		"application/"
		"vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
	[EXPORT_RIS] = { "ris",
		"application/x-research-info-systems; charset=utf-8" },
	[EXPORT_BIBTEX] = { "bib", "application/x-bibtex; charset=utf-8" },
	[EXPORT_JSONL] = { "jsonl", "application/jsonl; charset=utf-8" },
};

const struct export_column export_columns[EXPORT_COLUMNS] = {
	{ "number", N_("Publication number"), false },
	{ "office", N_("Office"), false },
	{ "kind", N_("Kind code"), false },
	{ "application_number", N_("Application number"), false },
	{ "family", N_("Family"), false },
	{ "title", N_("Title"), false },
	{ "title_language", N_("Language of the title"), false },
	{ "title_en", N_("Title in English"), false },
	{ "title_zh", N_("Title in Chinese"), false },
	{ "title_ja", N_("Title in Japanese"), false },
	{ "applicants", N_("Applicants"), false },
	{ "owners", N_("Owners"), false },
	{ "inventors", N_("Inventors"), false },
	{ "cpc", N_("CPC"), false },
	{ "ipc", N_("IPC"), false },
	{ "topics", N_("Topics"), false },
	{ "filed", N_("Filed"), true },
	{ "published", N_("Published"), true },
	{ "granted", N_("Granted"), true },
	{ "status", N_("Status"), false },
	{ "status_as_of", N_("Status as of"), true },
	{ "status_source", N_("Source of the status"), false },
	{ "member", N_("Member"), false },
	{ "pool_since", N_("In the pool since"), true },
	{ "pool_until", N_("In the pool until"), true },
	{ "terms", N_("Terms"), false },
	{ "url", N_("Address"), false },
};

enum err
export_format_read(const char *suffix, enum export_format *out)
{
	int f;

	for (f = 0; f < EXPORT_FORMATS; f++) {
		if (strcmp(formats[f].suffix, suffix) != 0)
			continue;
		*out = (enum export_format)f;
		return OK;
	}
	return ERR_NOT_FOUND;
}

const char *
export_suffix(enum export_format f)
{
	return formats[f].suffix;
}

const char *
export_media(enum export_format f)
{
	return formats[f].media;
}

static const char *
join(struct arena *a, const struct export_list *list)
{
	struct buf *b;
	size_t i;

	if (list->count == 0)
		return NULL;
	b = buf_new(a, 64);
	for (i = 0; i < list->count; i++)
		buf_printf(b, "%s%s", i == 0 ? "" : "; ", list->items[i]);
	return b->data;
}

static const char *
in_language(const struct wordings *all, const char *key)
{
	const struct wording *w = wording_find(all, key);

	return w == NULL ? NULL : w->text;
}

static const char *
address(struct arena *a, const struct export_context *c,
	const struct export_item *p)
{
	return arena_printf(a, "%s/id/patent/%s", c->url, p->number);
}

void
export_cells(struct arena *a, const struct export_context *c,
	const struct export_item *p, const char *cells[EXPORT_COLUMNS])
{
	struct wordings titles;
	size_t i = 0;

	wording_list(a, p->title, c->lang, &titles);
	cells[i++] = p->number;
	cells[i++] = p->office;
	cells[i++] = p->kind;
	cells[i++] = p->application_number;
	cells[i++] = p->family;
	cells[i++] = titles.count == 0 ? NULL : titles.items[0].text;
	cells[i++] = titles.count == 0 ? NULL : titles.items[0].key;
	cells[i++] = in_language(&titles, "en");
	cells[i++] = in_language(&titles, "zh");
	cells[i++] = in_language(&titles, "ja");
	cells[i++] = join(a, &p->applicants);
	cells[i++] = join(a, &p->owners);
	cells[i++] = join(a, &p->inventors);
	cells[i++] = join(a, &p->cpc);
	cells[i++] = join(a, &p->ipc);
	cells[i++] = join(a, &p->topics);
	cells[i++] = p->filed;
	cells[i++] = p->published;
	cells[i++] = p->granted;
	cells[i++] = p->status;
	cells[i++] = p->status_as_of;
	cells[i++] = p->status_source;
	cells[i++] = p->member_name == NULL
			     ? NULL
			     : named_pick(a, c->lang, p->member_name).text;
	cells[i++] = p->since;
	cells[i++] = p->until;
	cells[i++] = p->terms;
	cells[i++] = address(a, c, p);
}

/* What reference managers file an entry under. */
static struct cite_list
keywords(struct arena *a, const struct export_item *p)
{
	const char **items = ARENA_ARRAY(
		a, p->cpc.count + p->topics.count + 1, const char *);
	size_t i, n = 0;

	for (i = 0; i < p->topics.count; i++)
		items[n++] = p->topics.items[i];
	for (i = 0; i < p->cpc.count; i++)
		items[n++] = patent_symbol(a, p->cpc.items[i]);
	return (struct cite_list){ items, n };
}

void
export_cite(struct arena *a, const struct export_context *c,
	const struct export_item *p, enum export_format f, struct buf *out)
{
	const struct export_list *owners =
		p->applicants.count > 0 ? &p->applicants : &p->owners;
	const struct wording *w;
	struct wordings titles, abstracts;
	struct cite entry = {
		.number = p->number,
		.office = arena_printf(
			a, "%s %s", p->office, place_name(p->office, c->lang)),
		.application_number = p->application_number,
		.filed = p->filed,
		.published = p->published,
		.status = p->status,
		.inventors = { p->inventors.items, p->inventors.count },
		.applicants = { owners->items, owners->count },
		.priorities = { p->priorities.items, p->priorities.count },
		.keywords = keywords(a, p),
		.url = address(a, c, p),
		.accessed = c->day,
	};

	wording_list(a, p->title, c->lang, &titles);
	wording_list(a, p->abstract, c->lang, &abstracts);
	if (titles.count > 0) {
		entry.title = titles.items[0].text;
		entry.lang = titles.items[0].lang;
		w = wording_find(&abstracts, titles.items[0].key);
		entry.abstract = w == NULL ? NULL : w->text;
	}
	cite_put(out, f == EXPORT_BIBTEX ? CITE_BIBTEX : CITE_RIS, &entry);
}
