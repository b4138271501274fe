#include "patent/office.h"

#include <string.h>

#include "base/arena.h"
#include "base/place.h"

/* Offices of several countries, and what sets them apart from places. */
static const struct {
	const char *code;
	const char *name;
} regional[] = {
	{ "AP", N_("African Regional Intellectual Property Organization") },
	{ "EA", N_("Eurasian Patent Organization") },
	{ "EM", N_("European Union Intellectual Property Office") },
	{ "EP", N_("European Patent Office") },
	{ "GC", N_("Gulf Cooperation Council Patent Office") },
	{ "OA", N_("African Intellectual Property Organization") },
	{ "WO", N_("World Intellectual Property Organization") },
};

static const struct {
	const char *language;
	const char *codes;
} languages[] = {
	{ "zh", "CN TW HK MO" },
	{ "ja", "JP" },
	{ "ko", "KR" },
	{ "de", "DE AT CH" },
	{ "fr", "FR OA" },
	{ "ru", "RU EA" },
	{ "es", "ES MX AR CL CO" },
	{ "pt", "BR PT" },
	{ "it", "IT" },
	{ "nl", "NL" },
};

const char *
office_label(struct arena *a, const char *code, enum lang lang)
{
	const char *name = place_name(code, lang);
	size_t i;

	for (i = 0; i < sizeof(regional) / sizeof(regional[0]); i++)
		if (strcmp(regional[i].code, code) == 0)
			name = tr(lang, regional[i].name);
	if (strcmp(name, code) == 0)
		return code;
	return arena_printf(a, "%s %s", code, name);
}

const char *
office_language(const char *code)
{
	size_t i;

	for (i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		if (strstr(languages[i].codes, code) != NULL)
			return languages[i].language;
	return "en";
}
