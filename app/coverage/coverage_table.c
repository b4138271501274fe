#include "coverage/coverage_table.h"

#include <string.h>

#include "base/day.h"
#include "coverage/sight.h"
#include "fact/fact.h"
#include "patent/number.h"
#include "patent/patent.h"
#include "patent/right_store.h"

/* The questions of the table, in the order of its rows. */
struct table {
	struct req *r;
	const struct coverage_typed *typed;
	const char *number; /* of the publication that is meant */
	struct coverage_typed questions[COVERAGE_ROWS_MAX];
	size_t count;
};

static void
add(struct table *t, const char *number, const char *territory)
{
	struct coverage_typed *q = &t->questions[t->count];
	size_t i;

	for (i = 0; i < t->count; i++)
		if (strcmp(t->questions[i].patent, number) == 0 &&
			strcmp(t->questions[i].territory, territory) == 0)
			return;
	if (t->count == COVERAGE_ROWS_MAX)
		return;
	*q = *t->typed;
	q->patent = number;
	q->territory = territory;
	t->count++;
}

/* Is a right of the file on record there? What is not on record has no row:
 * a table of "no record" for each state of Europe would say nothing. */
static bool
on_record(const struct right_list *list)
{
	size_t i;

	for (i = 0; i < list->count; i++) {
		enum right_state s = list->items[i].state;

		if (s != RIGHT_NONE && s != RIGHT_NO_RULE &&
			s != RIGHT_NO_RECORD)
			return true;
	}
	return false;
}

static void
add_file(struct table *t, const struct right_world *world,
	const struct right_file *file, const char *day)
{
	struct right_world one = *world;
	struct right_territories where;
	struct right_list list;
	const char *number;
	size_t i;

	/* The publication that was asked about stands for its file. */
	number = file == world->file ? t->number : file->publications[0].number;
	one.file = file;
	right_territories(t->r->arena, &one, &where);
	for (i = 0; i < where.count; i++) {
		right_list(t->r->arena, &one, where.items[i], day, &list);
		if (on_record(&list))
			add(t, number, where.items[i]);
	}
	/* An application before its regional grant, or an office without a
	 * rule: one row for the office itself. */
	if (where.count == 0)
		add(t, number, file->office);
}

/* The rights of the patent's file, then those of its family. */
static enum err
find_rights(struct table *t, const char *known)
{
	struct patent_number number;
	struct right_world *world;
	const char *text = t->typed->patent, *as_of = known;
	char today[DAY_SIZE];
	enum err e;
	size_t i;

	day_today(today);
	if (patent_number_read(t->r->arena, text, &number) != OK) {
		add(t, text, "CN"); /* the question is refused for its number */
		return OK;
	}
	if ((e = fact_known(t->r->db, known, &as_of)) != OK)
		return e;
	e = patent_find_number(t->r->db, &number, &text);
	if (e == OK)
		e = right_world_load(t->r->db, text, as_of, &world);
	if (e == ERR_NOT_FOUND) {
		add(t, number.text, number.office);
		return OK;
	}
	if (e != OK)
		return e;
	if (*t->typed->on != '\0' && day_valid(t->typed->on))
		memcpy(today, t->typed->on, DAY_SIZE);
	t->number = text;
	add_file(t, world, world->file, today);
	for (i = 0; i < world->sibling_count; i++)
		add_file(t, world, &world->siblings[i], today);
	if (t->count == 0)
		add(t, text, world->file->office);
	return OK;
}

enum err
coverage_table(struct req *r, const struct coverage_typed *typed,
	const char *known, struct coverage_batch *batch,
	struct coverage_rows *out)
{
	struct table *t = ARENA_NEW(r->arena, struct table);
	struct coverage_asking asking = { .known = known };
	enum err e;
	size_t i;

	t->r = r;
	t->typed = typed;
	if ((e = find_rights(t, known)) != OK ||
		(e = coverage_viewer_find(r, &asking.viewer)) != OK ||
		(e = coverage_ask(
			 r->db, t->questions, t->count, &asking, batch)) != OK)
		return e;
	out->count = t->count;
	out->items = ARENA_ARRAY(r->arena, t->count, struct coverage_row);
	for (i = 0; i < t->count; i++)
		out->items[i] = (struct coverage_row){
			.territory = t->questions[i].territory,
			.number = t->questions[i].patent,
			.asked = &batch->items[i],
			.path = req_path(r, "/coverage?%s",
				coverage_permalink(r->arena, &batch->items[i],
					batch->known)),
		};
	return OK;
}
