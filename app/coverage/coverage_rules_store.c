/* Rules, scopes and rulings from rows. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "coverage/load.h"
#include "sql.h"

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
	} else if (strcmp(part, "terms") == 0) {
		return coverage_terms_row(r->l, r->rows, i);
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
coverage_rule_rows(struct coverage_loading *l, const struct rows *rows)
{
	struct arena *a = db_arena(l->db);
	struct coverage_facts *f = l->facts;
	struct rule_lists r = { .l = l, .rows = rows };
	size_t i, n = rows_count(rows) + 1;
	enum err e;

	r.territory = ARENA_ARRAY(a, n, struct territory_rule);
	r.term = ARENA_ARRAY(a, n, struct term_rule);
	r.freshness = ARENA_ARRAY(a, n, struct freshness_rule);
	r.law = ARENA_ARRAY(a, n, struct law_rule);
	f->scopes = ARENA_ARRAY(a, n, struct coverage_scope);
	f->rulings = ARENA_ARRAY(a, n, struct coverage_ruling);
	f->rules.territory = r.territory;
	f->rules.term = r.term;
	f->rules.freshness = r.freshness;
	f->rules.law = r.law;
	for (i = 0; i < rows_count(rows); i++)
		if ((e = read_rule(&r, i)) != OK)
			return e;
	return OK;
}

enum err
coverage_rules(struct coverage_loading *l, const struct coverage_rule_keys *k)
{
	struct rows *rows;
	enum err e;

	e = db_query(l->db, &SQL_COVERAGE_RULES,
		DB_ARGS(db_texts(l->db, k->offices, k->office_count),
			db_texts(l->db, k->territories, k->territory_count),
			db_texts(l->db, k->uses, k->use_count), l->clock.known),
		&rows);
	return e != OK ? e : coverage_rule_rows(l, rows);
}
