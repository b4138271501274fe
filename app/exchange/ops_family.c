#include "exchange/ops_family.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/json.h"
#include "exchange/node.h"
#include "exchange/ops_event.h"
#include "exchange/ops_record.h"

/* Families of more members are of no use to anybody. */
#define MEMBERS_MAX 10000

struct member {
	const char *family;
	const char *number;
	const char *application;
	const char *filed; /* as written, or "" */
	int64_t line;
	struct member *next;
};

struct ops_families {
	struct arena *arena;
	struct member *first;
	struct member **last;
	long expected; /* members of all answers of the file */
	long found;
	char newest[DAY_SIZE]; /* day that the file names */
};

struct ops_families *
ops_families_new(struct arena *a)
{
	struct ops_families *f = ARENA_NEW(a, struct ops_families);

	f->arena = a;
	f->last = &f->first;
	return f;
}

void
ops_family_begin(struct ops_families *f, xmlTextReader *x)
{
	xmlChar *count = xmlTextReaderGetAttribute(
		x, (const xmlChar *)"total-result-count");

	if (count != NULL) {
		long n = strtol((const char *)count, NULL, 10);

		if (n > 0 && n < 1000000)
			f->expected += n;
	}
	xmlFree(count);
}

static void
note_day(struct ops_families *f, const char *text)
{
	char day[DAY_SIZE];

	if (day_read(text, day) == OK && strcmp(day, f->newest) > 0)
		memcpy(f->newest, day, DAY_SIZE);
}

void
ops_family_add(struct ops_families *f, const xmlNode *n, int64_t line)
{
	struct arena *a = f->arena;
	const char *family = node_attr(a, n, "family-id");
	struct member *m;

	f->found++;
	if (*family == '\0' || f->found > MEMBERS_MAX)
		return;
	m = ARENA_NEW(a, struct member);
	m->family = family;
	m->number = ops_publication(a, n);
	m->application = ops_application(a, n);
	m->filed = ops_day(a, node_child(n, "application-reference"));
	m->line = line;
	note_day(f, ops_day(a, node_child(n, "publication-reference")));
	note_day(f, ops_event_as_of(a, n));
	*f->last = m;
	f->last = &m->next;
}

/* Answers about several members of a family repeat it. */
static bool
repeated(const struct member *first, const struct member *m)
{
	const struct member *b;

	for (b = first; b != m; b = b->next)
		if (strcmp(b->number, m->number) == 0 &&
			strcmp(b->family, m->family) == 0)
			return true;
	return false;
}

static enum err
tell(struct ops_families *f, const struct member *first,
	const struct sink *sink)
{
	struct buf *b = buf_new(f->arena, 1024);
	struct json_writer w = { b, false };
	const struct member *m;

	json_open(&w, '{');
	node_put(&w, "scheme", "docdb");
	node_put(&w, "id", first->family);
	if (f->expected > 0)
		node_put_day(&w, "complete_as_of", f->newest);
	node_put(&w, "source", "EPO OPS");
	json_key(&w, "members");
	json_open(&w, '[');
	for (m = first; m != NULL; m = m->next) {
		if (strcmp(m->family, first->family) != 0 || repeated(first, m))
			continue;
		json_open(&w, '{');
		node_put(&w, "number", m->number);
		node_put(&w, "application_number", m->application);
		node_put_day(&w, "filed", m->filed);
		json_close(&w, '}');
	}
	json_close(&w, ']');
	json_close(&w, '}');
	return sink->record(sink->arg, b->data, b->len, first->line);
}

static bool
told(const struct ops_families *f, const struct member *m)
{
	const struct member *b;

	for (b = f->first; b != m; b = b->next)
		if (strcmp(b->family, m->family) == 0)
			return true;
	return false;
}

enum err
ops_families_tell(struct ops_families *f, const struct sink *sink)
{
	const struct member *m;
	enum err e;

	if (f->first == NULL)
		return OK;
	if (f->found > MEMBERS_MAX)
		return sink->reject(sink->arg, f->first->line,
			&(const struct fault){
				.field = "",
				.reason = "has more than 10,000 family "
					  "members",
				.repair = "Give one family a file.",
			});
	if (f->found < f->expected)
		return sink->reject(sink->arg, f->first->line,
			&(const struct fault){
				.field = "",
				.reason = arena_printf(f->arena,
					"has %ld of the %ld members that it "
					"says it has",
					f->found, f->expected),
				.repair = "Fetch the whole family: the list of "
					  "a family is taken as it is.",
			});
	for (m = f->first; m != NULL; m = m->next)
		if (!told(f, m) && (e = tell(f, m, sink)) != OK)
			return e;
	return OK;
}
