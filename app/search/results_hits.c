#include "search/results_hits.h"

#include <string.h>

#include "base/day.h"
#include "base/json.h"
#include "fact/fact.h"
#include "patent/office.h"
#include "patent/wording.h"

/* Columns of a text under a hit: about two lines. */
#define WIDTH 240
#define CPC_SHOWN 3
#define PLACES_SHOWN 6

/* The publication's title in the language of its office when another one is
 * shown, else the English one. */
static void
read_titles(
	struct req *r, const struct snippet_terms *terms, struct result *out)
{
	const char *key = office_language(out->item->office);
	const struct wording *shown, *other;
	struct wordings all;

	wording_list(r->arena, out->item->title, r->lang, &all);
	if (all.count == 0) {
		snippet_whole(
			r->arena, out->item->number, NULL, terms, &out->title);
		return;
	}
	shown = &all.items[0];
	snippet_whole(r->arena, shown->text, shown->lang, terms, &out->title);
	other = wording_find(&all, key);
	if (other == NULL || other == shown)
		other = wording_find(&all, "en");
	if (other != NULL && other != shown)
		snippet_whole(
			r->arena, other->text, other->lang, terms, &out->other);
}

/* The first abstract that has a hit; without any the beginning of the best
 * one. */
static void
read_abstract(
	struct req *r, const struct snippet_terms *terms, struct result *out)
{
	struct wordings all;
	struct snippet s;
	size_t i;

	wording_list(r->arena, out->item->abstract, r->lang, &all);
	for (i = 0; i < all.count; i++) {
		snippet_part(r->arena, all.items[i].text, all.items[i].lang,
			terms, WIDTH, &s);
		if (i == 0 || s.hits > 0)
			out->text = s;
		if (s.hits > 0)
			return;
	}
}

static bool
read_claims(struct req *r, const struct snippet_terms *terms,
	const struct patent_item *item, struct snippet *out)
{
	struct wordings all;
	struct snippet s;
	size_t i, k;

	wording_list(r->arena, item->claims, r->lang, &all);
	for (i = 0; i < all.count; i++) {
		for (k = 0; k < json_count(all.items[i].texts); k++) {
			const char *text =
				json_text(json_at(all.items[i].texts, k));

			if (text == NULL)
				continue;
			snippet_part(r->arena, text, all.items[i].lang, terms,
				WIDTH, &s);
			if (s.hits == 0)
				continue;
			*out = s;
			return true;
		}
	}
	return false;
}

/* Claims are long and seldom needed: they are fetched for those hits alone
 * that show no word of the search yet. */
static enum err
add_claims(struct req *r, const struct snippet_terms *terms,
	struct result *items, size_t count)
{
	int64_t *ids = ARENA_ARRAY(r->arena, count + 1, int64_t);
	struct patent_items list;
	size_t i, k, n = 0;
	enum err e;

	for (i = 0; i < count; i++)
		if (items[i].title.hits + items[i].other.hits +
				items[i].text.hits ==
			0)
			ids[n++] = items[i].item->id;
	if (terms->count == 0 || n == 0)
		return OK;
	if ((e = patent_list(r->db, ids, n, PATENT_CLAIMS, &list)) != OK)
		return e;
	for (i = 0; i < list.count; i++)
		for (k = 0; k < count; k++)
			if (items[k].item->id == list.items[i].id &&
				read_claims(r, terms, &list.items[i],
					&items[k].text))
				break;
	return OK;
}

static const char *
symbols(struct req *r, const struct patent_item *p)
{
	struct buf *b = buf_new(r->arena, 64);
	size_t i;

	for (i = 0; i < p->cpc_count && i < CPC_SHOWN; i++)
		buf_printf(b, "%s%s", i > 0 ? "; " : "",
			patent_symbol(r->arena, p->cpc[i]));
	return b->data;
}

/* ---- rights by territory ------------------------------------------------- */

/* The publications of a hit, itself first. */
struct group {
	const struct patent_item **items;
	size_t count;
};

static const char *
codes(struct req *r, const struct right_territories *places, size_t max)
{
	struct buf *b = buf_new(r->arena, 64);
	size_t i;

	for (i = 0; i < places->count && i < max; i++)
		buf_printf(b, "%s%s", i == 0 ? "" : " ", places->items[i]);
	return b->data;
}

static void
read_publications(struct req *r, const struct right_brief *brief,
	const struct group *g, struct matrix_row *out)
{
	struct publication *items =
		ARENA_ARRAY(r->arena, g->count, struct publication);
	size_t i, k;

	out->publications.items = items;
	for (i = 0; i < g->count; i++)
		for (k = 0; k < brief->file->publication_count; k++) {
			if (strcmp(brief->file->publications[k].number,
				    g->items[i]->number) != 0)
				continue;
			items[out->publications.count++] = (struct publication){
				.number = g->items[i]->number,
				.path = req_path(
					r, "/patents/%s", g->items[i]->number),
				.pooled = g->items[i]->pooled,
			};
			break;
		}
}

/* Of an application whose rights no rule tells: what is said of its
 * publication. */
static void
read_status(const struct right_brief *brief, struct matrix_row *out)
{
	const struct right_publication *p = right_file_status(brief->file);

	out->spread = 1;
	out->label = patent_status_label(p == NULL ? NULL : p->status);
	out->colour = patent_status_colour(p == NULL ? NULL : p->status);
	out->as_of = p == NULL ? NULL : p->status_as_of;
}

static size_t
add_application(struct req *r, const struct right_brief *brief,
	const struct group *g, struct matrix_row *rows)
{
	size_t i;

	read_publications(r, brief, g, rows);
	if (brief->count == 0) {
		read_status(brief, rows);
		return 1;
	}
	rows->spread = brief->count;
	for (i = 0; i < brief->count; i++) {
		const struct right_group *from = &brief->items[i];

		rows[i].places = codes(r, &from->places, PLACES_SHOWN);
		rows[i].more = from->places.count > PLACES_SHOWN
				       ? from->places.count - PLACES_SHOWN
				       : 0;
		rows[i].place =
			from->places.count == 1
				? office_label(r->arena, from->places.items[0],
					  r->lang)
				: NULL;
		rows[i].label = right_state_label(from->state);
		rows[i].colour = right_state_colour(from->state);
		rows[i].as_of = from->as_of;
		rows[i].source = from->source;
		rows[i].stale = from->stale;
	}
	return brief->count;
}

static void
read_matrix(struct req *r, const struct right_briefs *all,
	const struct group *g, struct matrix *out)
{
	const struct right_brief **seen =
		ARENA_ARRAY(r->arena, g->count, const struct right_brief *);
	struct matrix_row *rows;
	size_t i, k, n = 0, room = 0;

	for (i = 0; i < g->count; i++) {
		const struct right_brief *b =
			right_brief_find(all, g->items[i]->number);

		for (k = 0; k < n && seen[k] != b; k++)
			;
		if (b == NULL || k < n)
			continue;
		seen[n++] = b;
		room += b->count + 1;
	}
	rows = ARENA_ARRAY(r->arena, room + 1, struct matrix_row);
	out->items = rows;
	for (i = 0; i < n; i++)
		out->count += add_application(r, seen[i], g, rows + out->count);
}

/* Whose rights are shown with which hit. */
struct hits {
	struct result *items;
	size_t count;
	struct group *groups;
	const char **numbers; /* of all publications */
	size_t number_count;
};

static void
add_member(struct hits *h, size_t i, const struct patent_item *item)
{
	struct group *g = &h->groups[i];

	g->items[g->count++] = item;
	h->numbers[h->number_count++] = item->number;
}

/* The hit of a family stands for its other publications in the pool. */
static enum err
add_relatives(struct req *r, const struct search *s, struct hits *h)
{
	int64_t *ids = ARENA_ARRAY(r->arena, h->count, int64_t);
	struct search_relatives all;
	struct patent_items items;
	size_t i, k, n = 0;
	int64_t *others;
	enum err e;

	for (i = 0; i < h->count; i++)
		ids[i] = h->items[i].item->id;
	if ((e = search_relative_list(r->db, s, ids, h->count, &all)) != OK)
		return e;
	others = ARENA_ARRAY(r->arena, all.count + 1, int64_t);
	for (i = 0; i < all.count; i++)
		others[i] = all.items[i].id;
	if ((e = patent_list(r->db, others, all.count, PATENT_PLAIN, &items)) !=
		OK)
		return e;
	h->numbers =
		ARENA_ARRAY(r->arena, h->count + items.count, const char *);
	for (i = 0; i < h->count; i++) {
		h->groups[i].items = ARENA_ARRAY(
			r->arena, items.count + 1, const struct patent_item *);
		add_member(h, i, h->items[i].item);
		for (; n < all.count && all.items[n].hit == ids[i]; n++) {
			for (k = 0; k < items.count; k++)
				if (items.items[k].id == all.items[n].id)
					break;
			if (k < items.count)
				add_member(h, i, &items.items[k]);
		}
		h->items[i].others = h->groups[i].count - 1;
	}
	return OK;
}

static void
add_selves(struct req *r, struct hits *h)
{
	size_t i;

	h->numbers = ARENA_ARRAY(r->arena, h->count + 1, const char *);
	for (i = 0; i < h->count; i++) {
		h->groups[i].items =
			ARENA_ARRAY(r->arena, 1, const struct patent_item *);
		add_member(h, i, h->items[i].item);
	}
}

static enum err
add_rights(struct req *r, const struct search *s, struct hits *h)
{
	char *today = arena_alloc(r->arena, DAY_SIZE);
	struct right_briefs all;
	const char *known;
	size_t i;
	enum err e;

	day_today(today);
	h->groups = ARENA_ARRAY(r->arena, h->count + 1, struct group);
	if (!s->families)
		add_selves(r, h);
	else if ((e = add_relatives(r, s, h)) != OK)
		return e;
	if ((e = fact_known(r->db, NULL, &known)) != OK ||
		(e = right_brief_load(r->db, h->numbers, h->number_count,
			 s->on == NULL ? today : s->on, known, &all)) != OK)
		return e;
	for (i = 0; i < h->count; i++)
		read_matrix(r, &all, &h->groups[i], &h->items[i].matrix);
	return OK;
}

enum err
results_hits(struct req *r, const struct params *p,
	const struct search_page *page, struct result_list *out)
{
	struct snippet_terms terms;
	struct patent_items list;
	struct hits h = { 0 };
	size_t i;
	enum err e;

	if ((e = patent_list(r->db, page->ids, page->count, PATENT_ABSTRACT,
		     &list)) != OK)
		return e;
	terms = (struct snippet_terms){ page->marks, page->mark_count };
	h.items = ARENA_ARRAY(r->arena, list.count + 1, struct result);
	h.count = list.count;
	for (i = 0; i < list.count; i++) {
		struct result *hit = &h.items[i];

		hit->item = &list.items[i];
		hit->path = req_path(r, "/patents/%s", hit->item->number);
		hit->holder = hit->item->holder;
		hit->cpc = symbols(r, hit->item);
		read_titles(r, &terms, hit);
		read_abstract(r, &terms, hit);
	}
	*out = (struct result_list){ h.items, h.count };
	if (list.count == 0)
		return OK;
	if ((e = add_claims(r, &terms, h.items, h.count)) != OK)
		return e;
	return add_rights(r, &p->search, &h);
}
