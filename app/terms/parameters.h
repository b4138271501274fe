/*
 * The parameters of a version of the terms: what of its text decides who is
 * covered, for what and for how long, as values that rules and people can
 * compare. The text governs; the parameters say what the text says.
 *
 * In JSON (terms.parameters, conf/terms/NAME.json) an object; each key may be
 * absent and then has its default. Kinds and defaults:
 *	control_threshold	percent, 0 to 100	50
 *	control_operator	gt | ge			gt
 *	vie			bool			false
 *	affiliates		bool			true
 *	sublicence_affiliates	bool			true
 *	run_off_days		days			0
 *	have_made		bool			true
 *	past_release		bool			false
 *	survival		bool			true
 *	transfer		law | bind		law
 *	merger_succession	bool			true
 *	assignment		none | group | business	group
 *	started_projects_endure	bool			false
 *	rescission		bool			false
 *	defensive		{notice_days, cure_days: days,
 *				scope: all | licensor | rights,
 *				effect: new-acts | all-acts}
 *				30, 30, licensor, all-acts
 *	no_challenge		bool			false
 *	reporting		yearly | none		none
 *	reliance_days		days			0
 *	warranty		none | title		none
 *	maintenance		bool			false
 *	anti_social		bool			false
 *	governing_law		ST.3 code, {language: text}, or absent
 *	forum			{language: text}, or absent
 *	prevailing_language	en | zh | ja, or absent: that of the version
 * Days are 0 to 36500.
 *
 * Those that decide answers on coverage: an affiliate is an organisation in
 * which more than (gt) or at least (ge) control_threshold of the votes are
 * held, contracts count if vie; it stays covered run_off_days longer.
 * survival: a patent that leaves the pool stays licensed under grants made
 * before. transfer law: what becomes of the licence when a patent is sold is
 * for the law of each territory; bind: the seller must also bind the buyer.
 * started_projects_endure: an installation put in service in a covered
 * interval keeps its cover when the grant ends or is suspended, unless the
 * event says otherwise (grant_event.endure). rescission: a grant may be taken
 * back as if never given. reliance_days: an answer that was given stands this
 * many days after notice that it no longer does.
 */
#ifndef TERMS_PARAMETERS_H
#define TERMS_PARAMETERS_H

#include <stdbool.h>

#include "base/json.h"
#include "base/lang.h"
#include "org/control.h"

struct arena;

#define TERMS_DAYS_MAX 36500

enum terms_transfer { TERMS_TRANSFER_LAW, TERMS_TRANSFER_BIND };
enum terms_assignment {
	TERMS_ASSIGNMENT_NONE,
	TERMS_ASSIGNMENT_GROUP,
	TERMS_ASSIGNMENT_BUSINESS
};
/* Whose rights a measure against a licensee touches. */
enum terms_scope {
	TERMS_SCOPE_ALL,
	TERMS_SCOPE_LICENSOR, /* those of one licensor */
	TERMS_SCOPE_RIGHTS    /* those that are named */
};
enum terms_effect {
	TERMS_EFFECT_NEW_ACTS, /* what is in service goes on */
	TERMS_EFFECT_ALL_ACTS
};
enum terms_reporting { TERMS_REPORTING_NONE, TERMS_REPORTING_YEARLY };
enum terms_warranty { TERMS_WARRANTY_NONE, TERMS_WARRANTY_TITLE };

struct terms_defensive {
	int notice_days; /* from the notice to the measure */
	int cure_days;	 /* in which withdrawing the assertion averts it */
	enum terms_scope scope;
	enum terms_effect effect;
};

struct terms_parameters {
	struct control_rule control;
	bool affiliates;
	bool sublicence_affiliates;
	int run_off_days;
	bool have_made;
	bool past_release;
	bool survival;
	enum terms_transfer transfer;
	bool merger_succession;
	enum terms_assignment assignment;
	bool started_projects_endure;
	bool rescission;
	struct terms_defensive defensive;
	bool no_challenge;
	enum terms_reporting reporting;
	int reliance_days;
	enum terms_warranty warranty;
	bool maintenance;
	bool anti_social;
	const char *governing_law[LANG_COUNT]; /* NULL: not said */
	const char *governing_law_code;	       /* ST.3, or NULL */
	const char *forum[LANG_COUNT];
	const char *prevailing_language; /* a key, or NULL */
};

struct terms_parameter_error {
	const char *key; /* "defensive.cure_days" */
	const char *why; /* an English sentence */
};
struct terms_parameter_errors {
	struct terms_parameter_error *items;
	size_t count;
};

/* All defaults. */
void terms_parameters_init(struct terms_parameters *);

/*
 * Reads an object; NULL gives the defaults. ERR_INVALID: *errors has every
 * key with a wrong value, and every key that is no parameter.
 */
enum err terms_parameters_read(struct arena *, const struct json *object,
	struct terms_parameters *out,
	struct terms_parameter_errors *errors) MUST_CHECK;

/* Reads what terms.parameters holds; ERR_BUG when it is not well-formed. */
enum err terms_parameters_parse(struct arena *, const char *text,
	struct terms_parameters *out) MUST_CHECK;

/* Writes every parameter, in the order above; what is not said as null. */
void terms_parameters_write(
	struct json_writer *, const struct terms_parameters *);

/* The words of JSON. */
const char *terms_operator_word(bool or_equal);
const char *terms_transfer_word(enum terms_transfer);
const char *terms_assignment_word(enum terms_assignment);
const char *terms_scope_word(enum terms_scope);
const char *terms_effect_word(enum terms_effect);
const char *terms_reporting_word(enum terms_reporting);
const char *terms_warranty_word(enum terms_warranty);

#endif
