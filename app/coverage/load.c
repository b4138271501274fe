/*
 * What to ask the database for, in which order: each statement's keys come
 * from the answers before.
 */
#include "coverage/load.h"

#include <stdlib.h>

#include "base/arena.h"
#include "coverage/case.h"
#include "coverage/stock.h"

size_t
coverage_word(const char *const *words, size_t count, const char *word)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(words[i], word) == 0)
			return i;
	return count;
}

const char *
coverage_found_org(const struct coverage_found *f, const char *key)
{
	size_t i;

	for (i = 0; i < f->org_count; i++)
		if (strcmp(f->orgs[i].key, key) == 0)
			return f->orgs[i].id;
	return NULL;
}

static int
compare_ids(const void *x, const void *y)
{
	const struct coverage_id_number *a = x, *b = y;

	return (a->id > b->id) - (a->id < b->id);
}

void
coverage_ids_sort(struct coverage_loading *l)
{
	if (l->id_count > 1)
		qsort(l->ids, l->id_count, sizeof(*l->ids), compare_ids);
}

const char *
coverage_number_of(const struct coverage_loading *l, const char *id)
{
	struct coverage_id_number key = { .id = strtoll(id, NULL, 10) };
	const struct coverage_id_number *found =
		l->id_count == 0 ? NULL
				 : bsearch(&key, l->ids, l->id_count,
					   sizeof(*l->ids), compare_ids);

	return found == NULL ? NULL : found->number;
}

static void
add(struct arena *a, struct coverage_names *n, const char *name)
{
	if (name != NULL)
		coverage_names_add(a, n, name);
}

/* Events and owners of the siblings count only where the application itself
 * gives no right: an international one. */
static bool
any_international(const struct coverage_loading *l)
{
	const struct coverage_records *r = &l->records;
	size_t i;

	for (i = 0; i < r->publication_count; i++)
		if (strcmp(r->publications[i].office, "WO") == 0)
			return true;
	return false;
}

bool
coverage_own_office(const char *patent, const char *territory)
{
	return strncmp(patent, territory, 2) == 0;
}

/* Families matter where the right is not one of the territory's own office:
 * for what an application became, and to name siblings. */
static bool
families_matter(const struct coverage_question *q, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!coverage_own_office(q[i].patent, q[i].territory))
			return true;
	return false;
}

static enum err
load_patents(struct coverage_loading *l, const struct coverage_question *q,
	size_t count, struct coverage_names *ids)
{
	struct arena *a = db_arena(l->db);
	struct coverage_names asked = { 0 }, numbers = { 0 };
	size_t i;
	bool all, families = families_matter(q, count);
	enum err e;

	for (i = 0; i < count; i++)
		add(a, &asked, q[i].patent);
	e = coverage_publications(l, asked.items, asked.count, families);
	if (e != OK)
		return e;
	if (l->id_count == 0)
		return OK;
	all = any_international(l);
	for (i = 0; i < l->id_count; i++) {
		if (!l->ids[i].own && !all)
			continue;
		add(a, ids, db_int(l->db, l->ids[i].id));
		if (families && l->ids[i].own)
			add(a, &numbers, l->ids[i].number);
	}
	return coverage_patent_facts(
		l, ids->items, ids->count, numbers.items, numbers.count);
}

/* Who was merged into whom, and holders of mandates: organisations that were
 * not asked about yet. True: there are such. */
static bool
leads_to_others(struct coverage_loading *l, struct coverage_names *orgs,
	struct coverage_names *others)
{
	struct arena *a = db_arena(l->db);
	const struct coverage_facts *f = l->facts;
	bool more = false;
	size_t i;

	for (i = 0; i < f->org_event_count; i++) {
		const struct coverage_org_event *e = &f->org_events[i];

		if (e->into == NULL)
			continue;
		if (coverage_names_has(orgs, e->into))
			more = coverage_names_add(a, orgs, e->org) || more;
		if (coverage_names_has(others, e->org))
			more = coverage_names_add(a, others, e->into) || more;
	}
	for (i = 0; i < f->mandate_count; i++)
		more = coverage_names_add(a, others, f->mandates[i].holder) ||
		       more;
	return more;
}

static enum err
load_parties(struct coverage_loading *l, const struct coverage_question *q,
	size_t count, const struct coverage_names *ids)
{
	struct arena *a = db_arena(l->db);
	struct coverage_names orgs = { 0 }, others = { 0 };
	const struct coverage_facts *f = l->facts;
	size_t i;
	enum err e;

	for (i = 0; i < count; i++) {
		add(a, &orgs, q[i].org);
		add(a, &orgs, q[i].for_org);
	}
	for (i = 0; i < f->owner_count; i++)
		add(a, &others, f->owners[i].org);
	for (i = 0; i < f->contribution_count; i++)
		add(a, &others, f->contributions[i].member);
	do {
		const struct coverage_parties p = { .orgs = orgs.items,
			.org_count = orgs.count,
			.others = others.items,
			.other_count = others.count,
			.patents = ids->items,
			.patent_count = ids->count };

		if (l->stocked)
			coverage_stock_parties(l, &p);
		else if ((e = coverage_party_facts(l, &p)) != OK)
			return e;
	} while (leads_to_others(l, &orgs, &others));
	return OK;
}

static enum err
load_rules(struct coverage_loading *l, const struct coverage_question *q,
	size_t count)
{
	struct arena *a = db_arena(l->db);
	struct coverage_names offices = { 0 }, territories = { 0 },
			      uses = { 0 };
	const struct coverage_records *r = &l->records;
	struct coverage_rule_keys keys;
	size_t i, k;

	for (i = 0; i < r->publication_count; i++)
		add(a, &offices, r->publications[i].office);
	for (i = 0; i < r->family_count; i++)
		for (k = 0; k < r->families[i].member_count; k++)
			add(a, &offices, r->families[i].members[k].office);
	for (i = 0; i < count; i++) {
		add(a, &territories, q[i].territory);
		add(a, &uses, q[i].use);
	}
	keys = (struct coverage_rule_keys){ .offices = offices.items,
		.office_count = offices.count,
		.territories = territories.items,
		.territory_count = territories.count,
		.uses = uses.items,
		.use_count = uses.count };
	if (!l->stocked)
		return coverage_rules(l, &keys);
	coverage_stock_rules(l, &keys);
	return OK;
}

/* What is not kept and did not come with the publications. */
static enum err
load_more(struct coverage_loading *l, const struct coverage_question *q,
	size_t count, const struct coverage_names *ids)
{
	struct arena *a = db_arena(l->db);
	struct coverage_names orgs = { 0 };
	size_t i;
	enum err e;

	if (!l->stocked)
		return OK;
	if (!l->at_once) {
		for (i = 0; i < count; i++)
			add(a, &orgs, q[i].org);
		e = coverage_answers(l, orgs.items, orgs.count);
		if (e != OK)
			return e;
	}
	return l->at_once && !l->recordals
		       ? OK
		       : coverage_recordals(l, ids->items, ids->count);
}

enum err
coverage_load_rest(struct coverage_loading *l,
	const struct coverage_question *questions, size_t count)
{
	struct coverage_names ids = { 0 };
	enum err e;
	size_t i;

	l->facts->unnamed = l->clock.unnamed;
	if (!l->at_once) {
		e = load_patents(l, questions, count, &ids);
		if (e != OK)
			return e;
	}
	for (i = 0; l->at_once && i < l->id_count; i++)
		add(db_arena(l->db), &ids, db_int(l->db, l->ids[i].id));
	/* Without any publication that is known nothing else is asked. */
	if (l->id_count == 0)
		return OK;
	if ((e = coverage_stock_ready(l)) != OK ||
		(e = load_parties(l, questions, count, &ids)) != OK ||
		(e = load_rules(l, questions, count)) != OK ||
		(e = load_more(l, questions, count, &ids)) != OK)
		return e;
	coverage_patents_build(db_arena(l->db), l->facts, &l->records);
	coverage_facts_sort(l->facts);
	return OK;
}

enum err
coverage_load(struct db *db, const struct coverage_question *questions,
	size_t count, const struct coverage_clock *clock,
	struct coverage_facts *out)
{
	struct coverage_loading l = { .db = db, .clock = *clock, .facts = out };

	*out = (struct coverage_facts){ 0 };
	return coverage_load_rest(&l, questions, count);
}
