/*
 * The sheet: many patent numbers at once, in any spelling. For each: is it in
 * the pool, was it, is it known, what of its family is in the pool, its state
 * by territory, and whether an organisation is covered.
 *
 * A list is kept under an id made of its content, so that a sheet has an
 * address that gives the same answers again with as_known_at.
 */
#ifndef COVERAGE_SHEET_H
#define COVERAGE_SHEET_H

#include "coverage/ask.h"
#include "db/db.h"

#define SHEET_NUMBERS_MAX 1000
#define SHEET_TERRITORIES_MAX 5
#define SHEET_ID_SIZE 33

enum sheet_state {
	SHEET_POOLED,	  /* on the day */
	SHEET_WAS_POOLED, /* before or after it only */
	SHEET_KNOWN,	  /* in the registry, never in the pool */
	SHEET_UNKNOWN,	  /* a number that the registry does not know */
	SHEET_NO_NUMBER	  /* not to be read as a number */
};

struct sheet_cell {
	const char *territory;
	const struct right *right;	    /* NULL: of an unknown number */
	const struct coverage_asked *asked; /* NULL: no organisation given */
};

struct sheet_row {
	const char *typed;
	const char *number; /* of the publication found, or NULL */
	const char *title;  /* JSON, or NULL */
	enum sheet_state state;
	const char *since; /* of the last time in the pool */
	const char *until;
	const char *member;
	const char *const *siblings; /* of the family, in the pool on the day */
	size_t sibling_count;
	struct sheet_cell cells[SHEET_TERRITORIES_MAX];
};

struct sheet_question {
	const char *org; /* as typed, or "" */
	const char *use;
	const char *act;
	const char *on;	   /* day */
	const char *known; /* instant, from fact_known() */
	const struct coverage_viewer *viewer;
	const char *territories[SHEET_TERRITORIES_MAX];
	size_t territory_count;
};

struct sheet {
	struct sheet_row *items;
	size_t count;
	size_t totals[SHEET_NO_NUMBER + 1]; /* by state */
	/* what is wrong with the question, as of coverage_ask(); or NULL */
	const struct coverage_asked *faulty;
};

/* A state for people, N_() message, its colour and its word in CSV. */
const char *sheet_state_label(enum sheet_state);
const char *sheet_state_colour(enum sheet_state);
const char *sheet_state_word(enum sheet_state);

/*
 * Cuts text into numbers: lines, commas, semicolons and tabs part them; of a
 * line of CSV every cell is one. Blank ones and quotes fall away. ERR_INVALID:
 * none, or more than SHEET_NUMBERS_MAX (*count says how many).
 */
enum err sheet_cut(struct arena *, const char *text,
	const char *const **numbers, size_t *count) MUST_CHECK;

/* Keeps a list; the same one again has the same id. */
enum err sheet_keep(struct db *, const char *const *numbers, size_t count,
	char id[SHEET_ID_SIZE]) MUST_CHECK;
enum err sheet_find(struct db *, const char *id, const char *const **numbers,
	size_t *count) MUST_CHECK;

/* Answers for all numbers, in their order. */
enum err sheet_ask(struct db *, const char *const *numbers, size_t count,
	const struct sheet_question *, struct sheet *out) MUST_CHECK;

/* --- statements (sheet_store.c) ---------------------------------------------
 */
enum err sheet_insert(struct db *, const char *id, const char *const *numbers,
	size_t count) MUST_CHECK;
/* Fills number, title and the pool of rows whose numbers[i] is not "". */
enum err sheet_rows_find(struct db *, const char *const *numbers,
	const char *const *bases, const struct sheet_question *,
	struct sheet *) MUST_CHECK;

#endif
