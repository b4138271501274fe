/*
 * Rights as they are stored: what patent/right.h looks at, as it was known at
 * an instant (fact/fact.h). Everything lives in the arena of the handle.
 */
#ifndef PATENT_RIGHT_STORE_H
#define PATENT_RIGHT_STORE_H

#include "db/db.h"
#include "patent/right.h"

/* All rules. */
enum err rules_load(
	struct db *, const char *known, const struct rules **out) MUST_CHECK;

/* A publication of a file, or of a file of the family. */
struct right_row {
	struct right_publication publication;
	const char *office;
	const char *application_number;
	bool own; /* of the application of a number that was asked for */
};
struct right_rows {
	struct right_row *items; /* own first, then by office, application */
	size_t count;
};

/* The publications of ${numbers}' applications and families. Numbers that
 * are not known add nothing. */
enum err right_rows_load(struct db *, const char *const *numbers, size_t count,
	const char *known, struct right_rows *out) MUST_CHECK;

/* An event of a publication. */
struct right_event_row {
	int64_t publication_id;
	bool preferred;
	struct right_event event;
};
struct right_event_rows {
	struct right_event_row *items; /* by publication */
	size_t count;
};
enum err right_events_load(struct db *, const struct right_rows *,
	const char *known, struct right_event_rows *out) MUST_CHECK;

/* The files that the rows are of, with their events; ${files} has room for as
 * many as there are rows. Returns how many there are. */
size_t right_files_make(struct arena *, const struct right_rows *,
	const struct right_event_rows *, struct right_file *files);

struct right_families {
	struct right_family *items;
	size_t count;
};

/* All that questions about the patent ${number} look at. ERR_NOT_FOUND when
 * it was not known then. */
enum err right_world_load(struct db *, const char *number, const char *known,
	struct right_world **out) MUST_CHECK;

#endif
