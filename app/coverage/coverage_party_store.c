/*
 * Control, mandates and what became of organisations; answers that were
 * given. Grants: coverage_grants_store.c. One statement has several parts;
 * what its columns mean is said where each part is read.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "coverage/grants_rows.h"
#include "sql.h"

static struct coverage_record
record_read(const char *kind, const struct rows *rows, size_t i)
{
	return (struct coverage_record){ kind, rows_text(rows, i, "id"),
		rows_text(rows, i, "source"), rows_text(rows, i, "as_of") };
}

/* key owned, a owner, b basis, c percent, d from, e to */
static enum err
read_link(struct coverage_loading *l, const struct rows *rows, size_t i)
{
	struct coverage_facts *f = l->facts;

	f->links[f->link_count++] = (struct coverage_link){
		.link = { .owner = rows_text(rows, i, "a"),
			.owned = rows_text(rows, i, "key"),
			.basis = rows_text(rows, i, "b"),
			.percent_e4 =
				control_percent_read(rows_text(rows, i, "c")) },
		.from = rows_text(rows, i, "d"),
		.to = rows_text(rows, i, "e"),
		.preferred = rows_bool(rows, i, "preferred"),
		.record = record_read("control", rows, i)
	};
	return OK;
}

/* key organisation, a kind, b day, c merged into */
static enum err
read_org_event(struct coverage_loading *l, const struct rows *rows, size_t i)
{
	struct coverage_facts *f = l->facts;

	f->org_events[f->org_event_count++] =
		(struct coverage_org_event){ .org = rows_text(rows, i, "key"),
			.kind = rows_text(rows, i, "a"),
			.on = rows_text(rows, i, "b"),
			.into = rows_text(rows, i, "c"),
			.record = record_read("organisations", rows, i) };
	/* People look at the organisation; its events have no page. */
	f->org_events[f->org_event_count - 1].record.id =
		rows_text(rows, i, "key");
	return OK;
}

/* key organisation, a since, b until */
static enum err
read_member(struct coverage_loading *l, const struct rows *rows, size_t i)
{
	struct coverage_facts *f = l->facts;

	f->members[f->member_count++] = (struct coverage_member){
		.org = rows_text(rows, i, "key"),
		.since = rows_text(rows, i, "a"),
		.until = rows_text(rows, i, "b"),
		.record = { "members", rows_text(rows, i, "key"), NULL, NULL }
	};
	return OK;
}

/* key grantor, a holder, b patents, c acts, d from, e to, f revoked */
static enum err
read_mandate(struct coverage_loading *l, const struct rows *rows, size_t i)
{
	struct coverage_facts *f = l->facts;
	struct coverage_mandate *m = &f->mandates[f->mandate_count++];
	enum err e;

	*m = (struct coverage_mandate){ .grantor = rows_text(rows, i, "key"),
		.holder = rows_text(rows, i, "a"),
		.from = rows_text(rows, i, "d"),
		.to = rows_text(rows, i, "e"),
		.revoked = rows_text(rows, i, "f"),
		.record = record_read("mandates", rows, i) };
	if ((e = rows_texts(
		     l->db, rows, i, "b", &m->patents, &m->patent_count)) != OK)
		return e;
	return rows_texts(l->db, rows, i, "c", &m->acts, &m->act_count);
}

/* key version, a parameters */
enum err
coverage_terms_row(
	struct coverage_loading *l, const struct rows *rows, size_t i)
{
	struct coverage_facts *f = l->facts;
	struct coverage_template *t = &f->templates[f->template_count++];

	t->version = rows_text(rows, i, "key");
	return terms_parameters_parse(
		db_arena(l->db), rows_text(rows, i, "a"), &t->parameters);
}

/* key organisation, a question, b answer, c day, d until, e notice, f days */
enum err
coverage_answer_row(
	struct coverage_loading *l, const struct rows *rows, size_t i)
{
	struct coverage_facts *f = l->facts;
	const char *text = rows_str(rows, i, "a"), *why;
	const struct json *q;

	if (json_parse(db_arena(l->db), text, strlen(text), &q, &why) != OK)
		return ERR_BUG;
	f->given[f->given_count++] =
		(struct coverage_given){ .id = rows_text(rows, i, "id"),
			.org = rows_text(rows, i, "key"),
			.patent = json_text(json_get(q, "patent")),
			.use = json_text(json_get(q, "use")),
			.act = json_text(json_get(q, "act")),
			.territory = json_text(json_get(q, "territory")),
			.for_org = json_text(json_get(q, "for")),
			.capacity = json_text(json_get(q, "capacity")),
			.on = json_text(json_get(q, "on")),
			.answer = rows_text(rows, i, "b"),
			.given = rows_text(rows, i, "c"),
			.until = rows_text(rows, i, "d"),
			.notice = rows_text(rows, i, "e"),
			.reliance_days = (int)rows_int(rows, i, "f") };
	return OK;
}

static enum err
read_row(struct coverage_loading *l, struct coverage_grant_rows *g,
	const struct rows *rows, size_t i)
{
	static const struct {
		const char *part;
		enum err (*read)(
			struct coverage_loading *, const struct rows *, size_t);
	} parts[] = { { "link", read_link }, { "org-event", read_org_event },
		{ "member", read_member }, { "mandate", read_mandate },
		{ "terms", coverage_terms_row },
		{ "answer", coverage_answer_row } };
	const char *part = rows_str(rows, i, "part");
	size_t k;

	for (k = 0; k < sizeof(parts) / sizeof(parts[0]); k++)
		if (strcmp(parts[k].part, part) == 0)
			return parts[k].read(l, rows, i);
	return coverage_grant_row(g, part, i);
}

enum err
coverage_party_rows(struct coverage_loading *l, const struct rows *rows)
{
	struct arena *a = db_arena(l->db);
	struct coverage_facts *f = l->facts;
	struct coverage_grant_rows g = { .l = l, .rows = rows };
	size_t i, n = rows_count(rows) + 1;
	enum err e;

	f->link_count = f->org_event_count = f->member_count = 0;
	f->mandate_count = f->template_count = f->given_count = 0;
	f->grant_count = 0;
	f->links = ARENA_ARRAY(a, n, struct coverage_link);
	f->org_events = ARENA_ARRAY(a, n, struct coverage_org_event);
	f->members = ARENA_ARRAY(a, n, struct coverage_member);
	f->mandates = ARENA_ARRAY(a, n, struct coverage_mandate);
	f->templates = ARENA_ARRAY(a, n, struct coverage_template);
	f->given = ARENA_ARRAY(a, n, struct coverage_given);
	f->grants = ARENA_ARRAY(a, n, struct coverage_grant);
	for (i = 0; i < rows_count(rows); i++)
		if ((e = read_row(l, &g, rows, i)) != OK)
			return e;
	return coverage_grant_rows_end(&g);
}

enum err
coverage_party_facts(
	struct coverage_loading *l, const struct coverage_parties *p)
{
	struct rows *rows;
	enum err e;

	e = db_query(l->db, &SQL_COVERAGE_PARTY_FACTS,
		DB_ARGS(db_texts(l->db, p->orgs, p->org_count),
			db_texts(l->db, p->others, p->other_count),
			db_texts(l->db, p->patents, p->patent_count),
			l->clock.known),
		&rows);
	return e != OK ? e : coverage_party_rows(l, rows);
}

enum err
coverage_answers(
	struct coverage_loading *l, const char *const *orgs, size_t count)
{
	struct rows *rows;
	enum err e;
	size_t i;

	e = db_query(l->db, &SQL_COVERAGE_ANSWERS,
		DB_ARGS(db_texts(l->db, orgs, count), l->clock.known), &rows);
	if (e != OK)
		return e;
	l->facts->given_count = 0;
	l->facts->given = ARENA_ARRAY(
		db_arena(l->db), rows_count(rows) + 1, struct coverage_given);
	for (i = 0; i < rows_count(rows); i++)
		if ((e = coverage_answer_row(l, rows, i)) != OK)
			return e;
	return OK;
}
