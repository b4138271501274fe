#include "org/group.h"

#include <string.h>

#include "base/arena.h"
#include "org/org.h"
#include "sql.h"

static void
read_links(struct db *db, const struct rows *rows, struct control_links *out)
{
	size_t i;

	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct control_link);
	for (i = 0; i < out->count; i++) {
		struct control_link *l = &out->items[i];

		l->owner = rows_str(rows, i, "owner_id");
		l->owned = rows_str(rows, i, "owned_id");
		l->basis = rows_str(rows, i, "basis");
		l->percent_e4 =
			control_percent_read(rows_text(rows, i, "percent"));
	}
}

static enum err
links_below(struct db *db, const char *id, const char *on, const char *known,
	struct control_links *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_query(db, &SQL_GROUP_LINKS_BELOW, DB_ARGS(id, on, known),
		     &rows)) != OK)
		return e;
	read_links(db, rows, out);
	return OK;
}

enum err
group_links(struct db *db, const char *const *ids, size_t count, const char *on,
	const char *known, struct control_links *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_query(db, &SQL_GROUP_LINKS,
		     DB_ARGS(db_texts(db, ids, count), on, known), &rows)) !=
		OK)
		return e;
	read_links(db, rows, out);
	return OK;
}

/* Names of the organisations of the tree and of the root. */
static enum err
name_all(struct db *db, const char *root, struct group *g)
{
	const char **ids =
		ARENA_ARRAY(db_arena(db), g->count + 1, const char *);
	struct org_names names;
	enum err e;
	size_t i, k;

	ids[0] = root;
	for (i = 0; i < g->count; i++)
		ids[i + 1] = g->items[i].id;
	if ((e = org_names_find(db, ids, g->count + 1, &names)) != OK)
		return e;
	for (i = 0; i < g->count; i++) {
		g->items[i].name = org_name_of(&names, g->items[i].id);
		for (k = 0; k < g->items[i].count; k++)
			g->items[i].items[k].owner_name =
				org_name_of(&names, g->items[i].items[k].owner);
	}
	return OK;
}

enum err
group_find(struct db *db, const struct group_question *q, struct group *out)
{
	struct control_links links;
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_ORG_BY_ID, DB_ARGS(q->id, NULL), &rows)) !=
			OK ||
		(e = links_below(db, q->id, q->on, q->known, &links)) != OK)
		return e;
	group_arrange(
		db_arena(db), q->id, links.items, links.count, &q->rule, out);
	return name_all(db, q->id, out);
}
