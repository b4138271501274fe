#include "exchange/citation.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "exchange/record.h"
#include "patent/number.h"

/* The document-id to trust: DOCDB's, else the only one. */
static const xmlNode *
document(struct arena *a, const xmlNode *patent)
{
	const xmlNode *id = node_child(patent, "document-id"), *n;

	for (n = id; n != NULL; n = node_next(n, "document-id"))
		if (strcmp(node_attr(a, n, "document-id-type"), "docdb") == 0)
			return n;
	return id;
}

/* "US7272630B2", or NULL when nobody can tell what it is. */
static const char *
cited_number(struct arena *a, const xmlNode *id)
{
	const char *country = node_text_at(a, id, "country");
	const char *digits = node_text_at(a, id, "doc-number");
	const char *kind = node_text_at(a, id, "kind");
	struct patent_number n;

	if (patent_number_read(a,
		    arena_printf(a, "%s%s%s", country, digits, kind),
		    &n) != OK &&
		patent_number_read(
			a, arena_printf(a, "%s%s", country, digits), &n) != OK)
		return NULL;
	return n.sort == NUMBER_PUBLICATION ? n.text : NULL;
}

/* Texts are cut where records are. */
static const char *
cited_text(struct arena *a, const xmlNode *citation, const xmlNode *id)
{
	const char *text = node_text_at(a, citation, "nplcit/text");
	size_t n;

	if (*text == '\0')
		text = node_text_at(a, citation, "nplcit/othercit");
	if (*text == '\0')
		text = node_text(a, node_child(citation, "nplcit"));
	if (*text == '\0' && id != NULL)
		text = arena_printf(a, "%s %s", node_text_at(a, id, "country"),
			node_text_at(a, id, "doc-number"));
	n = strlen(text);
	if (n <= TEXT_MAX)
		return text;
	n = TEXT_MAX;
	while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	return arena_strndup(a, text, n);
}

/* The attribute of OPS, "examiner", or the words of the USPTO, "cited by
 * examiner"; NULL where neither says who. */
static const char *
finder(struct arena *a, const xmlNode *citation)
{
	const char *by = node_attr(a, citation, "cited-by");
	const char *words = node_text_at(a, citation, "category");

	if (strncmp(words, "cited by ", 9) == 0)
		by = words + 9;
	if (*by == '\0')
		return NULL;
	if (strcmp(by, "applicant") == 0 || strcmp(by, "examiner") == 0 ||
		strcmp(by, "opponent") == 0)
		return by;
	return "other";
}

/* "X,Y": the letters of a search report. */
static const char *
category(struct arena *a, const xmlNode *citation)
{
	const xmlNode *n = node_child(citation, "category");
	struct buf *b = buf_new(a, 16);

	for (; n != NULL; n = node_next(n, "category")) {
		const char *text = node_text(a, n);

		if (strlen(text) <= 8 && *text != '\0' &&
			strspn(text, "ADEILOPTXY&,") == strlen(text))
			buf_printf(b, "%s%s", b->len == 0 ? "" : ",", text);
	}
	return b->data;
}

void
citation_put(struct arena *a, struct json_writer *w, const xmlNode *list,
	const char *name)
{
	const xmlNode *n = node_child(list, name);
	bool open = false;

	for (; n != NULL; n = node_next(n, name)) {
		const xmlNode *id = document(a, node_child(n, "patcit"));
		const char *number = id == NULL ? NULL : cited_number(a, id);
		const char *text =
			number == NULL ? cited_text(a, n, id) : number;

		if (text[strspn(text, " ")] == '\0')
			continue;
		if (!open) {
			json_key(w, "citations");
			json_open(w, '[');
			open = true;
		}
		json_open(w, '{');
		node_put(w, number != NULL ? "number" : "text", text);
		if (finder(a, n) != NULL)
			node_put(w, "by", finder(a, n));
		node_put(w, "category", category(a, n));
		json_close(w, '}');
	}
	if (open)
		json_close(w, ']');
}
