#include "search/labels.h"

#include <string.h>

#include "base/named.h"
#include "patent/office.h"
#include "patent/wording.h"

static const char *const facet_labels[SEARCH_FACETS] = {
	[SEARCH_OFFICE] = N_("Patent office"),
	[SEARCH_STATUS] = N_("Legal status"),
	[SEARCH_TOPIC] = N_("Topic"),
	[SEARCH_MEMBER] = N_("Member"),
	[SEARCH_CPC] = N_("Classification (CPC)"),
	[SEARCH_YEAR] = N_("Year of publication"),
	[SEARCH_LANGUAGE] = N_("Language of a text"),
	[SEARCH_CHECKED] = N_("Status last checked"),
};

const char *
labels_facet(struct req *r, enum search_facet f)
{
	return req_tr(r, facet_labels[f]);
}

enum err
labels_read(struct req *r, const struct params *p,
	const struct search_page *page, struct labels *out)
{
	const struct search_counts *counted = &page->facets[SEARCH_MEMBER];
	const struct search_list *chosen = &p->search.chosen[SEARCH_MEMBER];
	const char **ids = ARENA_ARRAY(
		r->arena, counted->count + chosen->count + 1, const char *);
	struct search_list all = { .items = ids };
	size_t i;
	enum err e;

	for (i = 0; i < counted->count; i++)
		ids[all.count++] = counted->items[i].value;
	for (i = 0; i < chosen->count; i++)
		ids[all.count++] = chosen->items[i];
	if ((e = patent_topic_list(r->db, &out->topics)) != OK)
		return e;
	return search_member_list(r->db, &all, &out->members);
}

static const char *
pick(struct req *r, const char *json, const char *value, const char **lang)
{
	struct named n = named_pick(r->arena, r->lang, json);

	if (n.text[0] == '\0')
		return value;
	*lang = n.lang;
	return n.text;
}

/* The sections of the CPC, by its own titles. */
static const struct {
	char letter;
	const char *title;
} sections[] = {
	{ 'A', N_("A Human necessities") },
	{ 'B', N_("B Operations and transport") },
	{ 'C', N_("C Chemistry and metallurgy") },
	{ 'D', N_("D Textiles and paper") },
	{ 'E', N_("E Fixed constructions") },
	{ 'F', N_("F Mechanical engineering") },
	{ 'G', N_("G Physics") },
	{ 'H', N_("H Electricity") },
	{ 'Y', N_("Y New and cross-sectional technologies") },
};

static const char *
cpc_label(struct req *r, const char *value)
{
	size_t len = strlen(value), i;

	for (i = 0; len == 1 && i < sizeof(sections) / sizeof(sections[0]); i++)
		if (sections[i].letter == value[0])
			return req_tr(r, sections[i].title);
	/* a group, which the slash ends */
	if (len > 5 && value[len - 1] == '/')
		value = arena_strndup(r->arena, value, len - 1);
	return patent_symbol(r->arena, value);
}

static const char *
checked_label(struct req *r, const char *value)
{
	static const struct lang_label ages[] = {
		{ "30", N_("Within 30 days") },
		{ "90", N_("Within 90 days") },
		{ "365", N_("Within 365 days") },
		{ "older", N_("Longer ago") },
		{ "never", N_("Not known") },
		{ NULL, NULL },
	};

	return req_tr(r, lang_label(ages, value, value));
}

const char *
labels_find(struct req *r, const struct labels *l, enum search_facet f,
	const char *value, const char **lang)
{
	size_t i;

	*lang = NULL;
	if (f == SEARCH_STATUS && patent_status_known(value))
		return req_tr(r, patent_status_label(value));
	if (f == SEARCH_OFFICE)
		return office_label(r->arena, value, r->lang);
	for (i = 0; f == SEARCH_TOPIC && i < l->topics.count; i++)
		if (strcmp(l->topics.items[i].slug, value) == 0)
			return pick(r, l->topics.items[i].label, value, lang);
	for (i = 0; f == SEARCH_MEMBER && i < l->members.count; i++)
		if (strcmp(l->members.items[i].id, value) == 0)
			return pick(r, l->members.items[i].name, value, lang);
	if (f == SEARCH_CPC)
		return cpc_label(r, value);
	if (f == SEARCH_LANGUAGE)
		return req_tr(r, wording_language(value));
	if (f == SEARCH_CHECKED)
		return checked_label(r, value);
	return value;
}
