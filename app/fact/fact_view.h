/*
 * Requests that are answered as of an earlier knowledge.
 */
#ifndef FACT_FACT_VIEW_H
#define FACT_FACT_VIEW_H

#include "fact/fact.h"
#include "http/req.h"

/*
 * From here on r->db knows what was known at ${asked}, as query_instant()
 * reads it from as_known_at=; NULL: nothing changes. r->known is then the
 * instant, which the frame of pages shows and a header field
 * Canopy-As-Known-At tells.
 */
enum err fact_view_begin(struct req *, const char *asked) MUST_CHECK;

/* The same from the query; ERR_INVALID names /query/as_known_at. */
enum err fact_view_read(struct req *) MUST_CHECK;

/* All is asked: gives the connection back. */
void fact_view_end(struct req *);

/* Answers {"items": [{at, what, kind, source_kind, source, as_of, fact,
 * before}]}: fact_history() as JSON. */
enum err fact_view_history(
	struct req *, const char *object, const char *id, bool full) MUST_CHECK;

/* For pages: labels (N_() messages), the time of an instant, and the lines
 * "key: value" of a change: for a correction what it said and says now. */
const char *fact_view_what(const char *what);
const char *fact_view_colour(const char *what);
const char *fact_view_kind(const char *kind);
const char *fact_view_source(const char *source_kind);
const char *fact_view_time(struct req *, const char *instant);
struct fact_line {
	const char *key;
	const char
		*before; /* NULL: there was nothing, or it is no correction */
	const char *now; /* NULL: nothing any more */
};
struct fact_lines {
	struct fact_line *items;
	size_t count;
};
const struct fact_lines *fact_view_lines(
	struct req *, const struct fact_change *);

#endif
