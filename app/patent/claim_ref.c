#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "patent/claim_part.h"

/* How claims of a language name another one, and what tells that they then
 * claim something of their own ("a device configured to carry out the method
 * of claim 1"). Japanese says it behind the reference, others before. */
static const struct manner {
	const char *word;
	bool behind;
	const char *own[15]; /* ends with NULL */
} manners[] = {
	{ "claim", false,
		{ "compris", "configur", "adapted", "arranged", "perform",
			"carry", "execut", "implement", "set up", "program",
			"storing", "stores", "obtain", NULL } },
	{ "权利要求", false,
		{ "包括", "包含", "执行", "实现", "实施", "用于", "采用",
			"使用", "应用", "存储", "配置", "设置", "获得",
			NULL } },
	{ "權利要求", false,
		{ "包括", "包含", "執行", "實現", "實施", "用於", "採用",
			"使用", "應用", "儲存", "配置", "設置", NULL } },
	{ "申請專利範圍", false,
		{ "包括", "包含", "執行", "實現", "實施", "用於", "採用",
			"使用", "應用", "儲存", "配置", "設置", NULL } },
	{ "請求項", true,
		{ "実行", "備え", "用い", "ための", "構成", "により", "有する",
			"記憶", "含む", "実施", "行う", "機能", "従って",
			NULL } },
	{ "anspr", false,
		{ "durchführ", "umfass", "aufweis", "enthält", "ausführ",
			NULL } },
	{ "revendication", false,
		{ "mise en", "comprenant", "comportant", "configur", NULL } },
};

/* Taiwan writes 請求項, too, but in the order of Chinese. */
static const struct manner taiwan = { "請求項", false,
	{ "包括", "包含", "執行", "實現", "實施", "用於", "採用", "使用",
		"應用", "儲存", "配置", "設置", NULL } };

/* Any of those before, by a phrase, and whose manner it is. */
static const struct {
	const char *word;
	size_t manner;
} before[] = {
	{ "preceding claim", 0 },
	{ "preceeding claim", 0 },
	{ "previous claim", 0 },
	{ "foregoing claim", 0 },
	{ "上述权利要求", 1 },
	{ "前述权利要求", 1 },
	{ "任一权利要求", 1 },
	{ "任意一项权利要求", 1 },
	{ "上述權利要求", 2 },
	{ "前述權利要求", 2 },
	{ "前記請求項", 4 },
	{ "前述の請求項", 4 },
	{ "vorhergehenden Anspr", 5 },
	{ "vorangehenden Anspr", 5 },
	{ "vorstehenden Anspr", 5 },
	{ "vorherigen Anspr", 5 },
	{ "revendications précédentes", 6 },
};

/* What may stand behind a number, before it is joined to another one. */
static const char *
skip_unit(const char *s)
{
	static const char *const units[] = { "项", "項", "항", "号" };
	size_t i;

	s = claim_skip_space(s);
	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strncmp(s, units[i], strlen(units[i])) == 0)
			return claim_skip_space(s + strlen(units[i]));
	return s;
}

/* Behind the first word of the list that stands at ${s}, or NULL. */
static const char *
skip_word(const char *s, const char *const *words)
{
	for (; *words != NULL; words++) {
		size_t n = strlen(*words);

		if (strncasecmp(s, *words, n) == 0)
			return claim_skip_space(s + n);
	}
	return NULL;
}

static const char *
skip_to(const char *s)
{
	static const char *const words[] = { "to ", "through ", "-", "‐", "‑",
		"–", "—", "−", "~", "～", "〜", "至", "到", "乃至", "から",
		"ないし", "bis ", "à ", "내지", NULL };

	return skip_word(s, words);
}

static const char *
skip_and(const char *s)
{
	/* Longer words before those that they begin with. */
	static const char *const words[] = { "and/or ", "and ", "or ", ",",
		"、", "，", "/", "或者", "或", "和", "及び", "及", "与", "又は",
		"または", "若しくは", "および", "oder ", "und ", "ou ", "et ",
		"또는", "및", NULL };
	const char *end = skip_word(s, words), *more;

	/* "1、2及び3", "1, 2, or 3" */
	if (end != NULL && (more = skip_word(end, words)) != NULL)
		end = more;
	return end;
}

struct found {
	struct claim_range items[CLAIM_REFS_MAX];
	size_t count;
};

/* "第1項", "제1항", and the word again: "請求項1乃至請求項4". */
static const char *
skip_ordinal(const char *s)
{
	static const char *const words[] = { "請求項", "权利要求", "權利要求",
		"청구항", "claim ", "claims ", "Anspruch ", "revendication ",
		NULL };
	static const char *const ordinals[] = { "第", "제", NULL };
	const char *end = skip_word(s, words);

	if (end != NULL)
		s = end;
	end = skip_word(s, ordinals);
	return end != NULL ? end : s;
}

/* "1", "1 to 3", "1, 2 or 5": the numbers at ${s}; returns where they end. */
static const char *
read_numbers(const char *s, struct found *out)
{
	const char *end, *stop = s;
	int from, to;

	for (;;) {
		const char *next = skip_ordinal(s);

		if ((from = claim_read_number(next, &end)) == 0)
			return stop;
		s = skip_unit(end);
		to = from;
		if ((next = skip_to(s)) != NULL) {
			to = claim_read_number(skip_ordinal(next), &end);
			if (to == 0)
				to = from;
			else
				s = skip_unit(end);
		}
		if (out->count < CLAIM_REFS_MAX)
			out->items[out->count++] =
				(struct claim_range){ from, to };
		stop = s;
		if ((next = skip_and(s)) == NULL)
			return stop;
		s = next;
	}
}

/* Finds ${word} with numbers behind it; at most an ending ("claims"), spaces
 * and a bracket stand between. *numbers is where they begin. */
static const char *
find_reference(const char *s, const char *word, const char **numbers)
{
	const char *at, *end;

	while ((at = strcasestr(s, word)) != NULL) {
		s = at + strlen(word);
		/* "s", "uch", "üche", "üchen": no other letters. */
		end = claim_skip_space(s + strspn(s, "suechn\xc3\xbc"));
		*numbers = end;
		if (strncmp(end, "第", strlen("第")) == 0)
			end += strlen("第");
		if (claim_read_number(end, &end) != 0)
			return at;
	}
	return NULL;
}

static bool
has_any(const char *s, size_t len, const char *const *words)
{
	size_t i;

	for (i = 0; words[i] != NULL; i++) {
		const char *at = strcasestr(s, words[i]);

		if (at != NULL && at < s + len)
			return true;
	}
	return false;
}

/* The clause at ${s}: up to the next comma or full stop. */
static size_t
clause_length(const char *s)
{
	static const char *const stops[] = { "、", "，", "。" };
	size_t len = strlen(s), i;

	for (i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		const char *at = strstr(s, stops[i]);

		if (at != NULL && (size_t)(at - s) < len)
			len = (size_t)(at - s);
	}
	return len;
}

static bool
has_kana(const char *s)
{
	unsigned c;

	while ((c = text_next(&s)) != 0)
		if (c >= 0x3041 && c <= 0x30ff)
			return true;
	return false;
}

/* Korean: "제1항에 있어서", "청구항 1 내지 3 중 어느 한 항에 있어서". */
static void
read_korean(const char *s, struct found *out, bool *dependent)
{
	const char *at = s, *numbers;

	while ((at = strstr(at, "제")) != NULL) {
		const char *end;

		numbers = at;
		at += strlen("제");
		if (claim_read_number(at, &end) == 0 ||
			strncmp(claim_skip_space(end), "항", strlen("항")) != 0)
			continue;
		at = read_numbers(numbers, out);
	}
	for (at = s; find_reference(at, "청구항", &numbers) != NULL;)
		at = read_numbers(numbers, out);
	*dependent = out->count > 0 && strstr(s, "에 있어서") != NULL;
}

/* Whether a claim refines the one that it names between ${at} and ${end}. */
static bool
refines(const struct manner *m, const char *s, const char *at, const char *end)
{
	return m->behind ? !has_any(end, clause_length(end), m->own)
			 : !has_any(s, (size_t)(at - s), m->own);
}

static bool
read_manner(const struct manner *m, const char *s, struct found *out,
	bool *dependent)
{
	const char *numbers, *end;
	const char *at = find_reference(s, m->word, &numbers);

	if (at == NULL)
		return false;
	end = read_numbers(numbers, out);
	*dependent = refines(m, s, at, end);
	while (find_reference(end, m->word, &numbers) != NULL)
		end = read_numbers(numbers, out);
	return true;
}

static bool
read_before(const struct claim *c, struct found *out, bool *dependent)
{
	size_t i;

	for (i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		const char *at = strcasestr(c->text, before[i].word);

		if (at == NULL)
			continue;
		*dependent = refines(&manners[before[i].manner], c->text, at,
			at + strlen(before[i].word));
		out->items[out->count++] =
			(struct claim_range){ 1, c->number - 1 };
		return true;
	}
	return false;
}

static int
by_begin(const void *a, const void *b)
{
	const struct claim_range *x = a, *y = b;

	return x->from != y->from ? x->from - y->from : x->to - y->to;
}

/* Keeps what lies before claim ${number}, in order, joined where it meets. */
static void
settle(struct found *f, int number)
{
	size_t i, n = 0;

	for (i = 0; i < f->count; i++) {
		struct claim_range r = f->items[i];

		if (r.to >= number)
			r.to = number - 1;
		if (r.from >= 1 && r.from <= r.to)
			f->items[n++] = r;
	}
	f->count = n;
	qsort(f->items, f->count, sizeof(f->items[0]), by_begin);
	for (i = 0, n = 0; i < f->count; i++) {
		if (n > 0 && f->items[i].from <= f->items[n - 1].to + 1) {
			if (f->items[i].to > f->items[n - 1].to)
				f->items[n - 1].to = f->items[i].to;
		} else {
			f->items[n++] = f->items[i];
		}
	}
	f->count = n;
}

void
claim_read_refs(struct arena *a, struct claim *c)
{
	struct found f = { .count = 0 };
	const char *s = c->text;
	bool found;
	size_t i;

	c->dependent = false;
	found = read_before(c, &f, &c->dependent);
	for (i = 0; !found && i < sizeof(manners) / sizeof(manners[0]); i++) {
		const struct manner *m = &manners[i];

		if (m->behind && !has_kana(s))
			m = &taiwan;
		found = read_manner(m, s, &f, &c->dependent);
	}
	if (!found)
		read_korean(s, &f, &c->dependent);
	settle(&f, c->number);
	c->refs = NULL;
	c->ref_count = f.count;
	if (f.count == 0)
		return;
	c->refs = memcpy(ARENA_ARRAY(a, f.count, struct claim_range), f.items,
		f.count * sizeof(f.items[0]));
}
