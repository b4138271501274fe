#include "application/desk_pages.h"

#include <string.h>

#include "views.h"

static const struct {
	const char *word;
	const char *label;
} views[] = {
	{ "needs-me", N_("Needs me ({n})") },
	{ "unassigned", N_("Unassigned ({n})") },
	{ "in-review", N_("In review ({n})") },
	{ "waiting", N_("Waiting for the applicant ({n})") },
	{ "all", N_("All") },
};
#define VIEWS (sizeof(views) / sizeof(views[0]))

/* An unknown word shows what needs the reader. */
static const char *
read_view(const char *word)
{
	size_t i;

	for (i = 0; word != NULL && i < VIEWS; i++)
		if (strcmp(views[i].word, word) == 0)
			return views[i].word;
	return views[0].word;
}

static void
make_views(struct req *r, struct desk *d)
{
	const int64_t counts[] = { d->counts.mine, d->counts.unassigned,
		d->counts.in_review, d->counts.waiting, 0 };
	size_t i;

	d->views.count = VIEWS;
	d->views.items = ARENA_ARRAY(r->arena, VIEWS, struct desk_view);
	for (i = 0; i < VIEWS; i++) {
		struct desk_view *v = &d->views.items[i];

		v->word = views[i].word;
		v->here = strcmp(v->word, d->view) == 0;
		v->label = tr_fill(r->arena, req_tr(r, views[i].label), "n",
			arena_printf(r->arena, "%lld", (long long)counts[i]),
			NULL);
	}
}

enum err
desk_index_page(struct req *r)
{
	struct desk *d = ARENA_NEW(r->arena, struct desk);
	struct queue_query q = { .account_id = r->person.id,
		.after = req_query(r, "after") };
	enum err e;

	q.view = d->view = read_view(req_query(r, "view"));
	if ((e = queue_count(r->db, r->person.id, &d->counts)) != OK)
		return e;
	/* Nothing waits for this person: show what anybody could take. */
	if (req_query(r, "view") == NULL && d->counts.mine == 0)
		q.view = d->view = read_view("unassigned");
	e = queue_list(r->db, &q, &d->list);
	if (e == ERR_INVALID) {
		q.after = NULL;
		e = queue_list(r->db, &q, &d->list);
	}
	if (e != OK)
		return e;
	make_views(r, d);
	view_desk_index(r, d);
	return req_html(r);
}
