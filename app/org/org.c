#include "org/org.h"

#include <string.h>

#include "base/lang.h"

struct label {
	const char *word;
	const char *label;
};

static const char *
find(const struct label *labels, size_t count, const char *word)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(labels[i].word, word) == 0)
			return labels[i].label;
	return word;
}
#define FIND(table, word)                                                      \
	find((table), sizeof(table) / sizeof((table)[0]), (word))

const char *
org_kind_label(const char *kind)
{
	static const struct label labels[] = {
		{ "company", N_("Company") },
		{ "university", N_("University") },
		{ "institute", N_("Research institute") },
		{ "government", N_("Government body") },
		{ "association", N_("Association") },
		{ "person", N_("Person") },
		{ "other", N_("Other organisation") },
	};

	return FIND(labels, kind);
}

const char *
org_basis_label(const char *basis)
{
	static const struct label labels[] = {
		{ "votes", N_("Votes") },
		{ "board", N_("Majority of the board") },
		{ "contract", N_("Contract") },
		{ "de_facto", N_("De facto control") },
		{ "sole_member", N_("Sole member") },
	};

	return FIND(labels, basis);
}

const char *
org_scheme_label(const char *scheme)
{
	static const struct label labels[] = {
		{ "lei", N_("LEI (ISO 17442)") },
		{ "uscc", N_("Unified social credit code (China)") },
		{ "jpcn", N_("Corporate number (Japan)") },
		{ "other", N_("Another register's number") },
	};

	return FIND(labels, scheme);
}

const char *
org_name_of(const struct org_names *names, const char *id)
{
	size_t i;

	for (i = 0; i < names->count; i++)
		if (strcmp(names->items[i].id, id) == 0)
			return names->items[i].name;
	return "{}";
}
