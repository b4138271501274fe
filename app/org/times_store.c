#include <string.h>

#include "base/arena.h"
#include "org/org.h"
#include "org/times.h"
#include "sql.h"

static enum err
name_all(struct db *db, struct times_affiliates *list)
{
	const char **ids =
		ARENA_ARRAY(db_arena(db), list->count + 1, const char *);
	struct org_names names;
	enum err e;
	size_t i;

	for (i = 0; i < list->count; i++)
		ids[i] = list->items[i].id;
	if ((e = org_names_find(db, ids, list->count, &names)) != OK)
		return e;
	for (i = 0; i < list->count; i++)
		list->items[i].name = org_name_of(&names, list->items[i].id);
	return OK;
}

enum err
times_affiliates(struct db *db, const char *id, const char *known,
	const struct control_rule *rule, struct times_affiliates *out)
{
	struct arena *a = db_arena(db);
	struct times_link *links;
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(db, &SQL_TIMES_LINKS, DB_ARGS(id, known), &rows)) !=
		OK)
		return e;
	links = ARENA_ARRAY(a, rows_count(rows) + 1, struct times_link);
	for (i = 0; i < rows_count(rows); i++)
		links[i] = (struct times_link){
			.link = { .owner = rows_str(rows, i, "owner_id"),
				.owned = rows_str(rows, i, "owned_id"),
				.basis = rows_str(rows, i, "basis"),
				.percent_e4 = control_percent_read(
					rows_text(rows, i, "percent")) },
			.from = rows_text(rows, i, "valid_from"),
			.to = rows_text(rows, i, "valid_to"),
		};
	times_join(a, id, links, rows_count(rows), rule, out);
	return name_all(db, out);
}

enum err
times_events(struct db *db, const char *id, const char *known,
	struct times_events *out)
{
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(db, &SQL_TIMES_EVENTS, DB_ARGS(id, known), &rows)) !=
		OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct times_event);
	for (i = 0; i < out->count; i++)
		out->items[i] = (struct times_event){
			.kind = rows_str(rows, i, "kind"),
			.on = rows_str(rows, i, "on_day"),
			.other = rows_text(rows, i, "other_id"),
			.name = rows_text(rows, i, "name"),
			.source = rows_text(rows, i, "source"),
		};
	return OK;
}
