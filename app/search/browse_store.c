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

#define DEEP 5000

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
lines_of(struct arena *a, const struct rows *clock,
	const struct search_page *page)
{
	struct buf *b = buf_new(a, 4096);
	size_t i;
	int f;

	buf_printf(b,
		"clock\t%s\t0\nday\t%s\t0\nall\t\t%lld\n"
		"families\t\t%lld\n",
		rows_str(clock, 0, "clock"), rows_str(clock, 0, "day"),
		(long long)page->total, (long long)page->families);
	for (f = 0; f < SEARCH_FACETS; f++)
		for (i = 0; i < page->facets[f].count; i++)
			buf_printf(b, "%s\t%s\t%lld\n",
				search_facet_name((enum search_facet)f),
				page->facets[f].items[i].value,
				(long long)page->facets[f].items[i].count);
	return b->data;
}

/* Was what is kept counted at that time of the clock and on that day? */
static bool
holds(struct arena *a, const char *text, const struct rows *clock)
{
	char *at = arena_strdup(a, text);
	bool good = true;
	struct line l;

	while (line_next(&at, &l))
		if (strcmp(l.kind, "clock") == 0 || strcmp(l.kind, "day") == 0)
			good = good &&
			       strcmp(l.value, rows_str(clock, 0, l.kind)) == 0;
	return good;
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
	struct search_page page;
	struct rows *clock;
	enum err e;

	if ((e = db_one(db, &SQL_SEARCH_CLOCK, DB_NO_ARGS, &clock)) != OK)
		return e;
	if (text == NULL || !holds(a, text, clock)) {
		if ((e = store_page(db,
			     &(const struct store_question){
				     .search = &all, .unlisted = true },
			     &page)) != OK)
			return e;
		text = lines_of(a, clock, &page);
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
	/* Far from its beginning a walk along the index costs more than to
	 * look at all. */
	return s->skip <= DEEP && s->words == NULL && s->numbers.count == 0 &&
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
