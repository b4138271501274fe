#include "grant/measure.h"

#include <string.h>

#include "base/buf.h"
#include "base/day.h"
#include "base/secret.h"
#include "fact/fact.h"

/* What only the database knows: organisations, patents, fields. */
static enum err
check_names(struct db *db, const struct measure *m, struct measure_problem *p)
{
	const struct grant_version *v = &m->version;
	bool amended = strcmp(m->kind, "amended") == 0, known = true;
	int64_t n;
	enum err e;

	if (m->licensor != NULL &&
		(e = measure_organisation(db, m->licensor, &known)) != OK)
		return e;
	if (!known && !measure_fail(p, "licensor",
			      N_("No organisation has this identifier here")))
		return ERR_INVALID;
	if ((e = measure_count_patents(db, amended ? v->patents : m->rights,
		     amended ? v->patent_count : m->right_count, &n)) != OK)
		return e;
	if ((size_t)n != (amended ? v->patent_count : m->right_count) &&
		!measure_fail(p, amended ? "patents" : "rights",
			N_("Not all of these numbers are publications of the "
			   "registry; each must stand there once")))
		return ERR_INVALID;
	if (!amended)
		return OK;
	if ((e = measure_count_fields(db, v->fields, v->field_count, &n)) != OK)
		return e;
	if ((size_t)n != v->field_count &&
		!measure_fail(p, "fields", N_("Choose fields of the list")))
		return ERR_INVALID;
	return OK;
}

static enum err
check_all(struct db *db, const struct measure *m, const struct grant_record *r,
	struct measure_problem *p)
{
	char today[DAY_SIZE];

	day_today(today);
	if (!measure_check(m, r, today, p))
		return ERR_INVALID;
	return check_names(db, m, p);
}

/* --- changing ---------------------------------------------------------------
 */

static enum err
file(struct db *db, const struct actor *actor, const char *action,
	const char *number, const char *before, const char *after)
{
	return audit_append(db, actor,
		&(struct audit_event){ .action = action,
			.object_kind = "grant",
			.object_id = number,
			.before = before,
			.after = after });
}

/* The facts are locked first, then the grant: all measures in this order. */
static enum err
enter(struct db *db, const char *number, struct grant_record *out)
{
	enum err e;

	if ((e = fact_begin(db)) != OK || (e = measure_lock(db, number)) != OK)
		return e;
	return grant_record(db, number, NULL, out);
}

enum err
measure_propose(struct db *db, const struct actor *actor,
	const struct measure *m, int64_t *id, struct measure_problem *problem)
{
	const char *text = measure_text(db_arena(db), m);
	char sum[SECRET_HEX_SIZE];
	struct grant_record record;
	enum err e;

	secret_sha256(text, strlen(text), sum);
	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = enter(db, m->number, &record)) != OK ||
		(e = check_all(db, m, &record, problem)) != OK ||
		(e = measure_insert(db, m, text, sum, actor->id, id)) != OK ||
		(e = file(db, actor, "grant.measure-proposed", m->number, NULL,
			 text)) != OK)
		goto fail;
	/* A crash here leaves no proposal. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

/* "grant.suspended" */
static const char *
action_of(struct db *db, const char *kind)
{
	struct buf *b = buf_new(db_arena(db), 32);

	buf_printf(b, "grant.%s", kind);
	return b->data;
}

static enum err
store(struct db *db, const struct actor *actor, const struct measure *m,
	const struct grant_record *r, const char *text)
{
	enum err e = strcmp(m->kind, "amended") == 0
			     ? grant_version_insert(db, m)
			     : grant_event_insert(db, m);

	if (e != OK)
		return e;
	return file(db, actor, action_of(db, m->kind), m->number,
		r->grant->state, text);
}

/* The proposal, locked, still open, and this person may. */
static enum err
open_proposal(struct db *db, int64_t id, struct measure_row *row,
	struct grant_record *r)
{
	enum err e;

	if ((e = measure_find(db, id, row)) != OK ||
		(e = enter(db, row->number, r)) != OK)
		return e;
	/* Read again: somebody may have decided while we waited. */
	return measure_find(db, id, row);
}

enum err
measure_carry_out(struct db *db, const struct actor *actor, int64_t id,
	const char *organisation, const char *seen, const char **why)
{
	struct measure_problem problem = { NULL, NULL };
	struct measure_row row;
	struct grant_record r;
	struct measure m;
	bool changed;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = open_proposal(db, id, &row, &r)) != OK)
		goto fail;
	e = ERR_CONFLICT;
	*why = measure_refusal(&row, r.grant, actor->id, organisation);
	if (*why == NULL && strcmp(row.sha256, seen) != 0)
		*why = N_("This is not the proposal that you saw.");
	if (*why != NULL)
		goto fail;
	if ((e = measure_read(db_arena(db), row.content, &m)) != OK)
		goto fail;
	/* What was right when it was proposed may have been overtaken. */
	if ((e = check_all(db, &m, &r, &problem)) != OK) {
		*why = problem.message;
		e = e == ERR_INVALID ? ERR_CONFLICT : e;
		goto fail;
	}
	if ((e = measure_update(db, id, MEASURE_CARRIED_OUT, actor->id, NULL,
		     &changed)) != OK ||
		(e = store(db, actor, &m, &r, row.content)) != OK)
		goto fail;
	/* A crash here leaves the proposal open and the grant as it was. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
measure_reject(
	struct db *db, const struct actor *actor, int64_t id, const char *note)
{
	struct measure_row row;
	struct grant_record r;
	bool changed;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = open_proposal(db, id, &row, &r)) != OK ||
		(e = measure_update(db, id, MEASURE_REJECTED, actor->id, note,
			 &changed)) != OK)
		goto fail;
	e = ERR_CONFLICT;
	if (!changed)
		goto fail;
	if ((e = file(db, actor, "grant.measure-rejected", row.number,
		     row.content, note)) != OK)
		goto fail;
	/* A crash here leaves the proposal open. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
measure_do(struct db *db, const struct actor *actor, const struct measure *m,
	struct measure_problem *problem)
{
	struct grant_record r;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = enter(db, m->number, &r)) != OK ||
		(e = check_all(db, m, &r, problem)) != OK ||
		(e = store(db, actor, m, &r, measure_text(db_arena(db), m))) !=
			OK)
		goto fail;
	/* A crash here leaves the grant as it was. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
recordal_put(struct db *db, const struct actor *actor, const char *number,
	const struct recordal *c, struct measure_problem *problem)
{
	struct grant_record r;
	int64_t n;
	enum err e;

	if (c->filed_on != NULL && c->effective_on != NULL &&
		strcmp(c->filed_on, c->effective_on) > 0 &&
		!measure_fail(problem, "effective_on",
			N_("A recordal takes effect on the day of its filing "
			   "or later")))
		return ERR_INVALID;
	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = enter(db, number, &r)) != OK ||
		(e = recordal_upsert(db, number, c, &n)) != OK)
		goto fail;
	if (n == 0 && !measure_fail(problem, "patent",
			      N_("This number is no publication of the "
				 "registry"))) {
		e = ERR_INVALID;
		goto fail;
	}
	if ((e = file(db, actor, "grant.recorded", number, NULL, c->patent)) !=
		OK)
		goto fail;
	/* A crash here leaves no entry. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}
