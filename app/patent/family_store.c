#include <string.h>

#include "base/arena.h"
#include "base/lang.h"
#include "db/db.h"
#include "patent/family.h"
#include "patent/patent.h"
#include "sql.h"

const char *
family_relation_label(enum family_relation relation)
{
	switch (relation) {
	case FAMILY_APPLICATION:
		return N_("Same application");
	case FAMILY_SIMPLE:
		return N_("Same family");
	case FAMILY_DECLARED:
		return N_("Declared family");
	case FAMILY_EXTENDED:
		return N_("Extended family");
	}
	return "";
}

static enum family_relation
relation_of(const char *scheme)
{
	if (strcmp(scheme, "docdb") == 0)
		return FAMILY_SIMPLE;
	return strcmp(scheme, "declared") == 0 ? FAMILY_DECLARED
					       : FAMILY_EXTENDED;
}

static enum err
read_lists(struct db *db, const struct patent *p, struct family *out,
	const char **schemes, const char **ids)
{
	struct arena *a = db_arena(db);
	struct family_list *items;
	const char **scheme_list, **id_list;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_FAMILY_LISTS, DB_ARGS(p->number, p->family),
		     &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(a, n + 1, struct family_list);
	scheme_list = ARENA_ARRAY(a, n + 1, const char *);
	id_list = ARENA_ARRAY(a, n + 1, const char *);
	for (i = 0; i < n; i++) {
		scheme_list[i] = rows_str(rows, i, "scheme");
		id_list[i] = rows_str(rows, i, "id");
		items[i] = (struct family_list){
			.relation = relation_of(scheme_list[i]),
			.id = id_list[i],
			.complete = rows_text(rows, i, "complete_as_of"),
			.source = rows_text(rows, i, "source"),
		};
	}
	out->lists = items;
	out->list_count = n;
	*schemes = db_texts(db, scheme_list, n);
	*ids = db_texts(db, id_list, n);
	return OK;
}

enum err
family_read(struct db *db, const struct patent *p, struct family *out)
{
	const char *schemes, *ids;
	struct family_item *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	*out = (struct family){ .pooled = p->pooled ? 1 : 0 };
	if ((e = read_lists(db, p, out, &schemes, &ids)) != OK ||
		(e = db_query(db, &SQL_FAMILY_ITEMS,
			 DB_ARGS(p->number, p->family, p->application_number,
				 schemes, ids),
			 &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct family_item);
	for (i = 0; i < n; i++) {
		items[i] = (struct family_item){
			.number = rows_str(rows, i, "number"),
			.office = rows_str(rows, i, "office"),
			.title = rows_text(rows, i, "title"),
			.published = rows_text(rows, i, "published"),
			.status = rows_text(rows, i, "status"),
			.relation = (enum family_relation)rows_int(
				rows, i, "relation"),
			.known = rows_bool(rows, i, "known"),
			.pooled = rows_bool(rows, i, "pooled"),
		};
		out->pooled += items[i].pooled;
	}
	out->items = items;
	out->count = n;
	return OK;
}
