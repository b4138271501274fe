/*
 * The inside of `canopy demo`.
 *
 * What is loaded lies in conf/demo, one JSON object a line: organisations,
 * members, control links in the form of `canopy import`; publications in the
 * same form but without texts, which families.jsonl has, once for each
 * family; accounts and applications with what was done to them; the cases of
 * coverage, each as facts in the form of its import. Everything goes through
 * the functions that imports and pages use, in one transaction.
 */
#ifndef CLI_DEMO_H
#define CLI_DEMO_H

#include <stddef.h>
#include <stdint.h>

#include "audit/audit.h"
#include "base/json.h"
#include "db/db.h"
#include "exchange/exchange.h"

struct buf;

/* Somebody of accounts.jsonl. */
struct demo_person {
	const char *email;
	const char *person;	  /* the name */
	const char *name;	  /* key in demo-accounts.json, or NULL */
	const char *organisation; /* or NULL */
	const char *role;
	const char *password; /* NULL: cannot sign in */
	int64_t id;
};

struct demo {
	struct arena *arena;
	struct db *db;
	struct demo_person *people;
	size_t people_count;
	int64_t records[EXCHANGE_KIND_COUNT];
	int64_t applications;
	const char *why; /* an English sentence when something failed */
};

/* Takes one line of a file. */
typedef enum err demo_line_fn(struct demo *, const struct json *, void *arg);

/* --- data (demo_data.c) -------------------------------------------------- */

/* Calls ${fn} for each line of the file that the program carries. */
enum err demo_each(struct demo *, const char *file, demo_line_fn *fn,
	void *arg) MUST_CHECK;

/* The string of a member, "" when there is none. */
const char *demo_text(const struct json *object, const char *key);

/* Says in d->why what failed; returns ${e}. */
enum err demo_fail(struct demo *, enum err e, const char *what) MUST_CHECK;

/* Imports a file that the program carries. */
enum err demo_feed(
	struct demo *, enum exchange_kind, const char *file) MUST_CHECK;

/* Organisations, members, control links. */
enum err demo_parties(struct demo *) MUST_CHECK;

/* The parties, then all publications. */
enum err demo_import(struct demo *) MUST_CHECK;

/* Appends publications.jsonl with the texts of families.jsonl. */
enum err demo_publications(struct demo *, struct buf *out) MUST_CHECK;

/* --- people (demo_people.c) ---------------------------------------------- */

/* Reads accounts.jsonl; makes passwords for those with a name. */
enum err demo_people_read(struct demo *) MUST_CHECK;
enum err demo_people_create(struct demo *) MUST_CHECK;

/* Finds the accounts that were made by an earlier run. */
enum err demo_people_find(struct demo *) MUST_CHECK;

/* Gives the named ones, who have accounts already, their new passwords. */
enum err demo_people_update(struct demo *) MUST_CHECK;

/* Somebody by e-mail address, as who acts; ERR_NOT_FOUND. */
enum err demo_actor(
	struct demo *, const char *email, struct actor *out) MUST_CHECK;

/* VAR/demo-accounts.json: written beside its place, moved there once the
 * database has the accounts. ERR_NOT_FOUND: d->why. */
enum err demo_file_write(struct demo *) MUST_CHECK;
enum err demo_file_move(struct demo *) MUST_CHECK;
void demo_file_drop(struct demo *);
bool demo_file_exists(struct demo *);
const char *demo_file_path(struct demo *);

/* --- applications (demo_cases.c) ----------------------------------------- */

/* The standing approval, the adversaries, all applications. */
enum err demo_cases(struct demo *) MUST_CHECK;

/* --- the cases of coverage (demo_facts.c) -------------------------------- */

/* Owners, events, mandates, grants and the rest, an answer to rely on, the
 * list of examples. Needs the people. */
enum err demo_facts(struct demo *) MUST_CHECK;

#endif
