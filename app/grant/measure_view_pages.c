/*
 * A proposal in words, line by line.
 */
#include <string.h>

#include "base/arena.h"
#include "base/named.h"
#include "grant/grant_pages.h"
#include "grant/measure_pages.h"
#include "grant/measure_view_pages.h"

#define LINES 12

const char *
measure_view_state(struct req *r, enum measure_state s)
{
	switch (s) {
	case MEASURE_PROPOSED:
		return req_tr(r, N_("Waits for a second person"));
	case MEASURE_CARRIED_OUT:
		return req_tr(r, N_("Carried out"));
	case MEASURE_REJECTED:
		break;
	}
	return req_tr(r, N_("Rejected"));
}

const char *
measure_view_colour(enum measure_state s)
{
	return s == MEASURE_PROPOSED	  ? "yellow"
	       : s == MEASURE_CARRIED_OUT ? "green"
					  : "grey";
}

static void
add(struct req *r, struct measure_lines *out, const char *label,
	const char *before, const char *after)
{
	struct measure_line *l = &out->items[out->count];

	/* What is empty on both sides says nothing. */
	if ((before == NULL || *before == '\0') &&
		(after == NULL || *after == '\0'))
		return;
	out->count++;
	l->label = req_tr(r, label);
	l->before = before == NULL ? "" : before;
	l->after = after == NULL ? "" : after;
	l->differs = strcmp(l->before, l->after) != 0;
}

static const char *
day(struct req *r, const char *iso)
{
	return iso == NULL ? "" : page_day(r, iso);
}

/* Fields by their labels where the scope knows them; slugs else. */
static const char *
fields_of(
	struct req *r, const struct scope *scope, const struct grant_version *v)
{
	struct buf *b = buf_new(r->arena, 64);
	size_t i, k;

	for (i = 0; i < v->field_count; i++) {
		const char *word = v->fields[i];

		if (strcmp(word, "other") == 0)
			word = req_tr(r, N_("A field that is not on the list"));
		for (k = 0; k < scope->field_count; k++)
			if (strcmp(scope->fields[k].field, v->fields[i]) == 0 &&
				scope->fields[k].label != NULL)
				word = named_pick(r->arena, r->lang,
					scope->fields[k].label)
					       .text;
		buf_printf(b, "%s%s",
			i == 0		     ? ""
			: r->lang == LANG_EN ? ", "
					     : "、",
			word);
	}
	return b->data;
}

static const char *
scope_of(struct req *r, const struct grant_version *v)
{
	return v->scope_version == NULL ? req_tr(r, N_("As amended"))
					: v->scope_version;
}

static void
add_version(struct req *r, const struct scope *scope,
	const struct grant_version *a, const struct grant_version *b,
	struct measure_lines *out)
{
	add(r, out, N_("First day"), day(r, a->from), day(r, b->from));
	add(r, out, N_("Patents"), req_tr(r, grant_basis_label(a->basis)),
		req_tr(r, grant_basis_label(b->basis)));
	add(r, out, N_("Numbers of the fixed list"),
		grant_view_numbers(r, a->patents, a->patent_count),
		grant_view_numbers(r, b->patents, b->patent_count));
	add(r, out, N_("Fields of use"), fields_of(r, scope, a),
		fields_of(r, scope, b));
	add(r, out, N_("Acts"), grant_view_acts(r, a), grant_view_acts(r, b));
	add(r, out, N_("Territories"),
		grant_view_places(r, a->territories, a->territory_count),
		grant_view_places(r, b->territories, b->territory_count));
	add(r, out, N_("Version of the scope"), scope_of(r, a), scope_of(r, b));
	add(r, out, N_("First day without licence"), day(r, a->until),
		day(r, b->until));
	add(r, out, N_("Past use is released from"), day(r, a->past_from),
		day(r, b->past_from));
}

static void
add_event(struct req *r, const struct measure *m, struct measure_lines *out)
{
	const struct grant_event e = { .scope = m->scope,
		.licensor = m->licensor,
		.rights = m->rights,
		.right_count = m->right_count };

	add(r, out, N_("What"), "", req_tr(r, grant_event_label(m->kind)));
	add(r, out, N_("First day of its effect"), "", day(r, m->on));
	add(r, out, N_("Which patents"), "", grant_view_scope(r, &e));
	add(r, out, N_("Which acts"), "",
		m->effect == TERMS_EFFECT_ALL_ACTS
			? req_tr(r, N_("All acts"))
			: req_tr(r, N_("New acts only")));
	add(r, out, N_("Installations in service"), "",
		m->endure ? req_tr(r, N_("As the terms say"))
			  : req_tr(r, N_("lose their cover, too")));
	if (m->defensive != NULL)
		add(r, out, N_("Assertion that this answers"), "",
			m->defensive);
}

void
measure_view_lines(struct req *r, const struct measure *m,
	const struct scope *scope, const struct grant_versions *all,
	struct measure_lines *out)
{
	out->items = ARENA_ARRAY(r->arena, LINES, struct measure_line);
	out->count = 0;
	if (strcmp(m->kind, "amended") == 0) {
		const struct grant_version *before = &all->items[0];
		size_t i;

		/* The version that the amendment follows. */
		for (i = 0; i < all->count; i++)
			if (strcmp(all->items[i].from, m->on) < 0)
				before = &all->items[i];
		add_version(r, scope, before, &m->version, out);
	} else {
		add_event(r, m, out);
	}
	add(r, out, N_("Reasons"), "", m->reason);
	out->items[out->count - 1].differs = false;
	out->items[out->count - 1].typed = true;
}
