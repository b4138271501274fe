#include <string.h>

#include "base/arena.h"
#include "sql.h"
#include "terms/scope.h"

enum err
scope_list(struct db *db, struct scopes *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_SCOPE_VERSIONS, DB_NO_ARGS, &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct scope);
	for (i = 0; i < out->count; i++) {
		out->items[i].version = rows_str(rows, i, "version");
		out->items[i].effective_from =
			rows_str(rows, i, "effective_from");
		out->items[i].in_force = rows_bool(rows, i, "in_force");
	}
	return OK;
}

enum err
scope_find(struct db *db, const char *version, struct scope *out)
{
	struct scopes all;
	struct scope *found = NULL;
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = scope_list(db, &all)) != OK)
		return e;
	for (i = 0; i < all.count; i++)
		if (strcmp(all.items[i].version, version) == 0)
			found = &all.items[i];
	if (found == NULL)
		return ERR_NOT_FOUND;
	if ((e = db_query(db, &SQL_SCOPE_FIELDS, DB_ARGS(version), &rows)) !=
		OK)
		return e;
	found->field_count = rows_count(rows);
	found->fields = ARENA_ARRAY(
		db_arena(db), found->field_count + 1, struct scope_field);
	for (i = 0; i < found->field_count; i++) {
		struct scope_field *f = &found->fields[i];

		f->field = rows_str(rows, i, "field");
		f->label = rows_text(rows, i, "label");
		f->definition = rows_str(rows, i, "definition");
		if ((e = rows_texts(db, rows, i, "codes", &f->codes,
			     &f->code_count)) != OK)
			return e;
	}
	*out = *found;
	return OK;
}

enum err
scope_find_current(struct db *db, struct scope *out)
{
	struct scopes all;
	size_t i;
	enum err e;

	*out = (struct scope){ .field_count = 0 };
	if ((e = scope_list(db, &all)) != OK)
		return e;
	for (i = 0; i < all.count; i++)
		if (all.items[i].in_force)
			return scope_find(db, all.items[i].version, out);
	return OK;
}
