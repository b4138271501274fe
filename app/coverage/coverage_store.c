/* Who and what is meant; publications. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "coverage/load.h"
#include "sql.h"

/* The clock, or an organisation that was found. */
static void
begin_row(const struct rows *rows, size_t i, struct coverage_found *out)
{
	const char *part = rows_str(rows, i, "part");

	if (strcmp(part, "clock") == 0) {
		out->clock = (struct coverage_clock){ rows_text(rows, i, "a"),
			rows_text(rows, i, "b"), rows_text(rows, i, "c"),
			rows_bool(rows, i, "d") };
	} else if (strcmp(part, "org") == 0) {
		out->orgs[out->org_count].key = rows_text(rows, i, "key");
		out->orgs[out->org_count++].id = rows_text(rows, i, "id");
	}
}

enum err
coverage_begin(struct db *db, const char *const *ids, size_t id_count,
	const char *const *identifiers, size_t identifier_count,
	const char *known, struct coverage_found *out)
{
	struct rows *rows;
	enum err e;
	size_t i;

	e = db_query(db, &SQL_COVERAGE_BEGIN,
		DB_ARGS(db_texts(db, ids, id_count),
			db_texts(db, identifiers, identifier_count), known),
		&rows);
	if (e != OK)
		return e;
	*out = (struct coverage_found){ 0 };
	out->orgs = ARENA_ARRAY(
		db_arena(db), rows_count(rows) + 1, struct coverage_found_org);
	for (i = 0; i < rows_count(rows); i++)
		begin_row(rows, i, out);
	return out->clock.known == NULL ? ERR_BUG : OK;
}

enum err
coverage_meant(struct db *db, const char *const *numbers, size_t count,
	struct coverage_meant **out, size_t *out_count)
{
	struct rows *rows;
	enum err e;
	size_t i, n;

	e = db_query(db, &SQL_COVERAGE_MEANT,
		DB_ARGS(db_texts(db, numbers, count)), &rows);
	if (e != OK)
		return e;
	n = rows_count(rows);
	*out = ARENA_ARRAY(db_arena(db), n + 1, struct coverage_meant);
	for (i = 0; i < n; i++) {
		(*out)[i].typed = rows_text(rows, i, "typed");
		(*out)[i].number = rows_text(rows, i, "number");
	}
	*out_count = n;
	return OK;
}

enum err
coverage_publications(struct coverage_loading *l, const char *const *numbers,
	size_t count, bool families)
{
	struct arena *a = db_arena(l->db);
	struct rows *rows;
	enum err e;
	size_t i, n;

	e = db_query(l->db,
		families ? &SQL_COVERAGE_PUBLICATIONS
			 : &SQL_COVERAGE_OWN_PUBLICATIONS,
		DB_ARGS(db_texts(l->db, numbers, count), l->clock.known),
		&rows);
	if (e != OK)
		return e;
	n = rows_count(rows);
	l->ids = ARENA_ARRAY(a, n + 1, struct coverage_id_number);
	l->id_count = n;
	l->records.publications =
		ARENA_ARRAY(a, n + 1, struct coverage_publication);
	l->records.publication_count = n;
	for (i = 0; i < n; i++) {
		struct coverage_publication *p = &l->records.publications[i];

		p->office = rows_text(rows, i, "office");
		p->application_number =
			rows_text(rows, i, "application_number");
		p->publication = (struct right_publication){
			.id = rows_int(rows, i, "id"),
			.number = rows_text(rows, i, "number"),
			.kind = rows_text(rows, i, "kind"),
			.family = rows_text(rows, i, "family"),
			.filed = rows_text(rows, i, "filed"),
			.published = rows_text(rows, i, "published"),
			.granted = rows_text(rows, i, "granted"),
			.priority = rows_text(rows, i, "priority"),
			.status = rows_text(rows, i, "status"),
			.status_source = rows_text(rows, i, "status_source"),
			.status_as_of = rows_text(rows, i, "status_as_of")
		};
		l->ids[i] = (struct coverage_id_number){ p->publication.id,
			p->publication.number, rows_bool(rows, i, "own") };
	}
	coverage_ids_sort(l);
	return OK;
}

/* --- all at once -------------------------------------------------------------
 */

/* a office, b application, c kind, d family, e filed, f published, g granted,
 * h status; the priority matters to families only */
static void
read_publication(struct coverage_loading *l, const struct rows *rows, size_t i)
{
	size_t n = l->records.publication_count++;
	struct coverage_publication *p = &l->records.publications[n];

	p->office = rows_text(rows, i, "a");
	p->application_number = rows_text(rows, i, "b");
	p->publication =
		(struct right_publication){ .id = rows_int(rows, i, "id"),
			.number = rows_text(rows, i, "key"),
			.kind = rows_text(rows, i, "c"),
			.family = rows_text(rows, i, "d"),
			.filed = rows_text(rows, i, "e"),
			.published = rows_text(rows, i, "f"),
			.granted = rows_text(rows, i, "g"),
			.priority = rows_text(rows, i, "i"),
			.status = rows_text(rows, i, "h"),
			.status_source = rows_text(rows, i, "source"),
			.status_as_of = rows_text(rows, i, "as_of") };
	l->ids[l->id_count++] = (struct coverage_id_number){ p->publication.id,
		p->publication.number, true };
}

/* What else rows name by the ids of publications is read behind them. */
static enum err
read_now(struct coverage_loading *l, const struct rows *rows)
{
	struct arena *a = db_arena(l->db);
	struct coverage_found found = { 0 };
	size_t i, n = rows_count(rows);
	enum err e;

	l->records.publications =
		ARENA_ARRAY(a, n + 1, struct coverage_publication);
	l->ids = ARENA_ARRAY(a, n + 1, struct coverage_id_number);
	l->facts->given = ARENA_ARRAY(a, n + 1, struct coverage_given);
	for (i = 0; i < n; i++) {
		const char *part = rows_str(rows, i, "part");

		e = OK;
		if (strcmp(part, "publication") == 0)
			read_publication(l, rows, i);
		else if (strcmp(part, "answer") == 0)
			e = coverage_answer_row(l, rows, i);
		else if (strcmp(part, "recordal") == 0)
			l->recordals = true;
		else
			begin_row(rows, i, &found);
		if (e != OK)
			return e;
	}
	coverage_ids_sort(l);
	l->clock = found.clock;
	return coverage_patent_rows(l, rows);
}

enum err
coverage_now(struct coverage_loading *l, const char *const *orgs,
	size_t org_count, const char *const *numbers, size_t count)
{
	struct rows *rows;
	enum err e;

	e = db_query(l->db, &SQL_COVERAGE_NOW,
		DB_ARGS(db_texts(l->db, orgs, org_count),
			db_texts(l->db, numbers, count)),
		&rows);
	if (e != OK || (e = read_now(l, rows)) != OK)
		return e;
	l->at_once = true;
	return l->clock.known == NULL ? ERR_BUG : OK;
}
