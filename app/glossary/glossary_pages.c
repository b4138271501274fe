#include "glossary/glossary_pages.h"

#include <string.h>

#include "views.h"

/* The terms from ${from} on in one line. */
static const char *
join(struct arena *a, const struct concept_terms *t, size_t from,
	const char *between)
{
	struct buf *b = buf_new(a, 64);
	size_t i;

	for (i = from; i < t->count; i++) {
		if (i > from)
			buf_str(b, between);
		buf_str(b, t->items[i]);
	}
	return b->data;
}

static void
read_row(struct req *r, const struct concept *c, struct glossary_row *out)
{
	struct buf *find = buf_new(r->arena, 64);

	buf_str(find, req_path(r, "/patents"));
	buf_str(find, "?q=");
	buf_url(find,
		arena_printf(r->arena, "\"%s\"", c->terms[r->lang].items[0]));
	*out = (struct glossary_row){ .concept = c,
		.more = join(r->arena, &c->terms[LANG_EN], 1, ", "),
		.zh = join(r->arena, &c->terms[LANG_ZH], 0, "；"),
		.ja = join(r->arena, &c->terms[LANG_JA], 0, "、"),
		.find = find->data,
		.edit = req_path(r, "/desk/glossary/concepts/%s", c->slug) };
}

enum err
glossary_view_read(struct req *r, bool withdrawn, const char *only,
	struct glossary_view *out)
{
	const char *q = req_query(r, "q");
	struct glossary_section *sections;
	struct glossary_row *rows;
	struct concepts list;
	size_t i, n = 0;
	enum err e;

	*out = (struct glossary_view){ .q = q == NULL ? "" : q };
	if ((e = glossary_list(r->db, out->q, withdrawn, &list)) != OK)
		return e;
	sections = ARENA_ARRAY(
		r->arena, glossary_area_count + 1, struct glossary_section);
	rows = ARENA_ARRAY(r->arena, list.count + 1, struct glossary_row);
	/* The list goes by area. */
	for (i = 0; i < list.count; i++) {
		const char *area = list.items[i].area;
		const struct glossary_area *known = glossary_area_find(area);

		if (only != NULL && strcmp(area, only) != 0)
			continue;
		read_row(r, &list.items[i], &rows[i]);
		out->count++;
		if (n == 0 || strcmp(sections[n - 1].word, area) != 0) {
			if (n > glossary_area_count)
				break;
			sections[n++] = (struct glossary_section){ .word = area,
				.label = known == NULL
						 ? area
						 : req_tr(r, known->label),
				.rows = { &rows[i], 0 } };
		}
		sections[n - 1].rows.count++;
	}
	out->sections = (struct glossary_sections){ sections, n };
	return OK;
}

enum err
glossary_index_page(struct req *r)
{
	struct page *page = page_new(r, req_tr(r, N_("Glossary")));
	struct glossary_view v;
	enum err e;

	if ((e = glossary_view_read(r, false, NULL, &v)) != OK)
		return e;
	page->canonical = req_path(r, "/glossary");
	page->description = req_tr(
		r, N_("Terms of low-carbon technology in English, Chinese and "
		      "Japanese, by which searches are widened."));
	if (v.q[0] != '\0')
		page->robots = "noindex";
	view_glossary_index(r, page, &v);
	return req_html(r);
}
