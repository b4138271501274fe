/*
 * What the calendar alone does to rights: terms that are over, lapses that
 * can no longer be undone. No record says so on the day; the rules of the
 * offices do (patent/right.h).
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "patent/right_store.h"
#include "watch/watch.h"

/* Rights that turn alike on the same day, in one line. */
struct turn {
	const char *what;
	const char *on; /* first day on which it is so */
	const char **places;
	size_t count;
};

struct turns {
	struct arena *arena;
	const struct watch_stretch *stretch;
	struct turn *items;
	size_t count;
	size_t room;
	size_t places; /* how many there can be */
};

/* What has become of the right with span ${i}, or NULL when days alone have
 * brought nothing about: an event has its own entry, and a right that was over
 * before cannot end again. */
static const char *
turn_word(const struct right_spans *spans, size_t i)
{
	const struct right_span *s = &spans->items[i];
	const struct right_span *before = i == 0 ? NULL : &spans->items[i - 1];
	const struct right_reason *why = &s->right->reasons[0];

	if (s->right->state != RIGHT_CEASED || before == NULL ||
		before->to == NULL || s->from == NULL ||
		strcmp(before->to, s->from) != 0 ||
		strcmp(before->right->name, s->right->name) != 0)
		return NULL;
	if (before->right->state == RIGHT_LAPSED_OPEN &&
		strcmp(why->code, "lapsed") == 0)
		return "restoration";
	return before->right->state != RIGHT_CEASED &&
			       before->right->state != RIGHT_VOID &&
			       strcmp(why->code, "expired") == 0 &&
			       strcmp(why->record.kind, "term-rule") == 0
		       ? "term"
		       : NULL;
}

static void
turn_add(struct turns *t, const char *what, const char *on, const char *place)
{
	struct turn *more;
	size_t i;

	for (i = 0; i < t->count; i++)
		if (strcmp(t->items[i].what, what) == 0 &&
			strcmp(t->items[i].on, on) == 0)
			break;
	if (i == t->count && t->count == t->room) {
		t->room = t->room == 0 ? 4 : 2 * t->room;
		more = ARENA_ARRAY(t->arena, t->room, struct turn);
		if (t->count > 0)
			memcpy(more, t->items, t->count * sizeof(*more));
		t->items = more;
	}
	if (i == t->count)
		t->items[t->count++] = (struct turn){ .what = what,
			.on = on,
			.places = ARENA_ARRAY(
				t->arena, t->places, const char *) };
	if (t->items[i].count < t->places)
		t->items[i].places[t->items[i].count++] = place;
}

static void
read_place(
	struct turns *t, const struct right_world *world, const char *territory)
{
	struct right_spans spans;
	const char *what;
	size_t i;

	right_spans(t->arena, world, territory, &spans);
	for (i = 0; i < spans.count; i++) {
		const char *from = spans.items[i].from;

		if (from == NULL || strcmp(from, t->stretch->from_day) <= 0 ||
			strcmp(from, t->stretch->to_day) > 0)
			continue;
		if ((what = turn_word(&spans, i)) != NULL)
			turn_add(t, what, from, territory);
	}
}

static void
write_turns(const struct turns *t, const char *number, struct json_writer *w)
{
	size_t i;

	for (i = 0; i < t->count; i++) {
		json_open(w, '{');
		json_set(w, "number", number);
		json_set(w, "on", t->items[i].on);
		json_key(w, "change");
		json_open(w, '{');
		json_set(w, "what", t->items[i].what);
		json_set(w, "on", t->items[i].on);
		json_set_list(
			w, "places", t->items[i].places, t->items[i].count);
		json_close(w, '}');
		json_close(w, '}');
	}
}

/* What becomes of a file, for each of its publications that was asked for. */
static void
read_file(struct arena *a, const struct watch_stretch *s,
	const struct right_world *world, const char *const *numbers,
	size_t count, struct json_writer *w)
{
	struct turns t = { .arena = a, .stretch = s };
	struct right_territories places;
	size_t i, k;

	right_territories(a, world, &places);
	t.places = places.count;
	for (i = 0; i < places.count; i++)
		read_place(&t, world, places.items[i]);
	for (i = 0; i < world->file->publication_count; i++)
		for (k = 0; k < count; k++)
			if (strcmp(world->file->publications[i].number,
				    numbers[k]) == 0)
				write_turns(&t, numbers[k], w);
}

/* Patents at a time: their records are in memory together. */
#define BATCH 100

/* Only what the office of a patent says of its own right counts, so a file is
 * a whole world. */
static enum err
read_batch(struct db *db, const struct watch_stretch *s,
	const char *const *numbers, size_t count, struct json_writer *w)
{
	struct arena *a = db_arena(db);
	struct right_event_rows events;
	struct right_world world = { 0 };
	struct right_file *files;
	struct right_rows rows;
	size_t i, n = 0;
	enum err e;

	if ((e = right_rows_load(db, numbers, count, s->to, &rows)) != OK)
		return e;
	/* own ones come first */
	while (n < rows.count && rows.items[n].own)
		n++;
	rows.count = n;
	if ((e = right_events_load(db, &rows, s->to, &events)) != OK ||
		(e = rules_load(db, s->to, &world.rules)) != OK)
		return e;
	files = ARENA_ARRAY(a, n + 1, struct right_file);
	n = right_files_make(a, &rows, &events, files);
	for (i = 0; i < n; i++) {
		world.file = &files[i];
		read_file(a, s, &world, numbers, count, w);
	}
	return OK;
}

enum err
watch_rights_read(
	struct db *db, const struct watch_stretch *s, const char **out)
{
	struct arena *home = db_arena(db), *turn;
	struct json_writer w = { .out = buf_new(home, 256) };
	const char *const *numbers;
	size_t i, count;
	enum err e;

	if ((e = watch_right_due(db, s, &numbers, &count)) != OK)
		return e;
	/* Each batch in memory that is used again. */
	turn = arena_new();
	json_open(&w, '[');
	for (i = 0; i < count && e == OK; i += BATCH) {
		arena_reset(turn);
		db_use_arena(db, turn);
		e = read_batch(db, s, numbers + i,
			count - i < BATCH ? count - i : BATCH, &w);
	}
	json_close(&w, ']');
	db_use_arena(db, home);
	arena_free(turn);
	*out = w.out->data;
	return e;
}
