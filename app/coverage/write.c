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
add_record(struct json_writer *w, const struct coverage_record *r)
{
	json_open(w, '{');
	json_set(w, "kind", r->kind);
	json_set(w, "id", r->id);
	json_set_if(w, "source", r->source);
	json_set_if(w, "as_of", r->as_of);
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
		json_set(w, "code", r->code);
		json_set(w, "text", coverage_reason_text(a, lang, r));
		json_set(w, "level", levels[r->level]);
		json_set_bool(w, "assumption", r->assumption);
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
		json_set(w, "right", r->name);
		json_set(w, "territory", r->territory);
		json_set(w, "state", right_state_name(r->state));
		json_set_if(w, "filed", r->filed);
		json_set_if(w, "granted", r->granted);
		json_set_if(w, "last_day", r->last_day);
		json_set_if(
			w, "rule", r->term == NULL ? NULL : r->term->rule.id);
		json_set_if(w, "source", r->source);
		json_set_if(w, "as_of", r->as_of);
		json_set_bool(w, "stale", r->stale);
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
	json_set(w, "org", q->org);
	json_set(w, "patent", q->patent);
	json_set_if(w, "use", q->use);
	json_set(w, "act", q->act);
	json_set(w, "territory", q->territory);
	json_set(w, "on", q->on);
	json_set_if(w, "for", q->for_org);
	json_set(w, "capacity", coverage_capacity_word(q->capacity));
	json_set_if(w, "started", q->started);
	json_close(w, '}');
}

void
coverage_write(struct json_writer *w, struct arena *a, enum lang lang,
	const struct coverage_asked *asked, const char *known, const char *url)
{
	const struct coverage_result *r = &asked->result;

	json_open(w, '{');
	json_set(w, "answer", coverage_answer_word(r->answer));
	json_key(w, "question");
	add_question(w, &asked->question);
	json_key(w, "reasons");
	add_reasons(w, a, lang, &r->reasons);
	json_key(w, "rights");
	add_rights(w, &r->rights);
	json_set_bool(w, "assumption", rests_on_assumption(&r->reasons));
	json_set(w, "as_known_at", known);
	json_set(w, "permalink",
		arena_printf(a, "%s/api/v1/coverage?%s", url,
			coverage_permalink(a, asked, known)));
	if (asked->id != NULL) {
		json_set(w, "id", asked->id);
		json_set_int(w, "reliance_days", asked->reliance_days);
		json_set_if(w, "reliance_until", asked->stands_until);
	}
	json_set(w, "notice", tr(lang, coverage_advice));
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
		json_set(w, "from", v->from);
		json_set(w, "to", v->to);
		json_set(w, "answer", coverage_answer_word(v->result.answer));
		json_key(w, "reasons");
		add_reasons(w, a, lang, &v->result.reasons);
		json_set_bool(w, "assumption",
			rests_on_assumption(&v->result.reasons));
		json_close(w, '}');
	}
	json_close(w, ']');
}
