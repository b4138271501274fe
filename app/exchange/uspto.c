/*
 * USPTO grants and applications with full text, v4.x. The weekly files hold
 * thousands of documents one after the other; each begins with its own XML
 * declaration at the start of a line and is parsed as a tree of its own.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "exchange/citation.h"
#include "exchange/node.h"
#include "exchange/source.h"
#include "exchange/xml.h"
#include "patent/number.h"

#define GRANT "us-patent-grant"
#define APPLICATION "us-patent-application"

/* "Last, First Middle", or the name of an organisation. */
static const char *
party_name(struct arena *a, const xmlNode *party)
{
	const xmlNode *book = node_child(party, "addressbook");
	const char *name, *first, *middle;

	if (book == NULL)
		book = party;
	name = node_text_at(a, book, "orgname");
	if (*name != '\0')
		return name;
	name = node_text_at(a, book, "last-name");
	first = node_text_at(a, book, "first-name");
	middle = node_text_at(a, book, "middle-name");
	if (*name == '\0')
		return node_text_at(a, book, "name");
	return arena_printf(a, "%s%s%s%s%s", name, *first != '\0' ? ", " : "",
		first, *middle != '\0' ? " " : "", middle);
}

static void
add_parties(struct arena *a, struct node_list *list, const xmlNode *parent,
	const char *name)
{
	const xmlNode *n = node_child(parent, name);

	for (; n != NULL; n = node_next(n, name))
		node_list_add(a, list, party_name(a, n));
}

/* Until 2012 inventors were the applicants, said by app-type. */
static void
put_people(struct arena *a, struct json_writer *w, const xmlNode *biblio)
{
	const xmlNode *parties = node_child(biblio, "us-parties");
	struct node_list applicants = { 0 }, owners = { 0 }, inventors = { 0 };
	const xmlNode *n;

	if (parties == NULL)
		parties = node_child(biblio, "parties");
	add_parties(a, &applicants, node_child(parties, "us-applicants"),
		"us-applicant");
	n = node_find(parties, "applicants/applicant");
	for (; n != NULL; n = node_next(n, "applicant")) {
		node_list_add(a, &applicants, party_name(a, n));
		if (strcmp(node_attr(a, n, "app-type"), "applicant-inventor") ==
			0)
			node_list_add(a, &inventors, party_name(a, n));
	}
	add_parties(a, &owners, node_child(biblio, "assignees"), "assignee");
	add_parties(
		a, &inventors, node_child(parties, "inventors"), "inventor");
	node_put_list(w, "applicants", &applicants);
	node_put_list(w, "owners", &owners);
	node_put_list(w, "inventors", &inventors);
}

/* All classification-cpc below, main and further ones and combinations. */
static void
add_cpc(struct arena *a, const xmlNode *n, struct node_list *symbols)
{
	for (n = n == NULL ? NULL : n->children; n != NULL; n = n->next) {
		if (node_is(n, "classification-cpc"))
			node_list_add(a, symbols, node_symbol_parts(a, n));
		else if (n->type == XML_ELEMENT_NODE)
			add_cpc(a, n, symbols);
	}
}

static void
put_classes(struct arena *a, struct json_writer *w, const xmlNode *biblio)
{
	struct node_list cpc = { 0 }, ipc = { 0 };
	const xmlNode *n = node_child(biblio, "classifications-cpc"), *old;

	add_cpc(a, n, &cpc);
	n = node_find(biblio, "classifications-ipcr/classification-ipcr");
	for (; n != NULL; n = node_next(n, "classification-ipcr"))
		node_list_add(a, &ipc, node_symbol_parts(a, n));
	old = node_child(biblio, "classification-ipc");
	node_list_add(a, &ipc,
		node_symbol(a, node_text_at(a, old, "main-classification")));
	n = node_child(old, "further-classification");
	for (; n != NULL; n = node_next(n, "further-classification"))
		node_list_add(a, &ipc, node_symbol(a, node_text(a, n)));
	node_put_list(w, "cpc", &cpc);
	node_put_list(w, "ipc", &ipc);
}

static void
put_claim_to(
	struct arena *a, struct json_writer *w, const xmlNode *n, bool *open)
{
	const char *country = node_text_at(a, n, "country");
	const char *number = node_text_at(a, n, "doc-number");
	const char *us = strcmp(country, "US") == 0
				 ? patent_number_us_application(a, number)
				 : NULL;

	if (*number == '\0')
		return;
	if (!*open) {
		json_key(w, "priority");
		json_open(w, '[');
		*open = true;
	}
	json_open(w, '{');
	/* PCT/… and numbers that carry their office stand alone. */
	node_put(w, "number",
		us != NULL ? us
			   : arena_printf(a, "%s%s",
				     strncmp(number, "PCT", 3) == 0 ||
						     strncmp(number, country,
							     2) == 0
					     ? ""
					     : country,
				     number));
	node_put_day(w, "date", node_text_at(a, n, "date"));
	json_close(w, '}');
}

/* Foreign priorities, and provisional applications of its own office. */
static void
put_priority(struct arena *a, struct json_writer *w, const xmlNode *biblio)
{
	const xmlNode *n = node_find(biblio, "priority-claims/priority-claim");
	const xmlNode *related = node_child(biblio, "us-related-documents");
	bool open = false;

	for (; n != NULL; n = node_next(n, "priority-claim"))
		put_claim_to(a, w, n, &open);
	n = node_child(related, "us-provisional-application");
	for (; n != NULL; n = node_next(n, "us-provisional-application"))
		put_claim_to(a, w, node_child(n, "document-id"), &open);
	if (open)
		json_close(w, ']');
}

/* Until 2012 the list and its entries had the names of other offices. */
static void
put_citations(struct arena *a, struct json_writer *w, const xmlNode *biblio)
{
	const xmlNode *list = node_child(biblio, "us-references-cited");

	if (list != NULL)
		citation_put(a, w, list, "us-citation");
	else
		citation_put(a, w, node_child(biblio, "references-cited"),
			"citation");
}

static void
put_lang(struct json_writer *w, const char *key, const char *lang,
	const char *text)
{
	if (*text == '\0')
		return;
	json_key(w, key);
	json_open(w, '{');
	node_put(w, lang, text);
	json_close(w, '}');
}

static void
put_claims(struct arena *a, struct json_writer *w, const char *lang,
	const xmlNode *root)
{
	const xmlNode *n = node_find(root, "claims/claim");
	bool open = false;

	for (; n != NULL; n = node_next(n, "claim")) {
		const char *text = node_text(a, n);

		if (*text == '\0')
			continue;
		if (!open) {
			json_key(w, "claims");
			json_open(w, '{');
			json_key(w, lang);
			json_open(w, '[');
			open = true;
		}
		json_add_string(w, text);
	}
	if (open) {
		json_close(w, ']');
		json_close(w, '}');
	}
}

/* The language stands at the root, "EN", and holds for all texts. */
static const char *
lang_of(struct arena *a, const xmlNode *root)
{
	char *lang = arena_strdup(a, node_attr(a, root, "lang"));

	for (char *s = lang; *s != '\0'; s++)
		if (*s >= 'A' && *s <= 'Z')
			*s = (char)(*s - 'A' + 'a');
	return *lang == '\0' ? "und" : lang;
}

static const char *
native(struct arena *a, const xmlNode *root, size_t *len)
{
	bool grant = node_is(root, GRANT);
	const xmlNode *biblio =
		node_child(root, grant ? "us-bibliographic-data-grant"
				       : "us-bibliographic-data-application");
	const xmlNode *id =
		node_find(biblio, "publication-reference/document-id");
	const xmlNode *application =
		node_find(biblio, "application-reference/document-id");
	const char *lang = lang_of(a, root);
	const char *published = node_text_at(a, id, "date");
	struct buf *b = buf_new(a, 16384);
	struct json_writer w = { b, false };

	json_open(&w, '{');
	node_put(&w, "number",
		arena_printf(a, "%s%s%s", node_text_at(a, id, "country"),
			node_text_at(a, id, "doc-number"),
			node_text_at(a, id, "kind")));
	if (application != NULL)
		node_put(&w, "application_number",
			arena_printf(a, "%s%s",
				node_text_at(a, application, "country"),
				node_text_at(a, application, "doc-number")));
	put_lang(&w, "title", lang, node_text_at(a, biblio, "invention-title"));
	put_lang(&w, "abstract", lang, node_text_at(a, root, "abstract"));
	put_claims(a, &w, lang, root);
	put_people(a, &w, biblio);
	put_classes(a, &w, biblio);
	node_put_day(&w, "filed", node_text_at(a, application, "date"));
	put_priority(a, &w, biblio);
	put_citations(a, &w, biblio);
	node_put_day(&w, "published", published);
	if (grant) /* US patents are granted by their publication */
		node_put_day(&w, "granted", published);
	json_close(&w, '}');
	*len = b->len;
	return b->data;
}

struct error {
	struct arena *arena;
	const char *text;
	int64_t line;
};

static void
note_error(void *arg, xmlErrorPtr error)
{
	struct error *e = arg;

	if (e->text != NULL || error->level < XML_ERR_ERROR)
		return;
	e->text = arena_strndup(
		e->arena, error->message, strcspn(error->message, "\n"));
	e->line = error->line;
}

static void
free_doc(void *doc)
{
	xmlFreeDoc(doc);
}

static const xmlNode *
parse(struct arena *a, const struct buf *text, struct error *error)
{
	xmlParserCtxt *context = xmlNewParserCtxt();
	xmlDoc *doc;

	if (context == NULL)
		return NULL;
	xmlSetStructuredErrorFunc(error, note_error);
	doc = xmlCtxtReadMemory(
		context, text->data, (int)text->len, NULL, NULL, NODE_OPTIONS);
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlFreeParserCtxt(context);
	if (doc == NULL)
		return NULL;
	arena_defer(a, free_doc, doc);
	return xmlDocGetRootElement(doc);
}

/* One document, which began on ${line} of the file. */
static enum err
take(struct arena *a, const struct buf *text, int64_t line,
	const struct sink *sink)
{
	struct fault f = {
		.field = "",
		.repair = "Give grants (us-patent-grant) or applications "
			  "(us-patent-application) of v4.x.",
	};
	struct error error = { a, NULL, 0 };
	const xmlNode *root;
	const char *json;
	size_t len;

	if (text->len == strspn(text->data, " \t\r\n"))
		return OK;
	if (text->len > EXCHANGE_RECORD_MAX) {
		f.reason = "is a document of more than 32 MB";
		return sink->reject(sink->arg, line, &f);
	}
	root = parse(a, text, &error);
	if (root == NULL) {
		f.reason = arena_printf(a, "is no well-formed XML: %s",
			error.text == NULL ? "it is empty" : error.text);
		f.repair = "Fetch the file again; other documents of it were "
			   "taken.";
		return sink->reject(sink->arg,
			line + (error.line > 0 ? error.line - 1 : 0), &f);
	}
	if (!node_is(root, GRANT) && !node_is(root, APPLICATION)) {
		f.reason = arena_printf(a,
			"is no patent document (its root is %s)",
			(const char *)root->name);
		return sink->reject(sink->arg, line, &f);
	}
	json = native(a, root, &len);
	return sink->record(sink->arg, json, len, line);
}

enum err
uspto_read(struct arena *a, struct source *source, const struct sink *sink)
{
	struct arena *scratch = arena_new();
	struct buf *text = buf_new(a, 256u << 10);
	const char *line;
	int64_t start = 1;
	size_t len;
	enum err e = OK;

	node_init();
	while (e == OK && source_line(source, &line, &len) == OK) {
		if (len >= 5 && strncmp(line, "<?xml", 5) == 0) {
			e = take(scratch, text, start, sink);
			arena_reset(scratch);
			buf_clear(text);
			start = source_line_number(source);
		}
		/* What is too long is refused, and need not be kept. */
		if (text->len <= EXCHANGE_RECORD_MAX &&
			len <= EXCHANGE_RECORD_MAX) {
			buf_add(text, line, len);
			buf_char(text, '\n');
		} else if (text->len <= EXCHANGE_RECORD_MAX) {
			buf_add(text, line, EXCHANGE_RECORD_MAX + 1);
		}
	}
	if (e == OK && source_failed(source) == 0)
		e = take(scratch, text, start, sink);
	arena_free(scratch);
	return e;
}
