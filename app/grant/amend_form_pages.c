/*
 * The form of an amendment.
 */
#include <string.h>

#include "base/named.h"
#include "grant/measure_form_pages.h"
#include "terms/scope.h"

/* clang-format off */
static const struct option bases[] = {
	{ "pool-changing", N_("The pool as it changes"), NULL, false },
	{ "pool-at-grant", N_("The pool as it was on the first day"), NULL, false },
	{ "fixed", N_("A fixed list of patents"), NULL, false },
};
static const struct option act_options[] = {
	{ "make", N_("Make"), NULL, false }, { "have-made", N_("Have made"), NULL, false },
	{ "use", N_("Use"), NULL, false }, { "sell", N_("Sell"), NULL, false },
	{ "offer", N_("Offer for sale"), NULL, false }, { "import", N_("Import"), NULL, false },
	{ "keep", N_("Keep"), NULL, false },
};
static const struct field amend_fields[] = {
	{ .name = "on", .label = N_("First day of the new version"), .kind = FIELD_DAY, .required = true, .width = "10",
		.hint = N_("As year-month-day."), .missing = N_("Enter the first day of the new version") },
	{ .name = "basis", .label = N_("Patents"), .kind = FIELD_RADIO, .required = true,
		.missing = N_("Choose which patents are licensed"), .options = bases, .option_count = sizeof(bases) / sizeof(bases[0]) },
	{ .name = "patents", .label = N_("Numbers of the fixed list"), .kind = FIELD_TEXTAREA, .max = 20000,
		.hint = N_("Publication numbers, one a line.") },
	{ .name = "fields", .label = N_("Fields of use"), .kind = FIELD_CHECKBOXES, .required = true, .missing = N_("Choose at least one field") },
	{ .name = "acts", .label = N_("Acts"), .kind = FIELD_CHECKBOXES, .required = true, .missing = N_("Choose at least one act"),
		.options = act_options, .option_count = sizeof(act_options) / sizeof(act_options[0]) },
	{ .name = "territories", .label = N_("Territories"), .required = true, .max = 400,
		.hint = N_("Two-letter codes such as CN EP JP, or * for worldwide."), .missing = N_("Enter at least one territory") },
	{ .name = "scope", .label = N_("Version of the scope"), .kind = FIELD_SELECT },
	{ .name = "until", .label = N_("First day without licence"), .kind = FIELD_DAY, .width = "10", .hint = N_("Leave it empty for a licence without a last day.") },
	{ .name = "past_from", .label = N_("Past use is released from"), .kind = FIELD_DAY, .width = "10", .hint = N_("Only where the terms release past use.") },
	{ .name = "reason", .label = N_("Reasons"), .kind = FIELD_TEXTAREA, .required = true, .max = 2000,
		.hint = N_("For the licensee and the trail; not published."), .missing = N_("Give the reasons") },
};
/* clang-format on */

static const char *
or_null(const char *s)
{
	return s[0] == '\0' ? NULL : s;
}

static enum err
field_options(struct req *r, struct options *out)
{
	struct scope scope;
	struct option *o;
	size_t i;
	enum err e;

	if ((e = scope_find_current(r->db, &scope)) != OK)
		return e;
	o = ARENA_ARRAY(r->arena, scope.field_count + 1, struct option);
	for (i = 0; i < scope.field_count; i++) {
		const struct scope_field *f = &scope.fields[i];

		o[i] = f->label != NULL ? form_choice(r, f->field, f->label)
					: (struct option){ f->field, f->field,
						  NULL, true };
	}
	o[i].value = "other";
	o[i].label = N_("A field that is not on the list");
	*out = (struct options){ o, scope.field_count + 1 };
	return OK;
}

static enum err
scope_options(struct req *r, struct options *out)
{
	struct scopes all;
	struct option *o;
	size_t i;
	enum err e;

	if ((e = scope_list(r->db, &all)) != OK)
		return e;
	o = ARENA_ARRAY(r->arena, all.count + 1, struct option);
	o[0].value = "";
	o[0].label = N_("As amended");
	for (i = 0; i < all.count; i++)
		o[i + 1] = (struct option){ all.items[i].version,
			all.items[i].version, NULL, true };
	*out = (struct options){ o, all.count + 1 };
	return OK;
}

static const char *
join(struct req *r, const char *const *items, size_t count, const char *gap)
{
	struct buf *b = buf_new(r->arena, 64);
	size_t i;

	for (i = 0; i < count; i++)
		buf_printf(b, "%s%s", i == 0 ? "" : gap, items[i]);
	return b->data;
}

static void
tick(struct req *r, struct form *f, const char *name, const char *const *items,
	size_t count)
{
	const char **chosen = ARENA_ARRAY(r->arena, count + 1, const char *);
	size_t i;

	for (i = 0; i < count; i++)
		chosen[i] = items[i];
	form_set_many(f, name, chosen);
}

enum err
amend_form_new(
	struct req *r, const struct grant_record *record, struct form **out)
{
	const struct grant_versions *all = &record->versions;
	const struct grant_version *v = &all->items[all->count - 1];
	struct form *f = FORM(r, amend_fields);
	struct options fields, versions;
	enum err e;

	if ((e = field_options(r, &fields)) != OK ||
		(e = scope_options(r, &versions)) != OK)
		return e;
	form_set_options(f, "fields", fields);
	form_set_options(f, "scope", versions);
	form_set(f, "basis", v->basis);
	form_set(f, "patents", join(r, v->patents, v->patent_count, "\n"));
	tick(r, f, "fields", v->fields, v->field_count);
	tick(r, f, "acts", v->acts, v->act_count);
	form_set(f, "territories",
		join(r, v->territories, v->territory_count, " "));
	form_set(f, "scope", v->scope_version == NULL ? "" : v->scope_version);
	form_set(f, "until", v->until == NULL ? "" : v->until);
	*out = f;
	return OK;
}

static const char *const *
ticked(struct form *f, const char *name, size_t *count)
{
	const char *const *items =
		(const char *const *)form_state(f, name)->values;

	*count = 0;
	while (items != NULL && items[*count] != NULL)
		(*count)++;
	return items;
}

enum err
amend_form_read(
	struct req *r, const char *number, struct form *f, struct measure *m)
{
	struct grant_version *v = &m->version;
	enum err e;

	if ((e = form_read(r, f)) != OK)
		return e;
	*m = (struct measure){ .number = number,
		.kind = "amended",
		.reason = form_value(f, "reason"),
		.on = form_value(f, "on") };
	v->from = m->on;
	v->basis = form_value(f, "basis");
	v->fields = ticked(f, "fields", &v->field_count);
	v->acts = ticked(f, "acts", &v->act_count);
	v->scope_version = or_null(form_value(f, "scope"));
	v->until = or_null(form_value(f, "until"));
	v->past_from = or_null(form_value(f, "past_from"));
	if (!measure_form_numbers(
		    r, form_value(f, "patents"), &v->patents, &v->patent_count))
		e = form_error(f, "patents",
			req_tr(r,
				N_("Each line must be a patent number such as "
				   "CN112345678A")));
	if (!measure_form_territories(r, form_value(f, "territories"),
		    &v->territories, &v->territory_count))
		e = form_error(f, "territories",
			req_tr(r,
				N_("Use two-letter codes such as CN EP JP, or "
				   "* for worldwide")));
	return e;
}
