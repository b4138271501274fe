/*
 * Transfer: are owners who came later bound by the grant?
 *
 * A sale within a group changes nothing, a buyer may have bound itself, and
 * else the law of the territory on the day of the sale decides, often by
 * whether the grant had been put on record before.
 */
#include "coverage/case.h"

/* A row of an owner on the day who was none when the grant took effect. */
struct sale {
	const struct coverage_owner *row;
	const struct coverage_owner **before; /* owners then */
	size_t before_count;
	bool assumed; /* no organisation was: who contributed stands for them */
	enum coverage_rank rank;
	const char *code;
	struct coverage_record record;
	const char *what;
};

static bool
within_group(const struct coverage_ask *q, const struct coverage_try *t,
	const struct sale *s)
{
	struct coverage_case *c = q->c;
	const char *buyer = s->row->org;
	size_t i, n = s->assumed ? 1 : s->before_count;

	for (i = 0; buyer != NULL && i < n; i++) {
		const char *seller =
			s->assumed ? t->entry->member : s->before[i]->org;

		if (seller != NULL &&
			(coverage_controls(
				 c, seller, buyer, &control_default, q->on) ||
				coverage_controls(c, buyer, seller,
					&control_default, q->on) ||
				coverage_merged(c->facts, c->arena, seller,
					buyer, q->on)))
			return true;
	}
	return false;
}

static const struct coverage_recordal *
recorded(const struct coverage_ask *q, const struct coverage_try *t,
	const char *by)
{
	const struct coverage_recordal *r = t->grant->recordals;
	size_t i;

	for (i = 0; by != NULL && i < t->grant->recordal_count; i++)
		if (coverage_listed(q->file->numbers, q->file->number_count,
			    r[i].patent) &&
			strcmp(r[i].territory, q->c->q.territory) == 0 &&
			r[i].effective != NULL &&
			strcmp(r[i].effective, by) <= 0)
			return &r[i];
	return NULL;
}

static void
settle(struct sale *s, enum coverage_rank rank, const char *code)
{
	s->rank = rank;
	s->code = code;
}

static void
ask_law(const struct coverage_ask *q, const struct coverage_try *t,
	struct sale *s)
{
	const struct coverage_owner *o = s->row;
	const struct coverage_recordal *r;
	const struct law_rule *law =
		rule_law(&q->c->facts->rules, q->c->q.territory, "transfer",
			o->from != NULL ? o->from : q->on);

	if (law == NULL) {
		s->what = q->c->q.territory;
		settle(s, COVERAGE_OPEN, "no_law_rule");
		return;
	}
	s->what = law->rule.id;
	s->record = (struct coverage_record){ "law-rule", law->rule.id,
		law->rule.source, law->rule.verified_on };
	if (strcmp(law->effect, "binds") == 0) {
		settle(s, COVERAGE_PASSES, "law_binds");
		return;
	}
	r = recorded(q, t, o->from);
	if (r != NULL) {
		s->record = r->record;
		settle(s, COVERAGE_PASSES, "recorded");
	} else if (strcmp(law->effect, "disputed-unless-recorded") == 0) {
		settle(s, COVERAGE_OPEN, "transfer_disputed");
	} else if (strcmp(law->effect, "binds-if-recorded") == 0 ||
		   o->knew == COVERAGE_NO) {
		settle(s, COVERAGE_FAILS, "transfer_unrecorded");
	} else if (o->knew == COVERAGE_YES) {
		settle(s, COVERAGE_PASSES, "buyer_knew");
	} else {
		settle(s, COVERAGE_OPEN, "buyer_knowledge_unknown");
	}
}

static void
judge(const struct coverage_ask *q, const struct coverage_try *t,
	struct sale *s)
{
	const struct coverage_mandate *m;
	const char *member = t->entry->member;

	s->record = s->row->record;
	if (within_group(q, t, s))
		settle(s, COVERAGE_PASSES, "intra_group");
	else if (coverage_same(s->row->org, member))
		settle(s, COVERAGE_PASSES, "direct");
	else if (s->row->org != NULL && coverage_chain(q, s->row->org, member,
						q->on, &m) == CHAIN_HOLDS)
		settle(s, COVERAGE_PASSES, "mandated");
	else if (s->row->bound == COVERAGE_YES)
		settle(s, COVERAGE_PASSES, "buyer_bound");
	else
		ask_law(q, t, s);
}

static bool
was_owner(const struct coverage_try *t, const struct sale *s)
{
	size_t i;

	if (s->assumed && coverage_same(s->row->org, t->entry->member))
		return true;
	for (i = 0; i < s->before_count; i++)
		if (coverage_same(s->before[i]->org, s->row->org) &&
			coverage_same(s->before[i]->name, s->row->name))
			return true;
	return false;
}

static void
owners_before(const struct coverage_ask *q, const struct coverage_try *t,
	struct sale *s)
{
	size_t i;

	s->before_count = coverage_owners_on(q, t->authority_on, &s->before);
	s->assumed = true;
	for (i = 0; i < s->before_count; i++)
		if (s->before[i]->org != NULL ||
			!coverage_same(s->before[i]->name, s->before[0]->name))
			s->assumed = false;
}

/* Reasons name a copy: the record of a rule is made here. */
static void
say(const struct coverage_ask *q, struct coverage_try *t, const struct sale *s)
{
	struct coverage_record *record =
		ARENA_NEW(q->c->arena, struct coverage_record);
	struct coverage_reason *r;

	*record = s->record;
	if (s->rank == COVERAGE_PASSES)
		r = coverage_because(q->c->arena, &t->reasons,
			COVERAGE_SUPPORTS, s->code, record);
	else if (s->rank == COVERAGE_OPEN)
		r = coverage_open(q->c, t, s->code, record);
	else
		r = coverage_fail(q->c, t, s->code, record);
	r->who = s->row->org != NULL ? s->row->org : s->row->name;
	r->what = s->what;
	r->day = s->row->from;
}

void
coverage_transfer_step(const struct coverage_ask *q, struct coverage_try *t)
{
	const struct coverage_owner **now;
	struct sale *sales;
	size_t i, n, count = 0;

	if (strcmp(q->on, t->authority_on) < 0)
		return;
	n = coverage_owners_on(q, q->on, &now);
	sales = ARENA_ARRAY(q->c->arena, n + 1, struct sale);
	for (i = 0; i < n; i++) {
		struct sale *s = &sales[count];

		s->row = now[i];
		owners_before(q, t, s);
		if (was_owner(t, s))
			continue;
		judge(q, t, s);
		count++;
	}
	/* One that fails decides alone. */
	for (i = 0; i < count; i++)
		if (sales[i].rank == COVERAGE_FAILS) {
			say(q, t, &sales[i]);
			return;
		}
	for (i = 0; i < count; i++)
		say(q, t, &sales[i]);
}
