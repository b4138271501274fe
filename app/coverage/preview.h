/*
 * What would become of the licences if a contribution were withdrawn, a
 * patent sold, or a member left? Nothing is stored.
 *
 * The facts of the day are loaded, the act is done to a copy of them, and each
 * grant is asked about before and after, patent by patent and territory by
 * territory, by the rules of coverage.h and by nothing else. A grant that
 * would be given on that day, worldwide, shows what becomes of licences to
 * come.
 */
#ifndef COVERAGE_PREVIEW_H
#define COVERAGE_PREVIEW_H

#include "coverage/coverage.h"
#include "db/db.h"

#define PREVIEW_PATENTS_MAX 50
#define PREVIEW_GRANTS_MAX 200

enum preview_act { PREVIEW_WITHDRAWAL, PREVIEW_SALE, PREVIEW_EXIT };

struct preview_question {
	enum preview_act act;
	/* of the patents; NULL: whoever contributed them. An exit needs it,
	 * and then ${patents} are all of its own. */
	const char *member;
	const char *const *patents; /* numbers of publications */
	size_t patent_count;
	const char *on; /* first day on which it holds */
	/* The part that is looked at: an alliance is too large for one look. */
	int patents_from;
	int grants_from;
	/* a sale */
	const char *buyer; /* organisation id, or NULL: ${buyer_name} */
	const char *buyer_name;
	enum coverage_known bound;
	enum coverage_known knew;
};

struct preview_line {
	const char *grant; /* NULL: one that would be given that day */
	const char *licensee;
	const char *licensee_name; /* JSON, NULL: not published */
	const char *patent;
	const char *territory;
	enum coverage_answer before;
	enum coverage_answer after;
	const char *code; /* the rule that is applied then */
	const struct coverage_reason *why;
};

struct preview {
	struct preview_line *items; /* those that change first */
	size_t count;
	size_t changing;
	size_t patents;	     /* looked at */
	size_t grants;	     /* looked at */
	int64_t all_patents; /* of the member, or asked about */
	int64_t all_grants;  /* that are not over */
	const char *known;   /* instant */
};

/*
 * ${all}: names of licensees that are published by number only are shown,
 * too. ERR_NOT_FOUND: none of the patents is in the pool, by that member.
 */
enum err preview_find(struct db *, const struct preview_question *, bool all,
	struct preview *out) MUST_CHECK;

/* The facts after the act, in ${out}; ${facts} stay as they are. Pure. */
void preview_facts(struct arena *, const struct preview_question *,
	const struct coverage_facts *facts, struct coverage_facts *out);

/* The part that follows, by turning ${patents_from} and ${grants_from} of the
 * question on; false after the last one. */
bool preview_next(struct preview_question *, const struct preview *);

/* "withdrawal" and back, false for another word. */
const char *preview_act_word(enum preview_act);
bool preview_act_read(const char *word, enum preview_act *out);

/* --- statements (preview_store.c) ------------------------------------------
 */
struct preview_patents {
	const char *const *numbers; /* one of each application */
	const char *const *files;   /* all publications of these */
	size_t file_count;
	const char *const *territories; /* in which rights may be */
	size_t count;
	size_t territory_count;
	int64_t total;
};
enum err preview_patents(struct db *, const struct preview_question *,
	struct preview_patents *out) MUST_CHECK;
struct preview_grant {
	const char *number;
	const char *licensee;
	const char *name; /* JSON */
	bool hidden;	  /* the register publishes no name */
};
struct preview_grants {
	struct preview_grant *items;
	size_t count;
	int64_t total;
};
enum err preview_grants(struct db *, const struct preview_question *,
	struct preview_grants *out) MUST_CHECK;

#endif
