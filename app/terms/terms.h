/*
 * Licence terms: versioned texts in three languages, never edited.
 *
 * A version is a name such as "open-1.0". Its texts are known by the SHA-256
 * of their exact UTF-8 bytes, so that anybody can show which words were
 * accepted. One language governs; the register says which.
 *
 * A version serves one route: open (the machine grants under a standing
 * approval) or reviewed (people decide). The version in force of a route is
 * the one that took effect last.
 */
#ifndef TERMS_TERMS_H
#define TERMS_TERMS_H

#include <stdbool.h>

#include "audit/audit.h"
#include "base/lang.h"
#include "db/db.h"
#include "terms/parameters.h"

enum terms_route { TERMS_OPEN, TERMS_REVIEWED };

struct terms {
	const char *version;
	enum terms_route route;
	const char *title[LANG_COUNT];
	const char *text[LANG_COUNT]; /* NULL in lists */
	const char *sha256[LANG_COUNT];
	enum lang governing;
	const char *effective_from; /* days */
	const char *effective_to;   /* first day out of force, or NULL */
	bool in_force;		    /* the one its route uses today */
	struct terms_parameters parameters;
};

struct terms_list {
	struct terms *items;
	size_t count;
};

/* What a new version is made of. Titles are the first lines of the texts. */
struct terms_new {
	const char *version;
	const char *text[LANG_COUNT];
	enum lang governing;
	const char *effective_from;
	/* The object of parameters.h; NULL: all defaults. */
	const struct json *parameters;
};

/* A text as it is shown: its lines with what they are. */
enum terms_line_kind { TERMS_TITLE, TERMS_HEADING, TERMS_CLAUSE };
struct terms_line {
	enum terms_line_kind kind;
	const char *text;
};
struct terms_lines {
	struct terms_line *items;
	size_t count;
};

/* "open", "reviewed". */
const char *terms_route_word(enum terms_route);
enum err terms_route_read(const char *word, enum terms_route *out) MUST_CHECK;
/* For people, N_() message. */
const char *terms_route_label(enum terms_route);

/*
 * Cuts a text into its title, headings ("3. Words") and all other lines;
 * blank lines fall away. Nothing else is changed.
 */
void terms_lines(struct arena *, const char *text, struct terms_lines *out);

/*
 * Checks a new version: a name that begins with its route ("open-1.1"),
 * UTF-8 texts with a title in every language, an existing day, parameters
 * that can be read and agree with the governing language. On ERR_INVALID
 * *why is an English sentence.
 */
enum err terms_check(struct arena *, const struct terms_new *,
	enum terms_route *route, const char **why) MUST_CHECK;

/*
 * Publishes a version; *published is false when exactly these texts and
 * parameters have been published before, or these texts without parameters,
 * which it then gets. ERR_CONFLICT: the version exists with other words.
 * ERR_INVALID: terms_check() says why. Makes its own transaction.
 */
enum err terms_publish(struct db *, const struct actor *,
	const struct terms_new *, bool *published) MUST_CHECK;

/* One version with its texts; ERR_NOT_FOUND. */
enum err terms_find(
	struct db *, const char *version, struct terms *out) MUST_CHECK;

/* The version in force of a route today, with its texts. */
enum err terms_find_current(
	struct db *, enum terms_route, struct terms *out) MUST_CHECK;

/* All versions without their texts, newest first within each route. */
enum err terms_list(struct db *, struct terms_list *out) MUST_CHECK;

/* Statements of terms_store.c that terms.c puts together. */
struct terms_row {
	const char *version;
	enum terms_route route;
	const char *title; /* JSON objects by language */
	const char *text;
	const char *sha256;
	enum lang governing;
	const char *effective_from;
	const char *parameters; /* JSON, every key */
};
enum err terms_insert(
	struct db *, const struct terms_row *, bool *inserted) MUST_CHECK;
enum err terms_give_parameters(
	struct db *, const struct terms_row *, bool *given) MUST_CHECK;

#endif
