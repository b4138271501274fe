#include "patent/right_api.h"

#include <string.h>

#include "base/buf.h"
#include "base/day.h"
#include "base/json.h"
#include "fact/fact.h"
#include "http/query.h"
#include "patent/number.h"
#include "patent/patent.h"
#include "patent/right_sheet.h"

static void
put(struct json_writer *w, const char *key, const char *value)
{
	json_key(w, key);
	json_add_string(w, value);
}

static void
put_reasons(struct json_writer *w, const struct right *right)
{
	static const char *const levels[] = {
		[LEVEL_DECIDES] = "decides",
		[LEVEL_SUPPORTS] = "supports",
		[LEVEL_WARNING] = "warning",
		[LEVEL_HINT] = "hint",
	};
	size_t i;

	json_key(w, "reasons");
	json_open(w, '[');
	for (i = 0; i < right->reason_count; i++) {
		const struct right_reason *n = &right->reasons[i];

		json_open(w, '{');
		put(w, "code", n->code);
		put(w, "level", levels[n->level]);
		json_key(w, "record");
		json_open(w, '{');
		put(w, "kind", n->record.kind);
		put(w, "id", n->record.id);
		put(w, "source", n->record.source);
		put(w, "as_of", n->record.as_of);
		json_close(w, '}');
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void
put_line(struct json_writer *w, const struct right_line *l)
{
	const struct right *n = l->right;

	json_open(w, '{');
	put(w, "right", n->name);
	put(w, "territory", n->territory);
	put(w, "way", n->rule == NULL ? NULL : right_way_name(n->rule->way));
	put(w, "type", n->file == NULL ? NULL : right_type_name(n->type));
	put(w, "state", right_state_name(n->state));
	put(w, "reason", n->reasons[0].code);
	put(w, "since", l->since);
	put(w, "from", l->span.from);
	put(w, "to", l->span.to);
	put(w, "filed", n->filed);
	put(w, "granted", n->granted);
	put(w, "last_day", n->last_day);
	put(w, "nominal_last_day", n->nominal_last_day);
	json_key(w, "adjust_days");
	json_add_int(w, n->adjust_days);
	put(w, "disclaimed_to", n->cap);
	put(w, "restorable_until", n->open_until);
	put(w, "source", n->source);
	put(w, "as_of", n->as_of);
	json_key(w, "stale");
	json_add_bool(w, n->stale);
	put_reasons(w, n);
	json_close(w, '}');
}

static void
put_event(struct json_writer *w, const struct right_entry *n)
{
	size_t i;

	json_open(w, '{');
	json_key(w, "id");
	json_add_int(w, n->id);
	put(w, "office", n->office);
	put(w, "code", n->code);
	put(w, "category", n->category);
	put(w, "effect", n->effect);
	put(w, "impact", n->impact);
	put(w, "territory", n->territory);
	put(w, "date", n->on);
	put(w, "effective", n->effective);
	json_key(w, "meaning");
	json_add_raw(w, n->label);
	put(w, "title", n->title);
	put(w, "text", n->words);
	put(w, "until", n->until);
	put(w, "paid_until", n->paid_until);
	if (n->days != 0) {
		json_key(w, "days");
		json_add_int(w, n->days);
	}
	json_key(w, "states");
	json_open(w, '[');
	for (i = 0; i < n->state_count; i++)
		json_add_string(w, n->states[i]);
	json_close(w, ']');
	put(w, "source_kind", n->source_kind);
	put(w, "source", n->source);
	put(w, "as_of", n->as_of);
	put(w, "document", n->document);
	json_key(w, "preferred");
	json_add_bool(w, n->preferred);
	json_close(w, '}');
}

static void
put_owner(struct json_writer *w, const struct right_owner *n)
{
	json_open(w, '{');
	put(w, "owner", n->organisation);
	put(w, "owner_name", n->plain);
	put(w, "territory", n->territory);
	put(w, "share", n->share);
	put(w, "from", n->from);
	put(w, "to", n->to);
	put(w, "acquired", n->acquired);
	put(w, "recorded", n->recorded);
	json_key(w, "bound");
	if (n->bound == NULL)
		json_add_raw(w, NULL);
	else
		json_add_bool(w, n->bound[0] == 't');
	put(w, "source_kind", n->source_kind);
	put(w, "source", n->source);
	put(w, "as_of", n->as_of);
	put(w, "document", n->document);
	json_key(w, "preferred");
	json_add_bool(w, n->preferred);
	json_close(w, '}');
}

static void
put_sheet(struct json_writer *w, const struct right_sheet *s)
{
	size_t i;

	json_open(w, '{');
	put(w, "number", s->number);
	put(w, "on", s->on);
	put(w, "as_known_at", s->known);
	json_key(w, "rights");
	json_open(w, '[');
	for (i = 0; i < s->lines.count; i++)
		put_line(w, &s->lines.items[i]);
	json_close(w, ']');
	json_key(w, "events");
	json_open(w, '[');
	for (i = 0; i < s->entries.count; i++)
		put_event(w, &s->entries.items[i]);
	json_close(w, ']');
	json_key(w, "owners");
	json_open(w, '[');
	for (i = 0; i < s->owners.count; i++)
		put_owner(w, &s->owners.items[i]);
	json_close(w, ']');
	json_close(w, '}');
}

static enum err
read_query(struct req *r, struct right_sheet_query *q)
{
	static const char *const known[] = { "on", "as_known_at", "territory",
		NULL };
	char *today = arena_alloc(r->arena, DAY_SIZE);
	const char *at;
	bool good = true;

	good = query_only(r, known) == OK && good;
	good = query_day(r, "on", &q->on) == OK && good;
	good = query_instant(r, "as_known_at", &at) == OK && good;
	q->territory = req_query(r, "territory");
	if (q->territory != NULL && !patent_office_known(q->territory)) {
		req_invalid(r, "/query/territory",
			"Give a two-letter code of ST.3, for example \"DE\".");
		good = false;
	}
	if (!good)
		return ERR_INVALID;
	if (q->on == NULL) {
		day_today(today);
		q->on = today;
	}
	return fact_known(r->db, at, &q->known);
}

enum err
right_list_api(struct req *r)
{
	struct right_sheet_query q = { 0 };
	struct json_writer w = { r->out, false };
	struct right_sheet sheet;
	struct patent_number n;
	enum err e;

	if ((e = read_query(r, &q)) != OK)
		return e;
	if (patent_number_read(r->arena, req_param(r, "number"), &n) != OK)
		return ERR_NOT_FOUND;
	if ((e = patent_find_number(r->db, &n, &q.number)) != OK ||
		(e = right_sheet_load(r->db, &q, &sheet)) != OK)
		return e;
	put_sheet(&w, &sheet);
	return req_json(r);
}
