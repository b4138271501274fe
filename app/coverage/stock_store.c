#include "base/arena.h"
#include "coverage/stock.h"
#include "sql.h"

enum err
coverage_stock_keys(struct db *db, const char *since, size_t limit,
	const char *const **out, size_t *count)
{
	struct rows *rows;
	const char **keys;
	enum err e;
	size_t i, n;

	e = since == NULL
		    ? db_query(db, &SQL_COVERAGE_STOCK_ALL, DB_NO_ARGS, &rows)
		    : db_query(db, &SQL_COVERAGE_STOCK_CHANGED,
			      DB_ARGS(since, db_int(db, (int64_t)limit)),
			      &rows);
	if (e != OK)
		return e;
	n = rows_count(rows);
	keys = ARENA_ARRAY(db_arena(db), n + 1, const char *);
	for (i = 0; i < n; i++)
		keys[i] = rows_text(rows, i, "key");
	*out = keys;
	*count = n;
	return OK;
}

enum err
coverage_stock_party_facts(
	struct coverage_loading *l, const char *const *orgs, size_t count)
{
	struct rows *rows;
	enum err e;

	e = db_query(l->db, &SQL_COVERAGE_STOCK_PARTY,
		DB_ARGS(db_texts(l->db, orgs, count), l->clock.known), &rows);
	return e != OK ? e : coverage_party_rows(l, rows);
}

enum err
coverage_stock_rule_facts(struct coverage_loading *l)
{
	struct rows *rows;
	enum err e;

	e = db_query(l->db, &SQL_COVERAGE_STOCK_RULES, DB_ARGS(l->clock.known),
		&rows);
	if (e != OK)
		return e;
	l->facts->templates = ARENA_ARRAY(db_arena(l->db), rows_count(rows) + 1,
		struct coverage_template);
	return coverage_rule_rows(l, rows);
}
