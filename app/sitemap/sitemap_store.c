#include "base/arena.h"
#include "sitemap/sitemap.h"
#include "sql.h"

static const char *const fixed[] = { "", "/patents", "/statistics",
	"/search/help", "/glossary", "/needs", "/members", "/grants",
	"/coverage", "/coverage/examples", "/coverage/sheet", "/apply",
	"/terms", "/scopes", "/rulings", "/help", "/privacy",
	"/accessibility" };
#define FIXED (sizeof(fixed) / sizeof(fixed[0]))

enum err
sitemap_parts(struct db *db, struct sitemap_parts *out)
{
	struct sitemap_part *items;
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_SITEMAP_PARTS,
		     DB_ARGS(db_int(db, SITEMAP_PART)), &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), out->count + 1, struct sitemap_part);
	for (i = 0; i < out->count; i++) {
		items[i].part = rows_int(rows, i, "part");
		items[i].changed = rows_str(rows, i, "changed");
	}
	out->items = items;
	return OK;
}

enum err
sitemap_patents(struct db *db, int64_t part, int64_t after, int limit,
	struct sitemap_page_list *out)
{
	int64_t first = part * SITEMAP_PART;
	struct sitemap_page *items;
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_SITEMAP_PATENTS,
		     DB_ARGS(db_int(db, after > first ? after : first),
			     db_int(db, first + SITEMAP_PART),
			     db_int(db, limit)),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), out->count + 1, struct sitemap_page);
	for (i = 0; i < out->count; i++) {
		items[i].id = rows_int(rows, i, "id");
		items[i].path = arena_printf(db_arena(db), "/patents/%s",
			rows_str(rows, i, "number"));
		items[i].changed = rows_str(rows, i, "changed");
	}
	out->items = items;
	return OK;
}

enum err
sitemap_page_list(struct db *db, struct sitemap_page_list *out)
{
	struct sitemap_page *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_SITEMAP_PAGES, DB_NO_ARGS, &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + FIXED, struct sitemap_page);
	for (i = 0; i < FIXED; i++)
		items[i].path = fixed[i];
	for (i = 0; i < n; i++)
		items[FIXED + i].path = rows_str(rows, i, "path");
	out->items = items;
	out->count = n + FIXED;
	return OK;
}
