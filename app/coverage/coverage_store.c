/* Who and what is meant; publications and rules. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "coverage/load.h"
#include "sql.h"

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
	for (i = 0; i < rows_count(rows); i++) {
		const char *id = rows_text(rows, i, "id");

		if (strcmp(rows_str(rows, i, "part"), "known") == 0) {
			out->known = id;
			continue;
		}
		out->orgs[out->org_count].key = rows_text(rows, i, "key");
		out->orgs[out->org_count++].id = id;
	}
	return out->known == NULL ? ERR_BUG : OK;
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
		DB_ARGS(db_texts(l->db, numbers, count), l->known), &rows);
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
	return OK;
}

/* --- rules ------------------------------------------------------------------
 */

struct rule_lists {
	struct coverage_loading *l;
	const struct rows *rows;
	struct territory_rule *territory;
	struct term_rule *term;
	struct freshness_rule *freshness;
	struct law_rule *law;
};

static struct rule
rule_read(const struct rows *rows, size_t i)
{
	return (struct rule){ .id = rows_text(rows, i, "id"),
		.from = rows_text(rows, i, "since"),
		.to = rows_text(rows, i, "until"),
		.source = rows_text(rows, i, "source"),
		.verified_on = rows_text(rows, i, "as_of") };
}

static enum err
read_territory(struct rule_lists *r, size_t i)
{
	struct territory_rule *t =
		&r->territory[r->l->facts->rules.territory_count++];

	t->rule = rule_read(r->rows, i);
	t->office = rows_text(r->rows, i, "key");
	t->territory = rows_text(r->rows, i, "b");
	if (right_type_read(rows_text(r->rows, i, "a"), &t->type) != OK ||
		right_way_read(rows_text(r->rows, i, "c"), &t->way) != OK)
		return ERR_BUG;
	return OK;
}

static enum err
read_term(struct rule_lists *r, size_t i)
{
	struct term_rule *t = &r->term[r->l->facts->rules.term_count++];
	char *months;

	t->rule = rule_read(r->rows, i);
	t->office = rows_text(r->rows, i, "key");
	t->filed_from = rows_text(r->rows, i, "b");
	t->filed_to = rows_text(r->rows, i, "c");
	t->from_grant = strcmp(rows_str(r->rows, i, "d"), "grant") == 0;
	t->years = (int)rows_int(r->rows, i, "e");
	t->day_before = rows_bool(r->rows, i, "f");
	t->grace_months = (int)strtol(rows_str(r->rows, i, "g"), &months, 10);
	t->restore_months = (int)strtol(months, &months, 10);
	t->month_end = strtol(months, NULL, 10) != 0;
	return right_type_read(rows_text(r->rows, i, "a"), &t->type) == OK
		       ? OK
		       : ERR_BUG;
}

static enum err
read_scope(struct rule_lists *r, size_t i)
{
	struct coverage_facts *f = r->l->facts;
	struct coverage_scope *s = &f->scopes[f->scope_count++];

	s->version = rows_text(r->rows, i, "id");
	s->effective_from = rows_text(r->rows, i, "a");
	return rows_texts(
		r->l->db, r->rows, i, "b", &s->fields, &s->field_count);
}

static void
read_ruling(struct rule_lists *r, size_t i)
{
	struct coverage_facts *f = r->l->facts;

	f->rulings[f->ruling_count++] =
		(struct coverage_ruling){ .use = rows_text(r->rows, i, "key"),
			.field = rows_text(r->rows, i, "a"),
			.within = rows_bool(r->rows, i, "b"),
			.published = rows_text(r->rows, i, "c"),
			.until = rows_text(r->rows, i, "d"),
			.record = { "rulings", rows_text(r->rows, i, "id"),
				rows_text(r->rows, i, "source"),
				rows_text(r->rows, i, "as_of") } };
}

static enum err
read_rule(struct rule_lists *r, size_t i)
{
	struct rules *out = &r->l->facts->rules;
	const char *part = rows_str(r->rows, i, "part");

	if (strcmp(part, "territory") == 0)
		return read_territory(r, i);
	if (strcmp(part, "term") == 0)
		return read_term(r, i);
	if (strcmp(part, "scope") == 0)
		return read_scope(r, i);
	if (strcmp(part, "ruling") == 0) {
		read_ruling(r, i);
	} else if (strcmp(part, "freshness") == 0) {
		r->freshness[out->freshness_count++] =
			(struct freshness_rule){ .rule = rule_read(r->rows, i),
				.office = rows_text(r->rows, i, "key"),
				.days = (int)rows_int(r->rows, i, "a") };
	} else {
		r->law[out->law_count++] =
			(struct law_rule){ .rule = rule_read(r->rows, i),
				.territory = rows_text(r->rows, i, "key"),
				.matter = rows_text(r->rows, i, "a"),
				.effect = rows_text(r->rows, i, "b") };
	}
	return OK;
}

enum err
coverage_rules(struct coverage_loading *l, const struct coverage_rule_keys *k)
{
	struct arena *a = db_arena(l->db);
	struct rule_lists r = { .l = l };
	struct rows *rows;
	enum err e;
	size_t i, n;

	e = db_query(l->db, &SQL_COVERAGE_RULES,
		DB_ARGS(db_texts(l->db, k->offices, k->office_count),
			db_texts(l->db, k->territories, k->territory_count),
			db_texts(l->db, k->uses, k->use_count), l->known),
		&rows);
	if (e != OK)
		return e;
	n = rows_count(rows) + 1;
	r.rows = rows;
	r.territory = ARENA_ARRAY(a, n, struct territory_rule);
	r.term = ARENA_ARRAY(a, n, struct term_rule);
	r.freshness = ARENA_ARRAY(a, n, struct freshness_rule);
	r.law = ARENA_ARRAY(a, n, struct law_rule);
	l->facts->scopes = ARENA_ARRAY(a, n, struct coverage_scope);
	l->facts->rulings = ARENA_ARRAY(a, n, struct coverage_ruling);
	l->facts->rules.territory = r.territory;
	l->facts->rules.term = r.term;
	l->facts->rules.freshness = r.freshness;
	l->facts->rules.law = r.law;
	for (i = 0; i < rows_count(rows); i++)
		if ((e = read_rule(&r, i)) != OK)
			return e;
	return OK;
}
