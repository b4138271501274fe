#include "base/arena.h"
#include "patent/right_store.h"
#include "sql.h"


static struct rule
rule_read(const struct rows *rows, size_t i)
{
	return (struct rule){
		.id = rows_str(rows, i, "id"),
		.from = rows_text(rows, i, "valid_from"),
		.to = rows_text(rows, i, "valid_to"),
		.source = rows_str(rows, i, "source"),
		.verified_on = rows_text(rows, i, "verified_on"),
	};
}

static enum err
load_territory(struct db *db, const char *known, struct rules *out)
{
	struct territory_rule *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_RIGHT_TERRITORY_RULES, DB_ARGS(known),
		     &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct territory_rule);
	for (i = 0; i < n; i++) {
		items[i].rule = rule_read(rows, i);
		items[i].office = rows_str(rows, i, "office");
		items[i].territory = rows_str(rows, i, "territory");
		if ((e = right_type_read(rows_text(rows, i, "right_type"),
			     &items[i].type)) != OK ||
			(e = right_way_read(rows_str(rows, i, "way"),
				 &items[i].way)) != OK)
			return ERR_BUG;
	}
	out->territory = items;
	out->territory_count = n;
	return OK;
}

static enum err
load_term(struct db *db, const char *known, struct rules *out)
{
	struct term_rule *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_RIGHT_TERM_RULES, DB_ARGS(known), &rows)) !=
		OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct term_rule);
	for (i = 0; i < n; i++) {
		struct term_rule *t = &items[i];

		t->rule = rule_read(rows, i);
		t->office = rows_str(rows, i, "office");
		t->filed_from = rows_text(rows, i, "filed_from");
		t->filed_to = rows_text(rows, i, "filed_to");
		t->from_grant = rows_str(rows, i, "base")[0] == 'g';
		t->years = (int)rows_int(rows, i, "years");
		t->day_before = rows_bool(rows, i, "day_before");
		t->month_end = rows_bool(rows, i, "month_end");
		t->grace_months = (int)rows_int(rows, i, "grace_months");
		t->restore_months = (int)rows_int(rows, i, "restore_months");
		if (right_type_read(
			    rows_str(rows, i, "right_type"), &t->type) != OK)
			return ERR_BUG;
	}
	out->term = items;
	out->term_count = n;
	return OK;
}

static enum err
load_freshness(struct db *db, const char *known, struct rules *out)
{
	struct freshness_rule *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_RIGHT_FRESHNESS_RULES, DB_ARGS(known),
		     &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct freshness_rule);
	for (i = 0; i < n; i++) {
		items[i].rule = rule_read(rows, i);
		items[i].office = rows_str(rows, i, "office");
		items[i].days = (int)rows_int(rows, i, "days");
	}
	out->freshness = items;
	out->freshness_count = n;
	return OK;
}

static enum err
load_law(struct db *db, const char *known, struct rules *out)
{
	struct law_rule *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_RIGHT_LAW_RULES, DB_ARGS(known), &rows)) !=
		OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct law_rule);
	for (i = 0; i < n; i++) {
		items[i].rule = rule_read(rows, i);
		items[i].territory = rows_str(rows, i, "territory");
		items[i].matter = rows_str(rows, i, "matter");
		items[i].effect = rows_str(rows, i, "effect");
		items[i].note = rows_str(rows, i, "note");
	}
	out->law = items;
	out->law_count = n;
	return OK;
}

enum err
rules_load(struct db *db, const char *known, const struct rules **out)
{
	struct rules *r = ARENA_NEW(db_arena(db), struct rules);
	enum err e;

	if ((e = load_territory(db, known, r)) != OK ||
		(e = load_term(db, known, r)) != OK ||
		(e = load_freshness(db, known, r)) != OK ||
		(e = load_law(db, known, r)) != OK)
		return e;
	*out = r;
	return OK;
}
