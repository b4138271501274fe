#include "pool/mandate.h"

#include "base/arena.h"
#include "sql.h"

enum err
mandate_list(struct db *db, const char *organisation, const char *known,
	struct mandates *out)
{
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(db, &SQL_MANDATE_LIST, DB_ARGS(organisation, known),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct mandate);
	for (i = 0; i < out->count; i++) {
		struct mandate *m = &out->items[i];

		m->id = rows_str(rows, i, "id");
		m->grantor = rows_str(rows, i, "grantor_id");
		m->grantor_name = rows_str(rows, i, "grantor_name");
		m->holder = rows_str(rows, i, "holder_id");
		m->holder_name = rows_str(rows, i, "holder_name");
		m->capacity = rows_str(rows, i, "capacity");
		m->from = rows_str(rows, i, "valid_from");
		m->to = rows_text(rows, i, "valid_to");
		m->revoked = rows_text(rows, i, "revoked_on");
		m->source = rows_text(rows, i, "source");
		m->document = rows_text(rows, i, "document_id");
		if ((e = rows_texts(db, rows, i, "patents", &m->patents,
			     &m->patent_count)) != OK ||
			(e = rows_texts(db, rows, i, "acts", &m->acts,
				 &m->act_count)) != OK)
			return e;
	}
	return OK;
}

enum err
mandate_insert(struct db *db, const char *id, const struct mandate_new *m,
	bool *inserted)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_MANDATE_INSERT,
		     DB_ARGS(id, m->grantor, m->holder, m->capacity,
			     db_texts(db, m->patents, m->patent_count), m->from,
			     m->to, m->source),
		     &n)) != OK)
		return e;
	*inserted = n == 1;
	return OK;
}

enum err
mandate_update_revoked(
	struct db *db, const char *id, const char *on, bool *updated)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_MANDATE_REVOKE, DB_ARGS(id, on), &n)) != OK)
		return e;
	*updated = n == 1;
	return OK;
}
