/* Facts for questions from what is kept. */
#include <string.h>

#include "base/arena.h"
#include "base/shelf.h"
#include "coverage/case.h"
#include "coverage/stock.h"

/* Organisations, what is kept of each, and how much that is. */
struct walk {
	struct arena *arena;
	struct coverage_names orgs;
	const struct stock_party **parties; /* NULL where there is nothing */
	size_t room;
	size_t links;
	size_t events;
	size_t grants;
};

/* What is kept of the organisation at ${i}, found once. */
static const struct stock_party *
party_at(struct walk *w, size_t i)
{
	static const struct stock_party nothing;
	const struct stock_party **bigger;

	if (i >= w->room) {
		bigger = ARENA_ARRAY(
			w->arena, w->room * 2 + 32, const struct stock_party *);
		if (w->room > 0)
			memcpy(bigger, w->parties, w->room * sizeof(*bigger));
		w->parties = bigger;
		w->room = w->room * 2 + 32;
	}
	if (w->parties[i] == NULL)
		w->parties[i] =
			shelf_get(stock_parties(), w->arena, w->orgs.items[i]);
	return w->parties[i] == NULL ? &nothing : w->parties[i];
}

/* Adds all that are above those from ${first} on. */
static void
walk_up(struct walk *w, size_t first)
{
	size_t i, k;

	for (i = first; i < w->orgs.count; i++) {
		const struct stock_party *p = party_at(w, i);

		for (k = 0; k < p->link_count; k++)
			coverage_names_add(
				w->arena, &w->orgs, p->links[k].link.owner);
		w->links += p->link_count;
		w->events += p->event_count;
		w->grants += p->grant_count;
	}
}

/* Those who ask come first: grants to them and to those above them count. */
static size_t
walk_all(struct walk *w, const struct coverage_parties *p)
{
	size_t i, asking;

	for (i = 0; i < p->org_count; i++)
		coverage_names_add(w->arena, &w->orgs, p->orgs[i]);
	walk_up(w, 0);
	asking = w->orgs.count;
	for (i = 0; i < p->other_count; i++)
		coverage_names_add(w->arena, &w->orgs, p->others[i]);
	walk_up(w, asking);
	return asking;
}

/* The links into all of them, and what became of them and of those that were
 * merged into who asks. */
static void
take_links(struct walk *w, const struct coverage_parties *p,
	struct coverage_facts *f)
{
	size_t i, k, merged = 0;

	for (i = 0; i < p->org_count; i++)
		merged += party_at(w, i)->merged_count;
	f->link_count = f->org_event_count = 0;
	f->links = ARENA_ARRAY(w->arena, w->links + 1, struct coverage_link);
	f->org_events = ARENA_ARRAY(
		w->arena, w->events + merged + 1, struct coverage_org_event);
	for (i = 0; i < w->orgs.count; i++) {
		const struct stock_party *s = party_at(w, i);

		if (s->link_count > 0)
			memcpy(&f->links[f->link_count], s->links,
				s->link_count * sizeof(*f->links));
		f->link_count += s->link_count;
		for (k = 0; k < s->event_count; k++)
			f->org_events[f->org_event_count++] = s->events[k];
	}
	for (i = 0; i < p->org_count; i++) {
		const struct stock_party *s = party_at(w, i);

		for (k = 0; k < s->merged_count; k++)
			if (!coverage_names_has(&w->orgs, s->merged[k].org))
				f->org_events[f->org_event_count++] =
					s->merged[k];
	}
}

/* Memberships of everybody named, mandates of owners and contributors. */
static void
take_members(struct walk *w, const struct coverage_parties *p,
	struct coverage_facts *f)
{
	struct coverage_names named = { 0 };
	const struct stock_party **list = ARENA_ARRAY(w->arena,
		p->org_count + p->other_count + 1, const struct stock_party *);
	size_t i, k, members = 0, mandates = 0;

	for (i = 0; i < p->org_count + p->other_count; i++) {
		bool other = i >= p->org_count;
		const char *org =
			other ? p->others[i - p->org_count] : p->orgs[i];

		list[i] = shelf_get(stock_parties(), w->arena, org);
		if (list[i] == NULL)
			continue;
		members += list[i]->member_count;
		mandates += other ? list[i]->mandate_count : 0;
	}
	f->member_count = f->mandate_count = 0;
	f->members = ARENA_ARRAY(w->arena, members + 1, struct coverage_member);
	f->mandates =
		ARENA_ARRAY(w->arena, mandates + 1, struct coverage_mandate);
	for (i = 0; i < p->org_count + p->other_count; i++) {
		const struct stock_party *s = list[i];

		if (s == NULL)
			continue;
		if (i >= p->org_count)
			for (k = 0; k < s->mandate_count; k++)
				f->mandates[f->mandate_count++] =
					s->mandates[k];
		if (s->member_count == 0 || !coverage_names_add(w->arena,
						    &named, s->members[0].org))
			continue;
		for (k = 0; k < s->member_count; k++)
			f->members[f->member_count++] = s->members[k];
	}
}

static void
take_grants(struct walk *w, size_t asking, struct coverage_facts *f)
{
	struct coverage_names versions = { 0 };
	size_t i, k;

	f->grant_count = f->template_count = 0;
	f->grants = ARENA_ARRAY(w->arena, w->grants + 1, struct coverage_grant);
	for (i = 0; i < asking; i++) {
		const struct stock_party *s = party_at(w, i);

		for (k = 0; k < s->grant_count; k++) {
			f->grants[f->grant_count++] = s->grants[k];
			coverage_names_add(
				w->arena, &versions, s->grants[k].terms);
		}
	}
	f->templates = ARENA_ARRAY(
		w->arena, versions.count + 1, struct coverage_template);
	for (i = 0; i < versions.count; i++) {
		const struct coverage_template *t = shelf_get(stock_rules(),
			w->arena,
			arena_printf(w->arena, "terms %s", versions.items[i]));

		if (t != NULL)
			f->templates[f->template_count++] = *t;
	}
}

void
coverage_stock_parties(
	struct coverage_loading *l, const struct coverage_parties *p)
{
	struct walk w = { .arena = db_arena(l->db) };
	size_t asking = walk_all(&w, p);

	take_links(&w, p, l->facts);
	take_members(&w, p, l->facts);
	take_grants(&w, asking, l->facts);
}

/* --- rules -------------------------------------------------------------------
 */

static const struct stock_rules *
rules_at(struct coverage_loading *l, const char *what, const char *key)
{
	static const struct stock_rules nothing;
	struct arena *a = db_arena(l->db);
	const struct stock_rules *found = shelf_get(
		stock_rules(), a, arena_printf(a, "%s %s", what, key));

	return found == NULL ? &nothing : found;
}

/* The lists of several keys as one. */
struct joined {
	const struct stock_rules **parts;
	size_t count;
};

#define JOIN(j, arena, type, items, item_count, out, out_count)                \
	do {                                                                   \
		size_t sum = 0, at = 0, n_;                                    \
		type *list_;                                                   \
                                                                               \
		for (n_ = 0; n_ < (j)->count; n_++)                            \
			sum += (j)->parts[n_]->item_count;                     \
		list_ = ARENA_ARRAY(arena, sum + 1, type);                     \
		for (n_ = 0; n_ < (j)->count; n_++) {                          \
			const struct stock_rules *p_ = (j)->parts[n_];         \
                                                                               \
			if (p_->item_count > 0)                                \
				memcpy(&list_[at], p_->items,                  \
					p_->item_count * sizeof(type));        \
			at += p_->item_count;                                  \
		}                                                              \
		(out) = list_;                                                 \
		(out_count) = sum;                                             \
	} while (0)

void
coverage_stock_rules(
	struct coverage_loading *l, const struct coverage_rule_keys *k)
{
	struct arena *a = db_arena(l->db);
	struct coverage_facts *f = l->facts;
	const struct stock_rules *scopes;
	struct joined j = { .parts = ARENA_ARRAY(a,
				    k->office_count + k->territory_count +
					    k->use_count + 1,
				    const struct stock_rules *) };
	bool any = false;
	size_t i;

	for (i = 0; i < k->office_count; i++) {
		any = any || strcmp(k->offices[i], "*") == 0;
		j.parts[j.count++] = rules_at(l, "office", k->offices[i]);
	}
	for (i = 0; i < k->territory_count; i++)
		j.parts[j.count++] = rules_at(l, "law", k->territories[i]);
	for (i = 0; i < k->use_count; i++)
		j.parts[j.count++] = rules_at(l, "use", k->uses[i]);
	if (!any)
		j.parts[j.count++] = rules_at(l, "office", "*");
	JOIN(&j, a, struct territory_rule, territory, territory_count,
		f->rules.territory, f->rules.territory_count);
	JOIN(&j, a, struct term_rule, term, term_count, f->rules.term,
		f->rules.term_count);
	JOIN(&j, a, struct freshness_rule, freshness, freshness_count,
		f->rules.freshness, f->rules.freshness_count);
	JOIN(&j, a, struct law_rule, law, law_count, f->rules.law,
		f->rules.law_count);
	JOIN(&j, a, struct coverage_ruling, rulings, ruling_count, f->rulings,
		f->ruling_count);
	scopes = shelf_get(stock_rules(), a, "scopes");
	j = (struct joined){ .parts = &scopes, .count = scopes != NULL };
	JOIN(&j, a, struct coverage_scope, scopes, scope_count, f->scopes,
		f->scope_count);
}
