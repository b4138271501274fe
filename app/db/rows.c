#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "db/conn.h"

struct rows {
	PGresult *res;
	int count;
	int columns;
	const char **names; /* PQfname of each column, looked up once */
};

static void
drop(void *res)
{
	PQclear(res);
}

struct rows *
rows_new(struct db *db, PGresult *res)
{
	struct rows *r = ARENA_NEW(db->arena, struct rows);
	int i;

	arena_defer(db->arena, drop, res);
	r->res = res;
	r->count = PQntuples(res);
	r->columns = PQnfields(res);
	r->names = ARENA_ARRAY(db->arena, (size_t)r->columns + 1, const char *);
	for (i = 0; i < r->columns; i++)
		r->names[i] = PQfname(res, i);
	return r;
}

size_t
rows_count(const struct rows *r)
{
	return (size_t)r->count;
}

static int
column(const struct rows *r, const char *name)
{
	int i;

	for (i = 0; i < r->columns; i++)
		if (r->names[i][0] == name[0] && strcmp(r->names[i], name) == 0)
			return i;
	log_event(LOG_LEVEL_ERROR, "no such column", "column", name, NULL);
	return -1;
}

const char *
rows_text(const struct rows *r, size_t row, const char *name)
{
	int c = column(r, name);

	if (c < 0 || row >= (size_t)r->count ||
		PQgetisnull(r->res, (int)row, c))
		return NULL;
	return PQgetvalue(r->res, (int)row, c);
}

bool
rows_null(const struct rows *r, size_t row, const char *name)
{
	return rows_text(r, row, name) == NULL;
}

const char *
rows_str(const struct rows *r, size_t row, const char *name)
{
	const char *s = rows_text(r, row, name);

	return s == NULL ? "" : s;
}

int64_t
rows_int(const struct rows *r, size_t row, const char *name)
{
	const char *s = rows_text(r, row, name);

	return s == NULL ? 0 : strtoll(s, NULL, 10);
}

bool
rows_bool(const struct rows *r, size_t row, const char *name)
{
	const char *s = rows_text(r, row, name);

	return s != NULL && s[0] == 't';
}

/*
 * Reads PostgreSQL's array text: {a,"b c","with \\" and \\\\",NULL}. One
 * dimension; a NULL element reads as "". The text is copied once and cut in
 * place: unescaping never makes it longer.
 */
enum err
rows_texts(struct db *db, const struct rows *r, size_t row, const char *name,
	const char *const **out, size_t *count)
{
	const char *s = rows_str(r, row, name);
	char *to = arena_alloc(db->arena, strlen(s) + 1);
	const char **items;
	size_t n = 0, room = 1;
	const char *p;

	for (p = s; *p != '\0'; p++)
		room += *p == ',';
	items = ARENA_ARRAY(db->arena, room, const char *);
	if (*s != '\0' && *s++ != '{')
		return ERR_BUG;
	while (*s != '\0' && *s != '}') {
		bool quoted = *s == '"';
		char *item = to;

		for (s += quoted; *s != '\0'; s++) {
			if (quoted && *s == '\\' && s[1] != '\0')
				*to++ = *++s;
			else if (quoted ? *s == '"' : *s == ',' || *s == '}')
				break;
			else
				*to++ = *s;
		}
		s += quoted && *s == '"';
		s += *s == ',';
		*to++ = '\0';
		if (!quoted && strcmp(item, "NULL") == 0)
			*item = '\0';
		items[n++] = item;
	}
	*out = items;
	*count = n;
	return OK;
}
