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

/* The languages of publications (WIPO Handbook, part 7.5). */
static const struct {
	const char *office;
	const char *languages;
} published[] = {
	{ "AT", "de" },
	{ "AU", "en" },
	{ "BR", "pt" },
	{ "CA", "en fr" },
	{ "CH", "de fr it" },
	{ "CN", "zh" },
	{ "DE", "de" },
	{ "EA", "ru" },
	{ "EP", "de en fr" },
	{ "ES", "es" },
	{ "FR", "fr" },
	{ "GB", "en" },
	{ "HK", "en zh" },
	{ "IT", "it" },
	{ "JP", "ja" },
	{ "KR", "ko" },
	{ "MO", "pt zh" },
	{ "PT", "pt" },
	{ "RU", "ru" },
	{ "TW", "zh" },
	{ "US", "en" },
	{ "WO", "ar de en es fr ja ko pt ru zh" },
};

bool
office_publishes(const char *code, const char *language)
{
	size_t i;

	/* "und", "ol": nobody says which one it is. */
	if (strlen(language) != 2 || strcmp(language, "ol") == 0)
		return true;
	for (i = 0; i < sizeof(published) / sizeof(published[0]); i++)
		if (strcmp(published[i].office, code) == 0)
			return strstr(published[i].languages, language) != NULL;
	return true;
}
