#include "patent/patent.h"

#include <string.h>

#include "base/arena.h"
#include "base/lang.h"

static const struct {
	const char *word;
	const char *label;
	const char *colour;
} statuses[] = {
	{ "pending", N_("Pending"), "yellow" },
	{ "granted", N_("Granted"), "green" },
	{ "expired", N_("Expired"), "grey" },
	{ "lapsed", N_("Lapsed"), "grey" },
	{ "withdrawn", N_("Withdrawn"), "grey" },
	{ "revoked", N_("Revoked"), "red" },
};

#define STATUSES (sizeof(statuses) / sizeof(statuses[0]))

static size_t
status_index(const char *word)
{
	size_t i;

	for (i = 0; word != NULL && i < STATUSES; i++)
		if (strcmp(statuses[i].word, word) == 0)
			return i;
	return STATUSES;
}

bool
patent_status_known(const char *word)
{
	return status_index(word) < STATUSES;
}

const char *
patent_status_label(const char *word)
{
	size_t i = status_index(word);

	return i == STATUSES ? N_("Status not known") : statuses[i].label;
}

const char *
patent_status_colour(const char *word)
{
	size_t i = status_index(word);

	return i == STATUSES ? "grey" : statuses[i].colour;
}

const char *
patent_symbol(struct arena *a, const char *symbol)
{
	/* Section, class and subclass take four characters. */
	if (strlen(symbol) <= 4 || strchr(symbol, ' ') != NULL)
		return symbol;
	return arena_printf(a, "%.4s %s", symbol, symbol + 4);
}
