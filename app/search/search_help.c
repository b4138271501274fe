#include "search/search_help.h"

#include "base/lang.h"

#define LIST(a)                                                                \
	{                                                                      \
		(a), sizeof(a) / sizeof((a)[0])                                \
	}

/* clang-format off */
static const struct search_example box[] = {
	{ "", "CN199001001A", N_("A patent number in any usual spelling, of a publication or an application.") },
	{ "", "2022-05", N_("A day, month or year of publication, or a range of them.") },
	{ "", "H05K 7/20", N_("A symbol of the CPC or IPC.") },
	{ "", "Brackenmoor Systems, Inc.", N_("The whole name of an applicant, an owner or an inventor.") },
	{ "", "heat pump", N_("Everything else is words. All of them have to be there, in any order.") },
};
static const struct search_example operators[] = {
	{ "AND", "heat AND pump", N_("Both. Words side by side mean the same.") },
	{ "OR", "battery OR storage", N_("At least one. AND binds more strongly than OR.") },
	{ "NOT", "cooling NOT water", N_("The first, but not the second. A minus sign does the same.") },
	{ "( )", "(solar OR wind) AND forecast", N_("Brackets say what belongs together.") },
	{ "\" \"", "\"heat pump\"", N_("The words side by side, in this order.") },
	{ "NEAR/n", "heat NEAR/3 exchanger", N_("The second word at most so many words on, in either order; 1 is side by side, 99 the most. Chinese and Japanese characters count as words. Both sides may be phrases or brackets of words with OR, in the same field.") },
	{ "NEAR/n", "数据中心 NEAR/9 冷却", N_("The same with characters.") },
	{ "*", "refrigerat*", N_("All words that begin so. At least two letters come first; nothing is cut off on the left.") },
	{ "?", "pump?", N_("One more letter or none; two question marks: two at most.") },
};
static const struct search_example text[] = {
	{ "ti", "ti=cooling", N_("Title.") },
	{ "ab", "ab=refrigerant", N_("Abstract.") },
	{ "cl", "cl=compressor", N_("Claims.") },
	{ "ta", "ta=\"heat pump\"", N_("Title or abstract.") },
	{ "txt", "txt=compressor", N_("Title, abstract or claims, as without any field.") },
	{ "ti=( )", "ti=(cooling OR ventilation)", N_("A field also goes before brackets. A colon does the same as the equals sign.") },
	{ "pa", "pa=brackenmoor", N_("Words of the name of an applicant or owner. Simplified and traditional characters are the same here.") },
	{ "in", "in=hallgren", N_("Words of the name of an inventor.") },
};
static const struct search_example numbers[] = {
	{ "pn", "pn=EP9001001", N_("Publication number; with its kind only that publication.") },
	{ "ap", "ap=CN201819900101", N_("Application number.") },
	{ "pr", "pr=CN201819900101", N_("Number of a priority.") },
	{ "pr", "pr=2018", N_("Day of a priority.") },
	{ "pd", "pd=2022", N_("Day of publication: a year, a month or a day.") },
	{ "ad", "ad>=2020-07", N_("Day of filing, here from a month on. There are also >, <= and <.") },
	{ "..", "pd=2019..2020-06", N_("A range; both ends belong to it and either may be left out.") },
	{ "pn=*", "pn=EP9*", N_("Numbers that begin so.") },
};
static const struct search_example classes[] = {
	{ "cpc", "cpc=Y02", N_("CPC: a symbol and all that lies below it in the scheme.") },
	{ "cpc", "cpc=H05K7", N_("A main group with its subgroups, but not H05K71.") },
	{ "cpc", "cpc=H05K7/20", N_("A subgroup with its finer ones, such as H05K7/20836.") },
	{ "cpc=*", "cpc=H05K*", N_("All symbols that are written so at their beginning.") },
	{ "..", "cpc=Y02D10/00..Y02E10/50", N_("A range in the order of the scheme.") },
	{ "ipc", "ipc=H05K", N_("The same with the IPC.") },
};
static const struct search_example words[] = {
	{ "topic", "topic=data-centre", N_("Topic, by its short name or its label in any language.") },
	{ "member", "member=brackenmoor", N_("Member that contributed the patent, by its identifier or a part of its name.") },
	{ "status", "status=granted", N_("Legal status: pending, granted, expired, lapsed, withdrawn or revoked.") },
	{ "office", "office=JP", N_("Patent office by its code of WIPO ST.3.") },
	{ "lang", "lang=zh", N_("A title, abstract or claim in this language is recorded.") },
	{ "pool", "pool=yes", N_("yes: in the pool today; no: known, but not in it; earlier: was in it. Who asks for the pool looks among all known patents.") },
};
/* clang-format on */

static const struct search_chapter chapters[] = {
	{ "box", N_("One box"),
		N_("Plain text is tried as a number, a day, a symbol of the "
		   "classification, a name and words, in this order. The page "
		   "says how it was read and lets you search for the words "
		   "instead."),
		false, LIST(box) },
	{ "operators", N_("Operators"),
		N_("Operators are written in capitals; in small letters they "
		   "are ordinary words."),
		true, LIST(operators) },
	{ "text", N_("Fields of text and names"),
		N_("Without a field a word is looked for in title, abstract "
		   "and claims in all languages. A phrase has to stand within "
		   "one of them."),
		true, LIST(text) },
	{ "numbers", N_("Numbers and days"),
		N_("Numbers are understood in every usual spelling; those with "
		   "spaces stand in quotation marks."),
		true, LIST(numbers) },
	{ "classes", N_("Classification"),
		N_("Symbols may have a space before the group. Brackets join "
		   "several: cpc=(Y02E OR H02J)."),
		true, LIST(classes) },
	{ "words", N_("Topic, member, status, office, language, pool"),
		N_("The same as the filters beside the results, but as a part "
		   "of the query."),
		true, LIST(words) },
};

struct search_chapters
search_help_chapters(void)
{
	return (struct search_chapters)LIST(chapters);
}
