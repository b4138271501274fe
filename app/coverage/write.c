/*
 * Answers as JSON.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "coverage/ask.h"
#include "coverage/code.h"

static void
put(struct json_writer *w, const char *key, const char *text)
{
	json_key(w, key);
	json_add_string(w, text);
}

static void
put_if(struct json_writer *w, const char *key, const char *text)
{
	if (text != NULL)
		put(w, key, text);
}

static void
add_record(struct json_writer *w, const struct coverage_record *r)
{
	json_open(w, '{');
	put(w, "kind", r->kind);
	put(w, "id", r->id);
	put_if(w, "source", r->source);
	put_if(w, "as_of", r->as_of);
	json_close(w, '}');
}

static void
add_reasons(struct json_writer *w, struct arena *a, enum lang lang,
	const struct coverage_reasons *list)
{
	static const char *const levels[] = {
		[COVERAGE_DECIDES] = "decides",
		[COVERAGE_SUPPORTS] = "supports",
		[COVERAGE_WARNING] = "warning",
		[COVERAGE_HINT] = "hint",
	};
	size_t i, k;

	json_open(w, '[');
	for (i = 0; i < list->count; i++) {
		const struct coverage_reason *r = &list->items[i];

		json_open(w, '{');
		put(w, "code", r->code);
		put(w, "text", coverage_reason_text(a, lang, r));
		put(w, "level", levels[r->level]);
		json_key(w, "assumption");
		json_add_bool(w, r->assumption);
		json_key(w, "records");
		json_open(w, '[');
		for (k = 0; k < r->record_count; k++)
			add_record(w, &r->records[k]);
		json_close(w, ']');
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void
add_rights(struct json_writer *w, const struct right_list *list)
{
	size_t i;

	json_open(w, '[');
	for (i = 0; i < list->count; i++) {
		const struct right *r = &list->items[i];

		json_open(w, '{');
		put(w, "right", r->name);
		put(w, "territory", r->territory);
		put(w, "state", right_state_name(r->state));
		put_if(w, "filed", r->filed);
		put_if(w, "granted", r->granted);
		put_if(w, "last_day", r->last_day);
		put_if(w, "rule", r->term == NULL ? NULL : r->term->rule.id);
		put_if(w, "source", r->source);
		put_if(w, "as_of", r->as_of);
		json_key(w, "stale");
		json_add_bool(w, r->stale);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void
add_parameter(struct buf *b, const char *name, const char *value)
{
	if (value == NULL)
		return;
	buf_printf(b, "%s%s=", b->len > 0 ? "&" : "", name);
	buf_url(b, value);
}

const char *
coverage_permalink(
	struct arena *a, const struct coverage_asked *asked, const char *known)
{
	const struct coverage_question *q = &asked->question;
	struct buf *b = buf_new(a, 256);

	add_parameter(b, "org", q->org);
	add_parameter(b, "patent", q->patent);
	add_parameter(b, "use", q->use);
	add_parameter(b, "act", q->act);
	add_parameter(b, "territory", q->territory);
	add_parameter(b, "on", q->on);
	add_parameter(b, "for", q->for_org);
	if (q->capacity != COVERAGE_SELF)
		add_parameter(
			b, "capacity", coverage_capacity_word(q->capacity));
	add_parameter(b, "started", q->started);
	add_parameter(b, "as_known_at", known);
	return b->data;
}

static bool
rests_on_assumption(const struct coverage_reasons *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (list->items[i].assumption)
			return true;
	return false;
}

static void
add_question(struct json_writer *w, const struct coverage_question *q)
{
	json_open(w, '{');
	put(w, "org", q->org);
	put(w, "patent", q->patent);
	put_if(w, "use", q->use);
	put(w, "act", q->act);
	put(w, "territory", q->territory);
	put(w, "on", q->on);
	put_if(w, "for", q->for_org);
	put(w, "capacity", coverage_capacity_word(q->capacity));
	put_if(w, "started", q->started);
	json_close(w, '}');
}

void
coverage_write(struct json_writer *w, struct arena *a, enum lang lang,
	const struct coverage_asked *asked, const char *known, const char *url)
{
	const struct coverage_result *r = &asked->result;

	json_open(w, '{');
	put(w, "answer", coverage_answer_word(r->answer));
	json_key(w, "question");
	add_question(w, &asked->question);
	json_key(w, "reasons");
	add_reasons(w, a, lang, &r->reasons);
	json_key(w, "rights");
	add_rights(w, &r->rights);
	json_key(w, "assumption");
	json_add_bool(w, rests_on_assumption(&r->reasons));
	put(w, "as_known_at", known);
	put(w, "permalink",
		arena_printf(a, "%s/api/v1/coverage?%s", url,
			coverage_permalink(a, asked, known)));
	if (asked->id != NULL) {
		put(w, "id", asked->id);
		json_key(w, "reliance_days");
		json_add_int(w, asked->reliance_days);
		put_if(w, "reliance_until", asked->stands_until);
	}
	put(w, "notice", tr(lang, coverage_advice));
	json_close(w, '}');
}

void
coverage_write_intervals(struct json_writer *w, struct arena *a, enum lang lang,
	const struct coverage_intervals *list)
{
	size_t i;

	json_open(w, '[');
	for (i = 0; i < list->count; i++) {
		const struct coverage_interval *v = &list->items[i];

		json_open(w, '{');
		put(w, "from", v->from);
		put(w, "to", v->to);
		put(w, "answer", coverage_answer_word(v->result.answer));
		json_key(w, "reasons");
		add_reasons(w, a, lang, &v->result.reasons);
		json_key(w, "assumption");
		json_add_bool(w, rests_on_assumption(&v->result.reasons));
		json_close(w, '}');
	}
	json_close(w, ']');
}
