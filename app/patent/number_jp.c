#include "patent/number_part.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

/*
 * What a Japanese number may begin with. Longer words stand before shorter
 * ones with the same beginning. Chinese texts write the same words with
 * simplified characters. Kinds are the letters of ST.16 without the digit,
 * which the word does not tell.
 */
static const struct {
	const char *word;
	const char *office;
	const char *kind;
	enum number_sort sort;
} words[] = {
	{ "登録実用新案", "JP", "U", NUMBER_PUBLICATION },
	{ "実用新案登録", "JP", "U", NUMBER_PUBLICATION },
	{ "実用新案", "JP", "U", NUMBER_PUBLICATION },
	{ "实用新案登录", "JP", "U", NUMBER_PUBLICATION },
	{ "实用新案", "JP", "U", NUMBER_PUBLICATION },
	{ "意匠登録", "JP", "S", NUMBER_PUBLICATION },
	{ "国際公開", "WO", "", NUMBER_PUBLICATION },
	{ "国际公开", "WO", "", NUMBER_PUBLICATION },
	{ "再公表", "JPWO", "A1", NUMBER_PUBLICATION },
	{ "再表", "JPWO", "A1", NUMBER_PUBLICATION },
	{ "特許", "JP", "B", NUMBER_PUBLICATION },
	{ "特许", "JP", "B", NUMBER_PUBLICATION },
	{ "特開", "JP", "A", NUMBER_PUBLICATION },
	{ "特开", "JP", "A", NUMBER_PUBLICATION },
	{ "特表", "JP", "A", NUMBER_PUBLICATION },
	{ "特公", "JP", "B", NUMBER_PUBLICATION },
	{ "実開", "JP", "U", NUMBER_PUBLICATION },
	{ "实开", "JP", "U", NUMBER_PUBLICATION },
	{ "実表", "JP", "U", NUMBER_PUBLICATION },
	{ "実登", "JP", "U", NUMBER_PUBLICATION },
	{ "実公", "JP", "Y", NUMBER_PUBLICATION },
	{ "实公", "JP", "Y", NUMBER_PUBLICATION },
	{ "意登", "JP", "S", NUMBER_PUBLICATION },
	{ "特願", "JP", "", NUMBER_APPLICATION },
	{ "特愿", "JP", "", NUMBER_APPLICATION },
	{ "実願", "JP", "", NUMBER_APPLICATION },
	{ "实愿", "JP", "", NUMBER_APPLICATION },
	{ "意願", "JP", "", NUMBER_APPLICATION },
};

/* Ideographs inside a number and what they stand for. */
static const struct {
	const char *word;
	const char *latin;
} marks[] = {
	{ "平成", "H" },
	{ "昭和", "S" },
	{ "令和", "R" },
	{ "大正", "T" },
	{ "明治", "M" },
	{ "平", "H" },
	{ "昭", "S" },
	{ "令", "R" },
	{ "大", "T" },
	{ "明", "M" },
	{ "元", "1" },
	{ "年", "-" },
	{ "第", " " },
	{ "号", " " },
	{ "號", " " },
	{ "公報", " " },
	{ "公报", " " },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool
starts(const char *text, const char *word)
{
	return strncmp(text, word, strlen(word)) == 0;
}

/* Writes the rest of a number; false at a character that has no place. */
static bool
latin_rest(struct buf *out, const char *rest, bool *kind)
{
	bool digit = false;

	*kind = false;
	while (*rest != '\0') {
		size_t i = 0;

		if ((unsigned char)*rest < 0x80) {
			digit = digit || isdigit((unsigned char)*rest);
			*kind = *kind ||
				(digit && isupper((unsigned char)*rest));
			buf_char(out, *rest++);
			continue;
		}
		while (i < COUNT(marks) && !starts(rest, marks[i].word))
			i++;
		if (i == COUNT(marks))
			return false;
		buf_str(out, marks[i].latin);
		rest += strlen(marks[i].word);
	}
	return true;
}

enum err
number_jp_latin(struct arena *a, const char *clean, enum number_sort *sort,
	const char **out)
{
	struct buf *latin = buf_new(a, strlen(clean) + 8);
	bool kind;

	clean += strspn(clean, " -");
	if (starts(clean, "JP"))
		clean += 2 + strspn(clean + 2, " -");
	for (size_t i = 0; i < COUNT(words); i++) {
		if (!starts(clean, words[i].word))
			continue;
		buf_str(latin, words[i].office);
		if (!latin_rest(latin, clean + strlen(words[i].word), &kind))
			return ERR_INVALID;
		if (!kind) {
			buf_char(latin, ' ');
			buf_str(latin, words[i].kind);
		}
		*sort = words[i].sort;
		*out = latin->data;
		return OK;
	}
	return ERR_INVALID;
}

/* The year before the first one of an era, by its letter; else 0. */
static int
era_offset(char letter)
{
	switch (letter) {
	case 'R': /* Reiwa */
		return 2018;
	case 'H': /* Heisei */
		return 1988;
	case 'S': /* Showa */
		return 1925;
	case 'T': /* Taisho */
		return 1911;
	case 'M': /* Meiji */
		return 1867;
	default:
		return 0;
	}
}

const char *
number_jp_digits(
	struct arena *a, const struct parts *given, struct patent_number *n)
{
	struct parts p = *given;
	char letter[2] = { 0 };

	/* "JP-A-2021-123456": the kind stands before the number. */
	if (p.len > 2 && strchr("ABUY", p.text[0]) != NULL &&
		p.before[1] != 0 &&
		(isdigit((unsigned char)p.text[1]) ||
			(era_offset(p.text[1]) != 0 &&
				isdigit((unsigned char)p.text[2])))) {
		letter[0] = p.text[0];
		parts_skip(&p, 1);
		if (n->kind[0] == '\0' && n->sort == NUMBER_PUBLICATION)
			n->kind = arena_strdup(a, letter);
	}

	/* "H5-47528"; without a hyphen the year has two digits, as in the
	 * DOCDB form "JPH0547528A". Era years become western ones, so that
	 * every spelling of a document gives one number. */
	if (p.len > 2 && era_offset(p.text[0]) != 0) {
		size_t all = parts_digits(&p, 1);
		size_t year = p.before[2] != 0 ? 1 : 2;
		char text[3] = { 0 };

		if (all == p.len - 1 && all > year) {
			memcpy(text, p.text + 1, year);
			return parts_year_serial(a,
				era_offset(p.text[0]) + text_int(text), &p,
				1 + year, 6);
		}
	}

	/* Japanese republication of an international application. */
	if (p.len > 2 && p.text[0] == 'W' && p.text[1] == 'O') {
		parts_skip(&p, 2);
		return arena_printf(a, "WO%s", number_wo_digits(a, &p, n));
	}

	if (p.len > 4 && parts_digits(&p, 0) == p.len && p.before[4] != 0 &&
		(starts(p.text, "19") || starts(p.text, "20")))
		return parts_year_serial(
			a, text_int(arena_strndup(a, p.text, 4)), &p, 4, 6);
	return p.text;
}
