#include "coverage/coverage_pages.h"

#include <string.h>

#include "account/account.h"
#include "base/day.h"
#include "coverage/code.h"
#include "coverage/coverage_form.h"
#include "coverage/coverage_table.h"
#include "coverage/sight.h"
#include "coverage/words.h"
#include "views.h"

static struct page *
frame(struct req *r, const struct form *f, const char *title)
{
	struct page *page = page_new(r, title);

	page->failed = f->failed;
	if (r->query.count > 0)
		page->robots = "noindex";
	return page;
}

static enum err
show(struct req *r, struct coverage_view *v)
{
	struct page *page = frame(r, v->form,
		req_tr(r, N_("Am I covered? Do I need a licence?")));

	if (r->person.id != 0)
		r->out_private = true;
	view_coverage(r, page, v);
	return req_html_status(r, v->form->failed ? 422 : 200);
}

/* What people begin with: their own organisation, today. */
static void
set_defaults(struct req *r, struct form *f)
{
	char today[DAY_SIZE];

	day_today(today);
	form_set(f, "on", arena_strdup(r->arena, today));
	if (r->person.organisation != NULL)
		form_set(f, "org", r->person.organisation);
	if (req_query(r, "org") != NULL)
		form_set(f, "org", req_query(r, "org"));
	if (req_query(r, "patent") != NULL)
		form_set(f, "patent", req_query(r, "patent"));
}

/* A link from another page names the patent or the organisation only. */
static bool
asked(struct req *r)
{
	return r->query.count > 1;
}

static struct coverage_reader
reader(struct req *r)
{
	return (struct coverage_reader){ .actor = account_actor(r),
		.organisation = r->person.organisation,
		.secretariat = req_is(r, SECRETARIAT) };
}

/* Beside the empty form: what the person was told before. */
static enum err
find_kept(struct req *r, struct coverage_view *v)
{
	struct coverage_kept_list *list;
	struct coverage_reader who = reader(r);

	if (r->person.id == 0)
		return OK;
	list = ARENA_NEW(r->arena, struct coverage_kept_list);
	v->kept = list;
	return coverage_kept_newest(r->db, &who, list);
}

/* Names in place of ids, in the first ${count} answers. */
static enum err
name_all(struct req *r, struct coverage_view *v, struct coverage_asked *items,
	size_t count)
{
	struct coverage_told told = { .org = items[0].question.org,
		.count = count };
	size_t i;
	enum err e;

	told.lists = ARENA_ARRAY(r->arena, count, struct coverage_reasons *);
	for (i = 0; i < count; i++)
		told.lists[i] = &items[i].result.reasons;
	if ((e = coverage_words(r, &told)) == OK)
		v->org_name = told.org_name;
	return e;
}

static enum err
name_intervals(
	struct req *r, struct coverage_view *v, struct coverage_intervals *list)
{
	struct coverage_told told = { .org = v->one->question.org,
		.count = list->count };
	size_t i;
	enum err e;

	told.lists = ARENA_ARRAY(
		r->arena, list->count + 1, struct coverage_reasons *);
	for (i = 0; i < list->count; i++)
		told.lists[i] = &list->items[i].result.reasons;
	if ((e = coverage_words(r, &told)) == OK)
		v->org_name = told.org_name;
	return e;
}

static enum err
answer_one(struct req *r, struct coverage_view *v, struct form *f,
	const struct coverage_typed *typed, const char *known)
{
	struct coverage_batch *batch =
		ARENA_NEW(r->arena, struct coverage_batch);
	struct coverage_asking asking = { .known = known };
	enum err e;

	if ((e = coverage_viewer_find(r, &asking.viewer)) != OK ||
		(e = coverage_ask(r->db, typed, 1, &asking, batch)) != OK)
		return e;
	if (coverage_form_faults(r, f, &batch->items[0]))
		return OK;
	v->one = &batch->items[0];
	v->known = batch->known;
	v->query = coverage_permalink(r->arena, v->one, batch->known);
	v->permalink = req_path(r, "/coverage?%s", v->query);
	v->over_time = req_path(r, "/coverage/over-time?%s", v->query);
	v->may_rely = r->person.id != 0 && known == NULL &&
		      coverage_may_rely(v->one);
	return name_all(r, v, batch->items, 1);
}

static enum err
answer_all(struct req *r, struct coverage_view *v, struct form *f,
	const struct coverage_typed *typed, const char *known)
{
	struct coverage_batch *batch =
		ARENA_NEW(r->arena, struct coverage_batch);
	struct coverage_rows *rows = ARENA_NEW(r->arena, struct coverage_rows);
	enum err e;

	if ((e = coverage_table(r, typed, known, batch, rows)) != OK)
		return e;
	if (coverage_form_faults(r, f, &batch->items[0]))
		return OK;
	v->rows = rows;
	v->known = batch->known;
	return name_all(r, v, batch->items, batch->count);
}

enum err
coverage_page(struct req *r)
{
	struct coverage_view *v = ARENA_NEW(r->arena, struct coverage_view);
	struct coverage_typed typed = { 0 };
	const char *known;
	struct form *f;
	enum err e;

	if ((e = coverage_form_new(r, &f)) != OK)
		return e;
	v->form = f;
	if (!asked(r)) {
		set_defaults(r, f);
		e = find_kept(r, v);
		return e != OK ? e : show(r, v);
	}
	if (coverage_form_read(r, f, &typed, &known) != OK)
		return show(r, v);
	e = *typed.territory != '\0' ? answer_one(r, v, f, &typed, known)
				     : answer_all(r, v, f, &typed, known);
	return e != OK ? e : show(r, v);
}

enum err
coverage_time_page(struct req *r)
{
	struct coverage_view *v = ARENA_NEW(r->arena, struct coverage_view);
	struct coverage_intervals *list =
		ARENA_NEW(r->arena, struct coverage_intervals);
	struct coverage_typed typed = { 0 };
	struct coverage_asking asking;
	struct coverage_batch batch;
	struct page *page;
	struct form *f;
	enum err e;

	if ((e = coverage_form_new(r, &f)) != OK)
		return e;
	if (coverage_form_read(r, f, &typed, &asking.known) != OK)
		return req_redirect(r, "%s", req_path(r, "/coverage"));
	if ((e = coverage_viewer_find(r, &asking.viewer)) != OK ||
		(e = coverage_ask_ready(r->db, &typed, 1, &asking, &batch)) !=
			OK)
		return e;
	v->form = f;
	if (coverage_form_faults(r, f, &batch.items[0]))
		return show(r, v);
	coverage_intervals(batch.items[0].ready, list);
	v->one = &batch.items[0];
	v->intervals = list;
	v->known = batch.known;
	v->permalink = req_path(r, "/coverage?%s",
		coverage_permalink(r->arena, v->one, batch.known));
	if ((e = name_intervals(r, v, list)) != OK)
		return e;
	page = frame(r, f, req_tr(r, N_("Coverage over time")));
	page->back = v->permalink;
	view_coverage_time(r, page, v);
	return req_html(r);
}

enum err
coverage_rely_post(struct req *r)
{
	struct coverage_reader who = reader(r);
	struct coverage_typed typed = { 0 };
	struct coverage_asking asking = { .known = NULL };
	struct coverage_batch batch;
	enum err e;
	size_t i;

	if (r->person.id == 0)
		return ERR_DENIED;
	for (i = 0; coverage_fields[i] != NULL; i++)
		*coverage_typed_field(&typed, i) =
			req_form(r, coverage_fields[i]);
	if ((e = coverage_viewer_find(r, &asking.viewer)) != OK ||
		(e = coverage_ask(r->db, &typed, 1, &asking, &batch)) != OK)
		return e;
	if (batch.items[0].fault_count > 0)
		return ERR_INVALID;
	if ((e = coverage_give(r->db, &who, &batch.items[0], batch.known)) !=
		OK)
		return e;
	if (batch.items[0].id == NULL) {
		r->problem = N_("There is no answer to rely on: it must say "
				"licensed or not needed, be about today or a "
				"later day and your own organisation, and the "
				"terms must provide for it.");
		return ERR_CONFLICT;
	}
	return req_redirect(r, "%s",
		req_path(r, "/coverage/answers/%s", batch.items[0].id));
}

enum err
coverage_given_page(struct req *r)
{
	struct coverage_reader who = reader(r);
	const struct coverage_kept *kept;
	enum err e;

	if (r->person.id == 0)
		return ERR_DENIED;
	if ((e = coverage_kept_find(r->db, &who, req_param(r, "id"), &kept)) !=
		OK)
		return e;
	r->out_private = true;
	view_coverage_given(r, kept);
	return req_html(r);
}
