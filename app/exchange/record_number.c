#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "exchange/record.h"
#include "patent/number.h"

/* Numbers are keys of indexes, which take no more. */
#define NUMBER_MAX 500

enum err
record_number(struct record *r, const char *key, const char *text,
	const char *beside, struct patent_number *n)
{
	const struct json *v = json_get(r->json, key);

	if (strlen(text) > NUMBER_MAX)
		return record_fault(
			r, key, v, "is longer than 500 bytes", "Correct it.");
	if (patent_number_read(r->arena, text, n) != OK)
		return record_fault(r, key, v, "is not a publication number",
			"Begin with the office (ST.3), then the digits and "
			"the kind: EP1000000A1.");
	if (n->sort == NUMBER_APPLICATION)
		return record_fault(r, key, v,
			"is the number of an application",
			"Give the publication's number with its kind here "
			"and this one as \"application_number\".");
	/* The kind may stand beside the number instead. */
	if (n->kind[0] == '\0' && beside != NULL)
		(void)!patent_number_read(r->arena,
			arena_printf(r->arena, "%s%s", n->text, beside), n);
	if (n->kind[0] == '\0')
		return record_fault(r, key, v, "has no kind",
			"Add the kind code (ST.16): EP1000000A1.");
	return OK;
}

enum err
record_application(
	struct record *r, const char *key, const char *office, const char **out)
{
	struct patent_number n;
	const char *text, *us;
	enum err e;

	if ((e = record_text(r, r->json, NULL, key, &text)) != OK)
		return e;
	*out = text;
	if (text == NULL || strlen(text) > NUMBER_MAX)
		return OK;
	if (patent_number_read(r->arena, text, &n) != OK &&
		patent_number_read(r->arena,
			arena_printf(r->arena, "%s%s", office, text), &n) != OK)
		return OK;
	if (n.check_expected != 0)
		return record_fault(r, key, json_get(r->json, key),
			"has a wrong check digit",
			arena_printf(r->arena,
				"The digits want \"%c\": compare with the "
				"source.",
				n.check_expected));
	if (n.sort == NUMBER_APPLICATION || n.kind[0] == '\0')
		*out = n.text;
	/* In this field eight digits cannot be taken for a patent. */
	us = patent_number_us_application(r->arena, n.digits);
	if (strcmp(n.office, "US") == 0 && n.kind[0] == '\0' && us != NULL)
		*out = us;
	return OK;
}
