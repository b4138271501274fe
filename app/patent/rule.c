#include "patent/rule.h"

#include <string.h>

static const char *const types[] = {
	[RIGHT_INVENTION] = "invention",
	[RIGHT_UTILITY_MODEL] = "utility-model",
	[RIGHT_DESIGN] = "design",
	[RIGHT_SPC] = "spc",
};
static const char *const ways[] = {
	[RIGHT_DIRECT] = "direct",
	[RIGHT_DESIGNATED] = "designated",
	[RIGHT_UNITARY] = "unitary",
	[RIGHT_EXTENSION] = "extension",
};

#define TYPES (sizeof(types) / sizeof(types[0]))
#define WAYS (sizeof(ways) / sizeof(ways[0]))

static bool
within(const char *from, const char *to, const char *day)
{
	return (from == NULL || strcmp(from, day) <= 0) &&
	       (to == NULL || strcmp(day, to) < 0);
}

bool
rule_holds(const struct rule *r, const char *day)
{
	return within(r->from, r->to, day);
}

const struct term_rule *
rule_term(const struct rules *rules, const char *office, enum right_type type,
	const char *filed)
{
	const struct term_rule *t = rules->term;
	size_t i;

	for (i = 0; filed != NULL && i < rules->term_count; i++)
		if (t[i].type == type && strcmp(t[i].office, office) == 0 &&
			within(t[i].filed_from, t[i].filed_to, filed))
			return &t[i];
	return NULL;
}

enum err
rule_last_day(const struct term_rule *t, const char *filed, const char *granted,
	char out[DAY_SIZE])
{
	const char *base = t->from_grant ? granted : filed;
	bool whole;
	enum err e;

	if (base == NULL)
		return ERR_INVALID;
	if ((e = day_add_months(base, 12 * t->years, out, &whole)) != OK)
		return e;
	/* A day that does not exist has none before it: then the month's
	 * last day is the last one in force, whatever the convention. */
	if (t->day_before && whole && (e = day_add(out, -1, out)) != OK)
		return e;
	if (t->month_end)
		day_month_end(out);
	return OK;
}

const struct freshness_rule *
rule_freshness(const struct rules *rules, const char *office, const char *day)
{
	const struct freshness_rule *f = rules->freshness, *any = NULL;
	size_t i;

	for (i = 0; i < rules->freshness_count; i++) {
		if (!rule_holds(&f[i].rule, day))
			continue;
		if (strcmp(f[i].office, office) == 0)
			return &f[i];
		if (strcmp(f[i].office, "*") == 0)
			any = &f[i];
	}
	return any;
}

const struct law_rule *
rule_law(const struct rules *rules, const char *territory, const char *matter,
	const char *day)
{
	const struct law_rule *l = rules->law;
	size_t i;

	for (i = 0; i < rules->law_count; i++)
		if (strcmp(l[i].territory, territory) == 0 &&
			strcmp(l[i].matter, matter) == 0 &&
			rule_holds(&l[i].rule, day))
			return &l[i];
	return NULL;
}

bool
rule_reaches(
	const struct rules *rules, const char *office, const char *territory)
{
	const struct territory_rule *t = rules->territory;
	size_t i;

	for (i = 0; i < rules->territory_count; i++)
		if (strcmp(t[i].territory, territory) == 0 &&
			strcmp(t[i].office, office) == 0)
			return true;
	return false;
}

enum err
right_type_read(const char *word, enum right_type *out)
{
	size_t i;

	if (word == NULL) {
		*out = RIGHT_ANY;
		return OK;
	}
	for (i = 0; i < TYPES; i++)
		if (strcmp(types[i], word) == 0) {
			*out = (enum right_type)i;
			return OK;
		}
	return ERR_INVALID;
}

enum err
right_way_read(const char *word, enum right_way *out)
{
	size_t i;

	for (i = 0; word != NULL && i < WAYS; i++)
		if (strcmp(ways[i], word) == 0) {
			*out = (enum right_way)i;
			return OK;
		}
	return ERR_INVALID;
}

const char *
right_type_name(enum right_type type)
{
	return type < RIGHT_ANY ? types[type] : NULL;
}

const char *
right_way_name(enum right_way way)
{
	return ways[way];
}
