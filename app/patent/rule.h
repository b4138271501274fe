/*
 * Rules of offices and laws, as rows: where a right has effect, how long it
 * lasts, how old what is known of it may be, what the law does to licences.
 *
 * Each row says where it is from and when somebody last looked; the
 * secretariat changes rows, never the program. A row counts on a day when
 * from <= day < to; NULL is open.
 */
#ifndef PATENT_RULE_H
#define PATENT_RULE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"
#include "base/err.h"

enum right_type {
	RIGHT_INVENTION,
	RIGHT_UTILITY_MODEL,
	RIGHT_DESIGN,
	RIGHT_SPC,
	RIGHT_ANY /* of a territory rule: every type */
};

/* How the right of an office comes to have effect in a territory. */
enum right_way {
	RIGHT_DIRECT,	  /* by grant */
	RIGHT_DESIGNATED, /* in each state, by validation */
	RIGHT_UNITARY,	  /* in the states that take part at registration */
	RIGHT_EXTENSION	  /* where the applicant asked for it */
};

/* What every row has. */
struct rule {
	const char *id;
	const char *from; /* days or NULL */
	const char *to;
	const char *source;
	const char *verified_on; /* NULL: nobody has verified it */
};

struct territory_rule {
	struct rule rule;
	const char *office; /* ST.3 */
	enum right_type type;
	const char *territory; /* ST.3 */
	enum right_way way;
};

struct term_rule {
	struct rule rule;
	const char *office;
	enum right_type type;
	const char *filed_from; /* filed_from <= filed < filed_to, NULL open */
	const char *filed_to;
	bool from_grant; /* counted from the grant, else from filing */
	int years;
	/* The last day is the day before the anniversary, else itself. */
	bool day_before;
	bool month_end;	    /* the last day is the last one of its month */
	int grace_months;   /* to pay a fee late */
	int restore_months; /* to ask for restoration after a lapse */
};

struct freshness_rule {
	struct rule rule;
	const char *office; /* "*": any other */
	int days;
};

struct law_rule {
	struct rule rule;
	const char *territory;
	const char *matter; /* transfer, co-owner, licensor-insolvency, … */
	const char *effect; /* a word of that matter: migrations/0130 */
	const char *note;   /* JSON {en, zh, ja} */
};

struct rules {
	const struct territory_rule *territory;
	size_t territory_count;
	const struct term_rule *term;
	size_t term_count;
	const struct freshness_rule *freshness;
	size_t freshness_count;
	const struct law_rule *law;
	size_t law_count;
};

/* True when the row counts on ${day}. */
bool rule_holds(const struct rule *, const char *day);

/* The row for a right that was filed on ${filed}, or NULL. */
const struct term_rule *rule_term(const struct rules *, const char *office,
	enum right_type, const char *filed);

/* Writes the last day of the term by the row alone; ERR_INVALID where the day
 * from which it counts is not known (NULL). */
enum err rule_last_day(const struct term_rule *, const char *filed,
	const char *granted, char out[DAY_SIZE]) MUST_CHECK;

/* The limit of an office, else that of "*", else NULL; on ${day}. */
const struct freshness_rule *rule_freshness(
	const struct rules *, const char *office, const char *day);

/* What the law of ${territory} says in a matter on ${day}, or NULL. */
const struct law_rule *rule_law(const struct rules *, const char *territory,
	const char *matter, const char *day);

/* True when some row of the office, of any way and time, names it. */
bool rule_reaches(
	const struct rules *, const char *office, const char *territory);

/* Words of the tables; ERR_INVALID for any other. An absent type of a
 * territory rule (NULL) is RIGHT_ANY. */
enum err right_type_read(const char *word, enum right_type *out) MUST_CHECK;
enum err right_way_read(const char *word, enum right_way *out) MUST_CHECK;
const char *right_type_name(enum right_type);
const char *right_way_name(enum right_way);

#endif
