/*
 * Questions as people and programs write them: checked, resolved, answered.
 */
#ifndef COVERAGE_ASK_H
#define COVERAGE_ASK_H

#include "base/json.h"
#include "base/lang.h"
#include "coverage/coverage.h"
#include "db/db.h"

#define COVERAGE_QUESTIONS_MAX 1000

/* As typed; NULL or "" is absent. */
struct coverage_typed {
	const char *org;       /* id, or LEI, USCC, JP corporate number */
	const char *patent;    /* in any usual spelling */
	const char *use;       /* absent: any field */
	const char *act;       /* absent: use */
	const char *territory; /* ST.3 */
	const char *on;	       /* absent: today, UTC */
	const char *for_org;
	const char *capacity; /* absent: self */
	const char *started;
};

/* The names of its members in queries and in JSON: org patent use act
 * territory on for capacity started; ends with NULL. */
extern const char *const coverage_fields[];

/* The member ${i} of the names above. */
const char **coverage_typed_field(struct coverage_typed *, size_t i);

struct coverage_fault {
	const char *field;
	const char *why; /* N_() message */
};
#define COVERAGE_FAULTS_MAX 9

struct coverage_asked {
	struct coverage_question question; /* resolved, with all defaults */
	struct coverage_fault faults[COVERAGE_FAULTS_MAX];
	size_t fault_count; /* not 0: there is no answer */
	struct coverage_case *ready;
	struct coverage_result result;
	/* set by coverage_give(): somebody may rely on it */
	const char *id;
	int reliance_days;
	const char *stands_until; /* as now known, or NULL */
};

struct coverage_batch {
	const char *known; /* as_known_at, in the form of base/instant.h */
	struct coverage_facts facts;
	struct coverage_asked *items;
	size_t count;
};

/* From when and for whom. */
struct coverage_asking {
	const char *known; /* an instant in normal form; NULL: now */
	const struct coverage_viewer *viewer; /* NULL: sees everything */
};

/*
 * Answers all questions, in order. A faulty question does not keep others
 * from their answers. ERR_BUSY and the like when the database is away.
 */
enum err coverage_ask(struct db *, const struct coverage_typed *, size_t count,
	const struct coverage_asking *, struct coverage_batch *out) MUST_CHECK;

/* The same without the answers: cases only, for the interval form. */
enum err coverage_ask_ready(struct db *, const struct coverage_typed *,
	size_t count, const struct coverage_asking *,
	struct coverage_batch *out) MUST_CHECK;

/* The query that asks the same again and gets the same answer:
 * "org=…&patent=…&…&as_known_at=…". */
const char *coverage_permalink(
	struct arena *, const struct coverage_asked *, const char *known);

/* Writes the answer as an object: answer, reasons with texts in ${lang},
 * rights, as_known_at, permalink, …; ${url}: what stands before the paths. */
void coverage_write(struct json_writer *, struct arena *, enum lang,
	const struct coverage_asked *, const char *known, const char *url);

/* Writes intervals: [{from, to, answer, codes, reasons}]. */
void coverage_write_intervals(struct json_writer *, struct arena *, enum lang,
	const struct coverage_intervals *);

#endif
