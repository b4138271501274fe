#include "patent/entry_part.h"

#include <string.h>

#include "application/evidence.h"
#include "base/day.h"
#include "fact/document.h"
#include "patent/entry_pages.h"
#include "patent/number.h"
#include "views.h"

/* clang-format off */
const struct option entry_kinds[ENTRY_KINDS] = {
	{ "office-register", N_("Register of the office"), NULL, false },
	{ "member-declaration", N_("Declaration of a member"), NULL, false },
	{ "verifier", N_("Verifier"), NULL, false },
	{ "secretariat", N_("Secretariat"), NULL, false },
	{ "press", N_("Press"), NULL, false },
};
/* clang-format on */

const char *
entry_value(const struct form *f, const char *name)
{
	const char *v = form_value(f, name);

	return *v == '\0' ? NULL : v;
}

enum err
entry_find_patent(struct req *r, const struct patent **out)
{
	struct patent_number n;

	if (patent_number_read(r->arena, req_param(r, "number"), &n) != OK)
		return ERR_NOT_FOUND;
	return patent_find(r->db, n.text, out);
}

enum err
entry_form_show(struct req *r, const struct patent *p, const char *title,
	const struct form *form, int status)
{
	struct page *page = page_new(r, title);
	struct entry_view v = { .number = p->number, .form = form };
	const char **names =
		ARENA_ARRAY(r->arena, form->count + 1, const char *);
	size_t i;

	for (i = 0; i < form->count; i++)
		names[i] = form->fields[i].name;
	v.names = (struct patent_names){ names, form->count };
	page->failed = form->failed;
	page->back = req_path(r, "/patents/%s", p->number);
	view_entry_show(r, page, &v);
	return req_html_status(r, status);
}

enum err
entry_check_code(struct req *r, struct form *f, const char *name)
{
	char *code = arena_strdup(r->arena, form_value(f, name));
	size_t i;

	for (i = 0; code[i] != '\0'; i++)
		if (code[i] >= 'a' && code[i] <= 'z')
			code[i] = (char)(code[i] - 'a' + 'A');
	form_set(f, name, code);
	if (*code == '\0' || patent_office_known(code) ||
		strcmp(code, "UP") == 0)
		return OK;
	return form_error(f, name,
		req_tr(r, N_("Enter two letters of ST.3, for example DE")));
}

enum err
entry_check_after(
	struct req *r, struct form *f, const char *name, const char *first)
{
	const char *day = form_value(f, name);

	if (*day == '\0' || strcmp(day, form_value(f, first)) > 0)
		return OK;
	return form_error(
		f, name, req_tr(r, N_("Enter a day after the first one")));
}

enum err
entry_check_past(struct req *r, struct form *f, const char *name)
{
	char today[DAY_SIZE];

	day_today(today);
	if (strcmp(form_value(f, name), today) <= 0)
		return OK;
	return form_error(f, name,
		req_tr(r, N_("Enter a day that is not in the future")));
}

enum err
entry_read_document(struct req *r, struct form *f, struct entry_evidence *out)
{
	const struct upload *u = NULL;
	struct evidence_file file;
	const char *refusal;
	size_t i;

	for (i = 0; i < r->files.count; i++)
		if (strcmp(r->files.items[i].field, "document") == 0 &&
			*r->files.items[i].filename != '\0')
			u = &r->files.items[i];
	if (u == NULL)
		return form_error(f, "document",
			req_tr(r, N_("Choose the document that proves it")));
	file = (struct evidence_file){ u->filename, u->bytes, u->len };
	if ((refusal = evidence_refusal(&file, 0, 0)) != NULL)
		return form_error(f, "document",
			tr_fill(r->arena, req_tr(r, refusal), "name",
				u->filename, NULL));
	out->media_type = evidence_type(u->bytes, u->len);
	out->filename =
		evidence_filename(r->arena, u->filename, out->media_type);
	out->bytes = u->bytes;
	out->len = u->len;
	out->source_kind = form_value(f, "source_kind");
	out->source = form_value(f, "source");
	out->as_of = form_value(f, "as_of");
	return entry_check_past(r, f, "as_of");
}

struct form *
entry_form_new(struct req *r, const struct field *fields, size_t count)
{
	struct form *f = form_new(r, fields, count);
	char today[DAY_SIZE];

	day_today(today);
	form_set(f, "as_of", arena_strdup(r->arena, today));
	form_set(f, "source_kind", "office-register");
	return f;
}

enum err
entry_document_page(struct req *r)
{
	struct buf *b = buf_new(r->arena, 128);
	struct fact_document d;
	enum err e;

	if ((e = document_find(r->db, req_param(r, "id"), &d)) != OK)
		return e;
	/* Never shown, always saved: nothing in it may run as a page. */
	buf_str(b, "attachment; filename*=UTF-8''");
	buf_url(b, d.filename);
	req_set_header(r, "content-disposition", b->data);
	req_set_header(
		r, "content-security-policy", "sandbox; default-src 'none'");
	r->out_private = true;
	return req_bytes(r, d.media_type, d.bytes, d.len);
}
