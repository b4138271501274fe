/*
 * Rights: which right of a patent has effect in a territory on a day, and in
 * which state. Pure: everything is loaded before (patent/right_store.h).
 *
 * A file is what one application became: its publications and legal events.
 * A file of an office gives a right in a territory by the rows of
 * territory_rule: itself ("CN202010123456"), one in each designated state
 * ("EP10167109/DE"), or one of unitary effect ("EP10167109/UP") in the states
 * that took part when it was registered. An international application (WO)
 * gives none; the members of its family do.
 *
 * Days are ISO dates. An interval is half open, [from, to), NULL is open.
 * What is not on record is never taken for the absence of a right.
 *
 * Sources: WIPO ST.27 for events; EPC 2(2), 63, 64, Regulation (EU)
 * 1257/2012 for Europe; the terms of offices are rows of term_rule.
 */
#ifndef PATENT_RIGHT_H
#define PATENT_RIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"
#include "patent/rule.h"

struct arena;

/* What an event does to a right: the words of event_rule.effect. */
enum right_effect {
	EFFECT_NONE,
	EFFECT_FILED,
	EFFECT_PUBLISHED,
	EFFECT_EXAMINED,
	EFFECT_GRANTED,
	EFFECT_FEE_PAID,
	EFFECT_LAPSED,
	EFFECT_RESTORED,
	EFFECT_EXPIRED,
	EFFECT_WITHDRAWN,
	EFFECT_REFUSED,
	EFFECT_SURRENDERED,
	EFFECT_OPPOSED,
	EFFECT_OPPOSITION_ENDED,
	EFFECT_LIMITED,
	EFFECT_REVOKED, /* as if never granted */
	EFFECT_UNITARY,
	EFFECT_DESIGNATED, /* with a territory: validated there */
	EFFECT_EXTENDED,
	EFFECT_ADJUSTED,   /* ${days} longer */
	EFFECT_DISCLAIMED, /* not beyond ${until} */
	EFFECT_OPEN_LICENCE,
	EFFECT_OPEN_LICENCE_ENDED,
	EFFECT_PARTY,
	EFFECT_COUNT
};

struct right_event {
	int64_t id;
	const char *office;
	const char *code;
	enum right_effect effect;
	const char *territory; /* NULL: the whole application */
	const char *on;
	const char *effective;
	const char *as_of;	/* NULL: as ${on} */
	const char *until;	/* detail.until, or NULL */
	const char *paid_until; /* detail.paid_until, or NULL */
	int days;		/* detail.days, or 0 */
	const char *states;	/* detail.states, "DE FR GB", or NULL */
	const char *source;
};

struct right_publication {
	int64_t id;
	const char *number; /* normal form */
	const char *kind;
	const char *family; /* DOCDB's, or NULL */
	const char *filed;  /* days or NULL */
	const char *published;
	const char *granted;
	const char *priority; /* the earliest priority date, or NULL */
	const char *status;   /* word or NULL */
	const char *status_source;
	const char *status_as_of;
};

/* The publications of one office with one application number. */
struct right_file {
	const char *office;
	const char *application_number; /* or NULL: one publication alone */
	const struct right_publication *publications;
	size_t publication_count;
	const struct right_event *events; /* preferred, right_events_sort() */
	size_t event_count;
	bool conflicting; /* sources disagree: there are events not preferred */
};

struct right_member {
	const char *number;
	const char *application_number;
	const char *office;
};

/* A family that names a publication of the file. */
struct right_family {
	const char *scheme;
	const char *id;
	const char *complete_as_of;
	const char *source;
	const struct right_member *members;
	size_t member_count;
};

/* All that a question about one patent looks at. */
struct right_world {
	const struct rules *rules;
	const struct right_file *file;
	/* Other files of its family in the registry. */
	const struct right_file *siblings;
	size_t sibling_count;
	const struct right_family *families;
	size_t family_count;
};

enum right_state {
	RIGHT_NONE,	 /* none, by an office's rule or a complete family */
	RIGHT_NO_RULE,	 /* of this office no rule is known */
	RIGHT_NO_RECORD, /* there may be one: nothing is on record */
	RIGHT_UNKNOWN,	 /* there is one; its state is not known */
	RIGHT_NOT_YET,	 /* before the filing */
	RIGHT_PENDING,
	RIGHT_IN_FORCE,
	RIGHT_LAPSED_OPEN, /* lapsed, may still be restored */
	RIGHT_INTERVENING, /* between a lapse and the restoration */
	RIGHT_CEASED,
	RIGHT_VOID /* revoked, from the start */
};

/* What a reason rests on. */
struct right_record {
	const char *kind; /* patent, event, family, territory-rule, … */
	const char *id;	  /* number, id of the event or rule, scheme/id */
	const char *source;
	const char *as_of; /* or verified_on, or NULL */
};

enum right_level { LEVEL_DECIDES, LEVEL_SUPPORTS, LEVEL_WARNING, LEVEL_HINT };

/*
 * Codes, by level. decides: in_force pending not_filed_yet revoked withdrawn
 * refused surrendered lapsed expired restoration_open intervening no_status
 * lapse_date_unknown no_record no_rule not_in_territory
 * no_right_complete_family not_designated. supports: territory_rule term_rule
 * adjusted disclaimed restored unitary. warning: no_term_rule status_unknown
 * stale conflicting_sources. hint: sibling.
 */
struct right_reason {
	const char *code;
	enum right_level level;
	struct right_record record;
};

#define RIGHT_REASONS 12

struct right {
	const char *name;	       /* "EP10167109/DE" */
	const char *territory;	       /* asked for */
	const struct right_file *file; /* NULL: NONE, NO_RULE, NO_RECORD */
	const struct territory_rule *rule;
	enum right_type type;
	enum right_state state;
	const char *filed; /* or NULL */
	const char *granted;
	/* The term: all NULL where no rule or no base is known. */
	const struct term_rule *term;
	const char *nominal_last_day; /* by the rule alone */
	int adjust_days;
	const char *cap;      /* by a disclaimer */
	const char *last_day; /* in force, after adjustment and cap */
	const char *since; /* not in force any more: from this day, or NULL */
	const char *open_until; /* LAPSED_OPEN: first day it is no longer */
	const char *source;	/* of the newest record, its day */
	const char *as_of;
	bool stale;
	/* The state rests on what an office may have changed since: a stale
	 * record does not decide. False of an expiry by rule, a revocation. */
	bool perishable;
	struct right_reason reasons[RIGHT_REASONS]; /* first: decides */
	size_t reason_count;
};

struct right_list {
	const struct right *items;
	size_t count;
};

/*
 * The rights of ${world->file} that reach ${territory}, each with its state
 * on ${day}. Never empty: where no right is found the one item says why, as
 * NONE, NO_RULE or NO_RECORD.
 */
void right_list(struct arena *, const struct right_world *,
	const char *territory, const char *day, struct right_list *out);

/* All days on which an answer of right_list() for ${territory} may change,
 * sorted, each once; ${stale}: also those on which a record gets too old. */
struct right_days {
	const char *const *items;
	size_t count;
};
void right_days(struct arena *, const struct right_world *,
	const char *territory, bool stale, struct right_days *out);

/* One state of one right over time. */
struct right_span {
	const char *from; /* NULL: ever */
	const char *to;	  /* NULL: open */
	const struct right *right;
};
struct right_spans {
	const struct right_span *items;
	size_t count;
};

/* The states over time of the rights that ever reach ${territory}: by name,
 * then by time. Neighbours differ in state or deciding code. */
void right_spans(struct arena *, const struct right_world *,
	const char *territory, struct right_spans *out);

/* The span of ${right} that holds on ${day}, one of right_list(). */
bool right_span_find(const struct right_spans *, const struct right *right,
	const char *day, struct right_span *out);

/* The territories that rows of the file's office name, for WO those of its
 * family's offices; sorted. */
struct right_territories {
	const char *const *items;
	size_t count;
};
void right_territories(struct arena *, const struct right_world *,
	struct right_territories *out);

/* Puts events into the order in which they count: by effective day, day,
 * effect and code, so that the order of import does not matter. */
void right_events_sort(struct right_event *, size_t count);

/* The type that the kinds of the publications tell. */
enum right_type right_file_type(const struct right_file *);

/* Earliest days of the publications, or NULL. */
const char *right_file_filed(const struct right_file *);

/* "EP10167109", or the number of the only publication. */
const char *right_file_name(struct arena *, const struct right_file *);

/* Words of event_rule.effect; ERR_INVALID for any other. */
enum err right_effect_read(const char *word, enum right_effect *out) MUST_CHECK;
const char *right_effect_name(enum right_effect);

/* "in-force" and the like, for the API. */
const char *right_state_name(enum right_state);
/* Where lists show it: what is alive comes first. */
int right_state_rank(enum right_state);

/* Newest status word of the file's publications, or NULL: the publication
 * with the latest status_as_of. */
const struct right_publication *right_file_status(const struct right_file *);

#endif
