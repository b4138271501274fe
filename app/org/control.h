/*
 * Control: who is an affiliate of whom on a day, computed, never stored.
 *
 * S begins as the organisation asked for; an organisation joins S when the
 * votes in it held by members of S add up to the threshold of the rule, or
 * when a member of S holds another qualifying basis (majority of the board, de
 * facto, sole member; contract, that is VIE, where the rule says so). Chains
 * are not multiplied and cycles do no harm: it is the least fixpoint.
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

/* The rule of an agreement: its parameters control_threshold,
 * control_operator and vie. */
struct control_rule {
	int64_t threshold_e4; /* percent × 10,000 */
	bool or_equal;	      /* the threshold itself is enough */
	bool vie;	      /* contracts qualify */
};

/* More than half of the votes, contracts apart: what holds where no agreement
 * says otherwise. */
extern const struct control_rule control_default;

struct control_set {
	const char **items; /* organisation ids, sorted, without the root */
	size_t count;
};

/* The affiliates of ${root} by ${links} under ${rule}. */
void control_affiliates(struct arena *, const char *root,
	const struct control_link *links, size_t count,
	const struct control_rule *rule, struct control_set *out);

/* Reads "60", "60.0000" to 600000; -1 for anything else. */
int64_t control_percent_read(const char *text);

#endif
