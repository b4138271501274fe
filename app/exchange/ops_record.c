#include "exchange/ops_record.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "exchange/citation.h"
#include "exchange/node.h"
#include "patent/number.h"

/* The document-id of that type inside a reference, or NULL. */
static const xmlNode *
find_id(struct arena *a, const xmlNode *reference, const char *type)
{
	const xmlNode *id = node_child(reference, "document-id");

	while (id != NULL &&
		strcmp(node_attr(a, id, "document-id-type"), type) != 0)
		id = node_next(id, "document-id");
	return id;
}

/* EPODOC's numbers of European applications, EP20100167109, are EP10167109
 * in DOCDB; its numbers of US applications are DOCDB's. */
static const char *
docdb_number(struct arena *a, const char *epodoc)
{
	const char *us;

	if (strlen(epodoc) == 13 && strncmp(epodoc, "EP", 2) == 0 &&
		strspn(epodoc + 2, "0123456789") == 11 && epodoc[6] == '0')
		return arena_printf(a, "EP%.2s%s", epodoc + 4, epodoc + 7);
	us = strncmp(epodoc, "US", 2) == 0
		     ? patent_number_us_application(a, epodoc + 2)
		     : NULL;
	return us != NULL ? us : epodoc;
}

static const char *
number_of(struct arena *a, const xmlNode *reference)
{
	const xmlNode *id = find_id(a, reference, "docdb");

	/* DOCDB's own files write the format at the reference. */
	if (id == NULL && reference != NULL &&
		strcmp(node_attr(a, reference, "data-format"), "docdb") == 0)
		id = node_child(reference, "document-id");
	if (id != NULL)
		return docdb_number(a,
			arena_printf(a, "%s%s", node_text_at(a, id, "country"),
				node_text_at(a, id, "doc-number")));
	return docdb_number(a,
		node_text_at(a, find_id(a, reference, "epodoc"), "doc-number"));
}

const char *
ops_day(struct arena *a, const xmlNode *reference)
{
	const xmlNode *id = node_child(reference, "document-id");

	for (; id != NULL; id = node_next(id, "document-id")) {
		const char *date = node_text_at(a, id, "date");

		if (*date != '\0')
			return date;
	}
	return "";
}

/* References that are found in the document, or around it in a family. */
static const xmlNode *
either(const xmlNode *biblio, const xmlNode *member, const char *name)
{
	const xmlNode *n = node_child(biblio, name);

	return n != NULL ? n : node_child(member, name);
}

static void
put_priority(struct arena *a, struct json_writer *w, const xmlNode *biblio,
	const xmlNode *member)
{
	/* Families write their numbers in one form, documents in several. */
	const xmlNode *p = node_child(member, "priority-claim");
	bool open = false;

	if (p == NULL)
		p = node_child(node_child(biblio, "priority-claims"),
			"priority-claim");
	for (; p != NULL; p = node_next(p, "priority-claim")) {
		const char *number = number_of(a, p);

		if (*number == '\0')
			continue;
		if (!open) {
			json_key(w, "priority");
			json_open(w, '[');
			open = true;
		}
		json_open(w, '{');
		node_put(w, "number", number);
		node_put_day(w, "date", ops_day(a, p));
		json_close(w, '}');
	}
	if (open)
		json_close(w, ']');
}

/* One text a language, the first of each: {lang: text}. */
static void
put_langs(struct arena *a, struct json_writer *w, const char *key,
	const xmlNode *parent, const char *name)
{
	struct node_list langs = { 0 };
	const xmlNode *n = node_child(parent, name);

	for (; n != NULL; n = node_next(n, name)) {
		const char *lang = node_attr(a, n, "lang");
		const char *text = node_text(a, n);
		size_t before = langs.count;

		if (*text == '\0')
			continue;
		node_list_add(a, &langs, *lang == '\0' ? "und" : lang);
		if (langs.count == before)
			continue;
		if (before == 0) {
			json_key(w, key);
			json_open(w, '{');
		}
		node_put(w, langs.items[before], text);
	}
	if (langs.count > 0)
		json_close(w, '}');
}

/* "KYLMAENEN JARI [FI]" and "HERRALA, SAMI, " without what follows. */
static const char *
clean_name(struct arena *a, const char *name)
{
	char *s = arena_strdup(a, name);
	size_t n;

	/* U+2002 and the like stand between the words */
	for (char *at = s; (at = strstr(at, "\xe2\x80")) != NULL; at++) {
		unsigned char c = (unsigned char)at[2];

		if (c >= 0x80 && c <= 0x8A) {
			at[0] = ' ';
			memmove(at + 1, at + 3, strlen(at + 3) + 1);
		}
	}
	for (;;) {
		n = strlen(s);
		if (n > 5 && s[n - 1] == ']' && s[n - 4] == '[')
			s[n - 4] = '\0';
		else if (n > 0 && strchr(" ,;", s[n - 1]) != NULL)
			s[n - 1] = '\0';
		else
			break;
	}
	while (*s == ' ')
		s++;
	return s;
}

static size_t
count_format(struct arena *a, const xmlNode *list, const char *name,
	const char *format)
{
	const xmlNode *n = node_child(list, name);
	size_t count = 0;

	for (; n != NULL; n = node_next(n, name))
		if (strcmp(node_attr(a, n, "data-format"), format) == 0)
			count++;
	return count;
}

/*
 * Names as the patent has them ("original"). The office lists them once for
 * each publication of the application, so the last of the sets is taken;
 * where they cannot be told apart, or are missing, the office's own forms.
 */
static void
put_names(struct arena *a, struct json_writer *w, const char *key,
	const xmlNode *list, const char *name)
{
	const char *inner = arena_printf(a, "%s-name", name);
	size_t own = count_format(a, list, name, "epodoc");
	size_t original = count_format(a, list, name, "original");
	bool use = original > 0 && (own == 0 || original % own == 0);
	const char *format = use ? "original" : own > 0 ? "epodoc" : "docdb";
	size_t skip = use && own > 0 ? original - own : 0;
	const xmlNode *n = node_child(list, name);
	struct node_list names = { 0 };

	for (; n != NULL; n = node_next(n, name)) {
		if (strcmp(node_attr(a, n, "data-format"), format) != 0)
			continue;
		if (skip > 0) {
			skip--;
			continue;
		}
		node_list_add(a, &names,
			clean_name(
				a, node_text(a, node_child(node_child(n, inner),
							"name"))));
	}
	node_put_list(w, key, &names);
}

static void
put_cpc(struct arena *a, struct json_writer *w, const xmlNode *biblio)
{
	const xmlNode *n = node_find(
		biblio, "patent-classifications/patent-classification");
	struct node_list symbols = { 0 };

	for (; n != NULL; n = node_next(n, "patent-classification")) {
		const char *scheme = node_attr(
			a, node_child(n, "classification-scheme"), "scheme");
		const char *symbol =
			node_text_at(a, n, "classification-symbol");

		if (strncmp(scheme, "CPC", 3) != 0)
			continue;
		node_list_add(a, &symbols,
			*symbol != '\0' ? node_symbol(a, symbol)
					: node_symbol_parts(a, n));
	}
	node_put_list(w, "cpc", &symbols);
}

static void
put_ipc(struct arena *a, struct json_writer *w, const xmlNode *biblio)
{
	const xmlNode *n =
		node_find(biblio, "classifications-ipcr/classification-ipcr");
	struct node_list symbols = { 0 };

	for (; n != NULL; n = node_next(n, "classification-ipcr"))
		node_list_add(a, &symbols,
			node_symbol(a, node_text_at(a, n, "text")));
	n = node_find(biblio, "classification-ipc/text");
	for (; n != NULL; n = node_next(n, "text"))
		node_list_add(a, &symbols, node_symbol(a, node_text(a, n)));
	node_put_list(w, "ipc", &symbols);
}

const char *
ops_publication(struct arena *a, const xmlNode *member)
{
	const xmlNode *id = find_id(
		a, node_child(member, "publication-reference"), "docdb");

	return arena_printf(a, "%s%s%s", node_text_at(a, id, "country"),
		node_text_at(a, id, "doc-number"), node_text_at(a, id, "kind"));
}

const char *
ops_application(struct arena *a, const xmlNode *member)
{
	return number_of(a, node_child(member, "application-reference"));
}

const char *
ops_native(
	struct arena *a, const xmlNode *doc, const xmlNode *member, size_t *len)
{
	const xmlNode *biblio = node_child(doc, "bibliographic-data");
	const xmlNode *reference =
		either(biblio, member, "publication-reference");
	const xmlNode *application =
		either(biblio, member, "application-reference");
	struct buf *b = buf_new(a, 4096);
	struct json_writer w = { b, false };
	const char *family = node_attr(a, doc, "family-id");

	json_open(&w, '{');
	if (doc != NULL)
		node_put(&w, "number",
			arena_printf(a, "%s%s%s", node_attr(a, doc, "country"),
				node_attr(a, doc, "doc-number"),
				node_attr(a, doc, "kind")));
	else
		node_put(&w, "number", ops_publication(a, member));
	node_put(&w, "application_number", number_of(a, application));
	node_put(&w, "family",
		*family != '\0' ? family : node_attr(a, member, "family-id"));
	put_langs(a, &w, "title", biblio, "invention-title");
	put_langs(a, &w, "abstract", doc, "abstract");
	put_names(a, &w, "applicants", node_find(biblio, "parties/applicants"),
		"applicant");
	put_names(a, &w, "inventors", node_find(biblio, "parties/inventors"),
		"inventor");
	put_cpc(a, &w, biblio);
	put_ipc(a, &w, biblio);
	node_put_day(&w, "filed", ops_day(a, application));
	put_priority(a, &w, biblio, member);
	citation_put(a, &w, node_child(biblio, "references-cited"), "citation");
	node_put_day(&w, "published", ops_day(a, reference));
	json_close(&w, '}');
	*len = b->len;
	return b->data;
}
