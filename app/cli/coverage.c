/*
 * canopy coverage: questions from standard input, answers in order.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/day.h"
#include "base/instant.h"
#include "cli/cli.h"
#include "coverage/give.h"

const char usage_coverage[] =
	"canopy coverage [--as-known-at INSTANT] [--lang en|zh|ja]\n"
	"canopy coverage recheck\n\n"
	"Reads questions from standard input, one JSON object a line, and\n"
	"writes one answer a line in the same order, or {\"error\", "
	"\"errors\"}\n"
	"for a question that cannot be answered. Members of a question:\n"
	"  {\"org\": \"ID, LEI, USCC or JP number\", \"patent\": \"NUMBER\",\n"
	"   \"territory\": \"DE\", \"use\": \"data-centre\", \"act\": "
	"\"use\",\n"
	"   \"on\": \"2024-03-01\", \"for\": \"ID\", \"capacity\": \"self\",\n"
	"   \"started\": \"2023-05-01\"}\n"
	"Only org, patent and territory are required. Answers follow from "
	"what\n"
	"is on record; they are not legal advice.\n\n"
	"  --as-known-at INSTANT  answer from what was known then, a day or\n"
	"                         2024-03-01T09:30:00Z; default: now\n"
	"  --lang LANG            language of the texts; default: en\n\n"
	"recheck asks every answer again that was given to rely on, and "
	"records\n"
	"notice for those that no longer stand; run it once a day\n"
	"(canopy-watch.timer does). The exit status is 1 when a line could\n"
	"not be answered.\n";

#define BATCH 500

struct task {
	struct db *db;
	const char *known;
	enum lang lang;
	bool refused;
	size_t line;
};

static void
write_fault(
	struct json_writer *w, const char *why, const struct coverage_asked *a)
{
	size_t i;

	json_open(w, '{');
	json_set(w, "error", why);
	json_key(w, "errors");
	json_open(w, '[');
	for (i = 0; a != NULL && i < a->fault_count; i++) {
		json_open(w, '{');
		json_set(w, "pointer", a->faults[i].field);
		json_set(w, "detail", a->faults[i].why);
		json_close(w, '}');
	}
	json_close(w, ']');
	json_close(w, '}');
}

/* NULL, or why the line is no question. */
static const char *
read_line(struct arena *a, const char *line, size_t len,
	struct coverage_typed *out)
{
	const struct json *j;
	const char *why;
	size_t i, k;

	if (json_parse(a, line, len, &j, &why) != OK)
		return why;
	if (json_kind(j) != JSON_KIND_OBJECT)
		return "a question is a JSON object";
	for (i = 0; i < json_count(j); i++) {
		const char *key = json_key_at(j, i);
		const struct json *value = json_get(j, key);

		for (k = 0; coverage_fields[k] != NULL; k++)
			if (strcmp(coverage_fields[k], key) == 0)
				break;
		if (coverage_fields[k] == NULL)
			return arena_printf(a, "\"%s\" is no member", key);
		if (json_kind(value) != JSON_KIND_STRING &&
			json_kind(value) != JSON_KIND_NULL)
			return arena_printf(a, "\"%s\" must be a text", key);
		*coverage_typed_field(out, k) = json_text(value);
	}
	return NULL;
}

static enum err
answer(struct task *t, struct arena *a, const struct coverage_typed *typed,
	const char **bad, size_t count)
{
	struct json_writer w = { .out = buf_new(a, 65536) };
	struct coverage_batch batch;
	size_t i;
	enum err e;

	if ((e = coverage_ask(t->db, typed, count,
		     &(const struct coverage_asking){ .known = t->known },
		     &batch)) != OK)
		return e;
	for (i = 0; i < count; i++) {
		struct coverage_asked *asked = &batch.items[i];

		w.comma = false;
		if (bad[i] != NULL || asked->fault_count > 0) {
			t->refused = true;
			write_fault(&w,
				bad[i] != NULL ? bad[i]
					       : "this cannot be answered",
				bad[i] != NULL ? NULL : asked);
		} else {
			coverage_write(&w, a, t->lang, asked, batch.known,
				conf()->url);
		}
		buf_char(w.out, '\n');
	}
	if (fwrite(w.out->data, 1, w.out->len, stdout) != w.out->len)
		return ERR_BUG;
	return OK;
}

static enum err
answer_all(struct task *t)
{
	struct arena *a = arena_new(), *before = db_use_arena(t->db, a);
	struct coverage_typed *typed;
	const char **bad;
	char *line = NULL;
	size_t room = 0, n;
	ssize_t len = 0;
	enum err e = OK;

	while (e == OK && len >= 0) {
		typed = ARENA_ARRAY(a, BATCH, struct coverage_typed);
		bad = ARENA_ARRAY(a, BATCH, const char *);
		for (n = 0; n < BATCH &&
			    (len = getline(&line, &room, stdin)) >= 0;) {
			if (strspn(line, " \t\r\n") == (size_t)len)
				continue;
			bad[n] = read_line(a, line, (size_t)len, &typed[n]);
			n++;
		}
		if (n > 0)
			e = answer(t, a, typed, bad, n);
		db_use_arena(t->db, before);
		arena_reset(a);
		db_use_arena(t->db, a);
	}
	free(line);
	db_use_arena(t->db, before);
	arena_free(a);
	return e;
}

static int
recheck(struct arena *a)
{
	struct db *db;
	char today[DAY_SIZE];
	size_t asked, noticed;
	enum err e;
	int code = cli_open(a, DB_WRITER, &db);

	if (code != CLI_DONE)
		return code;
	day_today(today);
	if ((e = coverage_recheck(db, today, &asked, &noticed)) == OK)
		printf("%zu answers asked again, notice of %zu\n", asked,
			noticed);
	return cli_report(db, e, "the answers could not be asked again");
}

static int
read_arguments(int argc, char **argv, struct arena *a, struct task *t)
{
	char instant[INSTANT_SIZE];
	int i;

	for (i = 1; i < argc; i += 2) {
		const char *value = i + 1 < argc ? argv[i + 1] : "";

		if (strcmp(argv[i], "--lang") == 0) {
			if (lang_read(value, &t->lang) != OK)
				return cli_fail(CLI_USAGE,
					"--lang %s: must be en, zh or ja",
					value);
		} else if (strcmp(argv[i], "--as-known-at") == 0) {
			if (instant_read(value, instant) != OK)
				return cli_fail(CLI_USAGE,
					"--as-known-at %s: must be a day, or "
					"a time as 2024-03-01T09:30:00Z",
					value);
			t->known = arena_strdup(a, instant);
		} else {
			return cli_fail(CLI_USAGE,
				"coverage: \"%s\" is not understood; `canopy "
				"help coverage` explains it",
				argv[i]);
		}
	}
	return CLI_DONE;
}

int
cli_coverage(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct task t = { .lang = LANG_EN };
	int code;

	if (argc == 2 && strcmp(argv[1], "recheck") == 0) {
		code = recheck(a);
		arena_free(a);
		return code;
	}
	if ((code = read_arguments(argc, argv, a, &t)) == CLI_DONE &&
		(code = cli_open(a, DB_READER, &t.db)) == CLI_DONE)
		code = cli_report(t.db, answer_all(&t),
			"the questions could not be answered");
	if (code == CLI_DONE && t.refused)
		code = CLI_REJECTED;
	arena_free(a);
	return code;
}
