#include "coverage/words.h"

#include <string.h>

#include "base/day.h"
#include "base/named.h"
#include "base/place.h"
#include "coverage/coverage_form.h"
#include "http/page.h"
#include "org/org.h"
#include "patent/patent.h"

/* What ${what} of a reason is; elsewhere it is a number that people know. */
enum meaning { NUMBER, ORGANISATION, TERRITORY, FIELD, ACT };
static const struct {
	const char *code;
	enum meaning meaning;
} meanings[] = {
	{ "mandate_gap", ORGANISATION },
	{ "no_mandate", ORGANISATION },
	{ "no_law_rule", TERRITORY },
	{ "territory_not_granted", TERRITORY },
	{ "field_granted", FIELD },
	{ "field_not_granted", FIELD },
	{ "field_undecided", FIELD },
	{ "act_not_granted", ACT },
};

static enum meaning
meaning_of(const struct coverage_reason *reason)
{
	size_t i;

	for (i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
		if (strcmp(meanings[i].code, reason->code) == 0)
			return meanings[i].meaning;
	return NUMBER;
}

/* All that a page may need to name. */
struct words {
	struct req *r;
	struct org_names orgs;
	struct patent_topic_list topics;
};

static const char *
org_word(const struct words *w, const char *id)
{
	size_t i;

	for (i = 0; i < w->orgs.count; i++)
		if (strcmp(w->orgs.items[i].id, id) == 0)
			return named_pick(
				w->r->arena, w->r->lang, w->orgs.items[i].name)
				.text;
	return id;
}

static const char *
field_word(const struct words *w, const char *slug)
{
	size_t i;

	for (i = 0; i < w->topics.count; i++)
		if (strcmp(w->topics.items[i].slug, slug) == 0)
			return named_pick(w->r->arena, w->r->lang,
				w->topics.items[i].label)
				.text;
	return slug;
}

static const char *
what_word(const struct words *w, const struct coverage_reason *reason)
{
	switch (meaning_of(reason)) {
	case ORGANISATION:
		return org_word(w, reason->what);
	case TERRITORY:
		return place_name(reason->what, w->r->lang);
	case FIELD:
		return field_word(w, reason->what);
	case ACT:
		return coverage_form_act(w->r, reason->what);
	case NUMBER:
		break;
	}
	return reason->what;
}

static void
tell(const struct words *w, struct coverage_reason *reason)
{
	if (reason->who != NULL)
		reason->who = org_word(w, reason->who);
	if (reason->what != NULL)
		reason->what = what_word(w, reason);
	if (reason->day != NULL && day_valid(reason->day))
		reason->day = page_day(w->r, reason->day);
}

/* The ids that stand in the reasons; one may stand there more than once. */
static enum err
find_orgs(struct words *w, const struct coverage_told *told)
{
	const char **ids;
	size_t i, k, n = 1;

	for (i = 0; i < told->count; i++)
		n += told->lists[i]->count * 2;
	ids = ARENA_ARRAY(w->r->arena, n, const char *);
	n = 0;
	if (told->org != NULL)
		ids[n++] = told->org;
	for (i = 0; i < told->count; i++)
		for (k = 0; k < told->lists[i]->count; k++) {
			const struct coverage_reason *reason =
				&told->lists[i]->items[k];

			if (reason->who != NULL)
				ids[n++] = reason->who;
			if (reason->what != NULL &&
				meaning_of(reason) == ORGANISATION)
				ids[n++] = reason->what;
		}
	return org_names_find(w->r->db, ids, n, &w->orgs);
}

enum err
coverage_words(struct req *r, struct coverage_told *told)
{
	struct words w = { .r = r };
	size_t i, k;
	enum err e;

	if ((e = find_orgs(&w, told)) != OK ||
		(e = patent_topic_list(r->db, &w.topics)) != OK)
		return e;
	for (i = 0; told->org != NULL && i < w.orgs.count; i++)
		if (strcmp(w.orgs.items[i].id, told->org) == 0)
			told->org_name = w.orgs.items[i].name;
	for (i = 0; i < told->count; i++)
		for (k = 0; k < told->lists[i]->count; k++)
			tell(&w, &told->lists[i]->items[k]);
	return OK;
}
