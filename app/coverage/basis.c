/*
 * Is the patent in the grant's list or pool, by which entry, since when?
 *
 * An entry holds while it stands and its member is one. A patent that has
 * left stays with grants made before, where the terms say so (survival).
 */
#include "coverage/case.h"

/* When the entry ends: by itself or with the membership; "" when the member
 * never was one from its beginning on, so that it never held. */
static const char *
entry_end(const struct coverage_facts *f, const struct coverage_contribution *c)
{
	const struct coverage_member *m, *own = NULL;
	size_t i, n;

	m = coverage_members(f, c->member, &n);
	if (n == 0)
		return c->until;
	for (i = 0; i < n && own == NULL; i++)
		if (m[i].until == NULL || strcmp(c->since, m[i].until) < 0)
			own = &m[i];
	if (own == NULL)
		return "";
	if (own->until == NULL || c->until == NULL)
		return own->until == NULL ? c->until : own->until;
	return strcmp(own->until, c->until) < 0 ? own->until : c->until;
}

bool
coverage_entry_holds(const struct coverage_facts *f,
	const struct coverage_contribution *c, const char *on)
{
	const struct coverage_member *m;
	size_t i, n;

	if (!coverage_holds(c->since, c->until, on))
		return false;
	m = coverage_members(f, c->member, &n);
	for (i = 0; i < n; i++)
		if (coverage_holds(m[i].since, m[i].until, on))
			return true;
	return n == 0;
}

static bool
ended_by(const char *end, const char *on)
{
	return end != NULL && strcmp(end, on) <= 0;
}

/* How the entry fits: NULL, or the code of what is wrong with it. */
static const char *
entry_fault(const struct coverage_ask *q, const struct coverage_try *t,
	const struct coverage_contribution *c, const char *first,
	bool *survives)
{
	const struct coverage_facts *f = q->c->facts;
	const char *end = entry_end(f, c);
	const char *absent = t->version->basis == COVERAGE_FIXED
				     ? "not_contributed"
				     : "not_pooled";

	if (end != NULL && end[0] == '\0')
		return absent;
	if (t->past)
		return coverage_entry_holds(f, c, first) ? NULL : "not_pooled";
	if (t->version->basis == COVERAGE_POOL_AT_GRANT &&
		!coverage_entry_holds(f, c, first))
		return ended_by(end, first) ? "left_pool" : absent;
	if (strcmp(c->since, q->on) > 0)
		return absent;
	if (coverage_entry_holds(f, c, q->on))
		return NULL;
	if (!ended_by(end, q->on))
		return absent;
	if (!t->terms->survival || strcmp(t->grant->granted, end) >= 0)
		return "left_pool";
	*survives = true;
	return NULL;
}

void
coverage_entries(const struct coverage_ask *q, const struct coverage_try *t,
	struct coverage_entries *out)
{
	const struct coverage_file *file = q->file;
	const char *first = t->grant->versions[0].from;
	const struct coverage_version *v = t->version;
	size_t i;

	*out = (struct coverage_entries){
		.failed = v->basis == COVERAGE_FIXED && !t->past
				  ? "not_contributed"
				  : "not_pooled"
	};
	if (v->basis == COVERAGE_FIXED &&
		!coverage_shared(v->patents, v->patent_count, file->numbers,
			file->number_count)) {
		out->failed = "not_in_list";
		return;
	}
	out->items = ARENA_ARRAY(q->c->arena, file->contribution_count + 1,
		struct coverage_entry);
	for (i = 0; i < file->contribution_count; i++) {
		const struct coverage_contribution *c = file->contributions[i];
		struct coverage_entry *e = &out->items[out->count];
		const char *fault = entry_fault(q, t, c, first, &e->survives);

		if (fault != NULL) {
			if (strcmp(fault, "left_pool") == 0)
				out->failed = fault;
			continue;
		}
		e->entry = c;
		e->authority_on = t->past || v->basis == COVERAGE_POOL_AT_GRANT
					  ? first
					  : coverage_later(first, c->since);
		out->count++;
	}
}
