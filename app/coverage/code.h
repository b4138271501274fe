/*
 * The codes of reasons and their sentences.
 */
#ifndef COVERAGE_CODE_H
#define COVERAGE_CODE_H

#include "base/lang.h"
#include "coverage/coverage.h"

/* The reason as a sentence. */
const char *coverage_reason_text(
	struct arena *, enum lang, const struct coverage_reason *);

/* That no answer is legal advice: an N_() message. */
extern const char coverage_advice[];

/* An N_() message for an answer: "Licensed". */
const char *coverage_answer_label(enum coverage_answer);

#endif
