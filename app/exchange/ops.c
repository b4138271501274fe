/*
 * EPO Open Patent Services and DOCDB: a stream of exchange-documents and
 * family members, of which one at a time is held as a tree.
 */
#include <string.h>

#include <libxml/xmlreader.h>

#include "base/arena.h"
#include "base/buf.h"
#include "exchange/node.h"
#include "exchange/ops_event.h"
#include "exchange/ops_family.h"
#include "exchange/ops_record.h"
#include "exchange/source.h"
#include "exchange/xml.h"

struct reading;

/* What is made of an exchange-document or family-member. */
typedef enum err (*take_fn)(struct reading *, xmlNode *, const struct sink *);

struct reading {
	take_fn take;
	const char *wanted;  /* what a file without any lacks */
	struct arena *arena; /* reset after each record */
	struct source *source;
	size_t since; /* bytes since the last record */
	bool too_long;
	int64_t line; /* of the first error */
	const char *error;
	struct arena *error_arena;
	const char *root;
	const char *hint; /* what a document without records is */
	int64_t records;
	struct ops_families *families;
};

static int
read_bytes(void *arg, char *to, int size)
{
	struct reading *r = arg;
	int n;

	if (r->since > EXCHANGE_RECORD_MAX) {
		r->too_long = true;
		return -1;
	}
	n = source_read(r->source, to, size);
	if (n > 0)
		r->since += (size_t)n;
	return n;
}

static int
read_no_more(void *arg)
{
	(void)arg;
	return 0;
}

static void
note_error(void *arg, xmlErrorPtr error)
{
	struct reading *r = arg;

	if (r->error != NULL || error->level < XML_ERR_ERROR)
		return;
	r->error = arena_strndup(
		r->error_arena, error->message, strcspn(error->message, "\n"));
	r->line = error->line;
}

static enum err
take_patent(struct reading *r, xmlNode *n, const struct sink *sink)
{
	const xmlNode *doc = n, *member = NULL;
	const char *json;
	size_t len;
	enum err e;

	if (node_is(n, "family-member")) {
		member = n;
		doc = node_child(n, "exchange-document");
	}
	r->records++;
	if (strncmp(node_attr(r->arena, doc, "status"), "D", 1) == 0) {
		const struct fault gone = {
			.field = "",
			.reason = "is the notice that the office deleted the "
				  "document",
			.repair = "Take it out of the pool by hand if it is "
				  "there.",
		};

		e = sink->reject(sink->arg, xmlGetLineNo(n), &gone);
	} else {
		json = ops_native(r->arena, doc, member, &len);
		e = sink->record(sink->arg, json, len, xmlGetLineNo(n));
	}
	arena_reset(r->arena);
	return e;
}

/* Each legal event of the member as a record; of RAX one for each state. */
static enum err
take_events(struct reading *r, xmlNode *n, const struct sink *sink)
{
	const xmlNode *legal = node_child(n, "legal");
	const char *as_of = ops_event_as_of(r->arena, n);
	struct ops_events events;
	enum err e = OK;
	size_t i;

	for (; e == OK && legal != NULL; legal = node_next(legal, "legal")) {
		ops_events_read(r->arena, n, legal, as_of, &events);
		for (i = 0; e == OK && i < events.count; i++) {
			r->records++;
			e = sink->record(sink->arg, events.items[i]->data,
				events.items[i]->len, xmlGetLineNo(legal));
		}
	}
	arena_reset(r->arena);
	return e;
}

/* They are told at the end, when all members are known. */
static enum err
take_family(struct reading *r, xmlNode *n, const struct sink *sink)
{
	(void)sink;
	if (node_is(n, "family-member")) {
		r->records++;
		ops_family_add(r->families, n, xmlGetLineNo(n));
	}
	arena_reset(r->arena);
	return OK;
}

/* Elements that tell what an answer without records is. */
static void
note_hint(struct reading *r, const char *name, xmlTextReader *x)
{
	const xmlNode *fault;

	if (r->root == NULL)
		r->root = arena_strdup(r->error_arena, name);
	if (strcmp(name, "patent-family") == 0)
		ops_family_begin(r->families, x);
	if (strcmp(name, "fault") == 0 &&
		(fault = xmlTextReaderExpand(x)) != NULL)
		r->hint = arena_printf(r->error_arena,
			"an error answer of OPS (%.100s %.200s)",
			node_text_at(r->error_arena, fault, "code"),
			node_text_at(r->error_arena, fault, "message"));
	else if (strcmp(name, "inquiry-result") == 0)
		r->hint = "an OPS list of equivalents: numbers without kind "
			  "or data";
	else if (strcmp(name, "search-result") == 0)
		r->hint = "an OPS search result of numbers alone: ask for the "
			  "constituent biblio";
}

/* Goes through the document; 0 at its end, -1 for bad XML. */
static enum err
read_all(struct reading *r, xmlTextReader *x, const struct sink *sink,
	int *state)
{
	enum err e = OK;

	*state = xmlTextReaderRead(x);
	while (e == OK && *state == 1) {
		const char *name = (const char *)xmlTextReaderConstLocalName(x);

		r->since = 0;
		if (xmlTextReaderNodeType(x) != XML_READER_TYPE_ELEMENT) {
			*state = xmlTextReaderRead(x);
		} else if (strcmp(name, "exchange-document") == 0 ||
			   strcmp(name, "family-member") == 0) {
			xmlNode *n = xmlTextReaderExpand(x);

			if (n == NULL) {
				*state = -1;
				break;
			}
			e = r->take(r, n, sink);
			*state = xmlTextReaderNext(x);
		} else {
			note_hint(r, name, x);
			*state = xmlTextReaderRead(x);
		}
	}
	return e;
}

static enum err
report(struct reading *r, int state, const struct sink *sink)
{
	struct arena *a = r->error_arena;
	struct fault f = {
		.field = "",
		.repair = "Fetch the file again; earlier records of it were "
			  "taken.",
	};

	if (state == 0) {
		if (r->records > 0)
			return OK;
		f.reason = r->hint != NULL
				   ? arena_printf(a, "the file is %s", r->hint)
				   : arena_printf(a,
					     "the file is XML without %s (its "
					     "root is %s)",
					     r->wanted,
					     r->root == NULL ? "missing"
							     : r->root);
		f.repair = "Give OPS or DOCDB XML with exchange-documents or "
			   "family members; legal events and families come "
			   "from the family and legal services of OPS.";
		r->line = 1;
	} else if (r->too_long) {
		f.reason = "is a record of more than 32 MB";
	} else {
		f.reason = arena_printf(a, "is no well-formed XML: %s",
			r->error == NULL ? "it breaks off" : r->error);
	}
	return sink->reject(sink->arg, r->line > 0 ? r->line : 1, &f);
}

static enum err
read_file(struct arena *a, struct source *source, const struct sink *sink,
	take_fn take, const char *wanted)
{
	struct reading *r = ARENA_NEW(a, struct reading);
	xmlTextReader *x;
	int state;
	enum err e;

	node_init();
	r->take = take;
	r->wanted = wanted;
	r->arena = arena_new();
	r->error_arena = a;
	r->source = source;
	r->families = ops_families_new(a);
	x = xmlReaderForIO(
		read_bytes, read_no_more, r, NULL, NULL, NODE_OPTIONS);
	if (x == NULL) {
		arena_free(r->arena);
		return ERR_BUG;
	}
	xmlTextReaderSetStructuredErrorHandler(x, note_error, r);
	e = read_all(r, x, sink, &state);
	if (e == OK && state == 0)
		e = ops_families_tell(r->families, sink);
	if (e == OK && source_failed(source) == 0)
		e = report(r, state, sink);
	xmlFreeTextReader(x);
	arena_free(r->arena);
	return e;
}

enum err
ops_read(struct arena *a, struct source *source, const struct sink *sink)
{
	return read_file(a, source, sink, take_patent, "patent records");
}

enum err
ops_read_events(struct arena *a, struct source *source, const struct sink *sink)
{
	return read_file(a, source, sink, take_events, "legal events");
}

enum err
ops_read_families(
	struct arena *a, struct source *source, const struct sink *sink)
{
	return read_file(a, source, sink, take_family, "family members");
}
