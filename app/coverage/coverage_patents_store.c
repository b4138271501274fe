/*
 * What hangs on publications. One statement has several parts; what its
 * columns mean is said where each part is read.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "coverage/load.h"
#include "sql.h"

static enum coverage_known
known_read(const char *text)
{
	if (text == NULL)
		return COVERAGE_NOT_KNOWN;
	return text[0] == 't' ? COVERAGE_YES : COVERAGE_NO;
}

/* a effect, b office, c code, d territory, e day, f effective, g until,
 * h states, i days */
static enum err
read_event(struct coverage_loading *l, const struct rows *rows, size_t i)
{
	struct coverage_patent_event *e =
		&l->records.events[l->records.event_count++];
	enum right_effect effect;

	if (right_effect_read(rows_text(rows, i, "a"), &effect) != OK)
		return ERR_BUG;
	*e = (struct coverage_patent_event){ .patent = coverage_number_of(l,
						     rows_str(rows, i, "key")),
		.preferred = rows_bool(rows, i, "preferred"),
		.event = { .id = rows_int(rows, i, "id"),
			.office = rows_text(rows, i, "b"),
			.code = rows_text(rows, i, "c"),
			.effect = effect,
			.territory = rows_text(rows, i, "d"),
			.on = rows_text(rows, i, "e"),
			.effective = rows_text(rows, i, "f"),
			.as_of = rows_text(rows, i, "as_of"),
			.until = rows_text(rows, i, "g"),
			.states = rows_text(rows, i, "h"),
			.days = (int)rows_int(rows, i, "i"),
			.source = rows_text(rows, i, "source") } };
	return OK;
}

/* a territory, b owner, c name, d from, e to, f bound, g knew */
static void
read_owner(struct coverage_loading *l, const struct rows *rows, size_t i)
{
	struct coverage_facts *f = l->facts;

	f->owners[f->owner_count++] = (struct coverage_owner){
		.patent = coverage_number_of(l, rows_str(rows, i, "key")),
		.territory = rows_text(rows, i, "a"),
		.org = rows_text(rows, i, "b"),
		.name = rows_text(rows, i, "c"),
		.from = rows_text(rows, i, "d"),
		.to = rows_text(rows, i, "e"),
		.bound = known_read(rows_text(rows, i, "f")),
		.knew = known_read(rows_text(rows, i, "g")),
		.preferred = rows_bool(rows, i, "preferred"),
		.record = { "owners", rows_text(rows, i, "id"),
			rows_text(rows, i, "source"),
			rows_text(rows, i, "as_of") }
	};
}

/* a member, b since, c until, d reason of the end */
static void
read_contribution(struct coverage_loading *l, const struct rows *rows, size_t i)
{
	struct coverage_facts *f = l->facts;

	f->contributions[f->contribution_count++] =
		(struct coverage_contribution){
			.patent =
				coverage_number_of(l, rows_str(rows, i, "key")),
			.member = rows_text(rows, i, "a"),
			.since = rows_text(rows, i, "b"),
			.until = rows_text(rows, i, "c"),
			.end_reason = rows_text(rows, i, "d"),
			.record = { "contributions", rows_text(rows, i, "id"),
				NULL, NULL }
		};
}

/* The members of a family come one behind the other: key scheme, id, a
 * number, b application, c office, d complete as of. */
static void
read_family(struct coverage_loading *l, const struct rows *rows, size_t i,
	struct right_member *members)
{
	struct coverage_records *r = &l->records;
	struct right_family *f =
		r->family_count == 0 ? NULL : &r->families[r->family_count - 1];

	if (f != NULL && (strcmp(f->scheme, rows_str(rows, i, "key")) != 0 ||
				 strcmp(f->id, rows_str(rows, i, "id")) != 0))
		f = NULL;
	if (f == NULL) {
		f = &r->families[r->family_count++];
		f->scheme = rows_text(rows, i, "key");
		f->id = rows_text(rows, i, "id");
		f->complete_as_of = rows_text(rows, i, "d");
		f->source = rows_text(rows, i, "source");
		f->members = members;
	}
	members[0] = (struct right_member){ rows_text(rows, i, "a"),
		rows_text(rows, i, "b"), rows_text(rows, i, "c") };
	f->member_count++;
}

enum err
coverage_patent_rows(struct coverage_loading *l, const struct rows *rows)
{
	struct arena *a = db_arena(l->db);
	size_t i, n = rows_count(rows) + 1;
	struct right_member *members = ARENA_ARRAY(a, n, struct right_member);
	enum err e;

	l->records.events = ARENA_ARRAY(a, n, struct coverage_patent_event);
	l->records.families = ARENA_ARRAY(a, n, struct right_family);
	l->facts->owners = ARENA_ARRAY(a, n, struct coverage_owner);
	l->facts->contributions =
		ARENA_ARRAY(a, n, struct coverage_contribution);
	for (i = 0; i < rows_count(rows); i++) {
		const char *part = rows_str(rows, i, "part");

		if (strcmp(part, "event") == 0) {
			if ((e = read_event(l, rows, i)) != OK)
				return e;
		} else if (strcmp(part, "owner") == 0) {
			read_owner(l, rows, i);
		} else if (strcmp(part, "contribution") == 0) {
			read_contribution(l, rows, i);
		} else if (strcmp(part, "family") == 0) {
			read_family(l, rows, i, &members[i]);
		}
	}
	return OK;
}

enum err
coverage_patent_facts(struct coverage_loading *l, const char *const *ids,
	size_t id_count, const char *const *numbers, size_t number_count)
{
	struct rows *rows;
	enum err e;

	e = db_query(l->db, &SQL_COVERAGE_PATENT_FACTS,
		DB_ARGS(db_texts(l->db, ids, id_count),
			db_texts(l->db, numbers, number_count), l->clock.known),
		&rows);
	return e != OK ? e : coverage_patent_rows(l, rows);
}
