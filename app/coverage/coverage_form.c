#include "coverage/coverage_form.h"

#include <string.h>

#include "base/instant.h"
#include "base/named.h"
#include "base/place.h"
#include "fact/fact.h"
#include "patent/patent.h"
#include "ruling/ruling.h"

/* clang-format off */
static const struct option acts[] = {
	{ "use", N_("use"), NULL, false },
	{ "make", N_("make"), NULL, false },
	{ "have-made", N_("have made"), NULL, false },
	{ "sell", N_("sell"), NULL, false },
	{ "offer", N_("offer"), NULL, false },
	{ "import", N_("import"), NULL, false },
	{ "keep", N_("keep"), NULL, false },
};
static const struct option capacities[] = {
	{ "self", N_("for itself"), NULL, false },
	{ "contractor", N_("as a contractor"), NULL, false },
	{ "supplier", N_("as a supplier"), NULL, false },
	{ "customer", N_("as a customer"), NULL, false },
};
static const struct field fields[] = {
	{ .name = "org", .label = N_("Which organisation?"),
		.hint = N_("Its id in this registry, its LEI, its unified social credit code or its Japanese corporate number."),
		.kind = FIELD_TEXT, .required = true, .max = 64, .width = "20",
		.missing = N_("Enter the organisation") },
	{ .name = "patent", .label = N_("Which patent?"),
		.hint = N_("A number in any usual spelling."),
		.kind = FIELD_TEXT, .required = true, .max = 64, .width = "20",
		.missing = N_("Enter the number of a patent") },
	{ .name = "territory", .label = N_("Where?"),
		.hint = N_("Leave this open to see all territories of the patent's family."),
		.kind = FIELD_SELECT },
	{ .name = "act", .label = N_("What does it do?"), .kind = FIELD_SELECT,
		.options = acts, .option_count = sizeof(acts) / sizeof(acts[0]) },
	{ .name = "use", .label = N_("In which field of use?"),
		.hint = N_("Leave this open to ask for any field that is granted."),
		.kind = FIELD_SELECT },
	{ .name = "on", .label = N_("On which day?"), .kind = FIELD_DAY,
		.width = "10" },
	{ .name = "capacity", .label = N_("In which capacity?"),
		.kind = FIELD_SELECT, .options = capacities,
		.option_count = sizeof(capacities) / sizeof(capacities[0]) },
	{ .name = "for", .label = N_("For which organisation does it act?"),
		.hint = N_("For contractors, suppliers and customers."),
		.kind = FIELD_TEXT, .max = 64, .width = "20" },
	{ .name = "started", .label = N_("In service since"),
		.hint = N_("Day on which the installation was put in service, when the question is about one."),
		.kind = FIELD_DAY, .width = "10" },
	{ .name = "as_known_at", .label = N_("As known at"),
		.kind = FIELD_HIDDEN, .max = 40 },
};
/* clang-format on */

const char *
coverage_form_act(struct req *r, const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		if (strcmp(acts[i].value, word) == 0)
			return req_tr(r, acts[i].label);
	return word;
}

/* Topics, then the uses of rulings that no topic has as its name. */
static enum err
use_options(struct req *r, struct form *f)
{
	struct ruling_query q = { 0 };
	struct patent_topic_list topics;
	struct rulings rulings;
	struct option *options;
	size_t i, n = 0;
	enum err e;

	if ((e = fact_known(r->db, NULL, &q.known)) != OK ||
		(e = patent_topic_list(r->db, &topics)) != OK ||
		(e = ruling_list(r->db, &q, &rulings)) != OK)
		return e;
	options = ARENA_ARRAY(
		r->arena, topics.count + rulings.count + 1, struct option);
	for (i = 0; i < topics.count; i++)
		options[n++] = form_choice(
			r, topics.items[i].slug, topics.items[i].label);
	for (i = 0; i < rulings.count; i++)
		if (i == 0 || strcmp(rulings.items[i].use,
				      rulings.items[i - 1].use) != 0)
			options[n++] = form_choice(r, rulings.items[i].use,
				rulings.items[i].question);
	form_set_options(f, "use", (struct options){ options, n });
	return OK;
}

static void
territory_options(struct req *r, struct form *f)
{
	struct option *options =
		ARENA_ARRAY(r->arena, place_count + 1, struct option);
	size_t i, n = 0;

	for (i = 0; i < place_count; i++)
		if (!places[i].office)
			options[n++] = (struct option){ places[i].code,
				places[i].name[r->lang], NULL, true };
	form_set_options(f, "territory", (struct options){ options, n });
}

enum err
coverage_form_new(struct req *r, struct form **out)
{
	struct form *f = FORM(r, fields);
	enum err e;

	if ((e = use_options(r, f)) != OK)
		return e;
	territory_options(r, f);
	*out = f;
	return OK;
}

enum err
coverage_form_read(struct req *r, struct form *f, struct coverage_typed *out,
	const char **known)
{
	char instant[INSTANT_SIZE];
	const char *asked;
	enum err e;
	size_t i;

	e = form_read(r, f);
	for (i = 0; coverage_fields[i] != NULL; i++)
		*coverage_typed_field(out, i) =
			form_value(f, coverage_fields[i]);
	*known = NULL;
	asked = form_value(f, "as_known_at");
	if (*asked != '\0' && instant_read(asked, instant) != OK)
		e = form_error(f, NULL,
			req_tr(r, N_("“As known at” is no time as "
				     "2026-03-31T09:30:00Z. Ask again without "
				     "it")));
	else if (*asked != '\0')
		*known = arena_strdup(r->arena, instant);
	return e;
}

bool
coverage_form_faults(
	struct req *r, struct form *f, const struct coverage_asked *asked)
{
	size_t i;

	for (i = 0; i < asked->fault_count; i++)
		form_error(f, asked->faults[i].field,
			req_tr(r, asked->faults[i].why));
	return asked->fault_count > 0;
}
