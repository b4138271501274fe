/*
 * What a connection is told at its start, and which server it tries first.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "db/conn.h"

const char *const role_names[DB_ROLE_COUNT] = {
	[DB_READER] = "canopy_reader",
	[DB_WRITER] = "canopy_writer",
	[DB_MIGRATOR] = "canopy_migrator",
};

/* "a,b,c" begun at its ${turn}th item, "b,c,a" for 1; in the heap. */
static char *
hosts_turn(const char *list, int turn)
{
	size_t len = strlen(list), head;
	char *out = malloc(len + 1);
	const char *at = list, *comma;
	int count = 1;

	if (out == NULL)
		abort();
	for (comma = list; (comma = strchr(comma, ',')) != NULL; comma++)
		count++;
	for (turn %= count; turn > 0; turn--)
		at = strchr(at, ',') + 1;
	head = strlen(at);
	memcpy(out, at, head);
	if (at != list) {
		out[head] = ',';
		/* Without the comma before ${at}. */
		memcpy(out + head + 1, list, len - head - 1);
	}
	out[len] = '\0';
	return out;
}

static const char *
options_text(enum db_role role, char *room, size_t size)
{
	/* A migration or an import may take its time; a page may not. */
	snprintf(room, size,
		"-c search_path=canopy -c TimeZone=UTC -c "
		"statement_timeout=%ld%s",
		role == DB_MIGRATOR ? 0L : conf()->query_ms,
		role == DB_READER ? " -c default_transaction_read_only=on"
				  : "");
	return room;
}

static void
ignore_notice(void *arg, const PGresult *res)
{
	(void)arg;
	(void)res;
}

/* A list of servers in the conninfo, begun at another one; NULL when there is
 * none. */
static char *
turned(const PQconninfoOption *given, const char *keyword, int turn)
{
	for (; given != NULL && given->keyword != NULL; given++)
		if (strcmp(given->keyword, keyword) == 0 && given->val != NULL)
			return hosts_turn(given->val, turn);
	return NULL;
}

enum err
db_conninfo_bare(struct arena *a, const char *conninfo, const char **bare,
	const char **password)
{
	PQconninfoOption *given = PQconninfoParse(conninfo, NULL), *o;
	struct buf *b = buf_new(a, 128);

	if (given == NULL)
		return ERR_INVALID;
	*password = NULL;
	for (o = given; o->keyword != NULL; o++) {
		const char *c = o->val;

		if (c == NULL)
			continue;
		if (strcmp(o->keyword, "password") == 0) {
			*password = arena_strdup(a, c);
			continue;
		}
		buf_printf(b, "%s%s='", b->len == 0 ? "" : " ", o->keyword);
		for (; *c != '\0'; c++) {
			if (*c == '\'' || *c == '\\')
				buf_char(b, '\\');
			buf_char(b, *c);
		}
		buf_char(b, '\'');
	}
	PQconninfoFree(given);
	*bare = b->data;
	return OK;
}

/*
 * libpq tries several servers in their order, but the time-out for one of
 * them works in its blocking calls only: a first server that is switched off
 * or frozen would use up the time of each attempt. So attempts take turns.
 */
PGconn *
conn_start(enum db_role role, bool blocking, int turn)
{
	static const char *const lists[] = { "host", "hostaddr", "port" };
	char options[200];
	/* What stands before dbname the setting may say otherwise. Kerberos
	 * reads folders of plugins and would meet the sandbox. Of several
	 * servers writers want the one that takes writes. */
	const char *names[12] = { "gssencmode", "target_session_attrs",
		"dbname", "user", "application_name", "options",
		"client_encoding", "connect_timeout" };
	const char *values[12] = { "disable",
		role == DB_READER ? "any" : "read-write", conf()->database,
		role_names[role], blocking ? "canopy command" : "canopy",
		options_text(role, options, sizeof(options)), "UTF8", "3" };
	char *servers[3] = { NULL };
	PQconninfoOption *given =
		turn > 0 ? PQconninfoParse(conf()->database, NULL) : NULL;
	int i, n = 8;
	PGconn *pg;

	for (i = 0; i < 3; i++) {
		servers[i] = turned(given, lists[i], turn);
		if (servers[i] == NULL)
			continue;
		names[n] = lists[i];
		values[n++] = servers[i];
	}
	pg = blocking ? PQconnectdbParams(names, values, 1)
		      : PQconnectStartParams(names, values, 1);
	for (i = 0; i < 3; i++)
		free(servers[i]);
	PQconninfoFree(given);
	if (pg != NULL)
		PQsetNoticeReceiver(pg, ignore_notice, NULL);
	return pg;
}
