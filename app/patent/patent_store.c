#include "patent/patent.h"

#include "base/arena.h"
#include "base/buf.h"
#include "db/db.h"
#include "sql.h"

static enum err
item_read(struct db *db, const struct rows *rows, size_t i,
	struct patent_item *out)
{
	out->id = rows_int(rows, i, "id");
	out->number = rows_str(rows, i, "number");
	out->kind = rows_str(rows, i, "kind");
	out->office = rows_str(rows, i, "office");
	out->title = rows_str(rows, i, "title");
	out->abstract = rows_text(rows, i, "abstract");
	out->claims = rows_text(rows, i, "claims");
	out->applicants = rows_str(rows, i, "applicants");
	out->owners = rows_str(rows, i, "owners");
	out->topics = rows_str(rows, i, "topics");
	out->filed = rows_text(rows, i, "filed");
	out->published = rows_text(rows, i, "published");
	out->granted = rows_text(rows, i, "granted");
	out->status = rows_text(rows, i, "status");
	out->pool = rows_text(rows, i, "pool");
	out->pooled = rows_bool(rows, i, "pooled");
	out->holder = rows_text(rows, i, "holder");
	return rows_texts(db, rows, i, "cpc", &out->cpc, &out->cpc_count);
}

enum err
patent_list(struct db *db, const int64_t *ids, size_t count,
	enum patent_more more, struct patent_items *out)
{
	struct buf *b = buf_new(db_arena(db), 16 * count + 8);
	struct patent_item *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	*out = (struct patent_items){ 0 };
	if (count == 0)
		return OK;
	for (i = 0; i < count; i++)
		buf_printf(b, "%c%lld", i == 0 ? '{' : ',', (long long)ids[i]);
	buf_char(b, '}');
	if ((e = db_query(db, &SQL_PATENT_ITEMS,
		     DB_ARGS(b->data, db_bool(more != PATENT_PLAIN),
			     db_bool(more == PATENT_CLAIMS)),
		     &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct patent_item);
	for (i = 0; i < n; i++)
		if ((e = item_read(db, rows, i, &items[i])) != OK)
			return e;
	out->items = items;
	out->count = n;
	return OK;
}

static enum err
lists_read(struct db *db, const struct rows *rows, struct patent *out)
{
	enum err e;

	if ((e = rows_texts(db, rows, 0, "applicants", &out->applicants,
		     &out->applicant_count)) != OK ||
		(e = rows_texts(db, rows, 0, "owners", &out->owners,
			 &out->owner_count)) != OK ||
		(e = rows_texts(db, rows, 0, "inventors", &out->inventors,
			 &out->inventor_count)) != OK ||
		(e = rows_texts(db, rows, 0, "cpc", &out->cpc,
			 &out->cpc_count)) != OK ||
		(e = rows_texts(db, rows, 0, "ipc", &out->ipc,
			 &out->ipc_count)) != OK ||
		(e = rows_texts(db, rows, 0, "claim_kinds", &out->claim_kinds,
			 &out->claim_kind_count)) != OK)
		return e;
	return rows_texts(
		db, rows, 0, "topics", &out->topics, &out->topic_count);
}

enum err
patent_find(struct db *db, const char *number, const struct patent **out)
{
	struct patent *p = ARENA_NEW(db_arena(db), struct patent);
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_PATENT_BY_NUMBER, DB_ARGS(number), &rows)) !=
		OK)
		return e;
	p->id = rows_int(rows, 0, "id");
	p->number = rows_str(rows, 0, "number");
	p->office = rows_str(rows, 0, "office");
	p->kind = rows_str(rows, 0, "kind");
	p->application_number = rows_text(rows, 0, "application_number");
	p->family = rows_text(rows, 0, "family");
	p->title = rows_str(rows, 0, "title");
	p->abstract = rows_str(rows, 0, "abstract");
	p->claims = rows_str(rows, 0, "claims");
	p->priority = rows_str(rows, 0, "priority");
	p->filed = rows_text(rows, 0, "filed");
	p->published = rows_text(rows, 0, "published");
	p->granted = rows_text(rows, 0, "granted");
	p->status = rows_text(rows, 0, "status");
	p->status_source = rows_text(rows, 0, "status_source");
	p->status_as_of = rows_text(rows, 0, "status_as_of");
	p->member = rows_text(rows, 0, "member_id");
	p->member_name = rows_text(rows, 0, "member_name");
	p->since = rows_text(rows, 0, "since");
	p->until = rows_text(rows, 0, "until");
	p->terms = rows_text(rows, 0, "terms_version");
	p->pooled = rows_bool(rows, 0, "pooled");
	if ((e = lists_read(db, rows, p)) != OK)
		return e;
	*out = p;
	return OK;
}

enum err
patent_find_number(
	struct db *db, const struct patent_number *n, const char **out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_PATENT_NUMBER_MEANT,
		     DB_ARGS(n->text, n->base,
			     n->kind[0] == '\0' ? n->base : NULL),
		     &rows)) != OK)
		return e;
	*out = rows_str(rows, 0, "number");
	return OK;
}

enum err
patent_topic_list(struct db *db, struct patent_topic_list *out)
{
	struct patent_topic *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_PATENT_TOPIC_LABELS, DB_NO_ARGS, &rows)) !=
		OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct patent_topic);
	for (i = 0; i < n; i++) {
		items[i].slug = rows_str(rows, i, "slug");
		items[i].label = rows_str(rows, i, "label");
	}
	out->items = items;
	out->count = n;
	return OK;
}
