#include "terms/terms_pages.h"

#include <string.h>

#include "views.h"

const struct terms_lines *
terms_view_lines(struct req *r, const struct terms *t, enum lang lang)
{
	struct terms_lines *lines = ARENA_NEW(r->arena, struct terms_lines);

	terms_lines(r->arena, t->text[lang], lines);
	return lines;
}

const char *
terms_view_filename(struct req *r, const struct terms *t, enum lang lang)
{
	return arena_printf(r->arena, "%s.%s.txt", t->version, lang_key(lang));
}

const struct key_groups *
terms_view_card(struct req *r, const struct terms *t)
{
	struct key_groups *out = ARENA_NEW(r->arena, struct key_groups);
	struct key_terms card;
	struct key_group *g = NULL;
	size_t i;

	key_terms_list(r->arena, r->lang, t, &card);
	out->items = ARENA_ARRAY(r->arena, KEY_SUBJECT_COUNT, struct key_group);
	for (i = 0; i < card.count; i++) {
		const struct key_term *k = &card.items[i];

		if (i == 0 || k->subject != card.items[i - 1].subject) {
			g = &out->items[out->count++];
			g->label = req_tr(r, key_subject_label(k->subject));
			g->terms.items = &card.items[i];
		}
		g->terms.count++;
	}
	return out;
}

const char *
terms_view_subject(struct req *r, const struct key_differences *lines, size_t i)
{
	enum key_subject subject = lines->items[i].a->subject;

	if (i > 0 && lines->items[i - 1].a->subject == subject)
		return NULL;
	return req_tr(r, key_subject_label(subject));
}

const char *
terms_view_compare(struct req *r, const struct terms *t)
{
	return req_path(r, "/terms/compare?a=%s", t->version);
}

/* One of the list; ERR_NOT_FOUND for a version that was never published. */
static enum err
choose(const struct terms_list *all, const char *version,
	const struct terms **out)
{
	size_t i;

	*out = NULL;
	if (version == NULL)
		return OK;
	for (i = 0; i < all->count; i++)
		if (strcmp(all->items[i].version, version) == 0)
			*out = &all->items[i];
	return *out == NULL ? ERR_NOT_FOUND : OK;
}

enum err
terms_compare_page(struct req *r)
{
	struct terms_pair pair = { .a = NULL };
	enum err e;

	if ((e = terms_list(r->db, &pair.all)) != OK ||
		(e = choose(&pair.all, req_query(r, "a"), &pair.a)) != OK ||
		(e = choose(&pair.all, req_query(r, "b"), &pair.b)) != OK)
		return e;
	if (pair.a != NULL && pair.b != NULL)
		key_terms_compare(
			r->arena, r->lang, pair.a, pair.b, &pair.lines);
	view_terms_compare(r, &pair);
	return req_html(r);
}

enum err
terms_index_page(struct req *r)
{
	struct terms_list list;
	enum err e;

	if ((e = terms_list(r->db, &list)) != OK)
		return e;
	view_terms_index(r, &list);
	return req_html(r);
}

enum err
terms_show_page(struct req *r)
{
	struct terms t;
	struct page *page;
	enum err e;

	if ((e = terms_find(r->db, req_param(r, "version"), &t)) != OK)
		return e;
	page = page_new(r, t.title[r->lang]);
	page->back = req_path(r, "/terms");
	view_terms_show(r, page, &t);
	return req_html(r);
}

enum err
terms_text_page(struct req *r)
{
	struct terms t;
	enum err e;

	if ((e = terms_find(r->db, req_param(r, "version"), &t)) != OK)
		return e;
	/* A file to keep: opened in the browser it would be no page of ours. */
	req_set_header(r, "content-disposition",
		arena_printf(r->arena, "attachment; filename=\"%s\"",
			terms_view_filename(r, &t, r->lang)));
	return req_bytes(r, "text/plain; charset=utf-8", t.text[r->lang],
		strlen(t.text[r->lang]));
}
