/*
 * Citations: what a publication cites, and who cites it.
 */
#ifndef PATENT_CITED_H
#define PATENT_CITED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct arena;
struct db;
struct patent;

#define CITED_SHOWN 200

struct cited_item {
	const char *number; /* NULL: something else than a patent */
	const char *text;   /* or NULL */
	const char *by;	    /* N_() message: who found it, or NULL */
	const char *category;
	const char *known; /* the publication that the registry has, or NULL */
	const char *title; /* its, JSON, or NULL */
	bool pooled;
};

/* The first CITED_SHOWN of ${total}. */
struct cited {
	const struct cited_item *items;
	size_t count;
	long total;
};

/* What it cites, in the order of its source. */
enum err cited_read(
	struct db *, const struct patent *, struct cited *out) MUST_CHECK;

/* Publications that cite one of its application's, newest first. */
enum err cited_read_by(
	struct db *, const struct patent *, struct cited *out) MUST_CHECK;

#endif
