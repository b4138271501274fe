#include "coverage/licensor.h"

#include <string.h>

#include "base/arena.h"
#include "coverage/load.h"
#include "org/org.h"

const char *
licensor_power_word(enum licensor_power p)
{
	return p == LICENSOR_DIRECT	? "direct"
	       : p == LICENSOR_MANDATED ? "mandate"
					: "assumed";
}

const char *
licensor_power_label(enum licensor_power p)
{
	switch (p) {
	case LICENSOR_MANDATED:
		return N_("By mandate of the owner");
	case LICENSOR_ASSUMED:
		return N_("Assumed: no owner is on record");
	case LICENSOR_DIRECT:
		break;
	}
	return N_("As the owner");
}

/* What is gathered, and the run of lines that may still grow. */
struct gathering {
	struct db *db;
	struct arena *arena;
	struct licensor_lines *out;
	size_t room;
	size_t begin; /* lines of this patent and territory */
};

static bool
power_of(const struct coverage_reason *r, enum licensor_power *out)
{
	static const char *const codes[] = { [LICENSOR_DIRECT] = "direct",
		[LICENSOR_MANDATED] = "mandated",
		[LICENSOR_ASSUMED] = "owner_assumed" };
	int p;

	for (p = LICENSOR_DIRECT; p <= LICENSOR_ASSUMED; p++) {
		if (strcmp(r->code, codes[p]) == 0) {
			*out = (enum licensor_power)p;
			return true;
		}
	}
	return false;
}

static void
grow(struct gathering *g)
{
	struct licensor_line *list;

	if (g->out->count < g->room)
		return;
	g->room = g->room * 2 + 32;
	list = ARENA_ARRAY(g->arena, g->room, struct licensor_line);
	if (g->out->count > 0)
		memcpy(list, g->out->items, g->out->count * sizeof(*list));
	g->out->items = list;
}

static void
add(struct gathering *g, const struct licensor_line *line)
{
	size_t i;

	for (i = g->begin; i < g->out->count; i++) {
		struct licensor_line *l = &g->out->items[i];

		if (strcmp(l->licensor, line->licensor) != 0 ||
			l->power != line->power)
			continue;
		/* The same licensor goes on: one line. */
		if (l->to != NULL && line->from != NULL &&
			strcmp(l->to, line->from) == 0) {
			l->to = line->to;
			return;
		}
		if (l->to == line->to && l->from == line->from)
			return;
	}
	grow(g);
	g->out->items[g->out->count++] = *line;
}

static void
gather(struct gathering *g, const struct coverage_facts *facts,
	const struct coverage_question *q)
{
	struct coverage_intervals intervals;
	size_t i, k;

	g->begin = g->out->count;
	coverage_intervals(coverage_case_new(g->arena, facts, q), &intervals);
	for (i = 0; i < intervals.count; i++) {
		const struct coverage_interval *v = &intervals.items[i];

		if (v->result.answer != COVERAGE_LICENSED)
			continue;
		for (k = 0; k < v->result.reasons.count; k++) {
			const struct coverage_reason *r =
				&v->result.reasons.items[k];
			struct licensor_line line = { .patent = q->patent,
				.territory = q->territory,
				.from = v->from,
				.to = v->to,
				.licensor = r->who };

			if (r->who == NULL || !power_of(r, &line.power))
				continue;
			if (line.power == LICENSOR_MANDATED &&
				r->record_count > 0)
				line.mandate = r->records[0].id;
			add(g, &line);
		}
	}
}

/* The facts of this grant alone: others do not answer for it. */
static bool
only(struct coverage_facts *f, const char *number)
{
	size_t i;

	for (i = 0; i < f->grant_count; i++) {
		if (strcmp(f->grants[i].number, number) != 0)
			continue;
		f->grants = &f->grants[i];
		f->grant_count = 1;
		f->given_count = 0;
		return true;
	}
	return false;
}

static enum err
name_them(struct gathering *g)
{
	const char **ids =
		ARENA_ARRAY(g->arena, g->out->count + 1, const char *);
	struct org_names names;
	size_t i, k, n = 0;
	enum err e;

	for (i = 0; i < g->out->count; i++) {
		for (k = 0; k < n; k++)
			if (strcmp(ids[k], g->out->items[i].licensor) == 0)
				break;
		if (k == n)
			ids[n++] = g->out->items[i].licensor;
	}
	if ((e = org_names_find(g->db, ids, n, &names)) != OK)
		return e;
	for (i = 0; i < g->out->count; i++)
		for (k = 0; k < names.count; k++)
			if (strcmp(names.items[k].id,
				    g->out->items[i].licensor) == 0)
				g->out->items[i].name = names.items[k].name;
	return OK;
}

enum err
licensor_list(struct db *db, const struct grant_record *record,
	const char *after, struct licensor_lines *out)
{
	struct arena *a = db_arena(db);
	struct gathering g = { .db = db, .arena = a, .out = out };
	struct coverage_question *list;
	struct licensor_patents patents;
	struct coverage_facts facts;
	struct coverage_found found;
	size_t i, n, p, t;
	enum err e;

	memset(out, 0, sizeof(*out));
	if ((e = licensor_patents(db, record, after, &patents)) != OK)
		return e;
	out->next = patents.next;
	n = patents.count * patents.territory_count;
	if (n == 0)
		return OK;
	list = ARENA_ARRAY(a, n, struct coverage_question);
	for (p = i = 0; p < patents.count; p++)
		for (t = 0; t < patents.territory_count; t++)
			list[i++] = (struct coverage_question){
				.org = record->grant->licensee_id,
				.patent = patents.numbers[p],
				.act = "use",
				.territory = patents.territories[t],
				.on = record->grant->start
			};
	if ((e = coverage_begin(db, NULL, 0, NULL, 0, NULL, &found)) != OK ||
		(e = coverage_load(db, list, n, &found.clock, &facts)) != OK)
		return e;
	if (!only(&facts, record->grant->number))
		return OK;
	for (i = 0; i < n; i++)
		gather(&g, &facts, &list[i]);
	return name_them(&g);
}
