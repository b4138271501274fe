#include "application/apply_form.h"

#include <string.h>

#include "account/account.h"
#include "application/submit.h"
#include "base/named.h"
#include "base/place.h"
#include "grant/grant.h"

/* clang-format off */
static const struct field organisation_fields[] = {
	{ .name = "country", .label = N_("Country or region"), .kind = FIELD_SELECT, .required = true,
		.hint = N_("Where the organisation is registered."),
		.missing = N_("Choose the country or region where the organisation is registered"), .autocomplete = "country" },
	{ .name = "identifier", .label = N_("Registration number"), .required = true, .max = 64, .width = "20",
		.hint = N_("China: unified social credit code, 18 characters. Japan: corporate number, 13 digits. Elsewhere: LEI, 20 characters, or the number in your country's register."),
		.missing = N_("Enter the registration number") },
	{ .name = "name", .label = N_("Name of the organisation"), .required = true, .max = 200,
		.hint = N_("As it stands in the register. Leave this empty if the organisation is known here: we then fill the name in."),
		.missing = N_("Enter the name of the organisation: its number is not known here yet"), .autocomplete = "organization" },
};
static const struct option authorities[] = {
	{ "representative", N_("Representative named in the register (director, legal representative)"), NULL, false },
	{ "power-of-attorney", N_("Power of attorney"), NULL, false },
	{ "internal", N_("Authorised by the organisation's own rules"), NULL, false },
};
static const struct field signatory_fields[] = {
	{ .name = "signatory", .label = N_("Name of the person who signs"), .required = true, .max = 100,
		.hint = N_("Not published."),
		.missing = N_("Enter the name of the person who signs"), .autocomplete = "name" },
	{ .name = "position", .label = N_("Position in the organisation"), .required = true, .max = 100,
		.missing = N_("Enter the person's position in the organisation"), .autocomplete = "organization-title" },
	{ .name = "authority", .label = N_("By what authority does this person bind the organisation?"), .kind = FIELD_RADIO, .required = true,
		.missing = N_("Choose by what authority the person binds the organisation"),
		.options = authorities, .option_count = sizeof(authorities) / sizeof(authorities[0]) },
};
static const struct field use_fields[] = {
	{ .name = "field", .label = N_("Field of use"), .kind = FIELD_SELECT, .required = true,
		.missing = N_("Choose the field of use") },
	{ .name = "purpose", .label = N_("Purpose"), .kind = FIELD_TEXTAREA, .required = true, .max = 500,
		.hint = N_("One or two sentences: what you will do, and how it reduces, avoids or removes emissions. They are published with the grant, unless you choose otherwise before you submit."),
		.missing = N_("Say in one or two sentences what the patents are used for") },
	{ .name = "territories", .label = N_("Territories"), .kind = FIELD_CHECKBOXES, .required = true,
		.hint = N_("\"Worldwide\" covers every territory in which a pooled patent has effect."),
		.missing = N_("Choose at least one territory, or worldwide") },
	{ .name = "patents", .label = N_("Only for these patents"), .kind = FIELD_TEXTAREA, .max = 40000,
		.hint = N_("One a line: the licence is limited to exactly these. Leave this empty for all patents of the pool, also those that come later; most licensees do.") },
};
static const struct field evidence_fields[] = {
	{ .name = "statement", .label = N_("Statement"), .kind = FIELD_TEXTAREA, .required = true, .max = 4000,
		.hint = N_("What you plan, what emissions you start from, and what the documents show."),
		.missing = N_("Describe your plan in a few sentences") },
	{ .name = "target_year", .label = N_("Target year"), .kind = FIELD_NUMBER, .required = true, .max = 4, .width = "4",
		.hint = N_("The year by which the reduction is meant to be reached, such as 2035."),
		.missing = N_("Enter the target year") },
	{ .name = "documents", .label = N_("Documents"), .kind = FIELD_FILE,
		.hint = N_("PDF, PNG, JPEG or plain text, up to 10 MB each, up to 10 documents. Only the secretariat sees them. They are not scanned for viruses.") },
};
static const struct field terms_fields[] = {
	{ .name = "accept", .label = N_("I have read the terms, I accept them, and I am authorised to bind the licensee:"), .kind = FIELD_ACCEPT, .required = true,
		.missing = N_("Tick the box to accept the terms: without it no licence can be granted") },
	{ .name = "terms_sha256", .label = "", .kind = FIELD_HIDDEN, .max = 64 },
	{ .name = "shown", .label = "", .kind = FIELD_HIDDEN, .max = 2 },
	{ .name = "reply", .label = N_("Your answer to the secretariat"), .kind = FIELD_TEXTAREA, .max = 2000,
		.hint = N_("What you have changed, or why not.") },
};
static const struct option publications[] = {
	{ "full", N_("The whole entry"), N_("Name, identifiers, field of use, purpose, territories, start and state."), false },
	{ "name", N_("Name and state only"), NULL, false },
	{ "number", N_("Number and state only"), N_("Nobody can find the licence by your name."), false },
};
static const struct field publication_fields[] = {
	{ .name = "publication", .label = N_("What does the public register show?"), .kind = FIELD_RADIO, .required = true,
		.hint = N_("You and the secretariat always see everything."),
		.missing = N_("Choose what the public register shows"), .options = publications, .option_count = sizeof(publications) / sizeof(publications[0]) },
};
static const struct field account_fields[] = {
	{ .name = "email", .label = N_("E-mail address"), .kind = FIELD_EMAIL, .required = true, .max = 254,
		.missing = N_("Enter your e-mail address"), .autocomplete = "username" },
	{ .name = "name", .label = N_("Your name"), .kind = FIELD_HIDDEN, .max = 100 },
	{ .name = "password", .label = N_("Password"), .kind = FIELD_PASSWORD, .required = true, .max = ACCOUNT_PASSWORD_MAX,
		.hint = N_("At least 12 characters. Three or more words that do not belong together are easy to remember and hard to guess."),
		.missing = N_("Enter a password"), .autocomplete = "new-password" },
};
#define TABLE(fields) { fields, sizeof(fields) / sizeof((fields)[0]) }
static const struct {
	const struct field *fields;
	size_t count;
} tables[] = {
	[STEP_ORGANISATION] = TABLE(organisation_fields),
	[STEP_SIGNATORY] = TABLE(signatory_fields),
	[STEP_USE] = TABLE(use_fields),
	[STEP_EVIDENCE] = TABLE(evidence_fields),
	[STEP_TERMS] = TABLE(terms_fields),
	[STEP_ACCOUNT] = TABLE(account_fields),
	[STEP_PUBLICATION] = TABLE(publication_fields),
};
/* clang-format on */

/* Offered by name; all other codes can be had by "worldwide". */
static const char *const territories[] = { GRANT_WORLDWIDE, "CN", "HK", "MO",
	"TW", "JP", "KR", "EP", "DE", "FR", "GB", "US", "CA", "MX", "BR", "IN",
	"SG", "TH", "VN", "ID", "MY", "AU", "ZA" };
#define TERRITORIES (sizeof(territories) / sizeof(territories[0]))

static bool
listed(const char *const *list, const char *code)
{
	for (; *list != NULL; list++)
		if (strcmp(*list, code) == 0)
			return true;
	return false;
}

/* Countries by name, those nearest to the page's language first. */
static struct options
countries(struct req *r)
{
	static const char *const near[LANG_COUNT][5] = {
		[LANG_EN] = { NULL },
		[LANG_ZH] = { "CN", "HK", "MO", "TW", NULL },
		[LANG_JA] = { "JP", NULL },
	};
	struct options out = { NULL, 0 };
	struct option *o =
		ARENA_ARRAY(r->arena, place_count + 1, struct option);
	size_t i, pass;

	for (pass = 0; pass < 2; pass++) {
		for (i = 0; i < place_count; i++) {
			const struct place *p = &places[i];

			if (p->office ||
				listed(near[r->lang], p->code) != (pass == 0))
				continue;
			o[out.count++] = (struct option){ p->code,
				p->name[r->lang], NULL, true };
		}
	}
	out.items = o;
	return out;
}

static enum err
fields_of_use(struct req *r, struct options *out)
{
	struct application_topics topics;
	struct option *o;
	size_t i;
	enum err e;

	if ((e = application_topics(r->db, &topics)) != OK)
		return e;
	o = ARENA_ARRAY(r->arena, topics.count + 1, struct option);
	for (i = 0; i < topics.count; i++)
		o[i] = form_choice(
			r, topics.items[i].slug, topics.items[i].label);
	o[i].value = "other";
	o[i].label = N_("A field that is not on the list");
	*out = (struct options){ o, topics.count + 1 };
	return OK;
}

static struct options
territory_options(struct req *r)
{
	struct option *o = ARENA_ARRAY(r->arena, TERRITORIES, struct option);
	size_t i;

	o[0].value = territories[0];
	o[0].label = N_("Worldwide");
	for (i = 1; i < TERRITORIES; i++) {
		o[i].value = territories[i];
		o[i].label = place_name(territories[i], r->lang);
		o[i].raw = true;
	}
	return (struct options){ o, TERRITORIES };
}

static enum err
fill_use(struct req *r, const struct answers *a, struct form *f)
{
	const char **chosen =
		ARENA_ARRAY(r->arena, a->territory_count + 1, const char *);
	struct buf *numbers = buf_new(r->arena, 64);
	struct options options;
	size_t i;
	enum err e;

	if ((e = fields_of_use(r, &options)) != OK)
		return e;
	form_set_options(f, "field", options);
	form_set_options(f, "territories", territory_options(r));
	form_set(f, "field", a->field);
	form_set(f, "purpose", a->purpose);
	for (i = 0; i < a->patent_count; i++)
		buf_printf(numbers, "%s\n", a->patents[i]);
	form_set(f, "patents", numbers->data);
	for (i = 0; i < a->territory_count; i++)
		chosen[i] = a->territories[i];
	form_set_many(f, "territories", chosen);
	return OK;
}

enum err
apply_form_make(struct req *r, const struct application *app, enum step_id step,
	struct form **out)
{
	const struct answers *a = app->answers;
	struct form *f = form_new(r, tables[step].fields, tables[step].count);

	*out = f;
	switch (step) {
	case STEP_ORGANISATION:
		form_set_options(f, "country", countries(r));
		form_set(f, "country", a->country);
		form_set(f, "identifier", a->identifier);
		form_set(f, "name", a->name);
		break;
	case STEP_SIGNATORY:
		form_set(f, "signatory", a->signatory);
		form_set(f, "position", a->position);
		form_set(f, "authority", a->authority);
		break;
	case STEP_USE:
		return fill_use(r, a, f);
	case STEP_EVIDENCE:
		form_set(f, "statement", a->statement);
		form_set(f, "target_year", a->target_year);
		break;
	case STEP_PUBLICATION:
		form_set(f, "publication",
			grant_publication_word(
				grant_publication_read(a->publication)));
		break;
	case STEP_TERMS:
	case STEP_ACCOUNT:
	case STEP_NONE:
		break;
	}
	return OK;
}
