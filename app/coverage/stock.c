/* Reading what is kept: the first time, and what has changed since. */
#include "coverage/stock.h"

#include <string.h>

#include "base/arena.h"
#include "base/fiber.h"
#include "base/shelf.h"
#include "coverage/case.h"

/* Organisations of one statement: a page's rows are all in memory at once. */
#define PAGE 250
/* More that changed are read like all. */
#define CHANGED_MAX 1000
#define RULE_BYTES_MAX ((size_t)4 << 20)

/* Keys that are no slugs, and so no ids of organisations. */
#define AT "as of"
#define TOO_MUCH "too much"

struct shelf *
stock_parties(void)
{
	return shelf_find("coverage.parties", STOCK_BYTES_MAX);
}

struct shelf *
stock_rules(void)
{
	return shelf_find("coverage.rules", RULE_BYTES_MAX);
}

/* False: there is no room for it. */
static bool
put(struct shelf *s, const char *key, const struct pack_shape *shape,
	const void *item)
{
	void *to = shelf_put(s, key, pack_size(shape, item, 1));

	if (to != NULL)
		pack_copy(shape, item, 1, to);
	return to != NULL;
}

static bool
put_text(struct shelf *s, const char *key, const char *text)
{
	char *to = shelf_put(s, key, strlen(text) + 1);

	if (to != NULL)
		memcpy(to, text, strlen(text) + 1);
	return to != NULL;
}

static void
free_arena(void *a)
{
	arena_free(a);
}

/* --- parties ----------------------------------------------------------------
 */

static bool
put_party(struct shelf *s, struct arena *a, const struct coverage_facts *f,
	const char *org)
{
	struct stock_party p = { 0 };
	struct coverage_org_event *merged = ARENA_ARRAY(
		a, f->org_event_count + 1, struct coverage_org_event);
	size_t i;

	p.links = coverage_links_into(f, org, &p.link_count);
	p.events = coverage_org_events(f, org, &p.event_count);
	p.members = coverage_members(f, org, &p.member_count);
	p.mandates = coverage_mandates(f, org, &p.mandate_count);
	p.grants = coverage_grants(f, org, &p.grant_count);
	for (i = 0; i < f->org_event_count; i++)
		if (coverage_same(f->org_events[i].into, org))
			merged[p.merged_count++] = f->org_events[i];
	p.merged = merged;
	return put(s, org, &stock_party_shape, &p);
}

/* One page; *room is false when it does not fit. */
static enum err
read_page(struct coverage_loading *l, const char *const *orgs, size_t count,
	bool *room)
{
	struct coverage_facts facts = { 0 };
	struct coverage_loading page = {
		.db = l->db, .clock = l->clock, .facts = &facts
	};
	enum err e;
	size_t i;

	if ((e = coverage_stock_party_facts(&page, orgs, count)) != OK)
		return e;
	coverage_facts_sort(&facts);
	for (i = 0; *room && i < count; i++)
		*room = put_party(
			stock_parties(), db_arena(l->db), &facts, orgs[i]);
	return OK;
}

static enum err
read_pages(struct coverage_loading *l, const char *const *orgs, size_t count)
{
	struct shelf *s = stock_parties();
	struct arena *page = arena_new(), *before;
	bool room = true;
	enum err e = OK;
	size_t i;

	/* Freed with the request, even if that ends while it waits. */
	arena_defer(db_arena(l->db), free_arena, page);
	before = db_use_arena(l->db, page);
	for (i = 0; e == OK && room && i < count; i += PAGE) {
		e = read_page(l, orgs + i, count - i < PAGE ? count - i : PAGE,
			&room);
		arena_reset(page);
	}
	db_use_arena(l->db, before);
	if (e == OK && room)
		room = put_text(s, AT, l->clock.party);
	if (e == OK && !room) {
		shelf_clear(s);
		put_text(s, TOO_MUCH, "");
	}
	return e;
}

static enum err
read_parties(struct coverage_loading *l, const char *since)
{
	struct shelf *s = stock_parties();
	const char *const *orgs;
	size_t n;
	enum err e;

	/* Half of it may be newer until all is there. */
	shelf_drop(s, AT);
	if (since != NULL) {
		e = coverage_stock_keys(
			l->db, since, CHANGED_MAX + 1, &orgs, &n);
		if (e != OK)
			return e;
		if (n <= CHANGED_MAX)
			return read_pages(l, orgs, n);
	}
	shelf_clear(s);
	e = coverage_stock_keys(l->db, NULL, 0, &orgs, &n);
	return e != OK ? e : read_pages(l, orgs, n);
}

/* --- rules -------------------------------------------------------------------
 */

static bool
put_office(struct shelf *s, struct arena *a, const struct rules *r,
	const char *office)
{
	struct territory_rule *territory =
		ARENA_ARRAY(a, r->territory_count + 1, struct territory_rule);
	struct term_rule *term =
		ARENA_ARRAY(a, r->term_count + 1, struct term_rule);
	struct freshness_rule *freshness =
		ARENA_ARRAY(a, r->freshness_count + 1, struct freshness_rule);
	struct stock_rules out = {
		.territory = territory, .term = term, .freshness = freshness
	};
	size_t i;

	for (i = 0; i < r->territory_count; i++)
		if (strcmp(r->territory[i].office, office) == 0)
			territory[out.territory_count++] = r->territory[i];
	for (i = 0; i < r->term_count; i++)
		if (strcmp(r->term[i].office, office) == 0)
			term[out.term_count++] = r->term[i];
	for (i = 0; i < r->freshness_count; i++)
		if (strcmp(r->freshness[i].office, office) == 0)
			freshness[out.freshness_count++] = r->freshness[i];
	return put(s, arena_printf(a, "office %s", office), &stock_rules_shape,
		&out);
}

static bool
put_law(struct shelf *s, struct arena *a, const struct rules *r,
	const char *territory)
{
	struct law_rule *law =
		ARENA_ARRAY(a, r->law_count + 1, struct law_rule);
	struct stock_rules out = { .law = law };
	size_t i;

	for (i = 0; i < r->law_count; i++)
		if (strcmp(r->law[i].territory, territory) == 0)
			law[out.law_count++] = r->law[i];
	return put(s, arena_printf(a, "law %s", territory), &stock_rules_shape,
		&out);
}

static bool
put_offices(struct shelf *s, struct arena *a, const struct rules *r)
{
	struct coverage_names offices = { 0 }, territories = { 0 };
	bool room = true;
	size_t i;

	for (i = 0; i < r->territory_count; i++)
		coverage_names_add(a, &offices, r->territory[i].office);
	for (i = 0; i < r->term_count; i++)
		coverage_names_add(a, &offices, r->term[i].office);
	for (i = 0; i < r->freshness_count; i++)
		coverage_names_add(a, &offices, r->freshness[i].office);
	for (i = 0; i < r->law_count; i++)
		coverage_names_add(a, &territories, r->law[i].territory);
	for (i = 0; room && i < offices.count; i++)
		room = put_office(s, a, r, offices.items[i]);
	for (i = 0; room && i < territories.count; i++)
		room = put_law(s, a, r, territories.items[i]);
	return room;
}

static bool
put_words(struct shelf *s, struct arena *a, const struct coverage_facts *f)
{
	struct stock_rules scopes = { .scopes = f->scopes,
		.scope_count = f->scope_count };
	struct coverage_names uses = { 0 };
	bool room = put(s, "scopes", &stock_rules_shape, &scopes);
	size_t i;

	for (i = 0; i < f->ruling_count; i++)
		coverage_names_add(a, &uses, f->rulings[i].use);
	for (i = 0; room && i < uses.count; i++) {
		struct stock_rules out = { 0 };

		out.rulings =
			coverage_rulings(f, uses.items[i], &out.ruling_count);
		room = put(s, arena_printf(a, "use %s", uses.items[i]),
			&stock_rules_shape, &out);
	}
	for (i = 0; room && i < f->template_count; i++)
		room = put(s,
			arena_printf(a, "terms %s", f->templates[i].version),
			&stock_terms_shape, &f->templates[i]);
	return room;
}

static enum err
read_rules(struct coverage_loading *l)
{
	struct shelf *s = stock_rules();
	struct arena *a = db_arena(l->db);
	struct coverage_facts facts = { 0 };
	struct coverage_loading all = {
		.db = l->db, .clock = l->clock, .facts = &facts
	};
	enum err e;

	shelf_drop(s, AT);
	if ((e = coverage_stock_rule_facts(&all)) != OK)
		return e;
	coverage_facts_sort(&facts);
	shelf_clear(s);
	if (!put_offices(s, a, &facts.rules) || !put_words(s, a, &facts) ||
		!put_text(s, AT, l->clock.rule)) {
		shelf_clear(s);
		put_text(s, TOO_MUCH, "");
	}
	return OK;
}

/* --- does it hold? -----------------------------------------------------------
 */

static bool
holds(struct coverage_loading *l)
{
	struct arena *a = db_arena(l->db);

	return coverage_same(
		       shelf_get(stock_parties(), a, AT), l->clock.party) &&
	       coverage_same(shelf_get(stock_rules(), a, AT), l->clock.rule);
}

/* Is what is kept older than ${at}? Newer: by a question that came later. */
static bool
behind(struct coverage_loading *l, struct shelf *s, const char *at,
	const char **since)
{
	struct arena *a = db_arena(l->db);

	*since = shelf_get(s, a, AT);
	return shelf_get(s, a, TOO_MUCH) == NULL &&
	       (*since == NULL || strcmp(*since, at) < 0);
}

bool
coverage_stock_knows(struct arena *a, const char *org)
{
	return stock_parties() != NULL &&
	       shelf_get(stock_parties(), a, org) != NULL;
}

enum err
coverage_stock_ready(struct coverage_loading *l)
{
	struct shelf *parties = stock_parties(), *rules = stock_rules();
	const struct coverage_clock *c = &l->clock;
	const char *since;
	enum err e = OK;

	l->stocked = false;
	/* A command asks once; in a transaction the tables may be those of
	 * another time. */
	if (fiber_self() == NULL || c->party == NULL || parties == NULL ||
		rules == NULL || db_in_transaction(l->db) ||
		strcmp(c->party, c->known) > 0 || strcmp(c->rule, c->known) > 0)
		return OK;
	if ((l->stocked = holds(l)) || !shelf_claim(parties, db_arena(l->db)))
		return OK;
	if (behind(l, rules, c->rule, &since))
		e = read_rules(l);
	if (e == OK && behind(l, parties, c->party, &since))
		e = read_parties(l, since);
	shelf_release(parties);
	l->stocked = e == OK && holds(l);
	return e;
}
