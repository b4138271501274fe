/*
 * canopy status due: what somebody has to look at.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/json.h"
#include "cli/cli.h"
#include "org/org.h"
#include "pool/due.h"

#define MOST 100000 /* more than any registry has to do */

const char usage_status[] =
	"canopy status due [--until DAY] [--kind KIND] [--organisation ID] "
	"[--json]\n\n"
	"Lists what is due up to DAY (default: in 90 days), a line each with\n"
	"tabs between day, kind, object, organisation and \"late\". KIND is\n"
	"stale (an office's record is older than its limit), maintenance,\n"
	"expiry, lapse, attestation, recordal, mandate, cure, exit or\n"
	"withdrawal. ID may be an LEI, USCC or JP number as well. --json\n"
	"writes one JSON object a line.\n\n"
	"Exit status: 0 nothing is late, 1 something is.\n";

static void
print_json(struct arena *a, const struct due *d)
{
	struct buf *b = buf_new(a, 0);
	struct json_writer w = { .out = b };

	json_open(&w, '{');
	json_set(&w, "due", d->on);
	json_set(&w, "kind", d->kind);
	json_set(&w, d->object_kind, d->object);
	json_set(&w, "organisation", d->organisation);
	json_set_raw(&w, "late", d->late ? "true" : "false");
	json_close(&w, '}');
	puts(b->data);
}

/* CLI_DONE, or a code after saying what is wrong. */
static int
read_options(int argc, char **argv, struct due_query *q, bool *json)
{
	int i;

	if (argc < 2 || strcmp(argv[1], "due") != 0)
		return cli_fail(CLI_USAGE, "say what: canopy status due");
	for (i = 2; i < argc; i++) {
		const char **value = NULL;

		if (strcmp(argv[i], "--json") == 0) {
			*json = true;
			continue;
		}
		if (strcmp(argv[i], "--until") == 0)
			value = &q->until;
		else if (strcmp(argv[i], "--kind") == 0)
			value = &q->kind;
		else if (strcmp(argv[i], "--organisation") == 0)
			value = &q->organisation;
		if (value == NULL || i + 1 == argc)
			return cli_fail(CLI_USAGE,
				"%s is no option of status, or lacks its value",
				argv[i]);
		*value = argv[++i];
	}
	if (q->until != NULL && !day_valid(q->until))
		return cli_fail(CLI_USAGE,
			"--until takes a day as 2026-03-31, not %s", q->until);
	if (q->kind != NULL && !due_kind_known(q->kind))
		return cli_fail(CLI_USAGE,
			"--kind: %s is no kind of task; see canopy help status",
			q->kind);
	return CLI_DONE;
}

/* A misspelt organisation has nothing to do, which would look well. */
static int
find_organisation(struct db *db, struct due_query *q)
{
	const char *text = q->organisation;
	enum err e;

	if (text == NULL)
		return CLI_DONE;
	e = org_resolve(db, text, &q->organisation);
	return e == ERR_NOT_FOUND
		       ? cli_fail(CLI_USAGE,
				 "--organisation: there is no organisation %s",
				 text)
		       : cli_report(db, e, "the organisation");
}

int
cli_status(int argc, char **argv)
{
	struct due_query q = { .limit = MOST };
	struct arena *a = arena_new();
	struct dues list;
	bool json = false;
	struct db *db;
	int code;
	size_t i;

	if ((code = read_options(argc, argv, &q, &json)) != CLI_DONE ||
		(code = cli_open(a, DB_READER, &db)) != CLI_DONE ||
		(code = find_organisation(db, &q)) != CLI_DONE)
		goto out;
	if ((code = cli_report(db, due_list(db, &q, &list), "status")) !=
		CLI_DONE)
		goto out;
	for (i = 0; i < list.count; i++) {
		const struct due *d = &list.items[i];

		if (json)
			print_json(a, d);
		else
			printf("%s\t%s\t%s\t%s\t%s\n", d->on, d->kind,
				d->object, d->organisation,
				d->late ? "late" : "");
		if (d->late)
			code = CLI_REJECTED;
	}
out:
	arena_free(a);
	return code;
}
