/*
 * Is the use within a field of the grant, and are act and territory?
 */
#include "coverage/case.h"

/* The ruling on the use and one field that is in force, or NULL. */
static const struct coverage_ruling *
ruling_on(const struct coverage_ask *q, const char *field)
{
	const struct coverage_ruling *r, *found = NULL;
	size_t i, n;

	r = coverage_rulings(q->c->facts, q->c->q.use, &n);
	for (i = 0; i < n; i++)
		if (strcmp(r[i].field, field) == 0 &&
			coverage_holds(r[i].published, r[i].until, q->on) &&
			(found == NULL || r[i].within))
			found = &r[i];
	return found;
}

/* True when rulings have settled it. */
static bool
ruled(const struct coverage_ask *q, struct coverage_try *t)
{
	const struct coverage_version *v = t->version;
	const struct coverage_ruling *r = NULL;
	struct coverage_reason *reason;
	size_t i, outside = 0;

	for (i = 0; i < v->field_count; i++) {
		const struct coverage_ruling *one = ruling_on(q, v->fields[i]);

		if (one == NULL)
			continue;
		r = one;
		if (one->within) {
			reason = coverage_because(q->c->arena, &t->reasons,
				COVERAGE_SUPPORTS, "ruled_within",
				&one->record);
			reason->what = one->record.id;
			return true;
		}
		outside++;
	}
	if (r == NULL || outside < v->field_count)
		return false;
	reason = coverage_fail(q->c, t, "ruled_outside", &r->record);
	reason->what = r->record.id;
	return true;
}

void
coverage_field_step(const struct coverage_ask *q, struct coverage_try *t)
{
	const struct coverage_version *v = t->version;
	const char *use = q->c->q.use;
	const struct coverage_scope *scope;
	struct coverage_reason *r;

	if (use == NULL)
		return;
	if (coverage_listed(v->fields, v->field_count, use)) {
		r = coverage_because(q->c->arena, &t->reasons,
			COVERAGE_SUPPORTS, "field_granted", &t->grant->record);
		r->what = use;
		return;
	}
	if (ruled(q, t))
		return;
	scope = coverage_scope(q->c->facts, v->scope, q->on);
	if (scope != NULL &&
		coverage_listed(scope->fields, scope->field_count, use))
		r = coverage_fail(
			q->c, t, "field_not_granted", &t->grant->record);
	else
		r = coverage_open(
			q->c, t, "field_undecided", &t->grant->record);
	r->what = use;
}

void
coverage_scope_step(const struct coverage_ask *q, struct coverage_try *t)
{
	const struct coverage_version *v = t->version;
	const char *territory = q->c->q.territory;

	if (!coverage_listed(v->acts, v->act_count, q->act)) {
		coverage_fail(q->c, t, "act_not_granted", &t->grant->record)
			->what = q->act;
		return;
	}
	if (!coverage_listed(v->territories, v->territory_count, territory) &&
		!coverage_listed(v->territories, v->territory_count, "*"))
		coverage_fail(
			q->c, t, "territory_not_granted", &t->grant->record)
			->what = territory;
}
