/*
 * Facts from the file into their tables: migrations/0175_import.sql does the
 * work, this says which tables, and what was wrong in words.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "exchange/fact.h"
#include "exchange/import.h"
#include "sql.h"

enum err
fact_begin_staged(struct db *db)
{
	enum err e;

	if ((e = db_exec(db, &SQL_FACT_CREATE_STAGED, DB_NO_ARGS, NULL)) != OK)
		return e;
	return db_copy_start(db, &SQL_FACT_COPY);
}

static const char *
texts(struct db *db, const char *const *list)
{
	size_t n = 0;

	while (list != NULL && list[n] != NULL)
		n++;
	return db_texts(db, list, n);
}

static const char *
tables_of(struct db *db, const struct fact_kind *k)
{
	const char *names[8];
	size_t n = 0;

	while (n < 8 && k->tables[n].table != NULL) {
		names[n] = k->tables[n].table;
		n++;
	}
	return db_texts(db, names, n);
}

static enum err
resolve(struct db *db, const struct fact_kind *k)
{
	struct rows *rows;
	enum err e = OK;

	for (const struct fact_table *t = k->tables;
		e == OK && t->table != NULL; t++)
		e = db_query(db, &SQL_FACT_RESOLVE_STAGED,
			DB_ARGS(t->table, texts(db, t->identity),
				t->fresh == NULL ? "{}" : t->fresh, t->key,
				k->tables[0].table, texts(db, t->owner),
				texts(db, t->part)),
			&rows);
	return e;
}

/* The key under which a column is known in records, with its list. */
static const char *
key_of(struct arena *a, const struct fact_kind *k, const char *table, int at,
	const char *column)
{
	const struct fact_table *t = k->tables;
	const char *key = column;

	while (t->table != NULL && strcmp(t->table, table) != 0)
		t++;
	if (t->table == NULL)
		return column;
	for (const struct field *f = t->fields; f->key != NULL; f++)
		if (f->kind != FIELD_LIST &&
			strcmp(fact_column(f), column) == 0)
			key = f->key;
	if (t->key == NULL)
		return key[0] == '\0' ? t->fields[0].key : key;
	return arena_printf(
		a, "%s[%d]%s%s", t->key, at, key[0] == '\0' ? "" : ".", key);
}

/* What a record refers to, and which command brings it. */
static const struct {
	const char *table;
	const char *what;
	const char *command;
} others[] = {
	{ "organisation", "organisation", "organisations" },
	{ "patent", "patent", "patents" },
	{ "terms", "version of the terms", "templates" },
	{ "scope_version", "version of the scope", "scopes" },
	{ "defensive_event", "defensive event", "defensive" },
};

static void
explain_unknown(struct arena *a, const char *table, struct fault *f)
{
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (strcmp(others[i].table, table) != 0)
			continue;
		f->reason = arena_printf(a, "is an unknown %s", others[i].what);
		f->repair = arena_printf(a,
			"Import it first (canopy import %s), or correct the "
			"%s.",
			others[i].command,
			strcmp(table, "patent") == 0 ? "number" : "id");
		return;
	}
	f->reason = arena_printf(a, "is an unknown %s", table);
	f->repair = "Correct it.";
}

/* The other one: of the same file, or stored. */
static const char *
other_of(struct arena *a, const struct rows *rows, size_t i)
{
	const char *line = rows_text(rows, i, "other_line");
	const char *from = rows_text(rows, i, "other_from");
	const char *to = rows_text(rows, i, "other_to");
	const char *source = rows_text(rows, i, "other_source");

	if (line != NULL)
		return arena_printf(a, "the record of line %s", line);
	return arena_printf(a, "what is stored%s%s%s%s%s%s",
		from == NULL ? "" : " from ", from == NULL ? "" : from,
		to == NULL ? "" : " to ", to == NULL ? "" : to,
		source == NULL ? "" : " by source ",
		source == NULL ? "" : source);
}

static const char overlap_repair[] =
	"Let one end where the other begins. Of two sources that contradict "
	"each other give one with \"preferred\": false, where the kind has "
	"that key; or retract what is wrong.";

static void
explain(struct arena *a, const struct rows *rows, size_t i, struct fault *f)
{
	const char *rule = rows_str(rows, i, "rule");
	const char *words = rows_str(rows, i, "words");

	if (strcmp(rule, "unknown") == 0) {
		explain_unknown(a, words, f);
	} else if (strcmp(rule, "missing") == 0 ||
		   (strcmp(rule, "check") == 0 && f->value == NULL)) {
		f->reason = "is missing";
		f->repair = "Give it: a new record needs it, and a stored one "
			    "cannot lose it.";
	} else if (strcmp(rule, "check") == 0) {
		f->reason = "does not fit the rest of the record, or what is "
			    "stored";
		f->repair = arena_printf(
			a, "This must hold of the columns: %s.", words);
	} else if (strcmp(rule, "overlap") == 0) {
		f->reason =
			arena_printf(a, "overlaps %s", other_of(a, rows, i));
		f->repair = overlap_repair;
	} else if (strcmp(rule, "twice") == 0) {
		f->reason =
			arena_printf(a, "is also in %s", other_of(a, rows, i));
		f->repair = "Only one of them can be: correct one.";
	} else if (strcmp(rule, "double") == 0) {
		f->reason = "is in the list before";
		f->repair = "Leave one of the two out.";
	} else if (strcmp(rule, "frozen") == 0) {
		f->reason = "is never changed";
		f->repair = "Give what changes a new version, or leave this "
			    "out.";
	} else if (strcmp(rule, "kept") == 0) {
		f->reason = "is never taken out";
		f->repair = "Give the day on which it ends instead.";
	} else if (strcmp(rule, "needed") == 0) {
		f->reason = arena_printf(
			a, "is still needed by a record of %s", words);
		f->repair = "Retract that one first.";
	} else if (strcmp(rule, "outsider") == 0) {
		f->reason = "is no organisation that is or was a member";
		f->repair = "Import the membership first (canopy import "
			    "members), or correct the id.";
	} else {
		f->reason = rule;
		f->repair = words;
	}
}

/* All that was refused, to the reject file. */
static enum err
tell(struct db *db, const struct fact_kind *k, struct arena *scratch,
	const struct sink *sink)
{
	struct rows *rows;
	enum err e;

	do {
		arena_reset(scratch);
		if ((e = db_query(db, &SQL_FACT_REFUSED_STAGED, DB_NO_ARGS,
			     &rows)) != OK)
			return e;
		for (size_t i = 0; i < rows_count(rows); i++) {
			const char *value = rows_text(rows, i, "value");
			struct buf *json = buf_new(scratch, 64);
			struct fault fault = {
				.record = rows_text(rows, i, "name"),
			};

			fault.field =
				key_of(scratch, k, rows_str(rows, i, "list"),
					(int)rows_int(rows, i, "at"),
					rows_str(rows, i, "field"));
			json_put_string(json, value);
			fault.value = value == NULL ? NULL : json->data;
			explain(scratch, rows, i, &fault);
			if ((e = sink->reject(sink->arg,
				     rows_int(rows, i, "line"), &fault)) != OK)
				return e;
		}
	} while (rows_count(rows) > 0);
	return OK;
}

static enum err
merge(struct db *db, const struct plan *plan, const struct fact_kind *k,
	struct arena *scratch, const struct sink *sink, struct stage_count *out)
{
	struct rows *rows;
	enum err e;

	if ((e = resolve(db, k)) != OK ||
		(e = stage_run(db, plan->refuse)) != OK ||
		(e = db_query(db, &SQL_FACT_CHECK_STAGED,
			 DB_ARGS(tables_of(db, k),
				 texts(db, k->tables[0].identity)),
			 &rows)) != OK ||
		(e = tell(db, k, scratch, sink)) != OK ||
		(e = db_query(db, &SQL_FACT_WRITE_STAGED,
			 DB_ARGS(tables_of(db, k)), &rows)) != OK ||
		(e = db_exec(db, &SQL_FACT_AUDIT_STAGED,
			 DB_ARGS(tables_of(db, k), k->noun, k->object),
			 NULL)) != OK ||
		(e = db_one(db, &SQL_FACT_COUNT_STAGED,
			 DB_ARGS(tables_of(db, k)), &rows)) != OK)
		return e;
	out->added += rows_int(rows, 0, "added");
	out->changed += rows_int(rows, 0, "changed");
	return stage_run(db, plan->finish);
}

enum err
fact_merge(struct db *db, const struct plan *plan, struct arena *scratch,
	const struct sink *sink, struct stage_count *out)
{
	enum err e;

	*out = (struct stage_count){ 0 };
	if ((e = db_exec(db, &SQL_FACT_ANALYZE_STAGED, DB_NO_ARGS, NULL)) !=
			OK ||
		(e = stage_run(db, plan->prepare)) != OK ||
		(plan->derive != NULL &&
			(e = plan->derive(db, scratch, NULL)) != OK))
		return e;
	for (size_t i = 0; e == OK && i < plan->facts->count; i++)
		e = merge(db, plan, &plan->facts->items[i], scratch, sink, out);
	return e;
}
