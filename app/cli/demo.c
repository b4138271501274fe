/*
 * canopy demo: an invented alliance with its patents, people, applications
 * and grants, loaded into an empty database.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/cli.h"
#include "cli/demo.h"
#include "instance/instance.h"
#include "sql.h"

const char usage_demo[] =
	"canopy demo [--json]\n\n"
	"Loads an invented alliance, its patents, people, applications and\n"
	"grants into an empty database, and writes the accounts to\n"
	"VAR/demo-accounts.json. Every page then says that the data is\n"
	"invented. Where the demonstration pool is loaded already, nothing\n"
	"changes; what an earlier version of it had not is added, and when\n"
	"the file of accounts is gone, they get new passwords and the file\n"
	"is written again.\n\n"
	"  --json  one JSON object that says what was done\n\n"
	"Exit status: 0 loaded, or there already; 1 the database holds other\n"
	"data; 3 the database is away; 4 the file cannot be written.\n";

enum outcome { LOADED, THERE, ADDED, REWRITTEN };

static const char *const words[] = {
	[LOADED] = "loaded",
	[THERE] = "there",
	[ADDED] = "added",
	[REWRITTEN] = "rewritten",
};

static void
print(struct demo *d, enum outcome outcome)
{
	const char *path = demo_file_path(d);

	switch (outcome) {
	case LOADED:
		printf("loaded the demonstration pool: %lld organisations, "
		       "%lld publications, %zu accounts, %lld applications\n"
		       "All of it is invented. Accounts: %s\n",
			(long long)d->records[EXCHANGE_ORGANISATIONS],
			(long long)d->records[EXCHANGE_PATENTS],
			d->people_count, (long long)d->applications, path);
		break;
	case THERE:
		printf("the demonstration pool is loaded already; accounts: "
		       "%s\n",
			path);
		break;
	case ADDED:
		printf("the demonstration pool is loaded already; the cases of "
		       "coverage were added: %lld grants\n",
			(long long)d->records[EXCHANGE_GRANTS]);
		break;
	case REWRITTEN:
		printf("the demonstration pool is loaded already; its "
		       "accounts have new passwords: %s\n",
			path);
		break;
	}
}

static void
print_json(struct demo *d, enum outcome outcome)
{
	struct json_writer w = { .out = buf_new(d->arena, 256) };
	int kind;

	json_open(&w, '{');
	json_set(&w, "outcome", words[outcome]);
	for (kind = 0; kind < EXCHANGE_KIND_COUNT; kind++)
		json_set_int(&w, exchange_kind_name((enum exchange_kind)kind),
			d->records[kind]);
	json_set_int(&w, "accounts", (int64_t)d->people_count);
	json_set_int(&w, "applications", d->applications);
	json_set(&w, "file", demo_file_path(d));
	json_close(&w, '}');
	puts(w.out->data);
}

/* Pages say that the data is invented from the moment when it is there. */
static enum err
load(struct demo *d)
{
	const struct audit_event loaded = { .action = "instance.demo-loaded",
		.object_kind = "instance",
		.object_id = "1" };
	enum err e;

	if ((e = demo_people_read(d)) != OK || (e = demo_import(d)) != OK ||
		(e = demo_people_create(d)) != OK ||
		(e = demo_cases(d)) != OK || (e = demo_facts(d)) != OK ||
		(e = instance_update_demo(d->db, true)) != OK)
		return e;
	return audit_append(d->db, &actor_system, &loaded);
}

/* The demonstration pool is there, perhaps that of an earlier version, or
 * without the file of its accounts. */
static enum err
complete(struct demo *d, bool cases, enum outcome *outcome)
{
	enum err e;

	*outcome = THERE;
	if (cases && demo_file_exists(d))
		return OK;
	if ((e = demo_people_read(d)) != OK)
		return e;
	if (!cases) {
		*outcome = ADDED;
		if ((e = demo_people_find(d)) != OK ||
			(e = demo_parties(d)) != OK ||
			(e = demo_facts(d)) != OK)
			return e;
	}
	if (demo_file_exists(d))
		return OK;
	*outcome = REWRITTEN;
	if ((e = demo_people_update(d)) != OK)
		return e;
	return demo_file_write(d);
}

/* In one transaction; ERR_CONFLICT: the database holds other data. */
static enum err
run(struct demo *d, enum outcome *outcome)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(d->db, &SQL_DEMO_STATE, DB_NO_ARGS, &rows)) != OK)
		return e;
	if (rows_bool(rows, 0, "demo"))
		return complete(d, rows_bool(rows, 0, "cases"), outcome);
	if ((e = db_one(d->db, &SQL_DEMO_USED, DB_NO_ARGS, &rows)) != OK)
		return e;
	if (rows_bool(rows, 0, "used"))
		return ERR_CONFLICT;
	*outcome = LOADED;
	if ((e = load(d)) != OK)
		return e;
	return demo_file_write(d);
}

static int
report(struct demo *d, enum err e, bool used)
{
	if (used)
		return cli_fail(CLI_REJECTED,
			"the database holds data that is not the "
			"demonstration pool: choose another VAR=, or an empty "
			"database");
	if (d->why == NULL)
		return cli_report(d->db, e, "the demonstration pool");
	return cli_fail(e == ERR_NOT_FOUND		    ? CLI_FILE
			: e == ERR_BUSY || e == ERR_UNKNOWN ? CLI_DATABASE
							    : CLI_REJECTED,
		"%s", d->why);
}

static int
demo(struct demo *d, bool json)
{
	enum outcome outcome = LOADED;
	enum err e;

	if ((e = db_begin_outer(d->db)) != OK)
		return report(d, e, false);
	if ((e = run(d, &outcome)) == OK)
		e = db_commit_outer(d->db);
	/* A crash here leaves the accounts without their file: the next run
	 * gives them new passwords. */
	if (e == OK && (outcome == LOADED || outcome == REWRITTEN))
		e = demo_file_move(d);
	if (e != OK) {
		db_rollback(d->db);
		demo_file_drop(d);
		return report(d, e,
			e == ERR_CONFLICT && d->why == NULL &&
				db_message(d->db)[0] == '\0');
	}
	if (json)
		print_json(d, outcome);
	else
		print(d, outcome);
	return CLI_DONE;
}

int
cli_demo(int argc, char **argv)
{
	struct demo d = { .why = NULL };
	bool json = false;
	int i, code;

	for (i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--json") != 0)
			return cli_fail(CLI_USAGE,
				"demo takes no %s; see canopy demo --help",
				argv[i]);
		json = true;
	}
	d.arena = arena_new();
	if ((code = cli_open(d.arena, DB_WRITER, &d.db)) == CLI_DONE)
		code = demo(&d, json);
	arena_free(d.arena);
	return code;
}
