/*
 * What the steps of an answer share; nobody outside the room needs it.
 */
#ifndef COVERAGE_CASE_H
#define COVERAGE_CASE_H

#include <string.h>

#include "base/arena.h"
#include "coverage/coverage.h"

/* The file of a right with the facts about it. ${numbers}: its publications
 * and, when it was reached through an international application, those of
 * that, too: what a member pools as WO is pooled wherever it becomes a right.
 * Owners are those of its own publications. */
struct coverage_file {
	const struct right_file *file;
	const char *const *numbers;
	size_t number_count;
	const struct coverage_owner *const *owners; /* preferred */
	size_t owner_count;
	const struct coverage_owner *conflict; /* one not preferred, or NULL */
	const struct coverage_contribution *const *contributions;
	size_t contribution_count;
};

/* Names, each once, in the order in which they were added. */
struct coverage_names {
	const char **items;
	size_t count;
	size_t *slots; /* hash table of index + 1 */
	size_t slot_count;
};

/* All links that can make somebody control ${org}: those into it and into
 * whoever owns it, whatever their dates. */
struct coverage_above {
	const char *org;
	struct coverage_names orgs;		  /* ${org} and all above */
	const struct coverage_link *const *links; /* preferred */
	size_t link_count;
	const struct coverage_link *conflict; /* one not preferred, or NULL */
	/* what was last found out about those above: grants of one licensee
	 * ask the same */
	struct coverage_control {
		const char *root;
		const char *on;
		struct control_rule rule;
		bool controls;
	} last[4];
	size_t asked;
};

/* An organisation that asks, and the grants that may reach it. */
struct coverage_party {
	const char *org;
	const struct coverage_above *above;
	const struct coverage_grant *const *grants;
	size_t grant_count;
};

struct coverage_case {
	struct arena *arena;
	const struct coverage_facts *facts;
	struct coverage_question q;
	const struct coverage_patent *patent; /* NULL: not in the registry */
	struct coverage_party self;
	struct coverage_party beneficiary; /* org NULL: none */
	struct coverage_file *files;	   /* filled as rights need them */
	size_t file_count;
	struct coverage_above **aboves; /* the same for organisations */
	size_t above_count;
	size_t above_room;
};

/* What is asked of one grant: the question's parts that change. */
struct coverage_ask {
	struct coverage_case *c;
	const struct coverage_party *party;
	const struct coverage_file *file;
	const char *act;
	const char *on;
};

enum coverage_rank { COVERAGE_FAILS, COVERAGE_OPEN, COVERAGE_PASSES };

/* One grant with one entry of the patent in the pool. */
struct coverage_try {
	const struct coverage_grant *grant;
	const struct terms_parameters *terms;
	const struct coverage_version *version;
	const struct coverage_contribution *entry; /* NULL: none fits */
	const char *authority_on; /* the day on which it took effect here */
	enum coverage_rank rank;
	bool past;     /* a release of past use */
	bool finished; /* failed: later steps are not taken */
	struct coverage_reasons reasons;
};

/* --- small tools --------------------------------------------------------- */

static inline bool
coverage_holds(const char *from, const char *to, const char *on)
{
	return (from == NULL || strcmp(from, on) <= 0) &&
	       (to == NULL || strcmp(on, to) < 0);
}

static inline bool
coverage_same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Adds a name that lives as long; false: it was there. */
bool coverage_names_add(struct arena *, struct coverage_names *, const char *);
bool coverage_names_has(const struct coverage_names *, const char *);

bool coverage_listed(const char *const *items, size_t count, const char *item);
/* True when the lists have an item in common. */
bool coverage_shared(const char *const *a, size_t a_count, const char *const *b,
	size_t b_count);

/* The later of two days. */
const char *coverage_later(const char *a, const char *b);

/* Appends a reason; the caller may fill in what it names. */
struct coverage_reason *coverage_because(struct arena *,
	struct coverage_reasons *, enum coverage_level, const char *code,
	const struct coverage_record *);
void coverage_because_all(struct arena *, struct coverage_reasons *,
	const struct coverage_reasons *more);

/* A try's step failed or left something open; returns its reason. */
struct coverage_reason *coverage_fail(struct coverage_case *,
	struct coverage_try *, const char *code,
	const struct coverage_record *);
struct coverage_reason *coverage_open(struct coverage_case *,
	struct coverage_try *, const char *code,
	const struct coverage_record *);

/* --- facts by key: the first of a run, and how many ------------------------
 */
const struct coverage_link *coverage_links_into(
	const struct coverage_facts *, const char *owned, size_t *count);
const struct coverage_org_event *coverage_org_events(
	const struct coverage_facts *, const char *org, size_t *count);
const struct coverage_member *coverage_members(
	const struct coverage_facts *, const char *org, size_t *count);
const struct coverage_owner *coverage_owners(
	const struct coverage_facts *, const char *patent, size_t *count);
const struct coverage_contribution *coverage_contributions(
	const struct coverage_facts *, const char *patent, size_t *count);
const struct coverage_mandate *coverage_mandates(
	const struct coverage_facts *, const char *grantor, size_t *count);
const struct coverage_ruling *coverage_rulings(
	const struct coverage_facts *, const char *use, size_t *count);
const struct coverage_grant *coverage_grants(
	const struct coverage_facts *, const char *licensee, size_t *count);
const struct coverage_given *coverage_given_to(
	const struct coverage_facts *, const char *org, size_t *count);
/* By their own key, or NULL. */
const struct coverage_template *coverage_template(
	const struct coverage_facts *, const char *version);
const struct coverage_patent *coverage_patent(
	const struct coverage_facts *, const char *number);
/* The one with this version; NULL: the last in effect on ${on}. */
const struct coverage_scope *coverage_scope(
	const struct coverage_facts *, const char *version, const char *on);

/* The file of a right with the facts about it, found once. */
const struct coverage_file *coverage_file(
	struct coverage_case *, const struct right_file *);

/* --- reach ---------------------------------------------------------------- */

/* The grants that may reach ${org} on some day. */
void coverage_party_init(
	struct coverage_case *, struct coverage_party *, const char *org);

/* True when ${root} controls ${org} on the day, or is it. */
bool coverage_controls(struct coverage_case *, const char *root,
	const char *org, const struct control_rule *, const char *on);

/* True when ${from} was merged into ${into} by the day, in any steps. */
bool coverage_merged(const struct coverage_facts *, struct arena *,
	const char *from, const char *into, const char *on);

/* How the grant of ${t} reaches the party: its reason is the first of the
 * try; false: it does not. */
bool coverage_reach(const struct coverage_ask *, struct coverage_try *t);

/* --- the other steps; each fails the try, leaves it open, or goes on -------
 */
void coverage_version_step(const struct coverage_ask *, struct coverage_try *);
void coverage_status_step(const struct coverage_ask *, struct coverage_try *);
void coverage_field_step(const struct coverage_ask *, struct coverage_try *);
void coverage_scope_step(const struct coverage_ask *, struct coverage_try *);
void coverage_title_step(const struct coverage_ask *, struct coverage_try *);
void coverage_transfer_step(const struct coverage_ask *, struct coverage_try *);

/* True when an event of the grant stands on the day that installations in
 * service do not outlast. */
bool coverage_endures_not(
	const struct coverage_ask *, const struct coverage_try *);

/* An entry in the pool that fits a version, and since when. */
struct coverage_entry {
	const struct coverage_contribution *entry;
	const char *authority_on;
	bool survives; /* has left the pool since */
};
struct coverage_entries {
	struct coverage_entry *items;
	size_t count;
	const char *failed; /* none fits: the code */
};
/* Does the entry stand on the day, and is its member one? */
bool coverage_entry_holds(const struct coverage_facts *,
	const struct coverage_contribution *, const char *on);
void coverage_entries(const struct coverage_ask *, const struct coverage_try *,
	struct coverage_entries *out);

/* The owners on the day: rows with the territory replace those without. */
size_t coverage_owners_on(const struct coverage_ask *, const char *on,
	const struct coverage_owner ***out);

/* Is there a chain of mandates from the owner to the holder on the day? */
enum coverage_chain { CHAIN_NONE, CHAIN_GAP, CHAIN_HOLDS };
enum coverage_chain coverage_chain(const struct coverage_ask *,
	const char *owner, const char *holder, const char *on,
	const struct coverage_mandate **first);

/* --- over grants ---------------------------------------------------------- */

/* Does the asker see every grant to the party, and one of a grant (sight.h)?
 */
bool coverage_sees_all(const struct coverage_ask *);
enum coverage_published coverage_sight(
	const struct coverage_ask *, const struct coverage_grant *);
/* Are all grants that may reach the party published, or the asker's to see? */
bool coverage_sees_party(const struct coverage_ask *);
/* The code with which the grant has come to its end for everything, which its
 * state tells everybody; or NULL. */
const struct coverage_event *coverage_over(
	const struct coverage_grant *, const char *on, const char **code);

/* The best of all tries with their reasons; ${have_made}: only grants whose
 * terms let others make for the licensee. */
struct coverage_grants_result {
	enum coverage_rank rank;
	struct coverage_reasons reasons;
	int reliance_days; /* of grants that decided; else of all */
};
void coverage_grants_ask(const struct coverage_ask *, bool have_made,
	struct coverage_grants_result *out);

/* An answer given before on which the organisation may rely, or NULL. */
const struct coverage_given *coverage_reliance(
	const struct coverage_case *, const char *on);

#endif
