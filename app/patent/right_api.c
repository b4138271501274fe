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
		json_set(w, "code", n->code);
		json_set(w, "level", levels[n->level]);
		json_key(w, "record");
		json_open(w, '{');
		json_set(w, "kind", n->record.kind);
		json_set(w, "id", n->record.id);
		json_set(w, "source", n->record.source);
		json_set(w, "as_of", n->record.as_of);
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
	json_set(w, "right", n->name);
	json_set(w, "territory", n->territory);
	json_set(w, "way",
		n->rule == NULL ? NULL : right_way_name(n->rule->way));
	json_set(w, "type", n->file == NULL ? NULL : right_type_name(n->type));
	json_set(w, "state", right_state_name(n->state));
	json_set(w, "reason", n->reasons[0].code);
	json_set(w, "since", l->since);
	json_set(w, "from", l->span.from);
	json_set(w, "to", l->span.to);
	json_set(w, "filed", n->filed);
	json_set(w, "granted", n->granted);
	json_set(w, "last_day", n->last_day);
	json_set(w, "nominal_last_day", n->nominal_last_day);
	json_set_int(w, "adjust_days", n->adjust_days);
	json_set(w, "disclaimed_to", n->cap);
	json_set(w, "restorable_until", n->open_until);
	json_set(w, "source", n->source);
	json_set(w, "as_of", n->as_of);
	json_set_bool(w, "stale", n->stale);
	put_reasons(w, n);
	json_close(w, '}');
}

static void
put_event(struct json_writer *w, const struct right_entry *n)
{
	json_open(w, '{');
	json_set_int(w, "id", n->id);
	json_set(w, "office", n->office);
	json_set(w, "code", n->code);
	json_set(w, "category", n->category);
	json_set(w, "effect", n->effect);
	json_set(w, "impact", n->impact);
	json_set(w, "territory", n->territory);
	json_set(w, "date", n->on);
	json_set(w, "effective", n->effective);
	json_set_raw(w, "meaning", n->label);
	json_set(w, "title", n->title);
	json_set(w, "text", n->words);
	json_set(w, "until", n->until);
	json_set(w, "paid_until", n->paid_until);
	if (n->days != 0)
		json_set_int(w, "days", n->days);
	json_set_list(w, "states", n->states, n->state_count);
	json_set(w, "source_kind", n->source_kind);
	json_set(w, "source", n->source);
	json_set(w, "as_of", n->as_of);
	json_set(w, "document", n->document);
	json_set_bool(w, "preferred", n->preferred);
	json_close(w, '}');
}

static void
put_owner(struct json_writer *w, const struct right_owner *n)
{
	json_open(w, '{');
	json_set(w, "owner", n->organisation);
	json_set(w, "owner_name", n->plain);
	json_set(w, "territory", n->territory);
	json_set(w, "share", n->share);
	json_set(w, "from", n->from);
	json_set(w, "to", n->to);
	json_set(w, "acquired", n->acquired);
	json_set(w, "recorded", n->recorded);
	json_key(w, "bound");
	if (n->bound == NULL)
		json_add_raw(w, NULL);
	else
		json_add_bool(w, n->bound[0] == 't');
	json_set(w, "source_kind", n->source_kind);
	json_set(w, "source", n->source);
	json_set(w, "as_of", n->as_of);
	json_set(w, "document", n->document);
	json_set_bool(w, "preferred", n->preferred);
	json_close(w, '}');
}

static void
put_sheet(struct json_writer *w, const struct right_sheet *s)
{
	size_t i;

	json_open(w, '{');
	json_set(w, "number", s->number);
	json_set(w, "on", s->on);
	json_set(w, "as_known_at", s->known);
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
