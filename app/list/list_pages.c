#include "list/list_pages.h"

#include <string.h>

#include "account/account.h"
#include "base/secret.h"
#include "export/export_pages.h"
#include "http/csrf.h"
#include "http/page.h"
#include "views.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "numbers", .label = N_("Add patents by their numbers"),
		.hint = N_("In any spelling, one a line or parted by commas, semicolons or tabs."),
		.kind = FIELD_TEXTAREA, .required = true, .max = 40000,
		.missing = N_("Enter at least one patent number") },
};
/* clang-format on */

static struct form *
make_form(struct req *r)
{
	return FORM(r, fields);
}

struct list_owner
list_owner(struct req *r)
{
	struct list_owner o = { .account_id = r->person.id };
	char sum[SECRET_HEX_SIZE];

	if (r->visit[0] != '\0') {
		secret_sha256(r->visit, strlen(r->visit), sum);
		o.visit_hash = arena_strdup(r->arena, sum);
	}
	return o;
}

const struct list_entries *
list_marks(struct req *r)
{
	struct list_entries *out = ARENA_NEW(r->arena, struct list_entries);
	struct list_owner o = list_owner(r);

	if (!list_known(r))
		return out;
	/* A list that cannot be read hides no search. */
	if (list_entries(r->db, &o, out) != OK)
		*out = (struct list_entries){ 0 };
	return out;
}

bool
list_holds(const struct list_entries *list, const char *number)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (strcmp(list->items[i].number, number) == 0)
			return true;
	return false;
}

const char *
list_back(struct req *r)
{
	return arena_printf(r->arena, "%s%s%s", r->raw_path,
		r->raw_query[0] == '\0' ? "" : "?", r->raw_query);
}

bool
list_known(const struct req *r)
{
	return r->person.id != 0 || r->visit[0] != '\0';
}

const char *
list_add_path(struct req *r, const char *number)
{
	struct buf *b = buf_new(r->arena, 128);

	buf_printf(b, "%s?number=", req_path(r, "/list/add"));
	buf_url(b, number);
	buf_str(b, "&back=");
	buf_url(b, list_back(r));
	return b->data;
}

enum err
list_add_page(struct req *r)
{
	const char *typed = req_query(r, "number");
	const char *back = account_next(r->arena, req_query(r, "back"));
	struct page *page = page_new(r, req_tr(r, N_("Add to my list")));
	struct list_numbers n;
	enum err e;

	if (typed == NULL)
		return ERR_NOT_FOUND;
	e = list_read(r->db, typed, false, &n);
	if (e == ERR_INVALID || (e == OK && n.count != 1))
		return ERR_NOT_FOUND;
	if (e != OK)
		return e;
	page->back = back != NULL ? back : req_path(r, "/list");
	page->robots = "noindex";
	view_list_add(r, page, n.items[0], page->back);
	return req_html(r);
}

static enum err
read_patents(struct req *r, struct list_view *v)
{
	struct list_owner o = list_owner(r);
	struct buf *b = buf_new(r->arena, 256);
	struct list_entries list;
	int64_t *ids;
	size_t i;
	enum err e;

	if ((e = list_entries(r->db, &o, &list)) != OK)
		return e;
	ids = ARENA_ARRAY(r->arena, list.count + 1, int64_t);
	for (i = 0; i < list.count; i++) {
		ids[i] = list.items[i].id;
		v->pooled += list.items[i].pooled;
		buf_printf(b, "%s\n", list.items[i].number);
	}
	v->numbers = b->data;
	return patent_list(r->db, ids, list.count, PATENT_PLAIN, &v->patents);
}

static enum err
show(struct req *r, struct form *form)
{
	struct list_view *v = ARENA_NEW(r->arena, struct list_view);
	struct page *page = page_new(r, req_tr(r, N_("My list")));
	enum err e;

	v->form = form;
	if ((e = read_patents(r, v)) != OK)
		return e;
	page->failed = form->failed;
	page->robots = "noindex";
	r->out_private = true;
	view_list_page(r, page, v);
	return req_html_status(r, form->failed ? 422 : 200);
}

enum err
list_page(struct req *r)
{
	struct list_owner o = list_owner(r);
	struct list_entries before;
	enum err e;

	/* What was gathered before signing in comes along. */
	if (o.account_id != 0 && o.visit_hash != NULL) {
		if ((e = list_entries(r->db,
			     &(struct list_owner){ .visit_hash = o.visit_hash },
			     &before)) != OK)
			return e;
		if (before.count > 0) {
			db_use_role(r->db, DB_WRITER);
			if ((e = list_adopt(r->db, &o)) != OK)
				return e;
		}
	}
	return show(r, make_form(r));
}

/* All values of a field of the form. */
static const char **
values(struct req *r, const char *name, size_t *count)
{
	const char **out =
		ARENA_ARRAY(r->arena, r->form.count + 1, const char *);
	size_t i;

	*count = 0;
	for (i = 0; i < r->form.count; i++)
		if (strcmp(r->form.items[i].name, name) == 0)
			out[(*count)++] = r->form.items[i].value;
	return out;
}

/* ERR_INVALID with a message in the form. */
static enum err
add_typed(struct req *r, const struct list_owner *o, struct form *f)
{
	struct list_numbers n;
	int64_t added;
	enum err e;

	if ((e = form_read(r, f)) != OK)
		return e;
	e = list_read(r->db, form_value(f, "numbers"), false, &n);
	if (e == ERR_INVALID && n.bad != NULL)
		return form_error(f, "numbers",
			tr_fill(r->arena,
				req_tr(r, N_("The registry knows no patent "
					     "\"{number}\". Correct the number "
					     "or leave it out")),
				"number", n.bad, NULL));
	if (e == ERR_INVALID)
		return form_error(f, "numbers",
			req_tr(r, N_("A list holds up to 1,000 patents. Enter "
				     "fewer")));
	if (e != OK)
		return e;
	return list_add(r->db, o, n.items, n.count, &added);
}

static enum err
carry_out(struct req *r, const struct list_owner *o)
{
	size_t adds, removes;
	const char **add = values(r, "add", &adds);
	const char **remove = values(r, "remove", &removes);
	int64_t added;
	enum err e = OK;

	if (req_form(r, "clear") != NULL)
		return list_remove(r->db, o, NULL, 0);
	if (removes > 0)
		e = list_remove(r->db, o, remove, removes);
	if (e == OK && adds > 0)
		e = list_add(r->db, o, add, adds, &added);
	return e;
}

enum err
list_post(struct req *r)
{
	const char *back = account_next(r->arena, req_form(r, "back"));
	struct list_owner o;
	struct form *form = make_form(r);
	enum err e;

	if (r->person.id == 0)
		visit_token(r);
	o = list_owner(r);
	e = pairs_find(&r->form, "numbers") != NULL ? add_typed(r, &o, form)
						    : carry_out(r, &o);
	if (e == ERR_CONFLICT)
		e = form_error(form, NULL,
			req_tr(r, N_("A list holds up to 1,000 patents, and "
				     "this would be more. Take some off the "
				     "list first")));
	if (e == ERR_INVALID && form->failed)
		return show(r, form);
	if (e != OK)
		return e;
	return req_redirect(
		r, "%s", back != NULL ? back : req_path(r, "/list"));
}

enum err
list_export_page(struct req *r)
{
	struct list_owner o = list_owner(r);
	struct list_entries list;
	struct walk w;
	int64_t *ids;
	size_t i;
	enum err e;

	if ((e = list_entries(r->db, &o, &list)) != OK)
		return e;
	ids = ARENA_ARRAY(r->arena, list.count + 1, int64_t);
	for (i = 0; i < list.count; i++)
		ids[i] = list.items[i].id;
	r->out_private = true;
	walk_these(ids, list.count, &w);
	return export_send(r, &w);
}
