/*
 * The inside of exchange_import(): how records of a kind get into their
 * tables, and where the readers of XML leave what they found.
 */
#ifndef EXCHANGE_IMPORT_H
#define EXCHANGE_IMPORT_H

#include <stddef.h>
#include <stdint.h>

#include "db/db.h"
#include "exchange/record.h"

/* Where readers of files put what they find. Each returns OK, or an error
 * that ends the reading. */
struct sink {
	void *arg;
	enum err (*record)(
		void *arg, const char *json, size_t len, int64_t line);
	enum err (*reject)(void *arg, int64_t line, const struct fault *);
};

/*
 * A look of the database at the staged records: the statement deletes up to
 * 1000 bad ones and returns line, name and value of each; it is repeated
 * until it finds none.
 */
struct stage_check {
	const struct stmt *stmt;
	const char *field;
	const char *reason;
	const char *repair;
};

/* How a kind is imported, all in one transaction, in this order. */
struct plan {
	/* Facts: the whole way is fact_store.c's, with these statements
	 * between; each list may be NULL. The rest is for other kinds. */
	const struct fact_kinds *facts;
	const struct stmt *const *prepare; /* before rows are resolved */
	const struct stmt *const *refuse;  /* looks of the kind's own */
	const struct stmt *const *finish;  /* when all is written */

	record_fn *own;
	const struct field *fields;
	const struct stmt *const *create; /* temporary tables; ends with NULL */
	const struct stmt *copy;
	const struct stmt *lock; /* waits for others that write the table */
	const struct stage_check *checks; /* ends with stmt NULL */
	const struct stmt *const *settle; /* the last record of each counts */
	/* What is made in the program from what is stored; may be NULL. */
	enum err (*derive)(struct db *, struct arena *scratch,
		const struct patent_topics *);
	const struct stmt *const *merge;
	/* What search needs; NULL for other kinds. */
	enum err (*index)(struct db *, struct arena *scratch);
	const struct stmt *count; /* one row: added, changed */
};

/* Runs statements without arguments; the list ends with NULL. */
enum err stage_run(struct db *, const struct stmt *const *) MUST_CHECK;

/* plan_store.c */
extern const struct plan stage_plans[EXCHANGE_KIND_COUNT];

struct stage_count {
	int64_t added;
	int64_t changed;
};

/* Inside the transaction of an import: its settings, what the checks of
 * records need, the temporary tables, and COPY into them is open. */
enum err stage_begin(struct db *, const struct plan *,
	const struct patent_topics **topics) MUST_CHECK;

/*
 * From the temporary tables into those of the registry. The handle's arena
 * has to be ${scratch}, which is reset between batches. What the database
 * refuses goes to sink->reject, with fault.record.
 */
enum err stage_merge(struct db *, const struct plan *, struct arena *scratch,
	const struct patent_topics *, const struct sink *,
	struct stage_count *out) MUST_CHECK;

/* fact_store.c: the same two for facts. */
enum err fact_begin_staged(struct db *) MUST_CHECK;
enum err fact_merge(struct db *, const struct plan *, struct arena *scratch,
	const struct sink *, struct stage_count *out) MUST_CHECK;

/* After the rollback of an import that failed. */
void stage_undone(struct db *, const struct plan *);

/* index_store.c: makes the search documents of what the import changed. */
enum err index_update(struct db *, struct arena *scratch) MUST_CHECK;

#endif
