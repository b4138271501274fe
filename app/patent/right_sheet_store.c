#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "patent/right_sheet.h"
#include "sql.h"

static const char *
ids_of(struct db *db, const struct right_file *f)
{
	struct buf *b = buf_new(db_arena(db), 64);
	size_t i;

	buf_char(b, '{');
	for (i = 0; i < f->publication_count; i++)
		buf_printf(b, "%s%lld", i == 0 ? "" : ",",
			(long long)f->publications[i].id);
	buf_char(b, '}');
	return b->data;
}

/* The office's code: what stands before the dot. */
static const char *
code_read(struct db *db, const char *code)
{
	return arena_strndup(db_arena(db), code, strcspn(code, "."));
}

enum err
right_entries_load(struct db *db, const struct right_file *f, const char *known,
	struct right_entries *out)
{
	struct right_entry *n;
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_RIGHT_TIMELINE,
		     DB_ARGS(ids_of(db, f), known), &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct right_entry);
	for (i = 0; i < out->count; i++) {
		n = &out->items[i];
		n->id = rows_int(rows, i, "id");
		n->office = rows_str(rows, i, "office");
		n->code = code_read(db, rows_str(rows, i, "code"));
		n->category = rows_text(rows, i, "category");
		n->effect = rows_str(rows, i, "effect");
		n->impact = rows_str(rows, i, "impact");
		n->territory = rows_text(rows, i, "territory");
		n->on = rows_str(rows, i, "event_on");
		n->effective = rows_str(rows, i, "effective_on");
		n->as_of = rows_text(rows, i, "as_of");
		n->source_kind = rows_str(rows, i, "source_kind");
		n->source = rows_text(rows, i, "source");
		n->document = rows_text(rows, i, "document_id");
		n->label = rows_text(rows, i, "label");
		n->rule = rows_text(rows, i, "rule");
		n->title = rows_text(rows, i, "title");
		n->words = rows_text(rows, i, "words");
		n->until = rows_text(rows, i, "until");
		n->paid_until = rows_text(rows, i, "paid_until");
		n->year = rows_text(rows, i, "year");
		n->days = (int)rows_int(rows, i, "days");
		n->preferred = rows_bool(rows, i, "preferred");
		n->reason = rows_text(rows, i, "reason");
		if ((e = rows_texts(db, rows, i, "states", &n->states,
			     &n->state_count)) != OK)
			return e;
	}
	return OK;
}

enum err
right_owners_load(struct db *db, const struct right_file *f, const char *known,
	struct right_owners *out)
{
	struct right_owner *o;
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_RIGHT_OWNERS, DB_ARGS(ids_of(db, f), known),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct right_owner);
	for (i = 0; i < out->count; i++) {
		o = &out->items[i];
		o->id = rows_int(rows, i, "id");
		o->territory = rows_text(rows, i, "territory");
		o->organisation = rows_text(rows, i, "owner_id");
		o->name = rows_text(rows, i, "organisation");
		o->plain = rows_text(rows, i, "owner_name");
		o->share = rows_text(rows, i, "share");
		o->from = rows_text(rows, i, "valid_from");
		o->to = rows_text(rows, i, "valid_to");
		o->acquired = rows_text(rows, i, "acquired");
		o->seller = rows_text(rows, i, "seller");
		o->recorded = rows_text(rows, i, "office_recorded_on");
		o->bound = rows_text(rows, i, "bound");
		o->source_kind = rows_str(rows, i, "source_kind");
		o->source = rows_text(rows, i, "source");
		o->as_of = rows_text(rows, i, "as_of");
		o->document = rows_text(rows, i, "document_id");
		o->preferred = rows_bool(rows, i, "preferred");
		o->reason = rows_text(rows, i, "reason");
	}
	return OK;
}
