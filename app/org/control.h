/*
 * Control: who is an affiliate of whom on a day, computed, never stored.
 *
 * S begins as the organisation asked for; an organisation joins S when the
 * votes in it held by members of S add up to more than 50 %, or when a member
 * of S holds another qualifying basis (majority of the board, de facto, sole
 * member). Chains are not multiplied and cycles do no harm: it is the least
 * fixpoint. Contract (VIE) does not qualify unless the terms say so.
 */
#ifndef ORG_CONTROL_H
#define ORG_CONTROL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* A link that holds on the day in question. */
struct control_link {
	const char *owner;
	const char *owned;
	const char *basis;  /* votes board contract de_facto sole_member */
	int64_t percent_e4; /* percent × 10,000: numeric(7,4) exactly */
};

struct control_set {
	const char **items; /* organisation ids, sorted, without the root */
	size_t count;
};

/* The affiliates of ${root} by ${links}. */
void control_affiliates(struct arena *, const char *root,
	const struct control_link *links, size_t count,
	struct control_set *out);

/* Reads "60", "60.0000" to 600000; -1 for anything else. */
int64_t control_percent_read(const char *text);

#endif
