/*
 * The key-terms card: what a version of the terms says, parameter by
 * parameter, each with its value and one sentence of what it means. All
 * versions have the same parameters in the same order, so two cards compare
 * line by line.
 */
#ifndef TERMS_KEY_TERMS_H
#define TERMS_KEY_TERMS_H

#include <stddef.h>

#include "terms/terms.h"

/* Subjects of the card, in its order. */
enum key_subject {
	KEY_WHO,     /* who is covered */
	KEY_USE,     /* what may be done */
	KEY_CHANGE,  /* what changes leave in force */
	KEY_CONDUCT, /* conduct, defence and end */
	KEY_LAW,     /* answers, warranty, law */
	KEY_SUBJECT_COUNT
};

struct key_term {
	enum key_subject subject;
	const char *key;   /* of the parameter, as in JSON */
	const char *label; /* these three are translated */
	const char *value;
	const char *meaning; /* one sentence */
};

struct key_terms {
	struct key_term *items;
	size_t count;
};

/* For people, N_() message. */
const char *key_subject_label(enum key_subject);

void key_terms_list(
	struct arena *, enum lang, const struct terms *, struct key_terms *out);

/* Two versions line by line. */
struct key_difference {
	const struct key_term *a;
	const struct key_term *b;
	bool differs;
};
struct key_differences {
	struct key_difference *items;
	size_t count;
	int differing;
};
void key_terms_compare(struct arena *, enum lang, const struct terms *ta,
	const struct terms *tb, struct key_differences *out);

#endif
