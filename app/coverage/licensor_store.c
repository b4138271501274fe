#include <string.h>

#include "base/arena.h"
#include "coverage/licensor.h"
#include "sql.h"

static const char *const *
column(struct db *db, const struct rows *rows, const char *name, size_t count)
{
	const char **list = ARENA_ARRAY(db_arena(db), count + 1, const char *);
	size_t i;

	for (i = 0; i < count; i++)
		list[i] = rows_str(rows, i, name);
	return list;
}

enum err
licensor_patents(struct db *db, const struct grant_record *g, const char *after,
	struct licensor_patents *out)
{
	const struct grant_version *v =
		&g->versions.items[g->versions.count - 1];
	bool fixed = strcmp(v->basis, "fixed") == 0;
	struct rows *rows;
	size_t n;
	enum err e;

	memset(out, 0, sizeof(*out));
	if ((e = db_query(db, &SQL_LICENSOR_PATENTS,
		     DB_ARGS(fixed ? db_texts(db, v->patents, v->patent_count)
				   : NULL,
			     g->grant->start, after,
			     db_int(db, LICENSOR_PATENTS + 1)),
		     &rows)) != OK)
		return e;
	n = rows_count(rows);
	out->count = n > LICENSOR_PATENTS ? LICENSOR_PATENTS : n;
	out->numbers = column(db, rows, "number", out->count);
	if (n > out->count)
		out->next = out->numbers[out->count - 1];
	if ((e = db_query(db, &SQL_PREVIEW_TERRITORIES,
		     DB_ARGS(db_texts(db, out->numbers, out->count)), &rows)) !=
		OK)
		return e;
	out->territory_count = rows_count(rows);
	out->territories = column(db, rows, "territory", out->territory_count);
	return OK;
}
