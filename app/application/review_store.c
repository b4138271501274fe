#include <string.h>

#include "application/review.h"
#include "base/arena.h"
#include "sql.h"

static const char *const outcomes[] = { [REVIEW_GRANT] = "recommend-grant",
	[REVIEW_REFUSE] = "recommend-refuse",
	[REVIEW_RETURN] = "return" };

static enum err
outcome_read(const char *word, enum review_outcome *out)
{
	size_t i;

	for (i = 0; i < sizeof(outcomes) / sizeof(outcomes[0]); i++) {
		if (strcmp(outcomes[i], word) == 0) {
			*out = (enum review_outcome)i;
			return OK;
		}
	}
	return ERR_BUG; /* the table's check admits no other word */
}

enum err
review_list(struct db *db, const char *application_id, struct reviews *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_REVIEW_ALL, DB_ARGS(application_id),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct review);
	for (i = 0; i < out->count; i++) {
		struct review *v = &out->items[i];

		v->id = rows_int(rows, i, "id");
		v->reviewer_id = rows_int(rows, i, "reviewer_id");
		v->reviewer_name = rows_str(rows, i, "reviewer_name");
		v->content_hash = rows_str(rows, i, "content_hash");
		v->note = rows_str(rows, i, "note");
		v->at = rows_str(rows, i, "at");
		if ((e = outcome_read(
			     rows_str(rows, i, "outcome"), &v->outcome)) != OK)
			return e;
	}
	return OK;
}

enum err
review_insert(struct db *db, const struct application *a, int64_t reviewer_id,
	const struct review_new *new)
{
	return db_exec(db, &SQL_REVIEW_INSERT,
		DB_ARGS(a->id, db_int(db, reviewer_id), a->content_hash,
			outcomes[new->outcome], new->note),
		NULL);
}

enum err
decision_insert(struct db *db, const struct decision *d)
{
	return db_exec(db, &SQL_DECISION_INSERT,
		DB_ARGS(d->application_id,
			d->decider_id == 0 ? NULL : db_int(db, d->decider_id),
			d->rule_id == 0 ? NULL : db_int(db, d->rule_id),
			d->granted ? "granted" : "refused", d->reasons),
		NULL);
}

enum err
decision_find(struct db *db, const char *application_id, struct decision *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_DECISION_ONE, DB_ARGS(application_id),
		     &rows)) != OK)
		return e;
	out->application_id = application_id;
	out->decider_id = rows_int(rows, 0, "decider_id");
	out->decider_name = rows_str(rows, 0, "decider_name");
	out->rule_id = rows_int(rows, 0, "rule_id");
	out->granted = strcmp(rows_str(rows, 0, "outcome"), "granted") == 0;
	out->reasons = rows_str(rows, 0, "reasons");
	out->at = rows_str(rows, 0, "at");
	return OK;
}
