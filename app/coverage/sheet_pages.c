#include "coverage/sheet_pages.h"

#include <ctype.h>
#include <string.h>

#include "base/day.h"
#include "base/instant.h"
#include "coverage/sight.h"
#include "fact/fact.h"
#include "patent/number.h"
#include "views.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "numbers", .label = N_("Patent numbers"),
		.hint = N_("Up to 1,000 in any spelling, one a line or parted by commas, semicolons or tabs."),
		.kind = FIELD_TEXTAREA, .max = 120000 },
	{ .name = "documents", .label = N_("Or a file with them"),
		.hint = N_("Text or CSV in UTF-8."), .kind = FIELD_FILE },
	{ .name = "org", .label = N_("Covered for which organisation?"),
		.hint = N_("Its id in this registry, its LEI, its unified social credit code or its Japanese corporate number. Leave this open to see the pool and the rights only."),
		.kind = FIELD_TEXT, .max = 64, .width = "20" },
	{ .name = "territory", .label = N_("In which territories?"),
		.hint = N_("Up to five codes, such as CN JP US."),
		.kind = FIELD_TEXT, .max = 40, .width = "20" },
	{ .name = "on", .label = N_("On which day?"), .kind = FIELD_DAY,
		.width = "10" },
};
/* clang-format on */

static struct form *
make_form(struct req *r)
{
	return FORM(r, fields);
}

static enum err
show(struct req *r, struct sheet_view *v)
{
	struct page *page =
		page_new(r, req_tr(r, N_("Check a list of patent numbers")));

	page->back = req_path(r, "/coverage");
	page->failed = v->form->failed;
	if (v->sheet != NULL)
		page->robots = "noindex";
	view_sheet(r, page, v);
	return req_html_status(r, v->form->failed ? 422 : 200);
}

enum err
sheet_start_page(struct req *r)
{
	struct sheet_view *v = ARENA_NEW(r->arena, struct sheet_view);
	struct form *f = make_form(r);
	char today[DAY_SIZE];

	day_today(today);
	form_set(f, "on", arena_strdup(r->arena, today));
	form_set(f, "territory", "CN JP US");
	form_set(f, "org", r->person.organisation);
	v->form = f;
	return show(r, v);
}

/* "cn, JP us" to codes; ERR_INVALID with a message at the field. */
static enum err
read_territories(struct req *r, struct form *f, struct sheet_question *q)
{
	char *text = arena_strdup(r->arena, form_value(f, "territory")), *rest;
	char *word = strtok_r(text, " ,;", &rest), *c;

	for (; word != NULL; word = strtok_r(NULL, " ,;", &rest)) {
		for (c = word; *c != '\0'; c++)
			*c = (char)toupper((unsigned char)*c);
		if (!patent_office_known(word) ||
			q->territory_count == SHEET_TERRITORIES_MAX)
			return form_error(f, "territory",
				req_tr(r, N_("Enter up to five codes of WIPO "
					     "ST.3, such as CN JP US")));
		q->territories[q->territory_count++] = word;
	}
	return OK;
}

/* What was typed, then what was sent as a file. */
static enum err
read_numbers(struct req *r, struct form *f, const char *const **numbers,
	size_t *count)
{
	struct buf *b = buf_new(r->arena, 4096);
	size_t i;

	buf_printf(b, "%s\n", form_value(f, "numbers"));
	for (i = 0; i < r->files.count; i++)
		buf_add(b, r->files.items[i].bytes, r->files.items[i].len);
	if (strlen(b->data) != b->len)
		return form_error(f, "documents",
			req_tr(r,
				N_("This file is no text. Save the list as CSV "
				   "in UTF-8 and send that")));
	if (sheet_cut(r->arena, b->data, numbers, count) == OK)
		return OK;
	if (*count == 0)
		return form_error(f, "numbers",
			req_tr(r, N_("Enter patent numbers, or choose a "
				     "file")));
	return form_error(f, "numbers",
		tr_fill(r->arena,
			req_tr(r,
				N_("{n} numbers are too many: cut the list to "
				   "1,000")),
			"n", arena_printf(r->arena, "%zu", *count), NULL));
}

static void
add_parameter(struct buf *b, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	buf_printf(b, "%c%s=", strchr(b->data, '?') == NULL ? '?' : '&', name);
	buf_url(b, value);
}

static const char *
address(struct req *r, const char *id, const struct sheet_question *q,
	const char *format)
{
	struct buf *b = buf_new(r->arena, 256);
	size_t i;

	buf_str(b, req_path(r, "/coverage/sheet/%s", id));
	add_parameter(b, "org", q->org);
	for (i = 0; i < q->territory_count; i++)
		add_parameter(b, "territory", q->territories[i]);
	add_parameter(b, "on", q->on);
	add_parameter(b, "as_known_at", q->known);
	add_parameter(b, "format", format);
	return b->data;
}

enum err
sheet_create_post(struct req *r)
{
	struct sheet_view *v = ARENA_NEW(r->arena, struct sheet_view);
	struct sheet_question q = { 0 };
	struct form *f = make_form(r);
	const char *const *numbers;
	char id[SHEET_ID_SIZE];
	size_t count;
	enum err e, last;

	v->form = f;
	e = form_read(r, f);
	if ((last = read_numbers(r, f, &numbers, &count)) != OK)
		e = last;
	if ((last = read_territories(r, f, &q)) != OK)
		e = last;
	if (e != OK)
		return show(r, v);
	q.org = form_value(f, "org");
	q.on = form_value(f, "on");
	if ((e = sheet_keep(r->db, numbers, count, id)) != OK)
		return e;
	return req_redirect(r, "%s", address(r, id, &q, NULL));
}

/* The query of a kept sheet; faults are shown at the form. */
static enum err
read_question(struct req *r, struct form *f, struct sheet_question *q)
{
	const char *asked = req_query(r, "as_known_at"), *on = NULL;
	struct buf *territories = buf_new(r->arena, 32);
	char instant[INSTANT_SIZE], today[DAY_SIZE];
	size_t i;

	for (i = 0; i < r->query.count; i++)
		if (strcmp(r->query.items[i].name, "territory") == 0)
			buf_printf(territories, "%s ", r->query.items[i].value);
	form_set(f, "territory", territories->data);
	form_set(f, "org", req_query(r, "org"));
	q->org = form_value(f, "org");
	day_today(today);
	on = req_query(r, "on");
	q->on = on != NULL && day_valid(on) ? on
					    : arena_strdup(r->arena, today);
	form_set(f, "on", on != NULL ? on : q->on);
	if (on != NULL && !day_valid(on))
		return form_error(
			f, "on", req_tr(r, N_("Enter an existing day")));
	if (asked != NULL && instant_read(asked, instant) != OK)
		return form_error(f, NULL,
			req_tr(r, N_("“As known at” is no time as "
				     "2026-03-31T09:30:00Z. Ask again without "
				     "it")));
	q->known = asked == NULL ? NULL : arena_strdup(r->arena, instant);
	return read_territories(r, f, q);
}

static enum err
answer_csv(struct req *r, const struct sheet_view *v)
{
	struct buf *b = buf_new(r->arena, 65536);

	sheet_csv(r, v->sheet, v->question, b);
	req_set_header(
		r, "Content-Disposition", "attachment; filename=\"sheet.csv\"");
	return req_bytes(r, "text/csv; charset=utf-8", b->data, b->len);
}

enum err
sheet_show_page(struct req *r)
{
	struct sheet_view *v = ARENA_NEW(r->arena, struct sheet_view);
	struct sheet_question *q = ARENA_NEW(r->arena, struct sheet_question);
	struct sheet *sheet = ARENA_NEW(r->arena, struct sheet);
	const char *id = req_param(r, "id"), *format = req_query(r, "format");
	struct form *f = make_form(r);
	const char *const *numbers;
	size_t count;
	enum err e;

	v->form = f;
	if ((e = sheet_find(r->db, id, &numbers, &count)) != OK)
		return e;
	if (read_question(r, f, q) != OK)
		return show(r, v);
	if ((e = fact_known(r->db, q->known, &q->known)) != OK ||
		(e = coverage_viewer_find(r, &q->viewer)) != OK ||
		(e = sheet_ask(r->db, numbers, count, q, sheet)) != OK)
		return e;
	if (sheet->faulty != NULL) {
		for (size_t i = 0; i < sheet->faulty->fault_count; i++)
			form_error(f,
				strcmp(sheet->faulty->faults[i].field, "org") ==
						0
					? "org"
					: NULL,
				req_tr(r, sheet->faulty->faults[i].why));
		return show(r, v);
	}
	v->sheet = sheet;
	v->question = q;
	v->permalink = address(r, id, q, NULL);
	v->csv = address(r, id, q, "csv");
	return format != NULL && strcmp(format, "csv") == 0 ? answer_csv(r, v)
							    : show(r, v);
}

const struct sheet_cells *
sheet_view_cells(
	struct req *r, const struct sheet_view *v, const struct sheet_row *row)
{
	struct sheet_cells *out = ARENA_NEW(r->arena, struct sheet_cells);

	out->items = row->cells;
	out->count = v->question->territory_count;
	return out;
}

const char *
sheet_view_siblings(struct req *r, const struct sheet_row *row)
{
	struct buf *b = buf_new(r->arena, 64);
	size_t i;

	for (i = 0; i < row->sibling_count; i++)
		buf_printf(b, "%s%s", i == 0 ? "" : " ", row->siblings[i]);
	return b->data;
}
