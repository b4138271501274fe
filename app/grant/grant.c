#include "grant/grant.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

bool
grant_number_good(const char *s)
{
	static const char shape[] = "CNP-dddd-dddddd";
	size_t i;

	for (i = 0; shape[i] != '\0'; i++) {
		if (shape[i] == 'd' ? !isdigit((unsigned char)s[i])
				    : s[i] != shape[i])
			return false;
	}
	return s[i] == '\0';
}

const char *
grant_number_normalize(struct arena *a, const char *typed)
{
	const char *number = text_upper(a, text_nfc(a, typed));

	return grant_number_good(number) ? number : NULL;
}

static const struct {
	const char *word;
	const char *label;
	const char *colour;
} states[] = {
	{ "active", N_("Active"), "green" },
	{ "suspended", N_("Suspended"), "orange" },
	{ "terminated", N_("Terminated"), "red" },
	{ "rescinded", N_("Rescinded"), "red" },
	{ "surrendered", N_("Surrendered"), "grey" },
	{ "ended", N_("Ended"), "grey" },
	{ "not-yet", N_("Not yet in force"), "grey" },
};

const char *
grant_state_label(const char *state)
{
	size_t i;

	for (i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (strcmp(states[i].word, state) == 0)
			return states[i].label;
	return state;
}

const char *
grant_state_colour(const char *state)
{
	size_t i;

	for (i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (strcmp(states[i].word, state) == 0)
			return states[i].colour;
	return "grey";
}

static void
write_identifiers(struct json_writer *w, const struct org_identifiers *ids)
{
	size_t i;

	json_open(w, '[');
	for (i = 0; i < ids->count; i++) {
		json_open(w, '{');
		json_set(w, "scheme", ids->items[i].scheme);
		json_set(w, "value", ids->items[i].value);
		json_close(w, '}');
	}
	json_close(w, ']');
}

const char *
grant_licensee_text(struct arena *a, const struct org *o)
{
	struct json_writer w = { .out = buf_new(a, 256) };

	json_open(&w, '{');
	json_set(&w, "id", o->id);
	json_set_raw(&w, "name", o->name);
	json_key(&w, "identifiers");
	write_identifiers(&w, &o->identifiers);
	json_close(&w, '}');
	return w.out->data;
}

bool
grant_over(const struct grant *g)
{
	return strcmp(g->state, "active") != 0 &&
	       strcmp(g->state, "suspended") != 0;
}

const char *
grant_publication_word(enum grant_sight s)
{
	return s == GRANT_SIGHT_FULL   ? "full"
	       : s == GRANT_SIGHT_NAME ? "name"
				       : "number";
}

enum grant_sight
grant_publication_read(const char *word)
{
	return strcmp(word, "number") == 0 ? GRANT_SIGHT_NUMBER
	       : strcmp(word, "name") == 0 ? GRANT_SIGHT_NAME
					   : GRANT_SIGHT_FULL;
}

const char *
grant_publication_label(enum grant_sight s)
{
	switch (s) {
	case GRANT_SIGHT_NUMBER:
		return N_("Number and state only");
	case GRANT_SIGHT_NAME:
		return N_("Name and state only");
	case GRANT_SIGHT_FULL:
		break;
	}
	return N_("The whole entry");
}

bool
grant_may_see_all(const struct grant *g, const struct grant_viewer *v)
{
	return v->staff ||
	       (v->account_id != 0 && v->account_id == g->holder_id) ||
	       (v->organisation != NULL &&
		       strcmp(v->organisation, g->licensee_id) == 0);
}

enum grant_sight
grant_sight(const struct grant *g, const struct grant_viewer *v)
{
	return grant_may_see_all(g, v) ? GRANT_SIGHT_FULL : g->publication;
}

const char *
grant_search_text(struct arena *a, const char *number, const struct org *o)
{
	struct buf *b = buf_new(a, 256);
	const struct json *names;
	const char *why;
	size_t i;

	buf_str(b, text_fold(a, number));
	if (json_parse(a, o->name, strlen(o->name), &names, &why) == OK) {
		for (i = 0; i < json_count(names); i++) {
			const char *n = json_text(
				json_get(names, json_key_at(names, i)));

			buf_char(b, '\n');
			buf_str(b, text_fold(a, n == NULL ? "" : n));
		}
	}
	for (i = 0; i < o->alias_count; i++) {
		buf_char(b, '\n');
		buf_str(b, text_fold(a, o->aliases[i]));
	}
	return b->data;
}

static enum err
find_licensee(struct db *db, const struct actor *actor,
	const struct org_new *new, const struct org **out)
{
	enum err e = org_find_by_identifier(db, new->scheme, new->value, out);

	return e == ERR_NOT_FOUND ? org_create(db, actor, new, out) : e;
}

enum err
grant_issue(struct db *db, const struct actor *actor,
	const struct grant_new *new, const char **number)
{
	struct arena *a = db_arena(db);
	struct grant_row row = { .grant = new };
	const struct org *o;
	int64_t last;
	enum err e;

	if (!db_in_transaction(db))
		return ERR_BUG;
	/* From here on other grants wait: two first grants of one new
	 * organisation cannot both record it. */
	if ((e = grant_counter_update(db, text_int(new->start), &last)) != OK ||
		(e = find_licensee(db, actor, &new->licensee, &o)) != OK)
		return e;
	row.number =
		arena_printf(a, "CNP-%.4s-%06lld", new->start, (long long)last);
	row.licensee_id = o->id;
	row.licensee = grant_licensee_text(a, o);
	row.search_text = grant_search_text(a, row.number, o);
	if ((e = grant_insert(db, &row)) != OK ||
		(e = grant_first_version(db, row.number, new)) != OK ||
		(e = audit_append(db, actor,
			 &(struct audit_event){ .action = "grant.issued",
				 .object_kind = "grant",
				 .object_id = row.number,
				 .after = row.licensee })) != OK)
		return e;
	/* A crash here leaves nothing: the caller has not committed. */
	*number = row.number;
	return OK;
}
