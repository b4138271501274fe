#include <string.h>

#include "base/arena.h"
#include "fact/fact.h"
#include "grant/defensive.h"
#include "org/group.h"
#include "sql.h"

static void
read_row(const struct rows *rows, size_t i, struct defensive *d)
{
	d->id = rows_str(rows, i, "id");
	d->claimant = rows_str(rows, i, "claimant_id");
	d->claimant_name = rows_str(rows, i, "claimant_name");
	d->target = rows_str(rows, i, "target_id");
	d->target_name = rows_str(rows, i, "target_name");
	d->patent = rows_text(rows, i, "patent");
	d->forum = rows_text(rows, i, "forum");
	d->kind = rows_str(rows, i, "kind");
	d->filed_on = rows_str(rows, i, "filed_on");
	d->notice_on = rows_text(rows, i, "notice_on");
	d->cure_until = rows_text(rows, i, "cure_until");
	d->outcome = rows_text(rows, i, "outcome");
	d->outcome_on = rows_text(rows, i, "outcome_on");
	d->reason = rows_text(rows, i, "reason");
}

enum err
defensive_list(struct db *db, struct defensive_list *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_DEFENSIVE_ALL, DB_NO_ARGS, &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct defensive);
	for (i = 0; i < out->count; i++)
		read_row(rows, i, &out->items[i]);
	return OK;
}

enum err
defensive_find(struct db *db, const char *id, struct defensive *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_DEFENSIVE_ONE, DB_ARGS(id), &rows)) != OK)
		return e;
	read_row(rows, 0, out);
	return OK;
}

/* The claimant and all who hold something in it, directly or through
 * others. */
static size_t
holders(const char *claimant, const struct control_links *links,
	const char **out)
{
	size_t i, k, n = 0;

	out[n++] = claimant;
	for (i = 0; i < links->count; i++) {
		for (k = 0; k < n; k++)
			if (strcmp(out[k], links->items[i].owner) == 0)
				break;
		if (k == n)
			out[n++] = links->items[i].owner;
	}
	return n;
}

/* Does the grant reach the claimant by its own rule of control? */
static bool
in_group(struct arena *a, const struct defensive_grant *g, const char *claimant,
	const struct control_links *links)
{
	struct control_set set;
	size_t i;

	if (!g->terms.affiliates)
		return false;
	control_affiliates(a, g->licensee, links->items, links->count,
		&g->terms.control, &set);
	for (i = 0; i < set.count; i++)
		if (strcmp(set.items[i], claimant) == 0)
			return true;
	return false;
}

enum err
defensive_grants(struct db *db, const char *claimant, const char *on,
	struct defensive_grants *out)
{
	struct arena *a = db_arena(db);
	struct control_links links;
	struct rows *rows;
	const char **ids, *known;
	size_t i, n;
	enum err e;

	if ((e = fact_known(db, NULL, &known)) != OK ||
		(e = group_links(db, &claimant, 1, on, known, &links)) != OK)
		return e;
	ids = ARENA_ARRAY(a, links.count + 1, const char *);
	n = holders(claimant, &links, ids);
	if ((e = db_query(db, &SQL_DEFENSIVE_GRANTS,
		     DB_ARGS(db_texts(db, ids, n), on), &rows)) != OK)
		return e;
	n = rows_count(rows);
	out->items = ARENA_ARRAY(a, n + 1, struct defensive_grant);
	out->count = 0;
	for (i = 0; i < n; i++) {
		struct defensive_grant *g = &out->items[out->count];

		g->number = rows_str(rows, i, "number");
		g->licensee = rows_str(rows, i, "licensee_id");
		g->name = rows_str(rows, i, "name");
		if ((e = terms_parameters_parse(a,
			     rows_str(rows, i, "parameters"), &g->terms)) != OK)
			return e;
		g->direct = strcmp(g->licensee, claimant) == 0;
		if (g->direct || in_group(a, g, claimant, &links))
			out->count++;
	}
	return OK;
}

enum err
defensive_insert(struct db *db, const struct defensive *d, const char **id)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_DEFENSIVE_INSERT,
		     DB_ARGS(d->claimant, d->target, d->patent, d->forum,
			     d->kind, d->filed_on, d->reason),
		     &rows)) != OK)
		return e;
	*id = rows_str(rows, 0, "id");
	return OK;
}

enum err
defensive_update_notice(struct db *db, const char *id, const char *on,
	const char *cure_until, bool *changed)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_DEFENSIVE_UPDATE_NOTICE,
		     DB_ARGS(id, on, cure_until), &n)) != OK)
		return e;
	*changed = n == 1;
	return OK;
}

enum err
defensive_update_outcome(struct db *db, const char *id, const char *outcome,
	const char *on, bool *changed)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_DEFENSIVE_UPDATE_OUTCOME,
		     DB_ARGS(id, outcome, on), &n)) != OK)
		return e;
	*changed = n == 1;
	return OK;
}
