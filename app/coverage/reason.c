/*
 * Reasons of an answer, and lists of words.
 */
#include <stdlib.h>

#include "coverage/case.h"

bool
coverage_listed(const char *const *items, size_t count, const char *item)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(items[i], item) == 0)
			return true;
	return false;
}

bool
coverage_shared(const char *const *a, size_t a_count, const char *const *b,
	size_t b_count)
{
	size_t i;

	for (i = 0; i < a_count; i++)
		if (coverage_listed(b, b_count, a[i]))
			return true;
	return false;
}

const char *
coverage_later(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == NULL ? b : a;
	return strcmp(a, b) < 0 ? b : a;
}

static void
make_room(struct arena *a, struct coverage_reasons *list, size_t more)
{
	struct coverage_reason *bigger;

	if (list->count + more <= list->room)
		return;
	list->room = list->room * 2 > list->count + more
			     ? list->room * 2
			     : list->count + more + 6;
	bigger = ARENA_ARRAY(a, list->room, struct coverage_reason);
	if (list->count > 0)
		memcpy(bigger, list->items, list->count * sizeof(*bigger));
	list->items = bigger;
}

struct coverage_reason *
coverage_because(struct arena *a, struct coverage_reasons *list,
	enum coverage_level level, const char *code,
	const struct coverage_record *record)
{
	struct coverage_reason *r;

	make_room(a, list, 1);
	r = &list->items[list->count++];
	*r = (struct coverage_reason){ .code = code,
		.level = level,
		.records = record,
		.record_count = record != NULL };
	return r;
}

void
coverage_because_all(struct arena *a, struct coverage_reasons *list,
	const struct coverage_reasons *more)
{
	if (more->count == 0)
		return;
	make_room(a, list, more->count);
	memcpy(list->items + list->count, more->items,
		more->count * sizeof(*more->items));
	list->count += more->count;
}

struct coverage_reason *
coverage_fail(struct coverage_case *c, struct coverage_try *t, const char *code,
	const struct coverage_record *record)
{
	size_t i;

	/* It decides alone. */
	for (i = 0; i < t->reasons.count; i++)
		if (t->reasons.items[i].level == COVERAGE_DECIDES)
			t->reasons.items[i].level = COVERAGE_SUPPORTS;
	t->rank = COVERAGE_FAILS;
	t->finished = true;
	return coverage_because(
		c->arena, &t->reasons, COVERAGE_DECIDES, code, record);
}

struct coverage_reason *
coverage_open(struct coverage_case *c, struct coverage_try *t, const char *code,
	const struct coverage_record *record)
{
	/* The first reason, how the grant reaches, does not decide now. */
	if (t->rank == COVERAGE_PASSES && t->reasons.count > 0)
		t->reasons.items[0].level = COVERAGE_SUPPORTS;
	t->rank = COVERAGE_OPEN;
	return coverage_because(
		c->arena, &t->reasons, COVERAGE_DECIDES, code, record);
}

static int
compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t
coverage_codes(struct arena *a, const struct coverage_result *result,
	const char ***out)
{
	const struct coverage_reasons *list = &result->reasons;
	const char **words = ARENA_ARRAY(a, list->count + 1, const char *);
	size_t i, n = 0, distinct = 0;

	for (i = 0; i < list->count; i++)
		if (list->items[i].level == COVERAGE_DECIDES)
			words[n++] = list->items[i].code;
	if (n > 1)
		qsort(words, n, sizeof(*words), compare_words);
	for (i = 0; i < n; i++)
		if (distinct == 0 || strcmp(words[i], words[distinct - 1]) != 0)
			words[distinct++] = words[i];
	*out = words;
	return distinct;
}

static const char *const answer_words[] = {
	[COVERAGE_NOT_NEEDED] = "NOT_NEEDED",
	[COVERAGE_LICENSED] = "LICENSED",
	[COVERAGE_UNCERTAIN] = "UNCERTAIN",
	[COVERAGE_NOT_LICENSED] = "NOT_LICENSED",
};

static const char *const capacity_words[] = {
	[COVERAGE_SELF] = "self",
	[COVERAGE_CONTRACTOR] = "contractor",
	[COVERAGE_SUPPLIER] = "supplier",
	[COVERAGE_CUSTOMER] = "customer",
};

const char *
coverage_answer_word(enum coverage_answer answer)
{
	return answer_words[answer];
}

bool
coverage_answer_read(const char *word, enum coverage_answer *out)
{
	size_t i;

	for (i = 0; word != NULL && i < 4; i++)
		if (strcmp(answer_words[i], word) == 0) {
			*out = (enum coverage_answer)i;
			return true;
		}
	return false;
}

const char *
coverage_capacity_word(enum coverage_capacity capacity)
{
	return capacity_words[capacity];
}

bool
coverage_capacity_read(const char *word, enum coverage_capacity *out)
{
	size_t i;

	for (i = 0; word != NULL && i < 4; i++)
		if (strcmp(capacity_words[i], word) == 0) {
			*out = (enum coverage_capacity)i;
			return true;
		}
	return false;
}

bool
coverage_act_known(const char *word)
{
	static const char *const acts[] = { "make", "have-made", "use", "sell",
		"offer", "import", "keep" };

	return coverage_listed(acts, 7, word);
}
