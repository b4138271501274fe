/*
 * What is due: records to refresh, fees, expiries, attestations, recordals,
 * evidence, mandates and notices that end. Computed by the view due_task, stored
 * nowhere; a task vanishes when what it asks for has been recorded.
 */
#ifndef POOL_DUE_H
#define POOL_DUE_H

#include <stdbool.h>
#include <stdint.h>

#include "db/db.h"

#define DUE_DAYS 90 /* how far ahead pages and the command look */

struct due {
	const char *kind;	 /* stale maintenance expiry lapse … */
	const char *object_kind; /* patent grant member mandate defensive */
	const char *object;
	const char *organisation; /* whose it is */
	const char *name;	  /* JSON {language: text} */
	const char *on;
	bool late;
};
struct dues {
	struct due *items;
	size_t count;
	int64_t total; /* also of those that are not in items */
};

/* A kind for people, N_() message: what is to be done. */
const char *due_label(const char *kind);
/* True for one of the kinds. */
bool due_kind_known(const char *kind);

/*
 * Tasks due on ${until} at the latest, the earliest first, of one
 * organisation (NULL: of all) and one kind (NULL: any). What ended more than
 * a year ago has had its time, except for records that are stale.
 */
struct due_query {
	const char *organisation;
	const char *kind;
	const char *until; /* NULL: DUE_DAYS from today */
	int limit;	   /* 0: 200 */
};
enum err due_list(
	struct db *, const struct due_query *, struct dues *out) MUST_CHECK;

#endif
