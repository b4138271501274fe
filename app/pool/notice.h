/*
 * Notices: a member announces that patents leave the pool, or that it leaves
 * itself. Nothing ends at once: the notice has its time (notice_rule), and
 * grants made before live on where their terms let them survive.
 */
#ifndef POOL_NOTICE_H
#define POOL_NOTICE_H

#include "audit/audit.h"
#include "base/day.h"
#include "db/db.h"

/* The first day on which a notice given today may take effect. */
enum err notice_earliest(struct db *, char out[DAY_SIZE]) MUST_CHECK;

/*
 * Announces that the patents ${numbers}, all pooled by ${member}, leave on
 * ${on}. ERR_INVALID: before notice_earliest(). ERR_CONFLICT: one of them is
 * not in the pool by this member, or leaves by then already; none is changed.
 */
enum err notice_withdraw(struct db *, const struct actor *, const char *member,
	const char *const *numbers, size_t count, const char *on) MUST_CHECK;

/* Announces that the member leaves on ${on}; ERR_INVALID as above,
 * ERR_CONFLICT: it is no member, or its end is on record. */
enum err notice_exit(struct db *, const struct actor *, const char *member,
	const char *on) MUST_CHECK;

/* --- statements (notice_store.c) --------------------------------------------
 */
enum err notice_contributions(struct db *, const char *member,
	const char *const *numbers, size_t count, const char *on,
	int64_t *changed) MUST_CHECK;
enum err notice_member(struct db *, const char *member, const char *on,
	int64_t *changed) MUST_CHECK;

#endif
