/*
 * The engine of app/coverage on worlds written as JSON, one a line:
 * {"world": {…}, "questions": […]}. For each question a line comes out:
 * {"answer", "codes": [those that decide], "also": [all others]}.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "coverage/coverage.h"
#include "world.h"

static void
put_codes(
	struct arena *a, struct json_writer *w, const struct coverage_result *r)
{
	const char **codes;
	size_t i, n = coverage_codes(a, r, &codes);

	json_key(w, "codes");
	json_open(w, '[');
	for (i = 0; i < n; i++)
		json_add_string(w, codes[i]);
	json_close(w, ']');
	json_key(w, "also");
	json_open(w, '[');
	for (i = 0; i < r->reasons.count; i++)
		if (r->reasons.items[i].level != COVERAGE_DECIDES)
			json_add_string(w, r->reasons.items[i].code);
	json_close(w, ']');
}

static void
answer(struct arena *a, const struct coverage_facts *f, const struct json *j,
	struct json_writer *w)
{
	struct coverage_question q;
	struct coverage_result r;
	struct coverage_intervals list;
	size_t i;

	world_question(j, &q);
	w->comma = false;
	json_open(w, '{');
	if (json_get(j, "intervals") != NULL) {
		coverage_intervals(coverage_case_new(a, f, &q), &list);
		json_key(w, "intervals");
		json_open(w, '[');
		for (i = 0; i < list.count; i++) {
			json_open(w, '{');
			json_key(w, "from");
			json_add_string(w, list.items[i].from);
			json_key(w, "answer");
			json_add_string(
				w, coverage_answer_word(
					   list.items[i].result.answer));
			put_codes(a, w, &list.items[i].result);
			json_close(w, '}');
		}
		json_close(w, ']');
	} else {
		coverage_answer(a, f, &q, &r);
		json_key(w, "answer");
		json_add_string(w, coverage_answer_word(r.answer));
		put_codes(a, w, &r);
	}
	json_close(w, '}');
	buf_char(w->out, '\n');
}

int
main(void)
{
	char *line = NULL;
	size_t room = 0, i, number = 0;
	ssize_t len;
	struct arena *a = arena_new();

	while ((len = getline(&line, &room, stdin)) > 0) {
		const struct json *j, *questions;
		struct coverage_facts facts = { 0 };
		struct json_writer w = { .out = buf_new(a, 4096) };
		const char *why;

		number++;
		if (json_parse(a, line, (size_t)len, &j, &why) != OK) {
			fprintf(stderr, "line %zu: %s\n", number, why);
			return 1;
		}
		world_read(a, json_get(j, "world"), &facts);
		questions = json_get(j, "questions");
		for (i = 0; i < json_count(questions); i++)
			answer(a, &facts, json_at(questions, i), &w);
		fwrite(w.out->data, 1, w.out->len, stdout);
		arena_reset(a);
	}
	free(line);
	arena_free(a);
	return 0;
}
