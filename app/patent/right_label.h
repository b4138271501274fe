/*
 * Words for people about rights: N_() messages.
 */
#ifndef PATENT_RIGHT_LABEL_H
#define PATENT_RIGHT_LABEL_H

#include "patent/right.h"

/* "In force", and the colour of its tag. */
const char *right_state_label(enum right_state);
const char *right_state_colour(enum right_state);

/* Why: a sentence for a reason's code, or NULL when the state says it all. */
const char *right_code_label(const char *code);

/* "Lapsed": what an event does to the right; NULL for what does nothing. */
const char *right_effect_label(const char *effect);
const char *right_effect_colour(const char *impact);

/* "Assignment": how an owner acquired a right; the word itself if unknown. */
const char *right_acquired_label(const char *word);

/* Who says so: source kinds of facts. */
const char *right_source_label(const char *kind);

#endif
