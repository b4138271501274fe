/* Grants from rows. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "coverage/grants_rows.h"
#include "sql.h"

static const char *const kinds[] = {
	[COVERAGE_RESCINDED] = "rescinded",
	[COVERAGE_TERMINATED] = "terminated",
	[COVERAGE_SURRENDERED] = "surrendered",
	[COVERAGE_ENDED] = "ended",
	[COVERAGE_SUSPENDED] = "suspended",
	[COVERAGE_REINSTATED] = "reinstated",
};
static const char *const bases[] = {
	[COVERAGE_FIXED] = "fixed",
	[COVERAGE_POOL_AT_GRANT] = "pool-at-grant",
	[COVERAGE_POOL_CHANGING] = "pool-changing",
};
static const char *const scopes[] = {
	[TERMS_SCOPE_ALL] = "all",
	[TERMS_SCOPE_LICENSOR] = "licensor",
	[TERMS_SCOPE_RIGHTS] = "rights",
};

static const char *const levels[] = {
	[COVERAGE_PUBLISHED] = "full",
	[COVERAGE_NAME_PUBLISHED] = "name",
	[COVERAGE_NUMBER_PUBLISHED] = "number",
};

/* key number, a licensee, b terms, c day of the grant, d publication: none
 * when the grant is gone today */
static void
read_grant(struct coverage_grant_rows *g, size_t i)
{
	struct coverage_facts *f = g->l->facts;
	size_t level = coverage_word(levels, 3, rows_str(g->rows, i, "d"));

	f->grants[f->grant_count++] = (struct coverage_grant){
		.number = rows_text(g->rows, i, "key"),
		.licensee = rows_text(g->rows, i, "a"),
		.terms = rows_text(g->rows, i, "b"),
		.granted = rows_text(g->rows, i, "c"),
		.publication = level == 3 ? COVERAGE_NUMBER_PUBLISHED
					  : (enum coverage_published)level,
		.record = { "grants", rows_text(g->rows, i, "key"), NULL, NULL }
	};
}

enum err
coverage_grant_row(struct coverage_grant_rows *g, const char *part, size_t row)
{
	if (strcmp(part, "grant") == 0) {
		read_grant(g, row);
		return OK;
	}
	if (strcmp(part, "version") != 0 && strcmp(part, "grant-event") != 0 &&
		strcmp(part, "recordal") != 0)
		return ERR_BUG;
	if (g->parts == NULL)
		g->parts = ARENA_ARRAY(
			db_arena(g->l->db), rows_count(g->rows), size_t);
	g->parts[g->part_count++] = row;
	return OK;
}

static int
compare_numbers(const void *x, const void *y)
{
	return strcmp(((const struct coverage_grant *)x)->number,
		((const struct coverage_grant *)y)->number);
}

static struct coverage_grant *
grant_of(const struct coverage_grant_rows *g, size_t row)
{
	struct coverage_facts *f = g->l->facts;
	struct coverage_grant key = { .number = rows_str(g->rows, row, "key") };

	return f->grant_count == 0 ? NULL
				   : bsearch(&key, f->grants, f->grant_count,
					     sizeof(key), compare_numbers);
}

static enum err
texts(const struct coverage_grant_rows *g, size_t i, const char *column,
	const char *const **out, size_t *count)
{
	return rows_texts(g->l->db, g->rows, i, column, out, count);
}

/* a basis, b patents, c fields, d acts, e territories, f scope, g from,
 * h until, i past from */
static enum err
read_version(const struct coverage_grant_rows *g, size_t i,
	struct coverage_version *v)
{
	size_t basis = coverage_word(bases, 3, rows_str(g->rows, i, "a"));
	enum err e;

	*v = (struct coverage_version){ .basis = (enum coverage_basis)basis,
		.scope = rows_text(g->rows, i, "f"),
		.from = rows_text(g->rows, i, "g"),
		.until = rows_text(g->rows, i, "h"),
		.past_from = rows_text(g->rows, i, "i") };
	if (basis == 3)
		return ERR_BUG;
	if ((e = texts(g, i, "b", &v->patents, &v->patent_count)) != OK ||
		(e = texts(g, i, "c", &v->fields, &v->field_count)) != OK ||
		(e = texts(g, i, "d", &v->acts, &v->act_count)) != OK)
		return e;
	return texts(g, i, "e", &v->territories, &v->territory_count);
}

/* a kind, b day, c scope, d licensor, e rights, f effect, g endure */
static enum err
read_event(const struct coverage_grant_rows *g, size_t i,
	struct coverage_event *out)
{
	size_t kind = coverage_word(kinds, 6, rows_str(g->rows, i, "a"));
	size_t scope = coverage_word(scopes, 3, rows_str(g->rows, i, "c"));

	*out = (struct coverage_event){ .kind = (enum coverage_event_kind)kind,
		.on = rows_text(g->rows, i, "b"),
		.scope = (enum terms_scope)scope,
		.licensor = rows_text(g->rows, i, "d"),
		.new_acts_only =
			strcmp(rows_str(g->rows, i, "f"), "new-acts") == 0,
		.endure = rows_bool(g->rows, i, "g"),
		.record = { "grants", rows_text(g->rows, i, "key"),
			rows_text(g->rows, i, "source"),
			rows_text(g->rows, i, "as_of") } };
	if (kind == 6 || scope == 3)
		return ERR_BUG;
	return texts(g, i, "e", &out->rights, &out->right_count);
}

/* a patent, b territory, c effective */
static void
read_recordal(const struct coverage_grant_rows *g, size_t i,
	struct coverage_recordal *out)
{
	*out = (struct coverage_recordal){ .patent = coverage_number_of(g->l,
						   rows_str(g->rows, i, "a")),
		.territory = rows_text(g->rows, i, "b"),
		.effective = rows_text(g->rows, i, "c"),
		.record = { "recordals", rows_text(g->rows, i, "id"),
			rows_text(g->rows, i, "source"),
			rows_text(g->rows, i, "as_of") } };
}

/* 'v' version, 'g' grant-event, 'r' recordal */
static char
part_of(const struct coverage_grant_rows *g, size_t row)
{
	return rows_str(g->rows, row, "part")[0];
}

static void
count_part(const struct coverage_grant_rows *g, size_t row)
{
	struct coverage_grant *grant = grant_of(g, row);

	if (grant == NULL)
		return;
	if (part_of(g, row) == 'v')
		grant->version_count++;
	else if (part_of(g, row) == 'g')
		grant->event_count++;
	else
		grant->recordal_count++;
}

static void
make_room(struct arena *a, struct coverage_grant *g)
{
	g->versions =
		ARENA_ARRAY(a, g->version_count + 1, struct coverage_version);
	g->events = ARENA_ARRAY(a, g->event_count + 1, struct coverage_event);
	g->recordals =
		ARENA_ARRAY(a, g->recordal_count + 1, struct coverage_recordal);
	g->version_count = g->event_count = g->recordal_count = 0;
}

static enum err
read_part(const struct coverage_grant_rows *g, size_t row)
{
	struct coverage_grant *grant = grant_of(g, row);

	if (grant == NULL)
		return OK;
	if (part_of(g, row) == 'v')
		return read_version(
			g, row, &grant->versions[grant->version_count++]);
	if (part_of(g, row) == 'g')
		return read_event(g, row, &grant->events[grant->event_count++]);
	read_recordal(g, row, &grant->recordals[grant->recordal_count++]);
	return OK;
}

enum err
coverage_grant_rows_end(struct coverage_grant_rows *g)
{
	struct coverage_facts *f = g->l->facts;
	size_t i;
	enum err e;

	if (f->grant_count > 1)
		qsort(f->grants, f->grant_count, sizeof(*f->grants),
			compare_numbers);
	for (i = 0; i < g->part_count; i++)
		count_part(g, g->parts[i]);
	for (i = 0; i < f->grant_count; i++)
		make_room(db_arena(g->l->db), &f->grants[i]);
	for (i = 0; i < g->part_count; i++)
		if ((e = read_part(g, g->parts[i])) != OK)
			return e;
	return OK;
}

/* The grants that were read, with the recordals of the patents: the grants
 * are the reader's own copies. */
enum err
coverage_recordals(
	struct coverage_loading *l, const char *const *patents, size_t count)
{
	struct arena *a = db_arena(l->db);
	struct coverage_facts *f = l->facts;
	const char **numbers = ARENA_ARRAY(a, f->grant_count + 1, const char *);
	struct coverage_grant_rows g = { .l = l };
	struct rows *rows;
	enum err e;
	size_t i;

	if (f->grant_count == 0)
		return OK;
	for (i = 0; i < f->grant_count; i++)
		numbers[i] = f->grants[i].number;
	e = db_query(l->db, &SQL_COVERAGE_RECORDALS,
		DB_ARGS(db_texts(l->db, numbers, f->grant_count),
			db_texts(l->db, patents, count), l->clock.known),
		&rows);
	if (e != OK)
		return e;
	g.rows = rows;
	qsort(f->grants, f->grant_count, sizeof(*f->grants), compare_numbers);
	for (i = 0; i < rows_count(rows); i++)
		count_part(&g, i);
	for (i = 0; i < f->grant_count; i++) {
		f->grants[i].recordals =
			ARENA_ARRAY(a, f->grants[i].recordal_count + 1,
				struct coverage_recordal);
		f->grants[i].recordal_count = 0;
	}
	for (i = 0; i < rows_count(rows); i++)
		if ((e = read_part(&g, i)) != OK)
			return e;
	return OK;
}
