/*
 * Title: did the owners, on the day from which the grant had effect for this
 * patent, let the contributing member license it?
 */
#include "coverage/case.h"

size_t
coverage_owners_on(const struct coverage_ask *q, const char *on,
	const struct coverage_owner ***out)
{
	const struct coverage_file *f = q->file;
	const struct coverage_owner **list = ARENA_ARRAY(
		q->c->arena, f->owner_count + 1, const struct coverage_owner *);
	bool local = false;
	size_t i, n = 0;

	for (i = 0; i < f->owner_count; i++) {
		const struct coverage_owner *o = f->owners[i];
		bool here = o->territory != NULL;

		if (!coverage_holds(o->from, o->to, on) ||
			(here && strcmp(o->territory, q->c->q.territory) != 0))
			continue;
		if (here && !local)
			n = 0;
		local = local || here;
		if (here == local)
			list[n++] = o;
	}
	*out = list;
	return n;
}

static bool
mandate_fits(const struct coverage_ask *q, const struct coverage_mandate *m)
{
	return (m->patent_count == 0 ||
		       coverage_shared(m->patents, m->patent_count,
			       q->file->numbers, q->file->number_count)) &&
	       (m->act_count == 0 ||
		       coverage_listed(m->acts, m->act_count, q->act));
}

/* Is the holder reached from the owner by mandates that fit, all valid on
 * ${on}, or (NULL) whatever their dates? */
static bool
chain_reaches(const struct coverage_ask *q, const char *owner,
	const char *holder, const char *on,
	const struct coverage_mandate **first)
{
	struct coverage_names seen = { 0 };
	size_t i, k, n;

	coverage_names_add(q->c->arena, &seen, owner);
	for (i = 0; i < seen.count; i++) {
		const struct coverage_mandate *m =
			coverage_mandates(q->c->facts, seen.items[i], &n);

		for (k = 0; k < n; k++) {
			if (!mandate_fits(q, &m[k]))
				continue;
			if (on != NULL &&
				(!coverage_holds(m[k].from, m[k].to, on) ||
					!coverage_holds(
						NULL, m[k].revoked, on)))
				continue;
			if (i == 0)
				*first = &m[k];
			if (strcmp(m[k].holder, holder) == 0)
				return true;
			coverage_names_add(q->c->arena, &seen, m[k].holder);
		}
	}
	return false;
}

enum coverage_chain
coverage_chain(const struct coverage_ask *q, const char *owner,
	const char *holder, const char *on,
	const struct coverage_mandate **first)
{
	*first = NULL;
	if (chain_reaches(q, owner, holder, on, first))
		return CHAIN_HOLDS;
	return chain_reaches(q, owner, holder, NULL, first) ? CHAIN_GAP
							    : CHAIN_NONE;
}

/* What the owners say, counted. */
struct voices {
	size_t yes;
	size_t gap;
	size_t none;
	const struct coverage_owner *silent; /* one that did not say yes */
	const struct coverage_mandate *gap_by;
};

/* An owner of several publications of the file is one owner. */
static bool
seen_before(const struct coverage_owner **owners, size_t i)
{
	size_t k;

	for (k = 0; k < i; k++)
		if (coverage_same(owners[k]->org, owners[i]->org) &&
			coverage_same(owners[k]->name, owners[i]->name))
			return true;
	return false;
}

static void
hear(const struct coverage_ask *q, struct coverage_try *t,
	const struct coverage_owner *o, struct voices *v)
{
	const struct coverage_mandate *m = NULL;
	const char *member = t->entry->member;
	struct coverage_reason *r;
	enum coverage_chain chain = CHAIN_NONE;

	if (coverage_same(o->org, member)) {
		r = coverage_because(q->c->arena, &t->reasons,
			COVERAGE_SUPPORTS, "direct", &o->record);
		r->who = member;
		v->yes++;
		return;
	}
	if (o->org != NULL)
		chain = coverage_chain(q, o->org, member, t->authority_on, &m);
	if (chain == CHAIN_HOLDS) {
		r = coverage_because(q->c->arena, &t->reasons,
			COVERAGE_SUPPORTS, "mandated", &m->record);
		r->who = o->org;
		v->yes++;
		return;
	}
	v->silent = o;
	if (chain == CHAIN_GAP) {
		v->gap_by = m;
		v->gap++;
	} else {
		v->none++;
	}
}

/* Some owners agree, others have not: the law says whether that is enough. */
static void
co_owners(const struct coverage_ask *q, struct coverage_try *t,
	const struct voices *v)
{
	const struct law_rule *law = rule_law(&q->c->facts->rules,
		q->c->q.territory, "co-owner", t->authority_on);
	struct coverage_record *record =
		ARENA_NEW(q->c->arena, struct coverage_record);
	struct coverage_reason *r;

	if (law == NULL) {
		r = coverage_open(q->c, t, "no_law_rule", &v->silent->record);
		r->what = q->c->q.territory;
		return;
	}
	*record = (struct coverage_record){ "law-rule", law->rule.id,
		law->rule.source, law->rule.verified_on };
	if (strcmp(law->effect, "alone") == 0)
		r = coverage_because(q->c->arena, &t->reasons,
			COVERAGE_SUPPORTS, "co_owner_alone", record);
	else if (v->none == 0)
		r = coverage_open(q->c, t, "mandate_gap", &v->gap_by->record);
	else
		r = coverage_fail(q->c, t, "co_owner_consent", record);
	r->who = v->silent->org != NULL ? v->silent->org : v->silent->name;
	r->what = law->rule.id;
	r->day = t->authority_on;
}

/* No organisation is known to own it: who contributed it is taken for the
 * owner. */
static void
assume_owner(const struct coverage_ask *q, struct coverage_try *t,
	const struct coverage_owner *named)
{
	struct coverage_reason *r = coverage_because(q->c->arena, &t->reasons,
		named == NULL ? COVERAGE_SUPPORTS : COVERAGE_WARNING,
		"owner_assumed",
		named == NULL ? &t->entry->record : &named->record);

	r->assumption = true;
	r->who = t->entry->member;
}

void
coverage_title_step(const struct coverage_ask *q, struct coverage_try *t)
{
	const struct coverage_owner **owners;
	struct coverage_reason *r;
	struct voices v = { 0 };
	size_t i, n;

	n = coverage_owners_on(q, t->authority_on, &owners);
	for (i = 1; i < n && coverage_same(owners[i]->name, owners[0]->name);)
		i++;
	if (n == 0 || (owners[0]->org == NULL && i >= n)) {
		assume_owner(q, t, n == 0 ? NULL : owners[0]);
		return;
	}
	for (i = 0; i < n; i++)
		if (!seen_before(owners, i))
			hear(q, t, owners[i], &v);
	if (v.yes > 0 && v.gap + v.none == 0)
		return;
	if (v.yes > 0) {
		co_owners(q, t, &v);
		return;
	}
	r = v.gap > 0 ? coverage_open(q->c, t, "mandate_gap", &v.gap_by->record)
		      : coverage_fail(q->c, t, "no_mandate", &v.silent->record);
	r->who = v.silent->org != NULL ? v.silent->org : v.silent->name;
	r->what = t->entry->member;
	r->day = t->authority_on;
}
