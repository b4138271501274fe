#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "exchange/record.h"
#include "patent/number.h"

static const char *const finders[] = { "applicant", "examiner", "opponent",
	"other", NULL };

static bool
finder_known(const char *by)
{
	size_t i;

	for (i = 0; finders[i] != NULL; i++)
		if (strcmp(finders[i], by) == 0)
			return true;
	return false;
}

/* The number in normal form; what is cited need not say its kind. */
static enum err
read_cited(struct record *r, const char *key, const struct json *item,
	const char **number, const char **text)
{
	struct patent_number n;
	enum err e;

	if ((e = record_text(r, item, key, "number", number)) != OK ||
		(e = record_text(r, item, key, "text", text)) != OK)
		return e;
	if ((*number == NULL) == (*text == NULL))
		return record_fault(r, key, item,
			"names no patent and no other document, or both",
			"Give either the number of a patent or a text.");
	if (*number == NULL)
		return OK;
	if (patent_number_read(r->arena, *number, &n) != OK ||
		n.sort != NUMBER_PUBLICATION)
		return record_fault(r, arena_printf(r->arena, "%s.number", key),
			json_get(item, "number"),
			"is not the number of a publication",
			"Write office, number and kind, or give it as text.");
	*number = n.text;
	return OK;
}

static enum err
put_item(struct record *r, const char *key, const struct json *item,
	struct json_writer *w)
{
	static const char *const known[] = { "number", "text", "by", "category",
		NULL };
	const char *number, *text, *by, *category;
	enum err e;

	if (json_kind(item) != JSON_KIND_OBJECT)
		return record_fault(r, key, item, "is not an object",
			"Write {\"number\": ...} or {\"text\": ...}.");
	if ((e = record_known(r, item, key, known)) != OK ||
		(e = read_cited(r, key, item, &number, &text)) != OK ||
		(e = record_text(r, item, key, "by", &by)) != OK ||
		(e = record_text(r, item, key, "category", &category)) != OK)
		return e;
	if (by != NULL && !finder_known(by))
		return record_fault(r, arena_printf(r->arena, "%s.by", key),
			json_get(item, "by"), "is none of the words allowed",
			"Write one of: applicant, examiner, opponent, other.");
	json_open(w, '{');
	json_set(w, number != NULL ? "number" : "text",
		number != NULL ? number : text);
	if (by != NULL)
		json_set(w, "by", by);
	if (category != NULL)
		json_set(w, "category", category);
	json_close(w, '}');
	return OK;
}

enum err
record_citations(struct record *r, const char *key, const char **out)
{
	const struct json *list = json_get(r->json, key);
	struct buf *b = buf_new(r->arena, 64);
	struct json_writer w = { b, false };
	size_t i, n = json_count(list);
	enum err e;

	*out = "[]";
	if (list == NULL || json_kind(list) == JSON_KIND_NULL)
		return OK;
	if (json_kind(list) != JSON_KIND_ARRAY)
		return record_fault(r, key, list, "is not an array",
			"Write [{\"number\": ...}, {\"text\": ...}].");
	json_open(&w, '[');
	for (i = 0; i < n; i++)
		if ((e = put_item(r, key, json_at(list, i), &w)) != OK)
			return e;
	json_close(&w, ']');
	*out = b->data;
	return OK;
}
