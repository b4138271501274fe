/*
 * canopy watch run: looks at what people watch.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "cli/cli.h"
#include "list/list.h"
#include "watch/watch.h"

const char usage_watch[] =
	"canopy watch run\n\n"
	"Looks at every watched search and at the rights of every watched\n"
	"licence, and puts what is new into the inbox of whoever watches it,\n"
	"also what the passing of days alone has brought since the last run.\n"
	"Also removes the lists of visitors who have not come back for 30\n"
	"days. Meant for a timer (canopy-watch.timer); two runs at once find\n"
	"nothing twice. Prints how much it looked at and found.\n\n"
	"Exit status: 0 done, 1 a search could not be looked at, 3 the\n"
	"database is away.\n";

struct tally {
	long long searches;
	long long hits;
	long long licences;
	long long changes;
	long long lists;
	bool failed;
};

/* Each search in memory that is used again. */
static enum err
look_searches(struct db *db, struct tally *t)
{
	struct arena *home = db_arena(db), *turn = arena_new();
	char after[17] = "";
	struct saved s;
	int64_t fresh;
	enum err e;

	for (;;) {
		arena_reset(turn);
		db_use_arena(db, turn);
		if ((e = watch_due(db, after, &s)) != OK)
			break;
		snprintf(after, sizeof(after), "%s", s.id);
		t->searches++;
		e = watch_look(db, &s, &fresh);
		if (e == ERR_BUSY)
			break;
		if (e != OK) {
			t->failed = true;
			log_event(LOG_LEVEL_WARN,
				"a saved search could not be looked at",
				"search", s.id, NULL);
			continue;
		}
		t->hits += fresh;
	}
	db_use_arena(db, home);
	arena_free(turn);
	return e == ERR_NOT_FOUND ? OK : e;
}

static enum err
look_grants(struct db *db, struct tally *t)
{
	struct arena *home = db_arena(db), *turn = arena_new();
	int64_t account = 0, found;
	enum err e;

	for (;;) {
		arena_reset(turn);
		db_use_arena(db, turn);
		if ((e = watch_grants_due(db, account, &account)) != OK)
			break;
		e = watch_grants_look(db, account, &found);
		/* Its owner has just ended it. */
		if (e == ERR_NOT_FOUND)
			continue;
		if (e != OK)
			break;
		t->licences++;
		t->changes += found;
	}
	db_use_arena(db, home);
	arena_free(turn);
	return e == ERR_NOT_FOUND ? OK : e;
}

int
cli_watch(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct tally t = { 0 };
	int64_t lists = 0;
	struct db *db;
	enum err e;
	int code;

	if (argc != 2 || strcmp(argv[1], "run") != 0) {
		code = cli_fail(CLI_USAGE, "say what: canopy watch run");
		goto out;
	}
	if ((code = cli_open(a, DB_WRITER, &db)) != CLI_DONE)
		goto out;
	if ((e = look_searches(db, &t)) == OK &&
		(e = look_grants(db, &t)) == OK)
		e = list_drop_old(db, &lists);
	code = cli_report(db, e, "watch");
	if (code == CLI_DONE && t.failed)
		code = CLI_REJECTED;
	printf("%lld searches, %lld new hits; %lld licensees, %lld changes of "
	       "their rights; %lld lists removed\n",
		t.searches, t.hits, t.licences, t.changes, (long long)lists);
out:
	arena_free(a);
	return code;
}
