/*
 * The vocabulary of failure.
 *
 * Every function that can fail returns an enum err; results leave through
 * the last pointer and are written only on OK.  Sentences for people are
 * made at the edge (http/problem.c, cli/), never below it.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum err {
	OK = 0,
	ERR_NOT_FOUND, /* there is no such object, or not for this person */
	ERR_CONFLICT,  /* the state of the object does not allow it (any more) */
	ERR_INVALID,   /* the input breaks a rule; the form says which field */
	ERR_DENIED,    /* known who, not allowed */
	ERR_BUSY,      /* the database is away or full: try again later */
	ERR_UNKNOWN,   /* a write whose answer was lost: it may have happened */
	ERR_BUG        /* a defect of ours; logged where it was found */
};

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

/* Returns the name of ${e} for logs, e.g. "not_found". */
const char *err_name(enum err e);

#endif
