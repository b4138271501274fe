#include <stdio.h>

#include "base/buf.h"
#include "terms/parameters.h"

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
	json_set_raw(w, key, digits);
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
		json_set(w, lang_key((enum lang)l), texts[l]);
	json_close(w, '}');
}

static void
put_defensive(struct json_writer *w, const struct terms_defensive *d)
{
	json_key(w, "defensive");
	json_open(w, '{');
	json_set_int(w, "notice_days", d->notice_days);
	json_set_int(w, "cure_days", d->cure_days);
	json_set(w, "scope", terms_scope_word(d->scope));
	json_set(w, "effect", terms_effect_word(d->effect));
	json_close(w, '}');
}

void
terms_parameters_write(struct json_writer *w, const struct terms_parameters *p)
{
	json_open(w, '{');
	put_percent(w, "control_threshold", p->control.threshold_e4);
	json_set(w, "control_operator",
		terms_operator_word(p->control.or_equal));
	json_set_bool(w, "vie", p->control.vie);
	json_set_bool(w, "affiliates", p->affiliates);
	json_set_bool(w, "sublicence_affiliates", p->sublicence_affiliates);
	json_set_int(w, "run_off_days", p->run_off_days);
	json_set_bool(w, "have_made", p->have_made);
	json_set_bool(w, "past_release", p->past_release);
	json_set_bool(w, "survival", p->survival);
	json_set(w, "transfer", terms_transfer_word(p->transfer));
	json_set_bool(w, "merger_succession", p->merger_succession);
	json_set(w, "assignment", terms_assignment_word(p->assignment));
	json_set_bool(w, "started_projects_endure", p->started_projects_endure);
	json_set_bool(w, "rescission", p->rescission);
	put_defensive(w, &p->defensive);
	json_set_bool(w, "no_challenge", p->no_challenge);
	json_set(w, "reporting", terms_reporting_word(p->reporting));
	json_set_int(w, "reliance_days", p->reliance_days);
	json_set(w, "warranty", terms_warranty_word(p->warranty));
	json_set_bool(w, "maintenance", p->maintenance);
	json_set_bool(w, "anti_social", p->anti_social);
	if (p->governing_law_code != NULL)
		json_set(w, "governing_law", p->governing_law_code);
	else
		put_texts(w, "governing_law", p->governing_law);
	put_texts(w, "forum", p->forum);
	json_set(w, "prevailing_language", p->prevailing_language);
	json_close(w, '}');
}
