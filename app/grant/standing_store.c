#include <string.h>

#include "base/arena.h"
#include "grant/standing.h"
#include "sql.h"

static void
rule_read(const struct rows *rows, size_t i, struct standing_rule *out)
{
	memset(out, 0, sizeof(*out));
	out->id = rows_int(rows, i, "id");
	out->version = rows_str(rows, i, "terms_version");
	out->per_day = (int)rows_int(rows, i, "per_day");
	out->expires_on = rows_str(rows, i, "expires_on");
	out->sha256 = rows_str(rows, i, "sha256");
	out->created_by = rows_int(rows, i, "created_by");
	out->created_name = rows_str(rows, i, "created_name");
	out->created_at = rows_str(rows, i, "created_at");
	out->withdrawn_name = rows_text(rows, i, "withdrawn_name");
	out->withdrawn_at = rows_text(rows, i, "withdrawn_at");
}

/* Hands the approvals, which come ordered by rule, to their rules. */
static enum err
read_approvals(struct db *db, struct standing_rule *rules, size_t count)
{
	struct standing_approval *all;
	struct rows *rows;
	enum err e;
	size_t i, k;

	if ((e = db_query(db, &SQL_STANDING_APPROVALS, DB_NO_ARGS, &rows)) !=
		OK)
		return e;
	all = ARENA_ARRAY(
		db_arena(db), rows_count(rows) + 1, struct standing_approval);
	for (i = 0; i < rows_count(rows); i++) {
		int64_t id = rows_int(rows, i, "rule_id");

		all[i].account_id = rows_int(rows, i, "account_id");
		all[i].name = rows_str(rows, i, "name");
		all[i].at = rows_str(rows, i, "at");
		for (k = 0; k < count; k++) {
			if (rules[k].id != id)
				continue;
			if (rules[k].approval_count++ == 0)
				rules[k].approvals = &all[i];
		}
	}
	return OK;
}

enum err
standing_list(struct db *db, struct standing_rules *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_STANDING_RULES, DB_ARGS(NULL), &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct standing_rule);
	for (i = 0; i < out->count; i++)
		rule_read(rows, i, &out->items[i]);
	return read_approvals(db, out->items, out->count);
}

enum err
standing_find(struct db *db, int64_t id, struct standing_rule *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_STANDING_RULES, DB_ARGS(db_int(db, id)),
		     &rows)) != OK)
		return e;
	rule_read(rows, 0, out);
	return read_approvals(db, out, 1);
}

enum err
standing_insert(struct db *db, const struct standing_rule *rule, int64_t *id)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_STANDING_INSERT,
		     DB_ARGS(rule->version, db_int(db, rule->per_day),
			     rule->expires_on, rule->sha256,
			     db_int(db, rule->created_by)),
		     &rows)) != OK)
		return e;
	*id = rows_int(rows, 0, "id");
	return OK;
}

enum err
standing_row_lock(struct db *db, int64_t id)
{
	struct rows *rows;

	return db_one(
		db, &SQL_STANDING_ROW_LOCK, DB_ARGS(db_int(db, id)), &rows);
}

enum err
standing_approval_insert(struct db *db, int64_t id, int64_t account_id)
{
	return db_exec(db, &SQL_STANDING_APPROVAL_INSERT,
		DB_ARGS(db_int(db, id), db_int(db, account_id)), NULL);
}

enum err
standing_update_withdrawn(
	struct db *db, int64_t id, int64_t account_id, bool *changed)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_STANDING_UPDATE_WITHDRAWN,
		     DB_ARGS(db_int(db, id), db_int(db, account_id)), &n)) !=
		OK)
		return e;
	*changed = n == 1;
	return OK;
}

enum err
standing_count_today(struct db *db, const char *version, int64_t *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_STANDING_COUNT_TODAY, DB_ARGS(version),
		     &rows)) != OK)
		return e;
	*out = rows_int(rows, 0, "used");
	return OK;
}
