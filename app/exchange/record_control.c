#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "exchange/record.h"
#include "exchange/row.h"

static const char *const bases[] = { "votes", "board", "contract", "de_facto",
	"sole_member", NULL };

const struct field control_fields[] = {
	{ "owner", FIELD_OWN, NULL,
		"id of the organisation that controls; required" },
	{ "owned", FIELD_OWN, NULL,
		"id of the organisation under control; required" },
	{ "basis", FIELD_OWN, bases,
		"votes, board, contract, de_facto or sole_member; required" },
	{ "percent", FIELD_OWN, NULL,
		"0 to 100 with at most four decimals, a number or a string; "
		"required for votes" },
	{ "from", FIELD_OWN, NULL, "first day; absent: since always" },
	{ "to", FIELD_OWN, NULL, "first day no longer; absent: open" },
	{ NULL, FIELD_OWN, NULL, NULL },
};

static const char digits[] = "0123456789";

/* Up to three digits and, after a point, up to four; not above 100. */
static bool
is_percent(const char *s)
{
	size_t whole = strspn(s, digits);
	size_t decimals = s[whole] == '.' ? strspn(s + whole + 1, digits) : 0;
	const char *end = s + whole + (s[whole] == '.' ? decimals + 1 : 0);

	if (*end != '\0' || whole < 1 || whole > 3 || decimals > 4 ||
		(s[whole] == '.' && decimals == 0))
		return false;
	return whole < 3 ||
	       (strncmp(s, "100", 3) == 0 &&
		       strspn(s + 3, ".0") == strlen(s + 3)) ||
	       s[0] == '0';
}

static enum err
read_percent(struct record *r, const char **out)
{
	const struct json *v = json_get(r->json, "percent");
	double n = json_number(v);
	const char *text = arena_printf(r->arena, "%.4f", n);

	*out = NULL;
	if (v == NULL || json_kind(v) == JSON_KIND_NULL)
		return OK;
	/* A number is binary by now: it had at most four decimals when four
	 * decimals lead to the same binary. */
	if (json_kind(v) == JSON_KIND_NUMBER && n >= 0 && n <= 100 &&
		!(strtod(text, NULL) < n) && !(strtod(text, NULL) > n))
		*out = text;
	else if (json_text(v) != NULL && is_percent(json_text(v)))
		*out = json_text(v);
	else
		return record_fault(r, "percent", v,
			"is not a percentage of at most four decimals",
			"Write 0 to 100, for example 51 or \"33.3333\".");
	return OK;
}

/* Columns owner_id, owned_id, basis, valid_from, then has_ and value of
 * percent, to. */
enum err
record_control(struct record *r)
{
	const char *owner, *owned, *basis, *percent, *from, *to;
	enum err e;

	if ((e = record_slug(r, "owner", &owner)) != OK ||
		(e = record_slug(r, "owned", &owned)) != OK)
		return e;
	r->name = arena_printf(r->arena, "%s/%s", owner, owned);
	if (strcmp(owner, owned) == 0)
		return record_fault(r, "owned", json_get(r->json, "owned"),
			"is the owner itself",
			"Name two different organisations.");
	if ((e = record_need(r, "basis", &basis)) != OK ||
		(e = record_word(r, "basis", bases, &basis)) != OK ||
		(e = read_percent(r, &percent)) != OK ||
		(e = record_day(r, r->json, NULL, "from", &from)) != OK ||
		(e = record_day(r, r->json, NULL, "to", &to)) != OK ||
		(e = record_period(r, "to", from, to)) != OK)
		return e;
	if (strcmp(basis, "votes") == 0 && percent == NULL &&
		json_get(r->json, "percent") != NULL)
		return record_fault(r, "percent", json_get(r->json, "percent"),
			"is missing",
			"Give the share of the votes in percent.");
	row_put(r->row, owner);
	row_put(r->row, owned);
	row_put(r->row, basis);
	row_put(r->row, from);
	row_put_bool(r->row, json_get(r->json, "percent") != NULL);
	row_put(r->row, percent);
	row_put_bool(r->row, json_get(r->json, "to") != NULL);
	row_put(r->row, to);
	return OK;
}
