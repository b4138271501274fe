#include "org/org.h"

#include "base/arena.h"
#include "sql.h"

enum err
org_find(struct db *db, const char *id, const struct org **out)
{
	return org_find_on(db, id, NULL, out);
}

enum err
org_find_on(struct db *db, const char *id, const char *on,
	const struct org **out)
{
	struct org *o;
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_one(db, &SQL_ORG_BY_ID, DB_ARGS(id, on), &rows)) != OK)
		return e;
	o = ARENA_NEW(db_arena(db), struct org);
	o->id = rows_str(rows, 0, "id");
	o->name = rows_str(rows, 0, "name");
	o->kind = rows_str(rows, 0, "kind");
	o->jurisdiction = rows_text(rows, 0, "jurisdiction");
	o->valid_from = rows_text(rows, 0, "valid_from");
	o->valid_to = rows_text(rows, 0, "valid_to");
	if ((e = rows_texts(db, rows, 0, "aliases", &o->aliases,
		     &o->alias_count)) != OK)
		return e;
	if ((e = db_query(db, &SQL_ORG_IDENTIFIERS, DB_ARGS(id), &rows)) != OK)
		return e;
	o->identifiers.count = rows_count(rows);
	o->identifiers.items = ARENA_ARRAY(
		db_arena(db), o->identifiers.count + 1, struct org_identifier);
	for (i = 0; i < o->identifiers.count; i++) {
		o->identifiers.items[i].scheme = rows_str(rows, i, "scheme");
		o->identifiers.items[i].value = rows_str(rows, i, "value");
	}
	*out = o;
	return OK;
}

enum err
org_resolve(struct db *db, const char *text, const char **id)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_ORG_RESOLVE, DB_ARGS(text), &rows)) != OK)
		return e;
	*id = rows_str(rows, 0, "id");
	return OK;
}

enum err
org_names_find(struct db *db, const char *const *ids, size_t count,
	struct org_names *out)
{
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(db, &SQL_ORG_NAMES, DB_ARGS(db_texts(db, ids, count)),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct org_name);
	for (i = 0; i < out->count; i++) {
		out->items[i].id = rows_str(rows, i, "id");
		out->items[i].name = rows_str(rows, i, "name");
	}
	return OK;
}

static enum err
read_links(struct db *db, const struct stmt *stmt, const char *id,
	struct org_links *out)
{
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(db, stmt, DB_ARGS(id), &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct org_link);
	for (i = 0; i < out->count; i++) {
		struct org_link *l = &out->items[i];

		l->id = rows_str(rows, i, "id");
		l->name = rows_str(rows, i, "name");
		l->basis = rows_str(rows, i, "basis");
		l->percent = rows_text(rows, i, "percent");
		l->valid_from = rows_text(rows, i, "valid_from");
		l->valid_to = rows_text(rows, i, "valid_to");
	}
	return OK;
}

enum err
org_links_down(struct db *db, const char *id, struct org_links *out)
{
	return read_links(db, &SQL_ORG_DOWN, id, out);
}

enum err
org_links_up(struct db *db, const char *id, struct org_links *out)
{
	return read_links(db, &SQL_ORG_UP, id, out);
}
