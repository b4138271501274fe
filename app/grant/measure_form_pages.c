#include "grant/measure_form_pages.h"

#include <string.h>

#include "base/day.h"
#include "base/named.h"
#include "base/place.h"
#include "base/text.h"
#include "grant/defensive.h"
#include "member/member.h"
#include "patent/number.h"

/* clang-format off */
static const struct option kinds[] = {
	{ "suspended", N_("Suspend"), NULL, false },
	{ "reinstated", N_("Reinstate"), N_("Takes effect at once: no second person is needed."), false },
	{ "terminated", N_("Terminate for the future"), NULL, false },
	{ "rescinded", N_("Rescind, as if never granted"), N_("Only where the terms permit it."), false },
	{ "surrendered", N_("Record a surrender by the licensee"), NULL, false },
	{ "ended", N_("Record that the grant has ended"), NULL, false },
};
static const struct option scopes[] = {
	{ "all", N_("All patents"), NULL, false },
	{ "licensor", N_("The patents of one licensor"), NULL, false },
	{ "rights", N_("Named patents"), NULL, false },
};
static const struct option effects[] = {
	{ "all-acts", N_("All acts"), NULL, false },
	{ "new-acts", N_("New acts only"), N_("What is in service may go on."), false },
};
static const struct field measure_fields[] = {
	{ .name = "kind", .label = N_("What is to be done?"), .kind = FIELD_RADIO, .required = true,
		.missing = N_("Choose what is to be done"), .options = kinds, .option_count = sizeof(kinds) / sizeof(kinds[0]) },
	{ .name = "on", .label = N_("First day of its effect"), .kind = FIELD_DAY, .required = true, .width = "10",
		.hint = N_("As year-month-day."), .missing = N_("Enter the first day of its effect") },
	{ .name = "retroactive", .label = N_("The day lies in the past on purpose"), .kind = FIELD_ACCEPT },
	{ .name = "scope", .label = N_("Which patents are concerned?"), .kind = FIELD_RADIO, .required = true,
		.missing = N_("Choose which patents are concerned"), .options = scopes, .option_count = sizeof(scopes) / sizeof(scopes[0]) },
	{ .name = "licensor", .label = N_("Licensor"), .kind = FIELD_SELECT,
		.hint = N_("Where the patents of one licensor are concerned: the member that contributed them.") },
	{ .name = "rights", .label = N_("Patents"), .kind = FIELD_TEXTAREA, .max = 20000,
		.hint = N_("Where named patents are concerned: their publication numbers, one a line.") },
	{ .name = "effect", .label = N_("Which acts are concerned?"), .kind = FIELD_RADIO, .required = true,
		.missing = N_("Choose which acts are concerned"), .options = effects, .option_count = sizeof(effects) / sizeof(effects[0]) },
	{ .name = "strict", .label = N_("Installations in service lose their cover, too: this answers an attack, or a declaration that was false on purpose"), .kind = FIELD_ACCEPT },
	{ .name = "defensive", .label = N_("Assertion that this answers"), .kind = FIELD_SELECT },
	{ .name = "reason", .label = N_("Reasons"), .kind = FIELD_TEXTAREA, .required = true, .max = 2000,
		.hint = N_("For the licensee and the trail; not published."), .missing = N_("Give the reasons") },
};
static const struct field recordal_fields[] = {
	{ .name = "patent", .label = N_("Publication number"), .required = true, .max = 64, .width = "20", .missing = N_("Enter the publication number") },
	{ .name = "territory", .label = N_("Territory"), .required = true, .max = 2, .width = "4",
		.hint = N_("Its two-letter code."), .missing = N_("Enter the territory") },
	{ .name = "office", .label = N_("Office"), .max = 2, .width = "4", .hint = N_("Its code of ST.3; empty: that of the territory.") },
	{ .name = "filed_on", .label = N_("Filed on"), .kind = FIELD_DAY, .width = "10" },
	{ .name = "effective_on", .label = N_("On record from"), .kind = FIELD_DAY, .width = "10" },
	{ .name = "record", .label = N_("Number of the record"), .max = 64, .width = "20" },
};
static const struct field surrender_fields[] = {
	{ .name = "on", .label = N_("First day without licence"), .kind = FIELD_DAY, .required = true, .width = "10",
		.hint = N_("Today or later, as year-month-day."), .missing = N_("Enter the first day without licence") },
	{ .name = "reason", .label = N_("Reason"), .kind = FIELD_TEXTAREA, .max = 2000, .hint = N_("Not published.") },
	{ .name = "sure", .label = N_("I give the licence back. I am authorised to do so for the licensee."), .kind = FIELD_ACCEPT, .required = true,
		.missing = N_("Tick the box to give the licence back") },
};
/* clang-format on */

enum err
measure_form_problem(
	struct req *r, struct form *f, const struct measure_problem *p)
{
	size_t i;

	for (i = 0; i < f->count; i++)
		if (strcmp(f->fields[i].name, p->field) == 0)
			return form_error(f, p->field, req_tr(r, p->message));
	return form_error(f, NULL, req_tr(r, p->message));
}

/* Words between white space and commas, each by ${take}; NULL refuses. */
typedef const char *(*take_fn)(struct arena *, const char *word);

static bool
cut(struct arena *a, const char *text, take_fn take, const char *const **out,
	size_t *count)
{
	const char **items = ARENA_ARRAY(a, strlen(text) / 2 + 2, const char *);

	*out = items;
	*count = 0;
	while (*text != '\0') {
		size_t n = strcspn(text, " \t\r\n,;");

		if (n > 0) {
			items[*count] = take(a, arena_strndup(a, text, n));
			if (items[(*count)++] == NULL)
				return false;
		}
		text += n + (text[n] != '\0');
	}
	return true;
}

static const char *
take_number(struct arena *a, const char *word)
{
	struct patent_number n;

	return patent_number_read(a, word, &n) == OK ? n.text : NULL;
}

static const char *
take_territory(struct arena *a, const char *word)
{
	const char *code = text_upper(a, word);

	return strcmp(code, GRANT_WORLDWIDE) == 0 || place_find(code) != NULL
		       ? code
		       : NULL;
}

bool
measure_form_numbers(struct req *r, const char *typed, const char *const **out,
	size_t *count)
{
	return cut(r->arena, typed, take_number, out, count);
}

bool
measure_form_territories(struct req *r, const char *typed,
	const char *const **out, size_t *count)
{
	return cut(r->arena, typed, take_territory, out, count);
}

static const char *
or_null(const char *s)
{
	return s[0] == '\0' ? NULL : s;
}

/* --- an event --------------------------------------------------------------
 */

static enum err
licensor_options(struct req *r, struct options *out)
{
	char today[DAY_SIZE];
	struct members list;
	struct option *o;
	size_t i;
	enum err e;

	day_today(today);
	if ((e = member_list(r->db, today, NULL, 100, &list)) != OK)
		return e;
	o = ARENA_ARRAY(r->arena, list.count + 1, struct option);
	o[0].value = "";
	o[0].label = N_("None");
	for (i = 0; i < list.count; i++)
		o[i + 1] = form_choice(r, list.items[i].id, list.items[i].name);
	*out = (struct options){ o, list.count + 1 };
	return OK;
}

static enum err
defensive_options(struct req *r, struct options *out)
{
	struct defensive_list list;
	struct option *o;
	size_t i;
	enum err e;

	if ((e = defensive_list(r->db, &list)) != OK)
		return e;
	o = ARENA_ARRAY(r->arena, list.count + 1, struct option);
	o[0].value = "";
	o[0].label = N_("None");
	for (i = 0; i < list.count; i++)
		o[i + 1] = (struct option){ list.items[i].id, list.items[i].id,
			NULL, true };
	*out = (struct options){ o, list.count + 1 };
	return OK;
}

/* What a link from an assertion brings along. */
static void
prefill(struct req *r, struct form *f)
{
	static const char *const names[] = { "kind", "on", "scope", "licensor",
		"effect", "strict", "defensive" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (req_query(r, names[i]) != NULL)
			form_set(f, names[i], req_query(r, names[i]));
}

enum err
measure_form_new(struct req *r, struct form **out)
{
	struct form *f = FORM(r, measure_fields);
	struct options licensors, assertions;
	enum err e;

	if ((e = licensor_options(r, &licensors)) != OK ||
		(e = defensive_options(r, &assertions)) != OK)
		return e;
	form_set_options(f, "licensor", licensors);
	form_set_options(f, "defensive", assertions);
	form_set(f, "effect", "all-acts");
	prefill(r, f);
	*out = f;
	return OK;
}

enum err
measure_form_read(
	struct req *r, const char *number, struct form *f, struct measure *m)
{
	const char *scope;
	char today[DAY_SIZE];
	enum err e;

	if ((e = form_read(r, f)) != OK)
		return e;
	day_today(today);
	scope = form_value(f, "scope");
	*m = (struct measure){ .number = number,
		.kind = form_value(f, "kind"),
		.reason = form_value(f, "reason"),
		.on = form_value(f, "on"),
		.scope = strcmp(scope, "licensor") == 0 ? TERMS_SCOPE_LICENSOR
			 : strcmp(scope, "rights") == 0 ? TERMS_SCOPE_RIGHTS
							: TERMS_SCOPE_ALL,
		.effect = strcmp(form_value(f, "effect"), "new-acts") == 0
				  ? TERMS_EFFECT_NEW_ACTS
				  : TERMS_EFFECT_ALL_ACTS,
		.endure = form_value(f, "strict")[0] == '\0',
		.defensive = or_null(form_value(f, "defensive")) };
	if (m->scope == TERMS_SCOPE_LICENSOR)
		m->licensor = or_null(form_value(f, "licensor"));
	if (m->scope == TERMS_SCOPE_RIGHTS &&
		!cut(r->arena, form_value(f, "rights"), take_number, &m->rights,
			&m->right_count))
		e = form_error(f, "rights",
			req_tr(r,
				N_("Each line must be a patent number such as "
				   "CN112345678A")));
	if (strcmp(m->on, today) < 0 && form_value(f, "retroactive")[0] == '\0')
		e = form_error(f, "on",
			req_tr(r, N_("The day lies in the past: enter today or "
				     "a later day, or tick the box below")));
	return e;
}

/* --- a recordal, a surrender ------------------------------------------------
 */

struct form *
recordal_form_new(struct req *r)
{
	return FORM(r, recordal_fields);
}

enum err
recordal_form_read(struct req *r, struct form *f, struct recordal *c)
{
	const struct place *place;
	enum err e;

	if ((e = form_read(r, f)) != OK)
		return e;
	place = place_find(text_upper(r->arena, form_value(f, "territory")));
	*c = (struct recordal){ .patent = take_number(
					r->arena, form_value(f, "patent")),
		.territory = place == NULL ? NULL : place->code,
		.office = text_upper(r->arena, form_value(f, "office")),
		.filed_on = or_null(form_value(f, "filed_on")),
		.effective_on = or_null(form_value(f, "effective_on")),
		.number = or_null(form_value(f, "record")) };
	if (c->office[0] == '\0')
		c->office = c->territory;
	else if (!patent_office_known(c->office))
		e = form_error(f, "office",
			req_tr(r, N_("Enter a code of ST.3 such as CN")));
	if (c->patent == NULL)
		e = form_error(f, "patent",
			req_tr(r, N_("Enter a number such as CN112345678A")));
	if (c->territory == NULL)
		e = form_error(f, "territory",
			req_tr(r, N_("Enter a code such as CN")));
	if (c->filed_on == NULL && c->effective_on == NULL)
		e = form_error(f, "filed_on",
			req_tr(r, N_("Enter the day of filing, or the day from "
				     "which it is on record")));
	return e;
}

struct form *
surrender_form_new(struct req *r)
{
	return FORM(r, surrender_fields);
}

enum err
surrender_form_read(
	struct req *r, const char *number, struct form *f, struct measure *m)
{
	char today[DAY_SIZE];
	enum err e;

	if ((e = form_read(r, f)) != OK)
		return e;
	day_today(today);
	*m = (struct measure){ .number = number,
		.kind = "surrendered",
		.reason = form_value(f, "reason"),
		.on = form_value(f, "on"),
		.scope = TERMS_SCOPE_ALL,
		.effect = TERMS_EFFECT_ALL_ACTS,
		.endure = true };
	if (strcmp(m->on, today) < 0)
		e = form_error(
			f, "on", req_tr(r, N_("Enter today or a later day")));
	return e;
}
