#include "base/arena.h"
#include "base/buf.h"
#include "export/export.h"
#include "sql.h"

static const char *
ids_text(struct db *db, const int64_t *ids, size_t count)
{
	struct buf *b = buf_new(db_arena(db), 12 * count + 8);
	size_t i;

	buf_char(b, '{');
	for (i = 0; i < count; i++)
		buf_printf(b, "%s%lld", i == 0 ? "" : ",", (long long)ids[i]);
	buf_char(b, '}');
	return b->data;
}

static enum err
read_lists(
	struct db *db, const struct rows *rows, size_t i, struct export_item *p)
{
	const struct {
		const char *column;
		struct export_list *to;
	} all[] = { { "applicants", &p->applicants }, { "owners", &p->owners },
		{ "inventors", &p->inventors }, { "cpc", &p->cpc },
		{ "ipc", &p->ipc }, { "topics", &p->topics },
		{ "priorities", &p->priorities } };
	size_t k;
	enum err e = OK;

	for (k = 0; k < sizeof(all) / sizeof(all[0]) && e == OK; k++)
		e = rows_texts(db, rows, i, all[k].column, &all[k].to->items,
			&all[k].to->count);
	return e;
}

static enum err
read_item(
	struct db *db, const struct rows *rows, size_t i, struct export_item *p)
{
	p->id = rows_int(rows, i, "id");
	p->number = rows_str(rows, i, "number");
	p->office = rows_str(rows, i, "office");
	p->kind = rows_str(rows, i, "kind");
	p->application_number = rows_text(rows, i, "application_number");
	p->family = rows_text(rows, i, "family");
	p->title = rows_str(rows, i, "title");
	p->abstract = rows_str(rows, i, "abstract");
	p->filed = rows_text(rows, i, "filed");
	p->published = rows_text(rows, i, "published");
	p->granted = rows_text(rows, i, "granted");
	p->status = rows_text(rows, i, "status");
	p->status_source = rows_text(rows, i, "status_source");
	p->status_as_of = rows_text(rows, i, "status_as_of");
	p->member = rows_text(rows, i, "member_id");
	p->member_name = rows_text(rows, i, "member_name");
	p->since = rows_text(rows, i, "since");
	p->until = rows_text(rows, i, "until");
	p->terms = rows_text(rows, i, "terms_version");
	p->changed = rows_str(rows, i, "changed");
	return read_lists(db, rows, i, p);
}

enum err
export_items(struct db *db, const int64_t *ids, size_t count,
	struct export_items *out)
{
	struct export_item *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	*out = (struct export_items){ 0 };
	if (count == 0)
		return OK;
	if ((e = db_query(db, &SQL_EXPORT_ITEMS,
		     DB_ARGS(ids_text(db, ids, count)), &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct export_item);
	for (i = 0; i < n; i++)
		if ((e = read_item(db, rows, i, &items[i])) != OK)
			return e;
	out->items = items;
	out->count = n;
	return OK;
}

enum err
export_objects(struct db *db, const int64_t *ids, size_t count, struct buf *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_EXPORT_OBJECTS,
		     DB_ARGS(ids_text(db, ids, count)), &rows)) != OK)
		return e;
	for (i = 0; i < rows_count(rows); i++) {
		buf_str(out, rows_str(rows, i, "json"));
		buf_char(out, '\n');
	}
	return OK;
}
