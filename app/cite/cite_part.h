/*
 * The inside of the room: the writers of the formats, and what they share.
 */
#ifndef CITE_CITE_PART_H
#define CITE_CITE_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "cite/cite.h"

struct buf;

void cite_bibtex(struct buf *, const struct cite *);
void cite_ris(struct buf *, const struct cite *);
void cite_csl(struct buf *, const struct cite *);

/* Appends ${len} bytes of text as one line without space around it; escape()
 * gives what stands for a character of ASCII, NULL for itself. */
void cite_text(
	struct buf *, const char *s, size_t len, const char *(*escape)(char));

/* True for "Family, Given": the length of the one and where the other
 * begins. With no comma or several nobody can tell. */
bool cite_divided(const char *name, size_t *family, const char **given);

/* The inventors; where none is known the applicants, who are no people. */
const struct cite_list *cite_authors(const struct cite *, bool *people);

/* The title, or the number. */
const char *cite_title(const struct cite *);

#endif
