#include <stdio.h>

#include "base/buf.h"
#include "terms/parameters.h"

static void
put_bool(struct json_writer *w, const char *key, bool value)
{
	json_key(w, key);
	json_add_bool(w, value);
}

static void
put_int(struct json_writer *w, const char *key, int value)
{
	json_key(w, key);
	json_add_int(w, value);
}

static void
put_text(struct json_writer *w, const char *key, const char *value)
{
	json_key(w, key);
	json_add_string(w, value);
}

/* 500000 as 50, 333400 as 33.34. */
static void
put_percent(struct json_writer *w, const char *key, int64_t e4)
{
	char digits[32];
	size_t n = (size_t)snprintf(digits, sizeof(digits), "%lld.%04lld",
		(long long)(e4 / 10000), (long long)(e4 % 10000));

	while (digits[n - 1] == '0')
		n--;
	digits[digits[n - 1] == '.' ? n - 1 : n] = '\0';
	json_key(w, key);
	json_add_raw(w, digits);
}

static void
put_texts(struct json_writer *w, const char *key,
	const char *const texts[LANG_COUNT])
{
	int l;

	json_key(w, key);
	if (texts[LANG_EN] == NULL) {
		json_add_raw(w, NULL);
		return;
	}
	json_open(w, '{');
	for (l = 0; l < LANG_COUNT; l++)
		put_text(w, lang_key((enum lang)l), texts[l]);
	json_close(w, '}');
}

static void
put_defensive(struct json_writer *w, const struct terms_defensive *d)
{
	json_key(w, "defensive");
	json_open(w, '{');
	put_int(w, "notice_days", d->notice_days);
	put_int(w, "cure_days", d->cure_days);
	put_text(w, "scope", terms_scope_word(d->scope));
	put_text(w, "effect", terms_effect_word(d->effect));
	json_close(w, '}');
}

void
terms_parameters_write(struct json_writer *w, const struct terms_parameters *p)
{
	json_open(w, '{');
	put_percent(w, "control_threshold", p->control.threshold_e4);
	put_text(w, "control_operator",
		terms_operator_word(p->control.or_equal));
	put_bool(w, "vie", p->control.vie);
	put_bool(w, "affiliates", p->affiliates);
	put_bool(w, "sublicence_affiliates", p->sublicence_affiliates);
	put_int(w, "run_off_days", p->run_off_days);
	put_bool(w, "have_made", p->have_made);
	put_bool(w, "past_release", p->past_release);
	put_bool(w, "survival", p->survival);
	put_text(w, "transfer", terms_transfer_word(p->transfer));
	put_bool(w, "merger_succession", p->merger_succession);
	put_text(w, "assignment", terms_assignment_word(p->assignment));
	put_bool(w, "started_projects_endure", p->started_projects_endure);
	put_bool(w, "rescission", p->rescission);
	put_defensive(w, &p->defensive);
	put_bool(w, "no_challenge", p->no_challenge);
	put_text(w, "reporting", terms_reporting_word(p->reporting));
	put_int(w, "reliance_days", p->reliance_days);
	put_text(w, "warranty", terms_warranty_word(p->warranty));
	put_bool(w, "maintenance", p->maintenance);
	put_bool(w, "anti_social", p->anti_social);
	if (p->governing_law_code != NULL)
		put_text(w, "governing_law", p->governing_law_code);
	else
		put_texts(w, "governing_law", p->governing_law);
	put_texts(w, "forum", p->forum);
	put_text(w, "prevailing_language", p->prevailing_language);
	json_close(w, '}');
}
