/*
 * The list without words and filters: everybody's first page, and the one
 * with the most to count. Its counts are kept until something changes.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/keep.h"
#include "search/search_store.h"
#include "search/sums.h"
#include "sql.h"

/* Kept counts: a line each of kind, tab, value, tab, number. */
struct line {
	char *kind;
	char *value;
	char *n;
};

/* Cuts the first line off *text, which is written to. */
static bool
line_next(char **text, struct line *out)
{
	if (**text == '\0')
		return false;
	out->kind = strsep(text, "\t");
	out->value = strsep(text, "\t");
	out->n = strsep(text, "\n");
	return true;
}

/* The clock and the day that the counts are of, then the counts. */
static const char *
lines_of(struct arena *a, const struct rows *clock, const struct rows *rows)
{
	struct buf *b = buf_new(a, 4096);
	size_t i;

	buf_printf(b, "clock\t%s\t0\nday\t%s\t0\n", rows_str(clock, 0, "clock"),
		rows_str(clock, 0, "day"));
	for (i = 0; i < rows_count(rows); i++)
		if (strcmp(rows_str(rows, i, "kind"), "hit") != 0)
			buf_printf(b, "%s\t%s\t%s\n", rows_str(rows, i, "kind"),
				rows_str(rows, i, "value"),
				rows_str(rows, i, "n"));
	return b->data;
}

/* The value of the line ${kind}, or NULL. */
static const char *
line_value(struct arena *a, const char *text, const char *kind)
{
	char *at = arena_strdup(a, text);
	struct line l;

	while (line_next(&at, &l))
		if (strcmp(l.kind, kind) == 0)
			return l.value;
	return NULL;
}

static void
lines_read(struct arena *a, const char *text, struct search_page *out)
{
	char *at = arena_strdup(a, text);
	const char *c;
	struct sums sums;
	struct line l;
	size_t n = 0;

	for (c = text; c != NULL && *c != '\0'; c++)
		n += *c == '\n';
	sums_begin(a, &sums, n, out);
	while (line_next(&at, &l))
		sums_add(&sums, l.kind, l.value, strtoll(l.n, NULL, 10));
}

static const char *
name_of(const struct search *s)
{
	static const char *const names[] = { "counts pooled", "counts known",
		"counts of pooled families", "counts of known families" };

	return names[(s->families ? 2 : 0) + (s->known ? 1 : 0)];
}

/* The clock is read first: what changes meanwhile is counted once more. */
static enum err
read_counts(struct db *db, const struct search *s, struct search_page *out)
{
	struct arena *a = db_arena(db);
	const char *name = name_of(s), *text = keep_get(a, name);
	struct search all = {
		.known = s->known, .families = s->families, .limit = 1
	};
	const struct rows *rows;
	struct rows *clock;
	enum err e;

	if ((e = db_one(db, &SQL_SEARCH_CLOCK, DB_NO_ARGS, &clock)) != OK)
		return e;
	if (text == NULL ||
		strcmp(line_value(a, text, "clock"),
			rows_str(clock, 0, "clock")) != 0 ||
		strcmp(line_value(a, text, "day"), rows_str(clock, 0, "day")) !=
			0) {
		if ((e = store_rows(db,
			     &(const struct store_question){
				     .search = &all, .counted = true },
			     &rows)) != OK)
			return e;
		text = lines_of(a, clock, rows);
		keep_put(name, text);
	}
	lines_read(a, text, out);
	return OK;
}

bool
store_browses(const struct search *s)
{
	int f;

	for (f = 0; f < SEARCH_FACETS; f++)
		if (s->chosen[f].count > 0)
			return false;
	return s->words == NULL && s->numbers.count == 0 &&
	       s->opened.count == 0 && s->on == NULL &&
	       search_sort_of(s) == SEARCH_SORT_PUBLISHED;
}

enum err
store_newest(struct db *db, const struct search *s, const struct cursor *from,
	struct search_page *out)
{
	int limit = s->limit == 0 ? SEARCH_LIMIT : s->limit;
	struct rows *rows;
	enum err e;

	if ((e = db_query(db, &SQL_SEARCH_NEWEST,
		     DB_ARGS(db_bool(s->known), db_bool(s->families),
			     from == NULL ? NULL : db_int(db, from->key),
			     from == NULL ? NULL : from->number,
			     db_int(db, s->skip), db_int(db, limit + 1)),
		     &rows)) != OK)
		return e;
	memset(out, 0, sizeof(*out));
	store_hits(db, rows, s, out);
	return OK;
}

enum err
store_browse(struct db *db, const struct search *s, const struct cursor *from,
	struct search_page *out)
{
	enum err e;

	if ((e = store_newest(db, s, from, out)) != OK)
		return e;
	return read_counts(db, s, out);
}
