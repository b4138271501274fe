/* From text to keys, streams, terms and marks; an oracle of its own. */
#include "unit.h"

#include "base/buf.h"
#include "base/text.h"
#include "search/token.h"

static const char *
stream_of(struct arena *a, const char *text)
{
	struct buf *b = buf_new(a, 64);

	token_stream(a, text, b);
	return b->data;
}

static const char *
joined(struct arena *a, const struct tokens *t)
{
	struct buf *b = buf_new(a, 64);

	for (size_t i = 0; i < t->count; i++) {
		if (i > 0)
			buf_char(b, '|');
		buf_str(b, t->items[i]);
	}
	return b->data;
}

static bool
holds(const struct tokens *t, const char *key)
{
	for (size_t i = 0; i < t->count; i++)
		if (strcmp(t->items[i], key) == 0)
			return true;
	return false;
}

static bool
holds_all(const struct tokens *t, const struct tokens *wanted)
{
	for (size_t i = 0; i < wanted->count; i++)
		if (!holds(t, wanted->items[i]))
			return false;
	return true;
}

static void
a_stream_holds_stems_and_runs(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ " -- ", "" },
		{ "Heat pumps", " heat pump " },
		{ "Cooling, cooled; COOLS", " cool cool cool " },
		{ "冷媒回路", " 冷媒回路 " },
		{ "冷媒、回路", " 冷媒 回路 " },
		{ "CO2冷媒", " co2 冷媒 " },
		{ "CO2 冷媒", " co2 冷媒 " },
		{ "ＣＯ２冷媒", " co2 冷媒 " },
		{ "H02J3/38", " h02j3 38 " },
		{ "h02j3s", " h02j3s " },
		{ "3.5 kW", " 3 5 kw " },
		{ "data-centre", " data centr " },
		{ "the user's pump's", " the user pump " },
		{ "l’eau d'été", " leau dété " },
		{ "'quoted'", " quot " },
		{ "don´t", " don t " },
		{ "ﾃﾞｰﾀｾﾝﾀｰ", " データセンター " },
		{ "データ・センター", " データ センター " },
		{ "한국어 특허", " 한국어 특허 " },
		{ "охлаждение", " охлаждение " },
		{ "a\nb", " a b " },
		{ "㎏ ㈱冷媒", " kg 株 冷媒 " },
		{ "第1の回路", " 第 1 の回路 " },
		{ "soft\xC2\xADhyphen", " softhyphen " },
		{ "\xCC\x81 a", " a " },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena *a = arena_new();

		assert_string_equal(stream_of(a, cases[i][0]), cases[i][1]);
		arena_free(a);
	}
}

static void
keys_are_stems_characters_and_pairs(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ "Pumps pump heat", "heat|pump" },
		{ "冷", "冷" },
		{ "冷媒", "冷|冷媒|媒" },
		{ "冷媒冷媒", "冷|冷媒|媒|媒冷" },
		{ "冷、媒", "冷|媒" },
		{ "CO2冷媒", "co2|冷|冷媒|媒" },
		{ "𠮷川", "川|𠮷|𠮷川" },
		{ "电", "~电|电" },
		{ "電池", "~电|~电池|池|電|電池" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena *a = arena_new();
		struct tokens t;

		token_keys(a, cases[i][0], &t);
		assert_string_equal(joined(a, &t), cases[i][1]);
		arena_free(a);
	}
}

static void
merging_keeps_each_key_once_in_order(void **state)
{
	struct arena *a = arena_new();
	static const char *const texts[] = { "pump heat", "冷媒 pump", "", "b",
		"a 媒", "heat 冷媒" };
	struct tokens sets[COUNT(texts)];
	struct tokens out;

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		token_keys(a, texts[i], &sets[i]);
	token_merge(a, sets, COUNT(texts), &out);
	assert_string_equal(joined(a, &out), "a|b|heat|pump|冷|冷媒|媒");
	token_merge(a, sets, 1, &out);
	assert_string_equal(joined(a, &out), "heat|pump");
	token_merge(a, sets, 0, &out);
	assert_int_equal(out.count, 0);
	arena_free(a);
}

static void
terms_know_their_keys_and_pattern(void **state)
{
	static const struct {
		const char *text;
		const char *keys;
		const char *pattern;
		bool exact;
	} cases[] = {
		{ "cooling", "cool", " cool ", true },
		{ "21", "21", " 21 ", true },
		{ "heat pump", "heat|pump", " heat pump ", false },
		{ "H02J3/38", "38|h02j3", " h02j3 38 ", false },
		{ "冷", "冷", "冷", true },
		{ "冷媒", "冷媒", "冷媒", true },
		{ "冷媒回路", "冷媒|回路|媒回", "冷媒回路", false },
		{ "CO2冷媒", "co2|冷媒", " co2 冷媒", false },
		{ "冷媒CO2", "co2|冷媒", "冷媒 co2 ", false },
		{ "冷、媒", "冷|媒", "冷 媒", false },
		{ "--", "", "", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena *a = arena_new();
		struct term t;

		token_term(a, cases[i].text, &t);
		assert_string_equal(joined(a, &t.keys), cases[i].keys);
		assert_string_equal(t.pattern, cases[i].pattern);
		assert_int_equal(t.exact, cases[i].exact);
		arena_free(a);
	}
}

static void
a_term_matches_whole_words_and_parts_of_runs(void **state)
{
	static const struct {
		const char *text;
		const char *term;
		bool wanted;
	} cases[] = {
		{ "CO2冷媒", "CO2冷媒", true },
		{ "CO2 冷媒", "CO2冷媒", true },
		{ "新CO2冷媒回路", "CO2冷媒", true },
		{ "NCO2冷媒", "CO2冷媒", false },
		{ "冷媒CO2", "CO2冷媒", false },
		{ "二酸化炭素冷媒", "炭素冷", true },
		{ "二酸化炭素、冷媒", "炭素冷", false },
		{ "碳汇储能", "汇储", true },
		{ "heated pumping", "heat pump", true },
		{ "pump heat", "heat pump", false },
		{ "heat-pump", "heat pump", true },
		{ "heat pump", "heat-pump", true },
		{ "cheat pump", "heat pump", false },
		{ "heat", "hea", false },
		{ "データセンター", "ﾃﾞｰﾀｾﾝﾀｰ", true },
		{ "データセンター", "センタ", true },
		{ "データセンター", "ター", true },
		{ "anything", "--", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena *a = arena_new();
		struct term t;

		token_term(a, cases[i].term, &t);
		if (token_match(stream_of(a, cases[i].text), &t) !=
			cases[i].wanted)
			fail_msg("%s in %s", cases[i].term, cases[i].text);
		arena_free(a);
	}
}

static void
nothing_matches_across_fields(void **state)
{
	struct arena *a = arena_new();
	struct buf *b = buf_new(a, 64);
	struct term t;

	(void)state;
	token_stream(a, "heat", b);
	buf_char(b, '\n');
	token_stream(a, "pump 冷", b);
	buf_char(b, '\n');
	token_stream(a, "媒", b);
	token_term(a, "heat pump", &t);
	assert_false(token_match(b->data, &t));
	token_term(a, "冷媒", &t);
	assert_false(token_match(b->data, &t));
	token_term(a, "pump 冷", &t);
	assert_true(token_match(b->data, &t));
	arena_free(a);
}

static void
a_very_long_word_is_still_matched_as_a_whole(void **state)
{
	struct arena *a = arena_new();
	char *word = arena_alloc(a, 3001);
	char *other = arena_alloc(a, 3001);
	struct tokens keys;
	struct term t;

	(void)state;
	memset(word, 'g', 3000);
	memcpy(other, word, 3001);
	other[2999] = 'c';
	token_keys(a, word, &keys);
	assert_int_equal(keys.count, 1);
	assert_int_equal(strlen(keys.items[0]), 64);
	token_term(a, other, &t);
	assert_string_equal(t.keys.items[0], keys.items[0]);
	assert_false(t.exact);
	assert_false(token_match(stream_of(a, word), &t));
	assert_true(token_match(stream_of(a, other), &t));
	/* A word as long as a cut key is not taken for the key. */
	word[64] = '\0';
	token_term(a, word, &t);
	assert_false(t.exact);
	arena_free(a);
}

/* Puts [ ] around the hits. */
static const char *
marked(struct arena *a, const char *text, const char *const *terms, size_t n)
{
	struct term t[4];
	struct hit hits[8];
	struct buf *b = buf_new(a, 64);
	size_t at = 0;
	size_t count;

	for (size_t i = 0; i < n; i++)
		token_term(a, terms[i], &t[i]);
	count = token_hits(a, text, t, n, hits, COUNT(hits));
	for (size_t i = 0; i < count; i++) {
		buf_add(b, text + at, hits[i].start - at);
		buf_char(b, '[');
		buf_add(b, text + hits[i].start, hits[i].end - hits[i].start);
		buf_char(b, ']');
		at = hits[i].end;
	}
	buf_str(b, text + at);
	return b->data;
}

static void
hits_lie_in_the_original_text(void **state)
{
	static const struct {
		const char *text;
		const char *terms[3];
		const char *wanted;
	} cases[] = {
		{ "The Cooled pump, cooling.", { "cooling" },
			"The [Cooled] pump, [cooling]." },
		{ "ﾃﾞｰﾀｾﾝﾀｰの冷却", { "センター" }, "ﾃﾞｰﾀ[ｾﾝﾀｰ]の冷却" },
		{ "ＣＯ２　冷媒回路", { "CO2冷媒" }, "[ＣＯ２　冷媒]回路" },
		{ "冷媒回路と冷媒", { "冷媒", "媒回" }, "[冷媒回]路と[冷媒]" },
		{ "冷冷冷", { "冷冷" }, "[冷冷冷]" },
		{ "heat heat heat", { "heat" }, "[heat] [heat] [heat]" },
		{ "a heat-pump for heat", { "heat pump" },
			"a [heat-pump] for heat" },
		{ "the user’s pump", { "users" }, "the [user’s] pump" },
		{ "㍍単位", { "ート" }, "[㍍]単位" },
		{ "e\xCC\x81tude", { "étude" }, "[e\xCC\x81tude]" },
		{ "か\xE3\x82\x99く", { "が" }, "[か\xE3\x82\x99]く" },
		{ "co\xC2\xADol it", { "cool" }, "[co\xC2\xADol] it" },
		{ "nothing here", { "冷媒" }, "nothing here" },
		{ "", { "a" }, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena *a = arena_new();
		size_t n = 0;

		while (n < 3 && cases[i].terms[n] != NULL)
			n++;
		assert_string_equal(marked(a, cases[i].text, cases[i].terms, n),
			cases[i].wanted);
		arena_free(a);
	}
}

static void
no_more_hits_than_asked_for(void **state)
{
	struct arena *a = arena_new();
	struct term t;
	struct hit hits[2];

	(void)state;
	token_term(a, "a", &t);
	assert_int_equal(token_hits(a, "a b a b a", &t, 1, hits, 2), 2);
	assert_int_equal(hits[1].start, 4);
	assert_int_equal(token_hits(a, "a b a b a", &t, 1, hits, 0), 0);
	arena_free(a);
}

/*
 * The oracle: random text is written twice, as people type it and as it
 * should be understood (lower case, half width, '.' for anything between
 * words), and cut by rules written anew.
 */
static const struct {
	const char *typed;
	const char *meant;
} atoms[] = {
	{ "heat", "heat" },
	{ "Heated", "heated" },
	{ "ＰＵＭＰ", "pump" },
	{ "pumps", "pumps" },
	{ "CO2", "co2" },
	{ "７", "7" },
	{ "насос", "насос" },
	{ "НАСОС", "насос" },
	{ "冷", "冷" },
	{ "媒", "媒" },
	{ "回路", "回路" },
	{ "ｶﾞ", "ガ" },
	{ "ー", "ー" },
	{ "한", "한" },
	{ "𠮷", "𠮷" },
	{ " ", "." },
	{ " ", "." },
	{ "　", "." },
	{ "-", "." },
	{ "、", "." },
	{ "・", "." },
	{ "\n", "." },
	{ "（", "." },
};

struct both {
	struct buf *typed;
	struct buf *meant;
};

static void
random_text(struct arena *a, struct both *t, size_t most)
{
	size_t n = (size_t)rand() % most + 1;

	t->typed = buf_new(a, 64);
	t->meant = buf_new(a, 64);
	while (n-- > 0) {
		size_t i = (size_t)rand() % COUNT(atoms);

		buf_str(t->typed, atoms[i].typed);
		buf_str(t->meant, atoms[i].meant);
	}
}

struct item {
	bool cjk;
	const char *text;
};

static bool
is_cjk_here(unsigned c)
{
	return c > 0x3000;
}

static size_t
cut(struct arena *a, const char *meant, struct item *out)
{
	size_t n = 0;

	while (*meant != '\0') {
		const char *from = meant;
		const char *next = meant;
		bool cjk = is_cjk_here(text_next(&next));

		if (*meant == '.') {
			meant++;
			continue;
		}
		while (*meant != '\0' && *meant != '.') {
			next = meant;
			if (is_cjk_here(text_next(&next)) != cjk)
				break;
			meant = next;
		}
		out[n].cjk = cjk;
		out[n].text = arena_strndup(a, from, (size_t)(meant - from));
		if (!cjk && strpbrk(out[n].text, "0123456789") == NULL)
			out[n].text = text_stem(a, out[n].text);
		n++;
	}
	return n;
}

static bool
ends_with(const char *text, const char *end)
{
	size_t n = strlen(text);
	size_t k = strlen(end);

	return n >= k && strcmp(text + n - k, end) == 0;
}

/* Does the item stand for the ${i}-th of ${n} items of the query? */
static bool
item_fits(const struct item *doc, const struct item *query, size_t i, size_t n)
{
	if (doc->cjk != query->cjk)
		return false;
	if (doc->cjk && n == 1)
		return strstr(doc->text, query->text) != NULL;
	if (doc->cjk && i == 0)
		return ends_with(doc->text, query->text);
	if (doc->cjk && i == n - 1)
		return strncmp(doc->text, query->text, strlen(query->text)) ==
		       0;
	return strcmp(doc->text, query->text) == 0;
}

static bool
naive_match(struct arena *a, const char *doc, const char *query)
{
	struct item *d = ARENA_ARRAY(a, strlen(doc) + 1, struct item);
	struct item *q = ARENA_ARRAY(a, strlen(query) + 1, struct item);
	size_t dn = cut(a, doc, d);
	size_t qn = cut(a, query, q);

	for (size_t i = 0; qn > 0 && i + qn <= dn; i++) {
		size_t k = 0;

		while (k < qn && item_fits(&d[i + k], &q[k], k, qn))
			k++;
		if (k == qn)
			return true;
	}
	return false;
}

static void
check_hits(struct arena *a, const char *text, const struct term *t, bool match)
{
	struct hit hits[64];
	size_t n = token_hits(a, text, t, 1, hits, COUNT(hits));
	size_t at = 0;

	assert_int_equal(n > 0, match);
	for (size_t i = 0; i < n; i++) {
		const char *part = arena_strndup(
			a, text + hits[i].start, hits[i].end - hits[i].start);

		assert_true(hits[i].start >= at);
		assert_true(hits[i].end > hits[i].start);
		assert_true(hits[i].end <= strlen(text));
		assert_true(token_match(stream_of(a, part), t));
		at = hits[i].end;
	}
}

static void
random_documents_match_as_a_naive_scan_says(void **state)
{
	int matches = 0;
	int exact = 0;

	(void)state;
	srand(3);
	for (int i = 0; i < 30000; i++) {
		struct arena *a = arena_new();
		struct both fields[3];
		struct both query;
		struct tokens sets[3];
		struct tokens keys;
		struct buf *stream = buf_new(a, 64);
		struct term t;
		bool wanted = false;

		random_text(a, &query, 5);
		token_term(a, query.typed->data, &t);
		for (size_t f = 0; f < COUNT(fields); f++) {
			bool match;

			random_text(a, &fields[f], 12);
			token_keys(a, fields[f].typed->data, &sets[f]);
			if (f > 0)
				buf_char(stream, '\n');
			token_stream(a, fields[f].typed->data, stream);
			match = naive_match(
				a, fields[f].meant->data, query.meant->data);
			wanted = wanted || match;
			check_hits(a, fields[f].typed->data, &t, match);
		}
		token_merge(a, sets, COUNT(sets), &keys);
		assert_int_equal(token_match(stream->data, &t), wanted);
		assert_true(!wanted || holds_all(&keys, &t.keys));
		if (t.exact) {
			assert_int_equal(holds_all(&keys, &t.keys), wanted);
			exact++;
		}
		for (size_t k = 1; k < keys.count; k++)
			assert_true(
				strcmp(keys.items[k - 1], keys.items[k]) < 0);
		matches += wanted;
		arena_free(a);
	}
	assert_true(matches > 1000);
	assert_true(exact > 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_stream_holds_stems_and_runs),
		cmocka_unit_test(keys_are_stems_characters_and_pairs),
		cmocka_unit_test(merging_keeps_each_key_once_in_order),
		cmocka_unit_test(terms_know_their_keys_and_pattern),
		cmocka_unit_test(a_term_matches_whole_words_and_parts_of_runs),
		cmocka_unit_test(nothing_matches_across_fields),
		cmocka_unit_test(a_very_long_word_is_still_matched_as_a_whole),
		cmocka_unit_test(hits_lie_in_the_original_text),
		cmocka_unit_test(no_more_hits_than_asked_for),
		cmocka_unit_test(random_documents_match_as_a_naive_scan_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
