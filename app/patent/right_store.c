#include "patent/right_store.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "sql.h"

enum err
right_rows_load(struct db *db, const char *const *numbers, size_t count,
	const char *known, struct right_rows *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_RIGHT_PUBLICATIONS,
		     DB_ARGS(db_texts(db, numbers, count), known), &rows)) !=
		OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct right_row);
	for (i = 0; i < out->count; i++) {
		struct right_row *r = &out->items[i];
		struct right_publication *p = &r->publication;

		p->id = rows_int(rows, i, "id");
		p->number = rows_str(rows, i, "number");
		p->kind = rows_str(rows, i, "kind");
		p->family = rows_text(rows, i, "family");
		p->filed = rows_text(rows, i, "filed");
		p->published = rows_text(rows, i, "published");
		p->granted = rows_text(rows, i, "granted");
		p->priority = rows_text(rows, i, "priority");
		p->status = rows_text(rows, i, "status");
		p->status_source = rows_text(rows, i, "status_source");
		p->status_as_of = rows_text(rows, i, "status_as_of");
		r->office = rows_str(rows, i, "office");
		r->application_number =
			rows_text(rows, i, "application_number");
		r->own = rows_bool(rows, i, "own");
	}
	return OK;
}

static const char *
ids_of(struct db *db, const struct right_rows *rows)
{
	struct buf *b = buf_new(db_arena(db), 16 * rows->count + 8);
	size_t i;

	buf_char(b, '{');
	for (i = 0; i < rows->count; i++)
		buf_printf(b, "%s%lld", i == 0 ? "" : ",",
			(long long)rows->items[i].publication.id);
	buf_char(b, '}');
	return b->data;
}

enum err
right_events_load(struct db *db, const struct right_rows *of, const char *known,
	struct right_event_rows *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_RIGHT_EVENTS, DB_ARGS(ids_of(db, of), known),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(
		db_arena(db), out->count + 1, struct right_event_row);
	for (i = 0; i < out->count; i++) {
		struct right_event_row *r = &out->items[i];
		struct right_event *v = &r->event;

		r->publication_id = rows_int(rows, i, "patent_id");
		r->preferred = rows_bool(rows, i, "preferred");
		v->id = rows_int(rows, i, "id");
		v->office = rows_str(rows, i, "office");
		v->code = rows_str(rows, i, "code");
		v->territory = rows_text(rows, i, "territory");
		v->on = rows_str(rows, i, "event_on");
		v->effective = rows_str(rows, i, "effective_on");
		v->as_of = rows_text(rows, i, "as_of");
		v->until = rows_text(rows, i, "until");
		v->paid_until = rows_text(rows, i, "paid_until");
		v->days = (int)rows_int(rows, i, "days");
		v->states = rows_text(rows, i, "states");
		v->source = rows_text(rows, i, "source");
		/* an effect that nobody has defined does nothing */
		if (right_effect_read(
			    rows_str(rows, i, "effect"), &v->effect) != OK)
			v->effect = EFFECT_NONE;
	}
	return OK;
}

static enum err
load_families(struct db *db, const char *const *numbers, size_t count,
	const char *known, struct right_families *out)
{
	struct right_member *members;
	struct right_family *f = NULL;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_RIGHT_FAMILIES,
		     DB_ARGS(db_texts(db, numbers, count), known), &rows)) !=
		OK)
		return e;
	n = rows_count(rows);
	members = ARENA_ARRAY(db_arena(db), n + 1, struct right_member);
	out->items = ARENA_ARRAY(db_arena(db), n + 1, struct right_family);
	out->count = 0;
	for (i = 0; i < n; i++) {
		const char *scheme = rows_str(rows, i, "scheme");
		const char *id = rows_str(rows, i, "id");

		members[i].number = rows_str(rows, i, "number");
		members[i].application_number =
			rows_text(rows, i, "application_number");
		members[i].office = rows_str(rows, i, "office");
		if (f == NULL || strcmp(f->scheme, scheme) != 0 ||
			strcmp(f->id, id) != 0) {
			f = &out->items[out->count++];
			f->scheme = scheme;
			f->id = id;
			f->complete_as_of =
				rows_text(rows, i, "complete_as_of");
			f->source = rows_text(rows, i, "source");
			f->members = &members[i];
		}
		f->member_count++;
	}
	return OK;
}

static bool
same_file(const struct right_row *a, const struct right_row *b)
{
	return a->own == b->own && strcmp(a->office, b->office) == 0 &&
	       a->application_number != NULL && b->application_number != NULL &&
	       strcmp(a->application_number, b->application_number) == 0;
}

/* The preferred events of a file's publications. */
static void
add_events(struct arena *a, struct right_file *f,
	const struct right_event_rows *rows)
{
	struct right_event *events =
		ARENA_ARRAY(a, rows->count + 1, struct right_event);
	size_t i, k;

	for (i = 0; i < rows->count; i++)
		for (k = 0; k < f->publication_count; k++) {
			if (f->publications[k].id !=
				rows->items[i].publication_id)
				continue;
			if (rows->items[i].preferred)
				events[f->event_count++] = rows->items[i].event;
			else
				f->conflicting = true;
		}
	right_events_sort(events, f->event_count);
	f->events = events;
}

/* One after the other, for rows of one application follow each other. */
size_t
right_files_make(struct arena *a, const struct right_rows *rows,
	const struct right_event_rows *events, struct right_file *files)
{
	struct right_publication *flat =
		ARENA_ARRAY(a, rows->count + 1, struct right_publication);
	size_t i, n = 0;

	for (i = 0; i < rows->count; i++) {
		const struct right_row *r = &rows->items[i];

		flat[i] = r->publication;
		if (i == 0 || !same_file(r, r - 1)) {
			files[n].office = r->office;
			files[n].application_number = r->application_number;
			files[n++].publications = &flat[i];
		}
		files[n - 1].publication_count++;
	}
	for (i = 0; i < n; i++)
		add_events(a, &files[i], events);
	return n;
}

/* The numbers of the application itself. */
static size_t
own_numbers(
	struct arena *a, const struct right_rows *rows, const char *const **out)
{
	const char **numbers = ARENA_ARRAY(a, rows->count + 1, const char *);
	size_t i, n = 0;

	for (i = 0; i < rows->count; i++)
		if (rows->items[i].own)
			numbers[n++] = rows->items[i].publication.number;
	*out = numbers;
	return n;
}

enum err
right_world_load(struct db *db, const char *number, const char *known,
	struct right_world **out)
{
	struct right_world *w = ARENA_NEW(db_arena(db), struct right_world);
	struct right_event_rows events;
	struct right_families families;
	const char *const *numbers;
	struct right_file *files;
	struct right_rows rows;
	size_t count;
	enum err e;

	if ((e = right_rows_load(db, &number, 1, known, &rows)) != OK)
		return e;
	if (rows.count == 0)
		return ERR_NOT_FOUND;
	count = own_numbers(db_arena(db), &rows, &numbers);
	if ((e = right_events_load(db, &rows, known, &events)) != OK ||
		(e = load_families(db, numbers, count, known, &families)) !=
			OK ||
		(e = rules_load(db, known, &w->rules)) != OK)
		return e;
	files = ARENA_ARRAY(db_arena(db), rows.count, struct right_file);
	w->sibling_count =
		right_files_make(db_arena(db), &rows, &events, files) - 1;
	w->file = files;
	w->siblings = files + 1;
	w->families = families.items;
	w->family_count = families.count;
	*out = w;
	return OK;
}
