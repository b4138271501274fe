/*
 * The inbox: entries as sentences.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/named.h"
#include "base/place.h"
#include "grant/version.h"
#include "http/page.h"
#include "patent/patent.h"
#include "patent/right_label.h"
#include "views.h"
#include "watch/watch_pages.h"

static const char *
text_of(const struct json *o, const char *key)
{
	const char *s = json_text(json_get(o, key));

	return s == NULL ? "" : s;
}

/* Numbers as links below ${base}. */
static void
read_links(struct req *r, const struct json *list, const char *base,
	struct inbox_lines *out)
{
	struct inbox_line *items =
		ARENA_ARRAY(r->arena, json_count(list) + 1, struct inbox_line);
	size_t i;

	for (i = 0; i < json_count(list); i++) {
		const char *number = json_text(json_at(list, i));

		if (number == NULL)
			continue;
		items[out->count].text = number;
		items[out->count++].path = req_path(r, "/%s/%s", base, number);
	}
	out->items = items;
}

/* "2 new patents are found by this search.", or NULL for none. */
static const char *
hits_said(struct req *r, const char *text, const struct json *number)
{
	int64_t n = json_int(number);

	if (n == 0)
		return NULL;
	return tr_fill(r->arena, text, "n",
		arena_printf(r->arena, "%lld", (long long)n), NULL);
}

static void
read_hits(struct req *r, const struct json *o, struct inbox_row *row)
{
	const struct json *count = json_get(o, "count");
	const struct json *gone = json_get(o, "gone");

	row->title = text_of(o, "name");
	row->path = saved_path(
		r, &(struct saved){ .question = text_of(o, "question") });
	row->said = hits_said(r,
		tr_n(r->lang, "{n} new patent is found by this search.",
			"{n} new patents are found by this search.",
			(long)json_int(count)),
		count);
	read_links(r, json_get(o, "numbers"), "patents", &row->lines);
	row->gone_said = hits_said(r,
		tr_n(r->lang, "{n} patent is no longer found by this search.",
			"{n} patents are no longer found by this search.",
			(long)json_int(gone)),
		gone);
	read_links(r, json_get(o, "gone_numbers"), "patents", &row->gone);
}

/* A right may end in forty states at once: so many are named. */
#define PLACES_NAMED 6

/* " (Germany, France)", or how many there are. */
static void
put_places(struct req *r, struct buf *b, const struct json *list)
{
	size_t i, count = json_count(list);

	if (count == 0)
		return;
	buf_str(b, " (");
	if (count > PLACES_NAMED)
		buf_str(b, tr_fill(r->arena,
				   tr_n(r->lang, "{n} territory",
					   "{n} territories", (long)count),
				   "n", arena_printf(r->arena, "%zu", count),
				   NULL));
	for (i = 0; i < count && count <= PLACES_NAMED; i++)
		buf_printf(b, "%s%s",
			i == 0		     ? ""
			: r->lang == LANG_EN ? ", "
					     : "、",
			place_name(json_text(json_at(list, i)), r->lang));
	buf_char(b, ')');
}

/* "Lapsed (Germany)". */
static void
put_event(struct req *r, struct buf *b, const struct json *c)
{
	const char *territory = text_of(c, "territory");
	const char *label = right_effect_label(text_of(c, "effect"));

	buf_str(b, label == NULL ? text_of(c, "effect") : req_tr(r, label));
	if (territory[0] != '\0')
		buf_printf(b, " (%s)", place_name(territory, r->lang));
}

static void
put_status(struct req *r, struct buf *b, const struct json *c)
{
	const char *before = json_text(json_get(c, "before"));
	const char *after = json_text(json_get(c, "after"));

	buf_str(b,
		tr_fill(r->arena,
			req_tr(r, N_("Status: {before}, now {after}")),
			"before", req_tr(r, patent_status_label(before)),
			"after", req_tr(r, patent_status_label(after)), NULL));
}

/* "In force: Lapsed (Germany), 1 March 2026" and the like. */
static const char *
change_text(struct req *r, const struct json *c)
{
	const char *what = text_of(c, "what"), *on = text_of(c, "on");
	struct buf *b = buf_new(r->arena, 64);

	if (strcmp(what, "event") == 0)
		put_event(r, b, c);
	else if (strcmp(what, "pool") == 0)
		buf_str(b, req_tr(r, N_("Leaves the pool")));
	else if (strcmp(what, "left") == 0)
		buf_str(b, req_tr(r, N_("Is no longer in the pool")));
	else if (strcmp(what, "term") == 0)
		buf_str(b, req_tr(r, N_("The term of protection is over")));
	else if (strcmp(what, "restoration") == 0)
		buf_str(b,
			req_tr(r, N_("Lapsed, the time to restore is over")));
	else
		put_status(r, b, c);
	put_places(r, b, json_get(c, "places"));
	if (on[0] != '\0')
		buf_printf(b, "%s%s", r->lang == LANG_EN ? ", " : " ",
			page_day(r, on));
	return b->data;
}

/* "Suspended (part of the rights), 1 March 2026". */
static const char *
turn_text(struct req *r, const struct json *c)
{
	const char *what = text_of(c, "what"), *on = text_of(c, "on");
	struct buf *b = buf_new(r->arena, 64);

	if (strcmp(what, "evidence") == 0)
		buf_str(b, req_tr(r, N_("Last day of the evidence behind it")));
	else if (strcmp(what, "started") == 0)
		buf_str(b, req_tr(r, N_("In force")));
	else
		buf_str(b, req_tr(r, grant_event_label(what)));
	if (json_bool(json_get(c, "part")))
		buf_printf(b, " (%s)", req_tr(r, N_("part of the rights")));
	if (on[0] != '\0')
		buf_printf(b, "%s%s", r->lang == LANG_EN ? ", " : " ",
			page_day(r, on));
	return b->data;
}

/* A text for each change. */
static void
read_changes(struct req *r, const struct json *list,
	const char *text(struct req *, const struct json *),
	struct inbox_lines *out)
{
	struct inbox_line *items =
		ARENA_ARRAY(r->arena, json_count(list) + 1, struct inbox_line);
	size_t i;

	for (i = 0; i < json_count(list); i++)
		items[out->count++].text = text(r, json_at(list, i));
	out->items = items;
}

static void
read_grant(struct req *r, const struct json *o, struct inbox_row *row)
{
	row->title = text_of(o, "number");
	row->path = req_path(r, "/grants/%s", row->title);
	row->said = req_tr(r, N_("Something has changed in this licence."));
	row->listed = true;
	read_changes(r, json_get(o, "changes"), turn_text, &row->lines);
}

static void
read_answer(struct req *r, const struct json *o, struct inbox_row *row)
{
	row->title = arena_printf(r->arena, "%s, %s", text_of(o, "patent"),
		place_name(text_of(o, "territory"), r->lang));
	row->path = req_path(r, "/coverage/answers/%s", text_of(o, "id"));
	row->said = tr_fill(r->arena,
		req_tr(r, N_("From {day} on you can no longer rely on this "
			     "answer. Ask again.")),
		"day", page_day(r, text_of(o, "on")), NULL);
}

static void
read_status(struct req *r, const struct json *o, struct inbox_row *row)
{
	struct buf *titles = buf_new(r->arena, 256);
	struct named title;

	json_dump(json_get(o, "title"), titles);
	title = named_pick(r->arena, r->lang, titles->data);
	row->title = title.text;
	row->title_lang = title.lang;
	row->number = text_of(o, "number");
	row->path = req_path(r, "/patents/%s", row->number);
	row->listed = true;
	row->said = req_tr(
		r, strcmp(text_of(o, "by"), "day") == 0
			   ? N_("A day has come that changes a patent that is "
				"licensed.")
			   : N_("Something has changed in a patent that is "
				"licensed."));
	read_changes(r, json_get(o, "changes"), change_text, &row->lines);
	read_links(r, json_get(o, "grants"), "grants", &row->grants);
}

static enum err
read_rows(struct req *r, const struct inbox *box, struct inbox_view *v)
{
	struct inbox_row *rows =
		ARENA_ARRAY(r->arena, box->count + 1, struct inbox_row);
	const struct json *o;
	const char *why;
	size_t i;

	for (i = 0; i < box->count; i++) {
		const struct inbox_entry *entry = &box->items[i];

		if (json_parse(r->arena, entry->detail, strlen(entry->detail),
			    &o, &why) != OK)
			return ERR_BUG;
		rows[i].entry = entry;
		v->unread |= entry->unread;
		if (strcmp(entry->kind, "status") == 0)
			read_status(r, o, &rows[i]);
		else if (strcmp(entry->kind, "grant") == 0)
			read_grant(r, o, &rows[i]);
		else if (strcmp(entry->kind, "answer") == 0)
			read_answer(r, o, &rows[i]);
		else
			read_hits(r, o, &rows[i]);
	}
	v->rows = (struct inbox_rows){ rows, box->count };
	if (box->next != 0)
		v->next =
			req_path(r, "/inbox?before=%lld", (long long)box->next);
	return OK;
}

/* "all" and "read" are 0; ERR_INVALID for what is no number. */
static enum err
read_id(const char *text, const char *every, int64_t *out)
{
	char *end;

	if (strcmp(text, every) == 0) {
		*out = 0;
		return OK;
	}
	*out = strtoll(text, &end, 10);
	return *end == '\0' && *out > 0 ? OK : ERR_INVALID;
}

enum err
inbox_page(struct req *r)
{
	struct inbox_view *v = ARENA_NEW(r->arena, struct inbox_view);
	const char *before = req_query(r, "before");
	struct page *page;
	struct inbox box;
	int64_t from = 0;
	enum err e = OK;

	if (r->person.id == 0)
		return req_redirect(r, "%s",
			req_path(r, "/signin?next=/%s/inbox",
				lang_key(r->lang)));
	if (before != NULL)
		e = read_id(before, "all", &from);
	if (e == OK && (e = inbox_list(r->db, r->person.id, from, &box)) != OK)
		return e;
	/* No such page, or all of it is deleted: the inbox is not empty. */
	if (before != NULL && (e != OK || box.count == 0))
		return req_redirect(r, "%s", req_path(r, "/inbox"));
	if ((e = read_rows(r, &box, v)) != OK)
		return e;
	page = page_new(r, req_tr(r, N_("Inbox")));
	page->robots = "noindex";
	view_inbox(r, page, v);
	return req_html(r);
}

enum err
inbox_post(struct req *r)
{
	const char *seen = req_form(r, "read"), *gone = req_form(r, "delete");
	int64_t id;
	enum err e = ERR_INVALID;

	if (r->person.id == 0)
		return req_redirect(r, "%s", req_path(r, "/signin"));
	if (seen != NULL && (e = read_id(seen, "all", &id)) == OK)
		e = inbox_read(r->db, r->person.id, id);
	else if (gone != NULL && (e = read_id(gone, "read", &id)) == OK)
		e = inbox_delete(r->db, r->person.id, id);
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/inbox"));
}
