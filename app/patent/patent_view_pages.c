#include "patent/patent_pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/json.h"
#include "base/named.h"
#include "patent/office.h"
#include "patent/patent_part.h"

#define SIMILAR_SHOWN 6

static void
read_topics(struct req *r, const struct patent *p,
	const struct patent_topic_list *all, struct patent_links *out)
{
	struct patent_link *items =
		ARENA_ARRAY(r->arena, p->topic_count + 1, struct patent_link);
	size_t i, k;

	for (i = 0; i < p->topic_count; i++) {
		struct patent_link *l = &items[out->count++];

		l->text = p->topics[i];
		l->path = req_path(r, "/patents?topic=%s", p->topics[i]);
		for (k = 0; k < all->count; k++) {
			struct named n;

			if (strcmp(all->items[k].slug, p->topics[i]) != 0)
				continue;
			n = named_pick(r->arena, r->lang, all->items[k].label);
			l->text = n.text;
			l->lang = n.lang;
		}
	}
	out->items = items;
}

/* Links of symbols to what a search finds by them. */
static void
read_symbols(struct req *r, const char *query, const char *const *symbols,
	size_t count, struct patent_links *out)
{
	struct patent_link *items =
		ARENA_ARRAY(r->arena, count + 1, struct patent_link);
	size_t i;

	for (i = 0; i < count; i++) {
		struct buf *b = buf_new(r->arena, 64);

		buf_str(b, req_path(r, "%s", query));
		buf_url(b, symbols[i]);
		items[i].text = patent_symbol(r->arena, symbols[i]);
		items[i].path = b->data;
	}
	*out = (struct patent_links){ items, count };
}

static void
read_priorities(struct req *r, const char *text, struct patent_priorities *out)
{
	const struct json *list;
	struct patent_priority *items;
	const char *why;
	size_t i;

	if (json_parse(r->arena, text, strlen(text), &list, &why) != OK)
		return;
	items = ARENA_ARRAY(
		r->arena, json_count(list) + 1, struct patent_priority);
	for (i = 0; i < json_count(list); i++) {
		items[i].number =
			json_text(json_get(json_at(list, i), "number"));
		items[i].date = json_text(json_get(json_at(list, i), "date"));
	}
	out->items = items;
	out->count = json_count(list);
}

static int
by_day(const void *a, const void *b)
{
	return strcmp(((const struct patent_event *)b)->day,
		((const struct patent_event *)a)->day);
}

static void
read_events(struct req *r, const struct patent *p, const char *today,
	struct patent_events *out)
{
	const struct {
		const char *day;
		const char *text;
	} all[] = {
		{ p->until, N_("No longer in the pool") },
		{ p->since, N_("Put into the pool") },
		{ p->granted, N_("Patent granted") },
		{ p->published, N_("Published") },
		{ p->filed, N_("Application filed") },
	};
	size_t n = sizeof(all) / sizeof(all[0]), i;
	struct patent_event *items =
		ARENA_ARRAY(r->arena, n, struct patent_event);

	for (i = 0; i < n; i++)
		if (all[i].day != NULL)
			items[out->count++] = (struct patent_event){ all[i].day,
				req_tr(r, all[i].text),
				strcmp(all[i].day, today) <= 0 };
	if (out->count > 1)
		qsort(items, out->count, sizeof(items[0]), by_day);
	out->items = items;
}

static enum patent_standing
standing(const struct patent *p, const char *today)
{
	if (p->pooled)
		return PATENT_POOLED;
	if (p->member == NULL)
		return PATENT_KNOWN;
	return strcmp(p->since, today) > 0 ? PATENT_COMING : PATENT_FORMER;
}

/* Who lets the pool license it: the owners of today, and whether the member
 * is one or has their mandate. */
static enum err
read_owners(struct req *r, const struct patent *p, struct patent_view *v)
{
	struct proposal q = { .patent_id = p->id,
		.number = p->number,
		.office = p->office,
		.member = p->member };
	struct proposal_check found = { .owner_assumed = false };
	enum err e;

	if (v->standing != PATENT_POOLED)
		return OK;
	if ((e = proposal_owners(r->db, &q, &found)) == OK)
		v->owners_today = found.owners;
	return e;
}

/* What stands in tables beside the publication's own. */
static enum err
read_beside(struct req *r, const struct patent *p, struct patent_view *v)
{
	struct audit_query q = { .object_kind = "patent",
		.object_id = p->number };
	const struct stay_reader reader = {
		.secretariat = req_is(r, SECRETARIAT),
		.organisation = r->person.role == MEMBER
					? r->person.organisation
					: NULL,
	};
	enum err e;

	if ((e = family_read(r->db, p, &v->family)) != OK ||
		(e = cited_read(r->db, p, &v->cited)) != OK ||
		(e = cited_read_by(r->db, p, &v->cited_by)) != OK ||
		(e = stay_list(r->db, p->number, &v->stays)) != OK ||
		(e = stay_step_list(r->db, p->number, &reader, &v->steps)) !=
			OK ||
		(e = audit_list(r->db, &q, &v->trail)) != OK ||
		(e = right_view_read(r, p->number, &v->rights)) != OK)
		return e;
	/* Of today's pool only: what the registry knew then of all others takes
	 * long, and it is no fact of the patent. */
	if (r->known == NULL && (e = similar_list(r->db, p->number,
					 SIMILAR_SHOWN, &v->similar)) != OK)
		return e;
	v->family_lists =
		(struct family_lists){ v->family.lists, v->family.list_count };
	return read_owners(r, p, v);
}

enum err
patent_view_read(struct req *r, const struct patent *p, struct patent_view *v)
{
	struct patent_topic_list topics;
	char today[DAY_SIZE];
	struct named n;
	enum err e;

	day_today(today);
	v->patent = p;
	v->standing = standing(p, today);
	if ((e = patent_topic_list(r->db, &topics)) != OK ||
		(e = read_beside(r, p, v)) != OK)
		return e;
	wording_list(r->arena, p->title, r->lang, &v->titles);
	patent_texts_read(r, p, &v->texts);
	read_topics(r, p, &topics, &v->topics);
	read_symbols(r, "/patents?cpc=", p->cpc, p->cpc_count, &v->cpc);
	read_symbols(r, "/patents?q=ipc%3D", p->ipc, p->ipc_count, &v->ipc);
	read_priorities(r, p->priority, &v->priorities);
	read_events(r, p, today, &v->events);
	v->applicants =
		(struct patent_names){ p->applicants, p->applicant_count };
	v->owners = (struct patent_names){ p->owners, p->owner_count };
	v->inventors = (struct patent_names){ p->inventors, p->inventor_count };
	v->office = office_label(r->arena, p->office, r->lang);
	if (p->member != NULL) {
		n = named_pick(r->arena, r->lang, p->member_name);
		v->member = n.text[0] == '\0' ? p->member : n.text;
		v->member_lang = n.lang;
	}
	patent_outsides(r, p, &v->outsides);
	v->permalink = arena_printf(r->arena, "/id/patent/%s", p->number);
	return OK;
}

const char *
patent_claim_kinds(struct req *r, const struct patent *p)
{
	static const struct {
		const char *word;
		const char *label;
	} kinds[] = {
		{ "method", N_("Method") },
		{ "apparatus", N_("Apparatus") },
		{ "use", N_("Use") },
	};
	struct buf *b = buf_new(r->arena, 64);
	size_t i, k;

	for (i = 0; i < p->claim_kind_count; i++)
		for (k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
			if (strcmp(kinds[k].word, p->claim_kinds[i]) == 0)
				buf_printf(b, "%s%s", b->len == 0 ? "" : ", ",
					req_tr(r, kinds[k].label));
	return b->data;
}

const char *
patent_symbols(struct req *r, const char *const *symbols, size_t count)
{
	struct buf *b = buf_new(r->arena, 64);
	size_t i;

	for (i = 0; i < count; i++)
		buf_printf(b, "%s%s", i == 0 ? "" : ", ",
			patent_symbol(r->arena, symbols[i]));
	return b->data;
}

static enum proposal_state
step_state(const struct stay_step *step)
{
	enum proposal_state s = PROPOSAL_PROPOSED;

	while (s < PROPOSAL_WITHDRAWN &&
		strcmp(proposal_state_word(s), step->state) != 0)
		s++;
	return s;
}

const char *
patent_step_label(const struct stay_step *step)
{
	return proposal_state_label(step_state(step));
}

const char *
patent_step_colour(const struct stay_step *step)
{
	return proposal_state_colour(step_state(step));
}
