#include "report/report_pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/secret.h"
#include "export/export_pages.h"
#include "fact/fact.h"
#include "http/page.h"
#include "http/query.h"
#include "views.h"

/* What stands in a file says what was asked: nothing is read past. */
static enum err
read_asked(struct req *r, struct params *p, const char **known,
	const char **position)
{
	const char *text = req_query(r, "position");
	enum err e;

	if ((e = params_read(r, p)) != OK)
		return e;
	e = query_instant(r, "as_known_at", known);
	if (text != NULL && (strlen(text) > 18 ||
				    strspn(text, "0123456789") != strlen(text)))
		e = req_invalid(r, "/query/position",
			req_tr(r, N_("must be a whole number")));
	if (e != OK || p->error.fault != QUERY_GOOD || r->errors != NULL)
		return ERR_INVALID;
	*position = text;
	return OK;
}

/* The address that says everything. */
static enum err
complete(struct req *r, struct params *p, const char *known,
	const char *position)
{
	char today[DAY_SIZE];
	const char *path;
	int64_t size;
	enum err e;

	if (p->search.on == NULL) {
		day_today(today);
		p->search.on = arena_strdup(r->arena, today);
	}
	if ((e = fact_known(r->db, known, &known)) != OK)
		return e;
	if (position == NULL) {
		if ((e = report_position(r->db, &size)) != OK)
			return e;
		position = arena_printf(r->arena, "%lld", (long long)size);
	}
	path = export_address(r, p, "/search/report");
	return req_redirect(r, "%s%cas_known_at=%s&position=%s", path,
		strchr(path, '?') == NULL ? '?' : '&', known, position);
}

/* The first REPORT_MAX hits. */
static enum err
read_list(struct req *r, const struct params *p, struct report *v)
{
	int64_t *ids = ARENA_ARRAY(r->arena, REPORT_MAX, int64_t);
	size_t n = 0, take;
	struct walk w;
	enum err e;

	walk_init(r->db, &p->search, &w);
	w.search.families = false;
	for (;;) {
		if ((e = walk_next(r->db, &w)) != OK)
			return e;
		take = w.count < REPORT_MAX - n ? w.count : REPORT_MAX - n;
		if (take > 0)
			memcpy(ids + n, w.ids, take * sizeof(*ids));
		n += take;
		v->whole = w.count == 0;
		if (w.count == 0 || take < w.count)
			break;
	}
	return export_items(r->db, ids, n, &v->items);
}

static void
add_sum(struct req *r, struct report *v)
{
	struct buf *b = buf_new(r->arena, 4096);
	char sum[SECRET_HEX_SIZE];
	size_t i;

	for (i = 0; i < v->items.count; i++)
		buf_printf(b, "%s\n", v->items.items[i].number);
	secret_sha256(b->data, b->len, sum);
	v->sum = arena_strdup(r->arena, sum);
}

/* Everything is asked of one moment of the registry's knowledge. */
static enum err
read_report(struct req *r, const struct params *p, struct report *v)
{
	struct results *s = ARENA_NEW(r->arena, struct results);
	enum err e;

	if ((e = fact_look(r->db, v->known)) != OK)
		return e;
	if ((e = results_read(r, p, s)) == OK)
		e = read_list(r, p, v);
	db_rollback(r->db);
	v->results = s;
	return e;
}

enum err
report_page(struct req *r)
{
	struct params *p = ARENA_NEW(r->arena, struct params);
	struct report *v = ARENA_NEW(r->arena, struct report);
	const char *asked, *position;
	struct page *page;
	int64_t size;
	enum err e;

	if ((e = read_asked(r, p, &asked, &position)) != OK)
		return e;
	if (p->search.on == NULL || asked == NULL || position == NULL)
		return complete(r, p, asked, position);
	if ((e = report_position(r->db, &size)) != OK)
		return e;
	if (strtoll(position, NULL, 10) > size)
		return req_invalid(r, "/query/position",
			req_tr(r, N_("is behind the end of the audit trail")));
	if ((e = fact_known(r->db, asked, &v->known)) != OK)
		return e;
	/* What will be known later cannot be repeated. */
	if (strcmp(v->known, asked) < 0)
		return complete(r, p, v->known, position);
	v->position = position;
	/* A line a publication, and counts of them. */
	p->search.families = false;
	p->search.cursor = NULL;
	p->page = 1;
	p->search.skip = 0;
	v->address = req_absolute(
		r, arena_printf(r->arena, "%s?%s", r->raw_path, r->raw_query));
	v->csv = export_address(r, p, "/search/export/patents.csv");
	if ((e = read_report(r, p, v)) != OK)
		return e;
	add_sum(r, v);
	page = page_new(r, req_tr(r, N_("Report of a search")));
	page->robots = "noindex";
	view_report(r, page, v);
	return req_html(r);
}
