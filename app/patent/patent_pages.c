#include "patent/patent_pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/json.h"
#include "base/named.h"
#include "fact/fact_view.h"
#include "http/page.h"
#include "patent/office.h"
#include "views.h"

static void
read_claim_sets(struct req *r, const char *json, struct claim_sets *out)
{
	struct wordings *all = ARENA_NEW(r->arena, struct wordings);
	struct claim_set *sets;
	size_t i;

	wording_list(r->arena, json, r->lang, all);
	sets = ARENA_ARRAY(r->arena, all->count + 1, struct claim_set);
	for (i = 0; i < all->count; i++) {
		sets[i].wording = &all->items[i];
		wording_claims(r->arena, &all->items[i], &sets[i].independent,
			&sets[i].dependent);
	}
	out->items = sets;
	out->count = all->count;
}

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

static void
read_symbols(struct req *r, const struct patent *p, struct patent_view *out)
{
	struct patent_link *cpc =
		ARENA_ARRAY(r->arena, p->cpc_count + 1, struct patent_link);
	const char **ipc =
		ARENA_ARRAY(r->arena, p->ipc_count + 1, const char *);
	size_t i;

	for (i = 0; i < p->cpc_count; i++) {
		struct buf *b = buf_new(r->arena, 64);

		buf_str(b, req_path(r, "/patents?cpc="));
		buf_url(b, p->cpc[i]);
		cpc[i].text = patent_symbol(r->arena, p->cpc[i]);
		cpc[i].path = b->data;
	}
	for (i = 0; i < p->ipc_count; i++)
		ipc[i] = patent_symbol(r->arena, p->ipc[i]);
	out->cpc = (struct patent_links){ cpc, p->cpc_count };
	out->ipc = (struct patent_names){ ipc, p->ipc_count };
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

static enum patent_standing
standing(const struct patent *p, const char *today)
{
	if (p->pooled)
		return PATENT_POOLED;
	if (p->member == NULL)
		return PATENT_KNOWN;
	return strcmp(p->since, today) > 0 ? PATENT_COMING : PATENT_FORMER;
}

static enum err
read_view(struct req *r, const struct patent *p, struct patent_view *v)
{
	struct audit_query q = { .object_kind = "patent",
		.object_id = p->number };
	struct patent_topic_list topics;
	char today[DAY_SIZE];
	struct named n;
	enum err e;

	day_today(today);
	v->patent = p;
	v->standing = standing(p, today);
	if ((e = patent_relatives(r->db, p, &v->relatives)) != OK ||
		(e = patent_topic_list(r->db, &topics)) != OK ||
		(e = audit_list(r->db, &q, &v->trail)) != OK ||
		(e = right_view_read(r, p->number, &v->rights)) != OK)
		return e;
	wording_list(r->arena, p->title, r->lang, &v->titles);
	wording_list(r->arena, p->abstract, r->lang, &v->abstracts);
	read_claim_sets(r, p->claims, &v->claims);
	read_topics(r, p, &topics, &v->topics);
	read_symbols(r, p, v);
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
	v->permalink = arena_printf(r->arena, "/id/patent/%s", p->number);
	return OK;
}

static enum err
show(struct req *r, const struct patent *p)
{
	struct patent_view *v = ARENA_NEW(r->arena, struct patent_view);
	struct page *page;
	const char *title;
	enum err e;

	if ((e = read_view(r, p, v)) != OK)
		return e;
	fact_view_end(r);
	title = v->titles.count > 0 ? v->titles.items[0].text : p->number;
	page = page_new(r, arena_printf(r->arena, "%s - %s", p->number, title));
	page->canonical = req_path(r, "/patents/%s", p->number);
	page->description = title;
	view_patent_show(r, page, v);
	return req_html(r);
}

enum err
patent_show_page(struct req *r)
{
	const char *typed = req_param(r, "number");
	const struct patent *p;
	struct patent_number n;
	const char *number;
	enum err e;

	if (patent_number_read(r->arena, typed, &n) != OK)
		return ERR_NOT_FOUND;
	if ((e = fact_view_read(r)) != OK)
		return e;
	e = ERR_NOT_FOUND;
	if (n.kind[0] != '\0' && strcmp(n.text, typed) == 0)
		e = patent_find(r->db, n.text, &p);
	if (e == OK)
		return show(r, p);
	if (e != ERR_NOT_FOUND ||
		(e = patent_find_number(r->db, &n, &number)) != OK)
		return e;
	/* One address per publication: links and caches agree on it. */
	return req_redirect(r, "%s", req_path(r, "/patents/%s", number));
}

enum err
patent_permalink_page(struct req *r)
{
	struct patent_number n;
	const char *number;
	enum err e;

	if (patent_number_read(r->arena, req_param(r, "number"), &n) != OK)
		return ERR_NOT_FOUND;
	if ((e = patent_find_number(r->db, &n, &number)) != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/patents/%s", number));
}

enum err
patent_history_page(struct req *r)
{
	struct fact_changes changes;
	struct patent_number n;
	const char *number;
	enum err e;

	if (patent_number_read(r->arena, req_param(r, "number"), &n) != OK)
		return ERR_NOT_FOUND;
	if ((e = patent_find_number(r->db, &n, &number)) != OK ||
		(e = fact_history(r->db, "patent", number, true, &changes)) !=
			OK)
		return e;
	view_fact_history(
		r, number, req_path(r, "/patents/%s", number), &changes);
	return req_html(r);
}
