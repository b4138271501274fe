/*
 * The answers of an application, and the text by which they are frozen.
 */
#ifndef APPLICATION_ANSWERS_H
#define APPLICATION_ANSWERS_H

#include <stddef.h>

#include "application/evidence.h"
#include "base/err.h"
#include "terms/terms.h"

/* Missing answers are "". */
struct answers {
	const char *name; /* of the organisation */
	const char *country;
	const char *scheme;
	const char *identifier; /* normal form */
	const char *signatory;
	const char *position;
	const char *authority; /* representative power-of-attorney internal */
	const char *field;     /* slug of a topic or "other" */
	const char *purpose;
	const char *const *territories;
	size_t territory_count;
	/* Numbers in normal form; none: the pool as it changes. */
	const char *const *patents;
	size_t patent_count;
	/* What the register shows: full name number; "" is full. */
	const char *publication;
	const char *statement;
	const char *target_year;
	const char *accepted_lang; /* key of the text that was shown */
	const char *accepted_sha256;
	const char *accepted_at; /* instant */
};

/* Reads what is stored; unknown members are ignored, never fails on values. */
enum err answers_read(
	struct arena *, const char *json, struct answers *out) MUST_CHECK;

/*
 * The frozen text: one JSON object in one line, members in a fixed order,
 * with the documents' sums and those of the accepted terms. Its SHA-256 is
 * the content hash.
 */
const char *answers_text(struct arena *, const char *application_id,
	int submission, const struct answers *, const struct documents *,
	const struct terms *);

/* Reads a frozen text again; documents come without ids and times. */
enum err answers_read_frozen(struct arena *, const char *text,
	struct answers *out, struct documents *documents) MUST_CHECK;

/*
 * The scheme of a registration number as people type it: CN has 18
 * characters (uscc), JP 13 digits (jpcn), and everywhere 20 characters are an
 * LEI. 19 or 21 letters and digits are read as an LEI with a slip, so that
 * the message can say so. All else is the number of another register.
 */
const char *answers_scheme(
	struct arena *, const char *country, const char *typed);

/* A kind of authority for people, N_() message. */
const char *answers_authority_label(const char *authority);

#endif
