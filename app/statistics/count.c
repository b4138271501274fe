#include "statistics/count.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "patent/right.h"

/* As many kinds of publications as any application has. */
#define KINDS_MAX 16

static const char *const bands[] = { "30", "90", "365", "older", "never" };

struct line {
	char *kind;
	char *value;
	char *n;
};

void
count_add(struct buf *b, const char *kind, const char *value, int64_t n)
{
	buf_printf(b, "%s\t%s\t%lld\n", kind, value == NULL ? "" : value,
		(long long)n);
}

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

const char *
count_value(struct arena *a, const char *lines, const char *kind)
{
	char *at = arena_strdup(a, lines);
	struct line l;

	while (line_next(&at, &l))
		if (strcmp(l.kind, kind) == 0)
			return l.value;
	return NULL;
}

/* The counts of a statistic as they were kept: with a value, and without. */
struct found {
	struct statistics_count *items;
	size_t count;
	int64_t without;
};

static void
find(struct arena *a, const char *lines, const char *kind, struct found *out)
{
	char *at = arena_strdup(a, lines);
	const char *c;
	struct line l;
	size_t n = 0;

	for (c = lines; *c != '\0'; c++)
		n += *c == '\n';
	out->items = ARENA_ARRAY(a, n + 1, struct statistics_count);
	while (line_next(&at, &l)) {
		int64_t patents = strtoll(l.n, NULL, 10);

		if (strcmp(l.kind, kind) != 0)
			continue;
		if (*l.value == '\0')
			out->without += patents;
		else
			out->items[out->count++] =
				(struct statistics_count){ l.value, patents };
	}
}

static int64_t
patents_of(const struct found *f, const char *value)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < f->count; i++)
		if (strcmp(f->items[i].value, value) == 0)
			n += f->items[i].patents;
	return n;
}

struct list {
	struct statistics_count *items;
	size_t count;
};

static void
list_add(struct list *l, const char *value, int64_t patents)
{
	l->items[l->count++] = (struct statistics_count){ value, patents };
}

/* Whole numbers from the first to the last; what is none comes behind. */
static void
put_numbers(struct arena *a, const struct found *f, bool from_zero,
	struct list *out)
{
	int first = 0, last = -1, n;
	size_t i;

	for (i = 0; i < f->count; i++) {
		n = text_int(f->items[i].value);
		if (strcmp(f->items[i].value, "over") == 0)
			continue;
		first = last < first || n < first ? n : first;
		last = n > last ? n : last;
	}
	if (from_zero)
		first = 0;
	n = last < first ? 0 : last - first + 1;
	out->items = ARENA_ARRAY(a, (size_t)n + 3, struct statistics_count);
	for (n = first; n <= last; n++) {
		const char *value = arena_printf(a, "%d", n);

		list_add(out, value, patents_of(f, value));
	}
}

/* The order of the statement: most first, then by value. */
static void
put_most(struct arena *a, const struct found *f, struct list *out)
{
	out->items = ARENA_ARRAY(a, f->count + 2, struct statistics_count);
	if (f->count > 0)
		memcpy(out->items, f->items, f->count * sizeof(*f->items));
	out->count = f->count;
}

static void
put_bands(struct arena *a, const struct found *f, struct list *out)
{
	size_t i, n = sizeof(bands) / sizeof(bands[0]);

	out->items = ARENA_ARRAY(a, n + 2, struct statistics_count);
	for (i = 0; i < n; i++)
		list_add(out, bands[i], patents_of(f, bands[i]));
}

static void
read_one(struct arena *a, const char *lines, enum statistic s,
	struct statistics_counts *out)
{
	struct found f = { 0 };
	struct list l = { 0 };
	int64_t over;

	find(a, lines, statistics_name(s), &f);
	if (s == STATISTICS_CHECKED)
		put_bands(a, &f, &l);
	else if (s < STATISTICS_CONTRIBUTED)
		put_most(a, &f, &l);
	else
		put_numbers(a, &f, s == STATISTICS_REMAINING, &l);
	over = s == STATISTICS_REMAINING ? patents_of(&f, "over") : 0;
	if (over > 0)
		list_add(&l, "over", over);
	if (f.without > 0)
		list_add(&l, NULL, f.without);
	out->items = l.items;
	out->count = l.count;
}

static int64_t
number_of(struct arena *a, const char *lines, const char *kind)
{
	struct found f = { 0 };

	find(a, lines, kind, &f);
	return f.without;
}

void
count_read(struct arena *a, const char *lines, struct statistics *out)
{
	int s;

	out->day = count_value(a, lines, "day");
	out->patents = number_of(a, lines, "all");
	out->in_force = number_of(a, lines, "in-force");
	for (s = 0; s < STATISTICS_COUNT; s++)
		read_one(a, lines, (enum statistic)s, &out->by[s]);
}

static enum right_type
type_of(const struct count_term *t)
{
	struct right_publication publications[KINDS_MAX] = { 0 };
	struct right_file file = { .office = t->office,
		.publications = publications };
	const char *c;

	for (c = t->kinds; *c != '\0' && file.publication_count < KINDS_MAX;
		c++)
		publications[file.publication_count++].kind = c;
	return right_file_type(&file);
}

/* Whole years from a day to one that is not earlier. */
static int
years_between(const char *from, const char *to)
{
	int years = text_int(to) - text_int(from);

	return strcmp(to + 4, from + 4) < 0 ? years - 1 : years;
}

int
count_remaining(
	const struct rules *rules, const struct count_term *t, const char *day)
{
	const struct term_rule *rule =
		rule_term(rules, t->office, type_of(t), t->filed);
	char nominal[DAY_SIZE], adjusted[DAY_SIZE];
	const char *last = adjusted;
	int years;

	if (rule == NULL ||
		rule_last_day(rule, t->filed, t->granted, nominal) != OK ||
		day_add(nominal, t->adjusted, adjusted) != OK)
		return COUNT_UNKNOWN;
	if (t->cap != NULL && strcmp(t->cap, last) < 0)
		last = t->cap;
	if (strcmp(last, day) < 0)
		return COUNT_OVER;
	years = years_between(day, last);
	return years < COUNT_YEARS_MAX ? years : COUNT_YEARS_MAX;
}
