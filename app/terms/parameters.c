#include "terms/parameters.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/place.h"

/* The words of an enumeration, in its order. */
struct words {
	const char *const *items;
	int count;
};
#define WORDS(array)                                                           \
	{                                                                      \
		(array), (int)(sizeof(array) / sizeof((array)[0]))             \
	}

static const char *const operators[] = { "gt", "ge" };
static const char *const transfers[] = { "law", "bind" };
static const char *const assignments[] = { "none", "group", "business" };
static const char *const scopes[] = { "all", "licensor", "rights" };
static const char *const effects[] = { "new-acts", "all-acts" };
static const char *const reportings[] = { "none", "yearly" };
static const char *const warranties[] = { "none", "title" };

const char *
terms_operator_word(bool or_equal)
{
	return operators[or_equal];
}

const char *
terms_transfer_word(enum terms_transfer t)
{
	return transfers[t];
}

const char *
terms_assignment_word(enum terms_assignment a)
{
	return assignments[a];
}

const char *
terms_scope_word(enum terms_scope s)
{
	return scopes[s];
}

const char *
terms_effect_word(enum terms_effect e)
{
	return effects[e];
}

const char *
terms_reporting_word(enum terms_reporting r)
{
	return reportings[r];
}

const char *
terms_warranty_word(enum terms_warranty w)
{
	return warranties[w];
}

void
terms_parameters_init(struct terms_parameters *p)
{
	*p = (struct terms_parameters){ .control = control_default,
		.affiliates = true,
		.sublicence_affiliates = true,
		.have_made = true,
		.survival = true,
		.merger_succession = true,
		.assignment = TERMS_ASSIGNMENT_GROUP,
		.defensive = { .notice_days = 30,
			.cure_days = 30,
			.scope = TERMS_SCOPE_LICENSOR,
			.effect = TERMS_EFFECT_ALL_ACTS } };
}

/* --- reading ----------------------------------------------------------------
 */

struct reader {
	struct arena *arena;
	const struct json *object;
	const char *prefix; /* of keys in errors */
	struct terms_parameter_errors *errors;
	const char *known[32]; /* the keys that were asked for */
	int known_count;
};

static void
complain(struct reader *r, const char *key, const char *why)
{
	struct terms_parameter_errors *e = r->errors;

	/* An object has at most as many errors as keys, see room_for(). */
	e->items[e->count].key = arena_printf(r->arena, "%s%s", r->prefix, key);
	e->items[e->count++].why = why;
}

/* The member, NULL when it is absent or null: its default holds. */
static const struct json *
member(struct reader *r, const char *key)
{
	const struct json *v = json_get(r->object, key);

	r->known[r->known_count++] = key;
	return json_kind(v) == JSON_KIND_NULL ? NULL : v;
}

static void
read_bool(struct reader *r, const char *key, bool *out)
{
	const struct json *v = member(r, key);

	if (v == NULL)
		return;
	if (json_kind(v) == JSON_KIND_BOOL)
		*out = json_bool(v);
	else
		complain(r, key, "must be true or false");
}

static void
read_days(struct reader *r, const char *key, int *out)
{
	const struct json *v = member(r, key);
	int64_t n = json_int(v);

	if (v == NULL)
		return;
	if (json_kind(v) == JSON_KIND_NUMBER && json_number(v) == (double)n &&
		n >= 0 && n <= TERMS_DAYS_MAX)
		*out = (int)n;
	else
		complain(r, key, "must be a whole number of days, 0 to 36500");
}

/* Index of the word, ${otherwise} when it is absent or wrong. */
static int
read_word(struct reader *r, const char *key, const struct words *words,
	int otherwise)
{
	const struct json *v = member(r, key);
	struct buf *b;
	int i;

	if (v == NULL)
		return otherwise;
	for (i = 0; i < words->count && json_text(v) != NULL; i++)
		if (strcmp(json_text(v), words->items[i]) == 0)
			return i;
	b = buf_new(r->arena, 64);
	buf_str(b, "must be ");
	for (i = 0; i < words->count; i++)
		buf_printf(
			b, "%s\"%s\"", i == 0 ? "" : " or ", words->items[i]);
	complain(r, key, b->data);
	return otherwise;
}

static void
read_percent(struct reader *r, const char *key, int64_t *e4)
{
	const struct json *v = member(r, key);
	struct buf *digits = buf_new(r->arena, 32);
	int64_t n = -1;

	if (v == NULL)
		return;
	if (json_kind(v) == JSON_KIND_NUMBER) {
		json_dump(v, digits);
		n = control_percent_read(digits->data);
	}
	if (n >= 0 && n <= 1000000)
		*e4 = n;
	else
		complain(r, key,
			"must be a percentage, 0 to 100, with at most four "
			"digits after the point");
}

/* {language: text} with at least English. */
static void
read_texts(struct reader *r, const char *key, const struct json *v,
	const char *out[LANG_COUNT])
{
	const char *texts[LANG_COUNT] = { NULL };
	enum lang l;
	size_t i;

	for (i = 0; i < json_count(v); i++) {
		const char *name = json_key_at(v, i);
		const char *text = json_text(json_get(v, name));

		if (lang_read(name, &l) != OK || text == NULL || *text == '\0')
			break;
		texts[l] = text;
	}
	if (json_kind(v) != JSON_KIND_OBJECT || i < json_count(v) ||
		texts[LANG_EN] == NULL) {
		complain(r, key,
			"must be an object of texts in \"en\" and, where they "
			"exist, \"zh\" and \"ja\"");
		return;
	}
	for (i = 0; i < LANG_COUNT; i++)
		out[i] = texts[i] == NULL ? texts[LANG_EN] : texts[i];
}

static void
read_law(struct reader *r, const char *key, struct terms_parameters *p)
{
	const struct json *v = member(r, key);
	const struct place *place;

	if (v == NULL)
		return;
	if (json_kind(v) != JSON_KIND_STRING) {
		read_texts(r, key, v, p->governing_law);
		return;
	}
	place = place_find(json_text(v));
	if (place == NULL || place->office)
		complain(r, key,
			"must be the two-letter code of a territory, such as "
			"\"SG\", or an object of texts");
	else
		p->governing_law_code = place->code;
}

static void
read_language(struct reader *r, const char *key, const char **out)
{
	const struct json *v = member(r, key);
	enum lang l;

	if (v == NULL)
		return;
	if (json_text(v) != NULL && lang_read(json_text(v), &l) == OK)
		*out = lang_key(l);
	else
		complain(r, key, "must be \"en\", \"zh\" or \"ja\"");
}

static void
check_keys(struct reader *r)
{
	size_t i;
	int k;

	for (i = 0; i < json_count(r->object); i++) {
		const char *key = json_key_at(r->object, i);

		for (k = 0; k < r->known_count; k++)
			if (strcmp(key, r->known[k]) == 0)
				break;
		if (k == r->known_count)
			complain(r, key, "is no parameter of the terms");
	}
}

static void
read_defensive(struct reader *above, struct terms_defensive *out)
{
	const struct json *v = member(above, "defensive");
	struct reader r = { .arena = above->arena,
		.object = v,
		.prefix = "defensive.",
		.errors = above->errors };

	if (v == NULL)
		return;
	if (json_kind(v) != JSON_KIND_OBJECT) {
		complain(above, "defensive",
			"must be an object of notice_days, cure_days, scope "
			"and effect");
		return;
	}
	read_days(&r, "notice_days", &out->notice_days);
	read_days(&r, "cure_days", &out->cure_days);
	out->scope = (enum terms_scope)read_word(
		&r, "scope", &(struct words)WORDS(scopes), (int)out->scope);
	out->effect = (enum terms_effect)read_word(
		&r, "effect", &(struct words)WORDS(effects), (int)out->effect);
	check_keys(&r);
}

static void
read_all(struct reader *r, struct terms_parameters *p)
{
	read_percent(r, "control_threshold", &p->control.threshold_e4);
	p->control.or_equal = read_word(
		r, "control_operator", &(struct words)WORDS(operators), 0);
	read_bool(r, "vie", &p->control.vie);
	read_bool(r, "affiliates", &p->affiliates);
	read_bool(r, "sublicence_affiliates", &p->sublicence_affiliates);
	read_days(r, "run_off_days", &p->run_off_days);
	read_bool(r, "have_made", &p->have_made);
	read_bool(r, "past_release", &p->past_release);
	read_bool(r, "survival", &p->survival);
	p->transfer = (enum terms_transfer)read_word(r, "transfer",
		&(struct words)WORDS(transfers), (int)p->transfer);
	read_bool(r, "merger_succession", &p->merger_succession);
	p->assignment = (enum terms_assignment)read_word(r, "assignment",
		&(struct words)WORDS(assignments), (int)p->assignment);
	read_bool(r, "started_projects_endure", &p->started_projects_endure);
	read_bool(r, "rescission", &p->rescission);
	read_defensive(r, &p->defensive);
	read_bool(r, "no_challenge", &p->no_challenge);
	p->reporting = (enum terms_reporting)read_word(r, "reporting",
		&(struct words)WORDS(reportings), (int)p->reporting);
	read_days(r, "reliance_days", &p->reliance_days);
	p->warranty = (enum terms_warranty)read_word(r, "warranty",
		&(struct words)WORDS(warranties), (int)p->warranty);
	read_bool(r, "maintenance", &p->maintenance);
	read_bool(r, "anti_social", &p->anti_social);
	read_law(r, "governing_law", p);
	if (json_get(r->object, "forum") != NULL)
		read_texts(r, "forum", member(r, "forum"), p->forum);
	read_language(r, "prevailing_language", &p->prevailing_language);
	check_keys(r);
}

enum err
terms_parameters_read(struct arena *a, const struct json *object,
	struct terms_parameters *out, struct terms_parameter_errors *errors)
{
	struct reader r = {
		.arena = a, .object = object, .prefix = "", .errors = errors
	};
	struct terms_parameters p;
	size_t room = 1 + json_count(object) +
		      json_count(json_get(object, "defensive"));

	errors->items = ARENA_ARRAY(a, room, struct terms_parameter_error);
	errors->count = 0;
	terms_parameters_init(&p);
	if (object != NULL && json_kind(object) != JSON_KIND_OBJECT)
		complain(&r, "parameters", "must be an object");
	else if (object != NULL)
		read_all(&r, &p);
	if (errors->count > 0)
		return ERR_INVALID;
	*out = p;
	return OK;
}

enum err
terms_parameters_parse(
	struct arena *a, const char *text, struct terms_parameters *out)
{
	struct terms_parameter_errors errors;
	const struct json *object;
	const char *why;

	if (json_parse(a, text, strlen(text), &object, &why) != OK ||
		terms_parameters_read(a, object, out, &errors) != OK)
		return ERR_BUG;
	return OK;
}
