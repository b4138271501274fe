#include "coverage/whatif.h"

#include "base/arena.h"
#include "sql.h"

enum err
whatif_grants(struct db *db, const char *const *ids, size_t count,
	const struct whatif_deal *deal, struct whatif_grants *out)
{
	const struct coverage_viewer *v = deal->viewer;
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(db, &SQL_WHATIF_GRANTS,
		     DB_ARGS(db_texts(db, ids, count), deal->on, deal->known,
			     db_bool(v == NULL || v->all),
			     v == NULL ? "{}"
				       : db_texts(db, v->orgs, v->org_count),
			     v == NULL
				     ? "{}"
				     : db_texts(db, v->grants, v->grant_count)),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct whatif_grant);
	for (i = 0; i < out->count; i++) {
		out->items[i].number = rows_str(rows, i, "number");
		out->items[i].licensee = rows_str(rows, i, "licensee_id");
		out->items[i].parameters = rows_str(rows, i, "parameters");
	}
	return OK;
}
