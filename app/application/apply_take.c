/*
 * What was sent in a form of the journey becomes stored answers.
 */
#include <stdlib.h>
#include <string.h>

#include "application/apply_form.h"
#include "base/json.h"
#include "base/named.h"
#include "base/text.h"
#include "grant/grant.h"
#include "list/list.h"
#include "org/identifier.h"
#include "org/org_new.h"

#define YEARS_AHEAD 60

/* What is wrong with a number, and how to repair it. */
static enum err
identifier_error(struct req *r, struct form *f, const struct identifier *id)
{
	const char *scheme = req_tr(r, org_scheme_label(id->scheme));
	const char *message;

	switch (id->fault) {
	case IDENTIFIER_LENGTH:
		message = N_("{scheme}: this must have {expected} characters. "
			     "Count what you typed.");
		break;
	case IDENTIFIER_CHARACTER:
		message = N_("{scheme}: \"{found}\" at place {position} is not "
			     "allowed. Look for a letter typed for a digit.");
		break;
	case IDENTIFIER_CHECK:
		message = N_("{scheme}: the check characters are \"{found}\", "
			     "but the others ask for \"{expected}\". Compare "
			     "the number with your certificate.");
		break;
	case IDENTIFIER_GOOD:
	case IDENTIFIER_SCHEME:
	default:
		message = N_("{scheme}: this number cannot be read.");
		break;
	}
	return form_error(f, "identifier",
		tr_fill(r->arena, req_tr(r, message), "scheme", scheme,
			"expected", id->expected == NULL ? "" : id->expected,
			"found", id->found == NULL ? "" : id->found, "position",
			arena_printf(r->arena, "%d", id->position), NULL));
}

/* True when the typed name is one of the organisation's. */
static bool
is_name_of(struct req *r, const struct org *o, const char *typed)
{
	const char *folded = text_fold(r->arena, typed);
	const struct json *names;
	const char *why;
	size_t i;

	for (i = 0; i < o->alias_count; i++)
		if (strcmp(text_fold(r->arena, o->aliases[i]), folded) == 0)
			return true;
	if (json_parse(r->arena, o->name, strlen(o->name), &names, &why) != OK)
		return false;
	for (i = 0; i < json_count(names); i++) {
		const char *n =
			json_text(json_get(names, json_key_at(names, i)));

		if (n != NULL && strcmp(text_fold(r->arena, n), folded) == 0)
			return true;
	}
	return false;
}

/* Puts a value in the place of an empty field of the sent form. */
static void
fill_sent(struct req *r, const char *name, const char *value)
{
	size_t i;

	for (i = 0; i < r->form.count; i++)
		if (strcmp(r->form.items[i].name, name) == 0)
			r->form.items[i].value = value;
}

static enum err
take_organisation(struct req *r, struct form *f, struct json_writer *w)
{
	const char *country = req_form(r, "country");
	const char *typed = req_form(r, "identifier");
	const char *known_name = NULL;
	const struct org *known = NULL;
	struct identifier id = { 0 };
	enum err read = ERR_INVALID, e;

	if (country != NULL && typed != NULL)
		read = identifier_read(r->arena,
			answers_scheme(r->arena, country, typed), typed, &id);
	if (read == OK) {
		e = org_find_by_identifier(r->db, id.scheme, id.value, &known);
		if (e != OK && e != ERR_NOT_FOUND)
			return e;
	}
	if (known != NULL)
		known_name = named_pick(r->arena, r->lang, known->name).text;
	if (known != NULL && req_form(r, "name") == NULL)
		fill_sent(r, "name", known_name);
	e = form_read(r, f);
	if (id.scheme != NULL && read != OK)
		e = identifier_error(r, f, &id);
	if (known != NULL && form_value(f, "name")[0] != '\0' &&
		!is_name_of(r, known, form_value(f, "name"))) {
		e = form_error(f, "name",
			tr_fill(r->arena,
				req_tr(r,
					N_("The number is registered here for "
					   "{name}. If that is your "
					   "organisation, continue: its name "
					   "is filled in now. If not, correct "
					   "the number.")),
				"name", known_name, NULL));
		form_set(f, "name", known_name);
	}
	if (e != OK)
		return e;
	json_set(w, "country", country);
	json_set(w, "scheme", id.scheme);
	json_set(w, "identifier", id.value);
	json_set(w, "name", form_value(f, "name"));
	return OK;
}

/* Only what is in the pool can be licensed. */
static enum err
take_patents(struct req *r, struct form *f, struct list_numbers *out)
{
	enum err e = list_read(r->db, form_value(f, "patents"), true, out);

	if (e == ERR_INVALID && out->bad != NULL)
		return form_error(f, "patents",
			tr_fill(r->arena,
				req_tr(r, N_("\"{number}\" is no patent of the "
					     "pool. Correct the number or "
					     "leave it out")),
				"number", out->bad, NULL));
	if (e == ERR_INVALID)
		return form_error(f, "patents",
			req_tr(r, N_("Enter up to 1,000 patents, or none for "
				     "all of the pool")));
	return e;
}

static enum err
take_use(struct req *r, struct form *f, struct json_writer *w)
{
	struct list_numbers patents;
	const char **p;
	enum err e;

	if ((e = form_read(r, f)) != OK ||
		(e = take_patents(r, f, &patents)) != OK)
		return e;
	json_set_list(w, "patents", patents.items, patents.count);
	json_set(w, "field", form_value(f, "field"));
	json_set(w, "purpose", form_value(f, "purpose"));
	json_key(w, "territories");
	json_open(w, '[');
	/* Worldwide holds all others. */
	if (form_has(f, "territories", GRANT_WORLDWIDE))
		json_add_string(w, GRANT_WORLDWIDE);
	else
		for (p = form_state(f, "territories")->values; *p != NULL; p++)
			json_add_string(w, *p);
	json_close(w, ']');
	return OK;
}

static enum err
take_evidence(struct req *r, struct form *f, struct json_writer *w)
{
	bool stay = req_form(r, "stay") != NULL;
	const char *year;
	char today[DAY_SIZE];
	int n;
	enum err e;

	day_today(today);
	e = form_read(r, f);
	year = form_value(f, "target_year");
	n = text_int(year);
	if (year[0] != '\0' &&
		(n < text_int(today) || n > text_int(today) + YEARS_AHEAD))
		e = form_error(f, "target_year",
			tr_fill(r->arena,
				req_tr(r, N_("Enter a year from {first} to "
					     "{last}")),
				"first",
				arena_printf(r->arena, "%d", text_int(today)),
				"last",
				arena_printf(r->arena, "%d",
					text_int(today) + YEARS_AHEAD),
				NULL));
	/* Adding documents does not ask for the rest yet. */
	if (e != OK && !stay)
		return e;
	if (form_value(f, "statement")[0] != '\0' &&
		form_state(f, "statement")->error == NULL)
		json_set(w, "statement", form_value(f, "statement"));
	if (year[0] != '\0' && form_state(f, "target_year")->error == NULL)
		json_set(w, "target_year", year);
	return OK;
}

enum err
apply_form_take(
	struct req *r, enum step_id step, struct form *f, const char **patch)
{
	struct json_writer w = { .out = buf_new(r->arena, 512) };
	enum err e = ERR_BUG;

	json_open(&w, '{');
	switch (step) {
	case STEP_ORGANISATION:
		e = take_organisation(r, f, &w);
		break;
	case STEP_SIGNATORY:
		if ((e = form_read(r, f)) == OK) {
			json_set(&w, "signatory", form_value(f, "signatory"));
			json_set(&w, "position", form_value(f, "position"));
			json_set(&w, "authority", form_value(f, "authority"));
		}
		break;
	case STEP_USE:
		e = take_use(r, f, &w);
		break;
	case STEP_EVIDENCE:
		e = take_evidence(r, f, &w);
		break;
	case STEP_PUBLICATION:
		if ((e = form_read(r, f)) == OK)
			json_set(&w, "publication",
				form_value(f, "publication"));
		break;
	case STEP_TERMS:
	case STEP_ACCOUNT:
	case STEP_NONE:
		break;
	}
	if (e != OK)
		return e;
	json_close(&w, '}');
	*patch = w.out->data;
	return OK;
}

const char *
apply_form_acceptance(struct req *r, const struct terms *t, enum lang shown)
{
	struct json_writer w = { .out = buf_new(r->arena, 256) };
	char now[21];

	day_now(now);
	json_open(&w, '{');
	json_set(&w, "accepted_lang", lang_key(shown));
	json_set(&w, "accepted_sha256", t->sha256[shown]);
	json_set(&w, "accepted_at", now);
	json_close(&w, '}');
	return w.out->data;
}
