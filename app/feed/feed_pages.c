#include "feed/feed_pages.h"

#include <string.h>

#include "base/conf.h"
#include "base/json.h"
#include "export/export.h"
#include "patent/wording.h"
#include "search/params.h"
#include "search/question.h"

struct feed {
	struct req *r;
	const char *title;
	const char *self;    /* absolute addresses */
	const char *home;    /* the same question as a page */
	const char *next;    /* or NULL */
	const char *changed; /* instant of the newest entry */
	struct export_items items;
};

/* What of an entry is in the language of the reader. */
struct entry {
	const char *id;
	const char *url;
	const struct wording *title; /* NULL: none is known */
	const char *text;
	const char *published; /* instant or NULL */
};

static const char *
address(struct req *r, const char *path, const struct kept_list *pairs,
	const char *cursor)
{
	const char *own =
		question_path(r, req_path(r, "%s", path), pairs, NULL, NULL);

	if (cursor != NULL)
		own = arena_printf(r->arena, "%s%ccursor=%s", own,
			strchr(own, '?') == NULL ? '?' : '&', cursor);
	return req_absolute(r, own);
}

/* A feed of nothing has changed when the pool last did; that is not asked for:
 * the beginning of time is as good to whoever compares. */
static const char *
newest(const struct export_items *items)
{
	const char *out = "1970-01-01T00:00:00Z";
	size_t i;

	for (i = 0; i < items->count; i++)
		if (strcmp(items->items[i].changed, out) > 0)
			out = items->items[i].changed;
	return out;
}

static enum err
read_feed(struct req *r, const char *path, struct feed *f)
{
	struct search_page found;
	struct kept_list pairs;
	struct params p;
	const char *cursor;
	enum err e;

	if ((e = params_read(r, &p)) != OK)
		return e;
	if (p.error.fault != QUERY_GOOD)
		return ERR_INVALID;
	question_list(r, &p, &pairs);
	cursor = req_query(r, "cursor");
	p.search.families = false;
	if (p.search.sort == SEARCH_SORT_NONE)
		p.search.sort = SEARCH_SORT_POOLED;
	e = search_walk(r->db, &p.search, cursor, FEED_ENTRIES, &found);
	if (e == ERR_INVALID && cursor != NULL)
		return req_invalid(r, "/query/cursor",
			req_tr(r, N_("is none of this feed. Begin without it "
				     "and follow the address of the next "
				     "page")));
	if (e != OK || (e = export_items(r->db, found.ids, found.count,
				&f->items)) != OK)
		return e;
	f->r = r;
	f->title = p.q[0] == '\0' ? req_tr(r, N_("Patents of the pool"))
				  : tr_fill(r->arena,
					    req_tr(r, N_("Patents: {words}")),
					    "words", p.q, NULL);
	f->self = address(r, path, &pairs, cursor);
	f->home = address(r, "/patents", &pairs, NULL);
	f->next = found.next == NULL ? NULL
				     : address(r, path, &pairs, found.next);
	f->changed = newest(&f->items);
	return OK;
}

static void
read_entry(struct req *r, const struct export_item *p, struct entry *out)
{
	struct wordings titles, abstracts;

	wording_list(r->arena, p->title, r->lang, &titles);
	wording_list(r->arena, p->abstract, r->lang, &abstracts);
	out->id = arena_printf(
		r->arena, "%s/id/patent/%s", conf()->url, p->number);
	out->url = req_absolute(r, req_path(r, "/patents/%s", p->number));
	out->title = titles.count == 0 ? NULL : &titles.items[0];
	out->text = abstracts.count == 0 ? NULL : abstracts.items[0].text;
	out->published = p->since == NULL ? NULL
					  : arena_printf(r->arena,
						    "%sT00:00:00Z", p->since);
}

/* ---- Atom ---------------------------------------------------------------- */

/* Text of XML 1.0: most control characters cannot be said at all. */
static void
put(struct buf *b, const char *text)
{
	char one[2] = "";

	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < ' ' && c != '\t' && c != '\n' && c != '\r')
			continue;
		one[0] = *text;
		if (strchr("&<>\"'", c) != NULL)
			buf_html(b, one);
		else
			buf_char(b, *text);
	}
}

static void
element(struct buf *b, const char *name, const char *lang, const char *text)
{
	buf_printf(b, "<%s", name);
	if (lang != NULL && lang[0] != '\0')
		buf_printf(b, " xml:lang=\"%s\"", lang);
	buf_char(b, '>');
	put(b, text);
	buf_printf(b, "</%s>\n", name);
}

static void
link_to(struct buf *b, const char *rel, const char *type, const char *href)
{
	buf_printf(b, "<link rel=\"%s\" type=\"%s\" href=\"", rel, type);
	put(b, href);
	buf_str(b, "\"/>\n");
}

static void
atom_people(struct buf *b, const struct export_item *p)
{
	const struct export_list *all =
		p->owners.count > 0 ? &p->owners : &p->applicants;
	size_t i;

	for (i = 0; i < all->count; i++) {
		buf_str(b, "<author>");
		element(b, "name", NULL, all->items[i]);
		buf_str(b, "</author>\n");
	}
}

static void
atom_entry(struct feed *f, const struct export_item *p)
{
	struct buf *b = f->r->out;
	struct entry entry;
	size_t i;

	read_entry(f->r, p, &entry);
	buf_str(b, "<entry>\n");
	element(b, "id", NULL, entry.id);
	element(b, "title", entry.title == NULL ? NULL : entry.title->lang,
		entry.title == NULL ? p->number : entry.title->text);
	element(b, "updated", NULL, p->changed);
	if (entry.published != NULL)
		element(b, "published", NULL, entry.published);
	link_to(b, "alternate", "text/html", entry.url);
	atom_people(b, p);
	for (i = 0; i < p->cpc.count; i++) {
		buf_str(b, "<category scheme=\"urn:cpc\" term=\"");
		put(b, p->cpc.items[i]);
		buf_str(b, "\"/>\n");
	}
	if (entry.text != NULL)
		element(b, "summary", NULL, entry.text);
	buf_str(b, "</entry>\n");
}

/* Feeds may be asked for from anywhere and are the same for everybody. */
static enum err
answer(struct req *r, const char *type)
{
	req_set_header(r, "access-control-allow-origin", "*");
	return req_text(r, type);
}

enum err
feed_atom_page(struct req *r)
{
	struct feed f = { 0 };
	struct buf *b = r->out;
	size_t i;
	enum err e;

	if ((e = read_feed(r, "/search.atom", &f)) != OK)
		return e;
	buf_printf(b,
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<feed xmlns=\"http://www.w3.org/2005/Atom\" "
		"xml:lang=\"%s\">\n",
		lang_html(r->lang));
	element(b, "id", NULL, f.self);
	element(b, "title", NULL, f.title);
	element(b, "updated", NULL, f.changed);
	link_to(b, "self", "application/atom+xml", f.self);
	link_to(b, "alternate", "text/html", f.home);
	if (f.next != NULL)
		link_to(b, "next", "application/atom+xml", f.next);
	buf_str(b, "<author>");
	element(b, "name", NULL, req_tr(r, N_("Canopy")));
	buf_str(b, "</author>\n");
	for (i = 0; i < f.items.count; i++)
		atom_entry(&f, &f.items.items[i]);
	buf_str(b, "</feed>\n");
	return answer(r, "application/atom+xml; charset=utf-8");
}

/* ---- JSON Feed ------------------------------------------------------------
 */

static void
pair(struct json_writer *w, const char *key, const char *value)
{
	if (value == NULL)
		return;
	json_set(w, key, value);
}

static void
json_people(struct json_writer *w, const struct export_item *p)
{
	const struct export_list *all =
		p->owners.count > 0 ? &p->owners : &p->applicants;
	size_t i;

	if (all->count == 0)
		return;
	json_key(w, "authors");
	json_open(w, '[');
	for (i = 0; i < all->count; i++) {
		json_open(w, '{');
		pair(w, "name", all->items[i]);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void
json_entry(struct feed *f, struct json_writer *w, const struct export_item *p)
{
	struct entry entry;
	size_t i;

	read_entry(f->r, p, &entry);
	json_open(w, '{');
	pair(w, "id", entry.id);
	pair(w, "url", entry.url);
	pair(w, "title", entry.title == NULL ? p->number : entry.title->text);
	pair(w, "content_text", entry.text == NULL ? p->number : entry.text);
	pair(w, "date_published", entry.published);
	pair(w, "date_modified", p->changed);
	if (entry.title != NULL && entry.title->lang[0] != '\0')
		pair(w, "language", entry.title->lang);
	json_people(w, p);
	json_key(w, "tags");
	json_open(w, '[');
	for (i = 0; i < p->topics.count; i++)
		json_add_string(w, p->topics.items[i]);
	for (i = 0; i < p->cpc.count; i++)
		json_add_string(w, p->cpc.items[i]);
	json_close(w, ']');
	json_key(w, "_canopy");
	json_open(w, '{');
	pair(w, "number", p->number);
	pair(w, "status", p->status);
	pair(w, "status_as_of", p->status_as_of);
	pair(w, "member", p->member);
	json_close(w, '}');
	json_close(w, '}');
}

enum err
feed_json_page(struct req *r)
{
	struct json_writer w = { .out = r->out };
	struct feed f = { 0 };
	size_t i;
	enum err e;

	if ((e = read_feed(r, "/search.json", &f)) != OK)
		return e;
	json_open(&w, '{');
	pair(&w, "version", "https://jsonfeed.org/version/1.1");
	pair(&w, "title", f.title);
	pair(&w, "home_page_url", f.home);
	pair(&w, "feed_url", f.self);
	pair(&w, "next_url", f.next);
	pair(&w, "language", lang_html(r->lang));
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < f.items.count; i++)
		json_entry(&f, &w, &f.items.items[i]);
	json_close(&w, ']');
	json_close(&w, '}');
	return answer(r, "application/feed+json; charset=utf-8");
}
