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

static const char *
lines_of(struct arena *a, const struct rows *rows)
{
	struct buf *b = buf_new(a, 4096);
	size_t i;

	for (i = 0; i < rows_count(rows); i++)
		buf_printf(b, "%s\t%s\t%s\n", rows_str(rows, i, "kind"),
			rows_str(rows, i, "value"), rows_str(rows, i, "n"));
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

/* One statement: it says whether what this worker has kept still holds, and
 * counts anew when not. */
static enum err
read_counts(struct db *db, bool known, struct search_page *out)
{
	const char *name = known ? "counts known" : "counts pooled";
	struct arena *a = db_arena(db);
	const char *text = keep_get(a, name), *clock = NULL, *day = NULL;
	struct rows *rows;
	enum err e;

	if (text != NULL) {
		clock = line_value(a, text, "clock");
		day = line_value(a, text, "day");
	}
	if ((e = db_query(db, &SQL_SEARCH_COUNTS,
		     DB_ARGS(db_bool(known), clock, day), &rows)) != OK)
		return e;
	if (rows_count(rows) > 0) {
		text = lines_of(a, rows);
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
	       s->cpc.count == 0 &&
	       search_sort_of(s) == SEARCH_SORT_PUBLISHED;
}

enum err
store_browse(struct db *db, const struct search *s, const struct cursor *from,
	struct search_page *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_query(db, &SQL_SEARCH_NEWEST,
		     DB_ARGS(db_bool(s->known),
			     from == NULL ? NULL : db_int(db, from->key),
			     from == NULL ? NULL : from->number),
		     &rows)) != OK)
		return e;
	memset(out, 0, sizeof(*out));
	store_hits(db, rows, s, out);
	return read_counts(db, s->known, out);
}
