#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "exchange/import.h"
#include "fact/fact.h"
#include "patent/topic.h"
#include "sql.h"

enum err
stage_run(struct db *db, const struct stmt *const *list)
{
	enum err e = OK;

	for (size_t i = 0; e == OK && list != NULL && list[i] != NULL; i++)
		e = db_exec(db, list[i], DB_NO_ARGS, NULL);
	return e;
}

enum err
stage_begin(struct db *db, const struct plan *plan,
	const struct patent_topics **topics)
{
	enum err e;

	if ((e = db_exec(db, &SQL_IMPORT_SETTINGS, DB_NO_ARGS, NULL)) != OK)
		return e;
	if (plan->facts != NULL)
		return fact_begin_staged(db);
	if ((e = patent_topics_find(db, topics)) != OK ||
		(e = stage_run(db, plan->create)) != OK)
		return e;
	return db_copy_start(db, plan->copy);
}

/* Until the statement finds no more: it deletes what it returns. */
static enum err
run_check(struct db *db, struct arena *scratch, const struct stage_check *check,
	const struct sink *sink)
{
	struct rows *rows;
	enum err e;

	do {
		arena_reset(scratch);
		if ((e = db_query(db, check->stmt, DB_NO_ARGS, &rows)) != OK)
			return e;
		for (size_t i = 0; i < rows_count(rows); i++) {
			const char *value = rows_text(rows, i, "value");
			struct buf *json = buf_new(scratch, 64);
			struct fault fault = {
				.field = check->field,
				.reason = check->reason,
				.repair = check->repair,
				.record = rows_text(rows, i, "name"),
			};

			json_put_string(json, value);
			fault.value = value == NULL ? NULL : json->data;
			if ((e = sink->reject(sink->arg,
				     rows_int(rows, i, "line"), &fault)) != OK)
				return e;
		}
	} while (rows_count(rows) > 0);
	return OK;
}

enum err
stage_merge(struct db *db, const struct plan *plan, struct arena *scratch,
	const struct patent_topics *topics, const struct sink *sink,
	struct stage_count *out)
{
	struct rows *rows;
	enum err e;

	/* The clock first, so that writers of facts queue in one place. */
	if ((e = fact_begin(db)) != OK)
		return e;
	if (plan->facts != NULL)
		return fact_merge(db, plan, scratch, sink, out);
	if ((e = db_exec(db, plan->lock, DB_NO_ARGS, NULL)) != OK)
		return e;
	for (size_t i = 0; plan->checks[i].stmt != NULL; i++)
		if ((e = run_check(db, scratch, &plan->checks[i], sink)) != OK)
			return e;
	if ((e = stage_run(db, plan->settle)) != OK ||
		(plan->derive != NULL &&
			(e = plan->derive(db, scratch, topics)) != OK) ||
		(e = stage_run(db, plan->merge)) != OK ||
		(plan->index != NULL && (e = plan->index(db, scratch)) != OK) ||
		(e = db_one(db, plan->count, DB_NO_ARGS, &rows)) != OK)
		return e;
	out->added = rows_int(rows, 0, "added");
	out->changed = rows_int(rows, 0, "changed");
	return OK;
}

/* Keys of documents that were taken back may wait in the index's list. That
 * only costs time, and vacuum takes them out, too: a failure does no harm. */
void
stage_undone(struct db *db, const struct plan *plan)
{
	if (plan->index != NULL)
		(void)!db_exec(db, &SQL_INDEX_SETTLE, DB_NO_ARGS, NULL);
}
