/*
 * Mandates: who may license patents of whom.
 *
 * A licence comes from the patentee or from somebody whom it has empowered;
 * the owner is often an affiliate of the member that contributes the patent.
 * A mandate says so, in writing: grantor, holder, capacity, patents, acts,
 * days. A revocation ends what can be granted, not what has been.
 */
#ifndef POOL_MANDATE_H
#define POOL_MANDATE_H

#include <stdbool.h>

#include "audit/audit.h"
#include "db/db.h"

struct mandate {
	const char *id;
	const char *grantor;
	const char *grantor_name; /* JSON {language: text} */
	const char *holder;
	const char *holder_name;
	const char *capacity;	    /* agent sublicensor direct */
	const char *const *patents; /* none: all of the grantor */
	size_t patent_count;
	const char *const *acts; /* none: all */
	size_t act_count;
	const char *from;
	const char *to; /* days; NULL: open */
	const char *revoked;
	const char *source;
	const char *document; /* SHA-256, or NULL */
};
struct mandates {
	struct mandate *items;
	size_t count;
};

struct mandate_new {
	const char *grantor;
	const char *holder;
	const char *capacity;
	const char *const *patents; /* in normal form */
	size_t patent_count;
	const char *from;
	const char *to;
	const char *source;
};

/* A capacity for people, N_() message. */
const char *mandate_capacity_label(const char *capacity);

/* Mandates given by or to ${organisation} (NULL: all), as known then, newest
 * first; at most 500. */
enum err mandate_list(struct db *, const char *organisation, const char *known,
	struct mandates *out) MUST_CHECK;

/*
 * Records a mandate under an id made of both organisations and the day.
 * ERR_CONFLICT: there is one between them from that day on.
 */
enum err mandate_create(struct db *, const struct actor *,
	const struct mandate_new *, const char **id) MUST_CHECK;

/* Revoked from ${on}; ERR_CONFLICT: revoked already, or not begun by then. */
enum err mandate_revoke(struct db *, const struct actor *, const char *id,
	const char *on) MUST_CHECK;

/* --- statements (mandate_store.c) -------------------------------------------
 */
enum err mandate_insert(struct db *, const char *id, const struct mandate_new *,
	bool *inserted) MUST_CHECK;
enum err mandate_update_revoked(
	struct db *, const char *id, const char *on, bool *updated) MUST_CHECK;

#endif
