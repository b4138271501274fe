#include "coverage/preview_pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/day.h"
#include "base/json.h"
#include "base/named.h"
#include "coverage/code.h"
#include "coverage/words.h"
#include "http/problem.h"
#include "http/query.h"
#include "member/member.h"
#include "org/org.h"
#include "patent/number.h"
#include "views.h"

#define MEMBERS_SHOWN 1000 /* more than an alliance has */

/* clang-format off */
static const struct option acts[] = {
	{ "withdrawal", N_("Patents are withdrawn from the pool"), NULL, false },
	{ "sale", N_("Patents are sold"), NULL, false },
	{ "exit", N_("A member leaves the alliance"), NULL, false },
};
static const struct option bindings[] = {
	{ "yes", N_("Bound to the licences by contract"), NULL, false },
	{ "no", N_("Not bound"), NULL, false },
	{ "unknown", N_("Not known"), NULL, false },
};
static const struct field fields[] = {
	{ .name = "what", .label = N_("What would happen?"), .kind = FIELD_RADIO, .required = true,
		.missing = N_("Choose what would happen"), .options = acts, .option_count = sizeof(acts) / sizeof(acts[0]) },
	{ .name = "patents", .label = N_("Patents"), .kind = FIELD_TEXTAREA, .max = 4000,
		.hint = N_("For a withdrawal or a sale: publication numbers, one a line, up to 50.") },
	{ .name = "member", .label = N_("Member"), .kind = FIELD_SELECT },
	{ .name = "on", .label = N_("From which day?"), .kind = FIELD_DAY, .required = true, .width = "10",
		.hint = N_("As year-month-day."), .missing = N_("Enter the day") },
	{ .name = "buyer", .label = N_("Buyer"), .max = 200,
		.hint = N_("For a sale: an identifier of this registry, an LEI, credit code or corporate number, or else a name.") },
	{ .name = "bound", .label = N_("Is the buyer bound?"), .kind = FIELD_RADIO,
		.options = bindings, .option_count = sizeof(bindings) / sizeof(bindings[0]) },
};
/* clang-format on */
#define FIELDS (sizeof(fields) / sizeof(fields[0]))

const char *
preview_view_rule(struct req *r, const struct preview_line *l)
{
	/* The grant of this line has no number yet. */
	if (l->grant == NULL && (strcmp(l->code, "left_pool") == 0 ||
					strcmp(l->code, "not_pooled") == 0))
		return req_tr(r,
			N_("The patent is no longer in the pool: grants given "
			   "from that day on do not cover it."));
	return l->why == NULL ? ""
			      : coverage_reason_text(r->arena, r->lang, l->why);
}

const char *
preview_view_answer(struct req *r, enum coverage_answer a)
{
	return req_tr(r, coverage_answer_label(a));
}

const char *
preview_view_colour(enum coverage_answer a)
{
	return a == COVERAGE_LICENSED	    ? "green"
	       : a == COVERAGE_NOT_LICENSED ? "red"
	       : a == COVERAGE_UNCERTAIN    ? "yellow"
					    : "grey";
}

/* A member sees its own patents; the secretariat all. */
static bool
staff(const struct req *r)
{
	return req_is(r, SECRETARIAT);
}

static enum err
member_options(struct req *r, struct form *f)
{
	char today[DAY_SIZE];
	struct members list;
	struct option *o;
	size_t i, n = 0;
	enum err e;

	day_today(today);
	if ((e = member_list(r->db, today, NULL, MEMBERS_SHOWN, &list)) != OK)
		return e;
	o = ARENA_ARRAY(r->arena, list.count + 1, struct option);
	if (staff(r)) {
		o[n].value = "";
		o[n++].label = N_("Whoever contributed the patents");
	}
	for (i = 0; i < list.count; i++) {
		if (!staff(r) && (r->person.organisation == NULL ||
					 strcmp(list.items[i].id,
						 r->person.organisation) != 0))
			continue;
		o[n++] = form_choice(r, list.items[i].id, list.items[i].name);
	}
	form_set_options(f, "member", (struct options){ o, n });
	return OK;
}

/* --- reading ----------------------------------------------------------------
 */

static enum err
read_patents(struct req *r, struct form *f, struct preview_question *q)
{
	const char *text = form_value(f, "patents");
	const char **list =
		ARENA_ARRAY(r->arena, strlen(text) / 2 + 2, const char *);

	while (*text != '\0') {
		size_t n = strcspn(text, " \t\r\n,;");
		struct patent_number number;

		if (n > 0 && patent_number_read(r->arena,
				     arena_strndup(r->arena, text, n),
				     &number) != OK)
			return form_error(f, "patents",
				req_tr(r, N_("Each line must be a patent "
					     "number such as CN112345678A")));
		if (n > 0)
			list[q->patent_count++] = number.text;
		text += n + (text[n] != '\0');
	}
	q->patents = list;
	if (q->act != PREVIEW_EXIT &&
		(q->patent_count == 0 || q->patent_count > PREVIEW_PATENTS_MAX))
		return form_error(f, "patents",
			req_tr(r, N_("Enter one patent number or more, up to "
				     "50")));
	return OK;
}

static enum err
read_buyer(struct req *r, struct form *f, struct preview_question *q)
{
	const char *typed = form_value(f, "buyer");
	const char *bound = form_value(f, "bound");
	enum err e;

	if (q->act != PREVIEW_SALE)
		return OK;
	if (typed[0] == '\0')
		return form_error(f, "buyer", req_tr(r, N_("Enter the buyer")));
	q->bound = strcmp(bound, "yes") == 0  ? COVERAGE_YES
		   : strcmp(bound, "no") == 0 ? COVERAGE_NO
					      : COVERAGE_NOT_KNOWN;
	/* Who has read the register knows of the licences; nothing is
	 * known of others. */
	q->knew = COVERAGE_NOT_KNOWN;
	e = org_resolve(r->db, typed, &q->buyer);
	if (e == ERR_NOT_FOUND) {
		q->buyer = NULL;
		q->buyer_name = typed;
		return OK;
	}
	return e;
}

/* "50.200": patents and grants that earlier parts looked at. */
static enum err
read_cursor(struct req *r, struct preview_question *q)
{
	const char *cursor = req_query(r, "cursor");
	char *end;
	long patents, grants;

	if (cursor == NULL)
		return OK;
	patents = strtol(cursor, &end, 10);
	grants = *end == '.' ? strtol(end + 1, &end, 10) : -1;
	if (*end != '\0' || patents < 0 || patents > 1000000 || grants < 0 ||
		grants > 1000000)
		return req_invalid(r, "/query/cursor",
			N_("is none of this list: begin again without it"));
	q->patents_from = (int)patents;
	q->grants_from = (int)grants;
	return OK;
}

static const char *
next_cursor(struct req *r, const struct preview_question *q,
	const struct preview *p)
{
	struct preview_question next = *q;

	if (!preview_next(&next, p))
		return NULL;
	return arena_printf(
		r->arena, "%d.%d", next.patents_from, next.grants_from);
}

/* The address of the page with another cursor. */
static const char *
next_path(struct req *r, const char *path, const char *cursor)
{
	struct buf *b = buf_new(r->arena, 128);

	if (cursor == NULL)
		return NULL;
	buf_printf(b, "%s?cursor=%s", path, cursor);
	for (size_t i = 0; i < r->query.count; i++) {
		if (strcmp(r->query.items[i].name, "cursor") == 0)
			continue;
		buf_printf(b, "&%s=", r->query.items[i].name);
		buf_url(b, r->query.items[i].value);
	}
	return b->data;
}

static enum err
read_question(struct req *r, struct form *f, struct preview_question *q)
{
	enum err e;

	/* form_read() reads forms that are sent; this one is a query. */
	r->form = r->query;
	if ((e = form_read(r, f)) != OK)
		return e;
	*q = (struct preview_question){ .on = form_value(f, "on") };
	if (!preview_act_read(form_value(f, "what"), &q->act))
		return ERR_INVALID;
	if (form_value(f, "member")[0] != '\0')
		q->member = form_value(f, "member");
	if (!staff(r))
		q->member = r->person.organisation;
	if (q->act == PREVIEW_EXIT && q->member == NULL)
		return form_error(
			f, "member", req_tr(r, N_("Choose the member")));
	if ((e = read_patents(r, f, q)) != OK || (e = read_cursor(r, q)) != OK)
		return e;
	return read_buyer(r, f, q);
}

static enum err
find(struct req *r, struct form *f, struct preview_question *q,
	struct preview *result)
{
	enum err e;

	if ((e = read_question(r, f, q)) != OK)
		return e;
	e = preview_find(r->db, q, staff(r), result);
	if (e == ERR_NOT_FOUND)
		return form_error(f,
			q->act == PREVIEW_EXIT ? "member" : "patents",
			req_tr(r, staff(r) ? N_("None of these patents is in "
						"the pool on that day")
					   : N_("None of these patents is in "
						"the pool by you on that "
						"day")));
	return e;
}

/* Names in place of ids in the rules of all lines. */
static enum err
name_rules(struct req *r, struct preview *p)
{
	struct coverage_reasons reasons = { .items = ARENA_ARRAY(r->arena,
						    p->count + 1,
						    struct coverage_reason) };
	struct coverage_reasons *list = &reasons;
	struct coverage_told told = { .lists = &list, .count = 1 };
	size_t i;

	for (i = 0; i < p->count; i++)
		if (p->items[i].why != NULL) {
			reasons.items[reasons.count] = *p->items[i].why;
			p->items[i].why = &reasons.items[reasons.count++];
		}
	return coverage_words(r, &told);
}

/* --- showing ----------------------------------------------------------------
 */

enum err
preview_page(struct req *r)
{
	struct preview_view *v = ARENA_NEW(r->arena, struct preview_view);
	struct preview_question *q =
		ARENA_NEW(r->arena, struct preview_question);
	struct preview *result = ARENA_NEW(r->arena, struct preview);
	struct form *f = form_new(r, fields, FIELDS);
	struct page *page;
	char today[DAY_SIZE];
	enum err e;

	v->form = f;
	v->action = req_path(r, staff(r) ? "/desk/preview" : "/portal/preview");
	if ((e = member_options(r, f)) != OK)
		return e;
	if (r->query.count == 0 || req_query(r, "what") == NULL) {
		day_today(today);
		form_set(f, "on", arena_strdup(r->arena, today));
		if (req_query(r, "patents") != NULL)
			form_set(f, "patents", req_query(r, "patents"));
		form_set(f, "bound", "unknown");
	} else {
		e = find(r, f, q, result);
		if (e != OK && !(e == ERR_INVALID && f->failed))
			return e;
		if (e == OK && (e = name_rules(r, result)) != OK)
			return e;
		if (e == OK) {
			v->question = q;
			v->result = result;
			v->next = next_path(
				r, v->action, next_cursor(r, q, result));
		}
	}
	page = page_new(r, req_tr(r, N_("What would become of the licences?")));
	page->robots = "noindex";
	page->failed = f->failed;
	page->back = req_path(r, staff(r) ? "/desk" : "/portal");
	view_preview(r, page, v);
	return req_html_status(r, f->failed ? 422 : 200);
}

static void
write_line(struct req *r, struct json_writer *w, const struct preview_line *l)
{
	json_open(w, '{');
	json_set(w, "grant", l->grant);
	json_set(w, "licensee", l->licensee);
	json_set(w, "patent", l->patent);
	json_set(w, "territory", l->territory);
	json_set(w, "before", coverage_answer_word(l->before));
	json_set(w, "after", coverage_answer_word(l->after));
	json_set(w, "code", l->code);
	json_set(w, "text", preview_view_rule(r, l));
	json_close(w, '}');
}

enum err
preview_api(struct req *r)
{
	static const char *const known[] = { "what", "patents", "member", "on",
		"buyer", "bound", "cursor", NULL };
	struct json_writer w = { .out = r->out };
	struct form *f = form_new(r, fields, FIELDS);
	struct preview_question q;
	struct preview p;
	enum err e;
	size_t i;

	if (r->person.id == 0) {
		problem_status(r, 401);
		return OK;
	}
	if (!staff(r) && r->person.role != MEMBER)
		return ERR_DENIED;
	if ((e = query_only(r, known)) != OK ||
		(e = member_options(r, f)) != OK)
		return e;
	if ((e = find(r, f, &q, &p)) != OK)
		return e == ERR_INVALID && f->failed ? form_refuse(r, f) : e;
	json_open(&w, '{');
	json_set(&w, "what", preview_act_word(q.act));
	json_set(&w, "on", q.on);
	json_set(&w, "as_known_at", p.known);
	json_set_int(&w, "patents", p.all_patents);
	json_set_int(&w, "grants", p.all_grants);
	json_set_bool(&w, "complete",
		(int64_t)p.patents == p.all_patents &&
			(int64_t)p.grants == p.all_grants);
	json_set(&w, "next", next_cursor(r, &q, &p));
	json_set_int(&w, "changing", (int64_t)p.changing);
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < p.count; i++)
		write_line(r, &w, &p.items[i]);
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}
