#include "org/org.h"

#include <string.h>

#include "base/lang.h"

const char *
org_kind_label(const char *kind)
{
	static const struct lang_label labels[] = {
		{ "company", N_("Company") },
		{ "university", N_("University") },
		{ "institute", N_("Research institute") },
		{ "government", N_("Government body") },
		{ "association", N_("Association") },
		{ "person", N_("Person") },
		{ "other", N_("Other organisation") },
		{ NULL, NULL },
	};

	return lang_label(labels, kind, kind);
}

const char *
org_basis_label(const char *basis)
{
	static const struct lang_label labels[] = {
		{ "votes", N_("Votes") },
		{ "board", N_("Majority of the board") },
		{ "contract", N_("Contract") },
		{ "de_facto", N_("De facto control") },
		{ "sole_member", N_("Sole member") },
		{ NULL, NULL },
	};

	return lang_label(labels, basis, basis);
}

const char *
org_scheme_label(const char *scheme)
{
	static const struct lang_label labels[] = {
		{ "lei", N_("LEI (ISO 17442)") },
		{ "uscc", N_("Unified social credit code (China)") },
		{ "jpcn", N_("Corporate number (Japan)") },
		{ "other", N_("Another register's number") },
		{ NULL, NULL },
	};

	return lang_label(labels, scheme, scheme);
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
