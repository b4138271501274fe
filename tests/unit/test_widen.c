/* Keys, slugs and lists of terms of the glossary; questions widened by it. */
#include "unit.h"

#include "base/buf.h"
#include "glossary/glossary.h"
#include "search/widen_tree.h"

static void
equal_terms_have_equal_keys(void **state)
{
	static const char *const cases[][2] = {
		{ "data centre", "Data-Centres" },
		{ "数据中心", "數據中心" },
		{ "データセンター", "ﾃﾞｰﾀｾﾝﾀｰ" },
		{ "炭素吸収源", "炭素吸收源" },
		{ "CO2 capture", "ＣＯ２　capture" },
		{ "碳捕集、利用与封存", "碳捕集 利用與封存" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(glossary_key(arena, cases[i][0]),
			glossary_key(arena, cases[i][1]));
	assert_string_not_equal(glossary_key(arena, "data centre"),
		glossary_key(arena, "data center"));
	assert_string_equal(glossary_key(arena, " -- "), "");
}

static void
a_slug_is_made_of_latin_letters_and_digits(void **state)
{
	(void)state;
	assert_string_equal(glossary_slug(arena, "3D printing"), "3d-printing");
	assert_string_equal(glossary_slug(arena, "  CO2-to-methanol (gas) "),
		"co2-to-methanol-gas");
	assert_string_equal(glossary_slug(arena, "碳汇"), "");
	assert_int_equal(
		strlen(glossary_slug(arena,
			"a very long name of a concept that goes on and on and "
			"on until nobody wants to read it any more at all")),
		GLOSSARY_SLUG_MAX);
}

static void
lists_of_terms_are_trimmed_and_checked(void **state)
{
	static const struct {
		const char *text;
		enum lang lang;
		size_t count;
		enum glossary_fault fault;
	} cases[] = {
		{ "carbon sink; carbon  sink ;carbon sink", LANG_EN, 2,
			GLOSSARY_GOOD },
		{ " 碳汇 ;; ", LANG_ZH, 1, GLOSSARY_GOOD },
		{ "", LANG_EN, 0, GLOSSARY_NONE },
		{ " ; ", LANG_JA, 0, GLOSSARY_NONE },
		{ "a;b;c;d;e;f;g;h;i;j;k;l;m", LANG_EN, 0, GLOSSARY_MANY },
		{ "ok; --", LANG_EN, 0, GLOSSARY_SIGNS },
		{ "碳汇", LANG_EN, 0, GLOSSARY_SLUG },
		{ "0123456789012345678901234567890123456789"
		  "01234567890123456789012345678901234567890",
			LANG_EN, 0, GLOSSARY_LONG },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct concept_terms t = { 0 };
		enum glossary_fault fault;
		const char *bad;
		enum err e = glossary_read_terms(arena, cases[i].text, ';',
			cases[i].lang, &t, &fault, &bad);

		assert_int_equal(fault, cases[i].fault);
		assert_int_equal(e == OK, cases[i].fault == GLOSSARY_GOOD);
		assert_int_equal(t.count, cases[i].count);
	}
}

static const struct concept concepts[] = {
	{ .slug = "data-centre" },
	{ .slug = "carbon-sink" },
	{ .slug = "cooling" },
	{ .slug = "refrigerant" },
	{ .slug = "refrigerator" },
};
static const struct {
	size_t concept;
	const char *text;
} terms[] = {
	{ 0, "data centre" },
	{ 0, "data center" },
	{ 0, "green data center" },
	{ 0, "数据中心" },
	{ 0, "データセンター" },
	{ 1, "carbon sink" },
	{ 1, "碳汇" },
	{ 1, "炭素吸収源" },
	{ 2, "cooling" },
	{ 2, "冷却" },
	{ 3, "refrigerant" },
	{ 3, "冷媒" },
	{ 4, "refrigerator" },
	{ 4, "冰箱" },
};

/* A question with the whole glossary above at hand. */
static const struct query *
widen(const char *text, struct widened *w)
{
	struct widen_keys keys;
	struct query_error error;
	const struct query *q;

	assert_int_equal(query_parse(arena, text, &q, &error), OK);
	keys = (struct widen_keys){
		ARENA_ARRAY(arena, WIDEN_KEYS_MAX, const char *), 0
	};
	widen_keys(arena, q, &keys);
	*w = (struct widened){ .entries = ARENA_ARRAY(
				       arena, COUNT(terms), struct widen_entry),
		.plain = ARENA_ARRAY(
			arena, QUERY_TREE_MAX, const struct query *) };
	/* As the database does: concepts that have one of the keys. */
	for (size_t c = 0; c < COUNT(concepts); c++) {
		bool has = false;

		for (size_t i = 0; i < COUNT(terms); i++)
			for (size_t k = 0; k < keys.count; k++)
				has = has ||
				      (terms[i].concept == c &&
					      strcmp(glossary_key(arena,
							     terms[i].text),
						      keys.items[k]) == 0);
		for (size_t i = 0; has && i < COUNT(terms); i++)
			if (terms[i].concept == c)
				w->entries[w->entry_count++] =
					(struct widen_entry){ &concepts[c],
						terms[i].text,
						glossary_key(
							arena, terms[i].text) };
	}
	w->tree = widen_tree(arena, w, q);
	return w->tree;
}

/* The tree with the number of terms that each word stands for. */
static void
put(struct buf *b, const struct widened *w, const struct query *q)
{
	const struct term *t;

	if (q->kind == QUERY_TERM) {
		buf_printf(b, "%s:%zu", q->text, widen_terms(arena, w, q, &t));
		return;
	}
	if (q->kind == QUERY_NOT) {
		buf_str(b, "NOT ");
		put(b, w, q->left);
		return;
	}
	buf_char(b, '(');
	put(b, w, q->left);
	buf_str(b, q->kind == QUERY_AND	 ? " AND "
		   : q->kind == QUERY_OR ? " OR "
					 : " NEAR ");
	put(b, w, q->right);
	buf_char(b, ')');
}

static void
words_that_are_terms_stand_for_their_concepts(void **state)
{
	static const char *const cases[][2] = {
		{ "碳汇", "碳汇:3" },
		{ "碳匯", "碳匯:3" },
		{ "water", "water:1" },
		/* What holds "green data center" holds "data center". */
		{ "\"data center\"", "data center:4" },
		{ "\"data centres\"", "data centres:4" },
		{ "data center", "((data:1 AND center:1) OR data center:4)" },
		{ "data center cooling",
			"(((data:1 AND center:1) OR data center:4) AND "
			"cooling:2)" },
		{ "cooling green data center", "(cooling:2 AND (((green:1 AND "
					       "data:1) AND center:1) OR "
					       "green data center:4))" },
		{ "data water center", "((data:1 AND water:1) AND center:1)" },
		{ "data (center OR 碳汇)",
			"(data:1 AND (center:1 OR 碳汇:3))" },
		{ "NOT cooling", "NOT cooling:2" },
		{ "water NOT (data center)",
			"(water:1 AND NOT ((data:1 AND center:1) OR "
			"data center:4))" },
		{ "数据中心冷却",
			"(数据中心冷却:1 OR (数据中心:4 AND 冷却:2))" },
		{ "數據中心冷卻",
			"(數據中心冷卻:1 OR (数据中心:4 AND 冷却:2))" },
		{ "数据中心的冷却", "数据中心的冷却:1" },
		{ "炭素 吸収源", "((炭素:1 AND 吸収源:1) OR 炭素吸収源:3)" },
		{ "ti=data ab=center", "(data:1 AND center:1)" },
		{ "ti=(data center)",
			"((data:1 AND center:1) OR data center:4)" },
		{ "cool* NEAR/3 冷却", "(cool:1 NEAR 冷却:2)" },
		{ "refrigerants", "refrigerants:2" },
		{ "pn=CN112345678", "CN112345678:1" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf *b = buf_new(arena, 128);
		struct widened w;

		put(b, &w, widen(cases[i][0], &w));
		assert_string_equal(b->data, cases[i][1]);
	}
}

static void
a_question_of_any_length_stays_within_bounds(void **state)
{
	struct buf *q = buf_new(arena, 512);
	struct widened w;
	size_t i;

	(void)state;
	for (i = 0; i < 25; i++)
		buf_str(q, "数据中心冷却 ");
	(void)widen(q->data, &w);
	buf_clear(q);
	for (i = 0; i < 25; i++)
		buf_str(q, "data center ");
	(void)widen(q->data, &w);
	buf_clear(q);
	for (i = 0; i < 24; i++)
		buf_str(q, "数据中心冷却数据中心冷却 OR ");
	buf_str(q, "water");
	(void)widen(q->data, &w);
	assert_true(w.nodes < QUERY_TREE_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(equal_terms_have_equal_keys),
		IN_ARENA(a_slug_is_made_of_latin_letters_and_digits),
		IN_ARENA(lists_of_terms_are_trimmed_and_checked),
		IN_ARENA(words_that_are_terms_stand_for_their_concepts),
		IN_ARENA(a_question_of_any_length_stays_within_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
