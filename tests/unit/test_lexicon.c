/* Words as they are written, names, and words cut off. */
#include "unit.h"

#include "base/buf.h"
#include "search/leaf.h"
#include "search/lexicon.h"
#include "search/name.h"

static void
words_stand_beside_their_stems_once(void **state)
{
	static const char *const pairs[] = { "heating heat", "pumps pump",
		"dont dont", "co2 co2", "naïve naïv" };
	struct lexicon_seen *seen = ARENA_NEW(arena, struct lexicon_seen);
	struct lexicon_words words = { 0 };

	(void)state;
	lexicon_add(arena, "Heating PUMPS don’t 冷媒CO2 Naïve heating", seen,
		&words);
	lexicon_add(arena, "pumps, heating", seen, &words);
	assert_int_equal(words.count, COUNT(pairs));
	for (size_t i = 0; i < COUNT(pairs); i++)
		assert_string_equal(words.items[i], pairs[i]);
}

static void
a_long_word_is_cut_like_its_key(void **state)
{
	struct lexicon_seen *seen = ARENA_NEW(arena, struct lexicon_seen);
	struct lexicon_words words = { 0 };
	struct buf *b = buf_new(arena, 200);

	(void)state;
	while (b->len < 150)
		buf_str(b, "x9");
	lexicon_add(arena, b->data, seen, &words);
	assert_int_equal(words.count, 1);
	assert_int_equal(strlen(words.items[0]), 64 + 1 + 64);
}

static void
names_do_not_depend_on_the_script(void **state)
{
	struct buf *one = buf_new(arena, 64), *other = buf_new(arena, 64);
	struct tokens keys;
	struct term term;

	(void)state;
	name_stream(arena, "華為技術", one);
	name_stream(arena, "华为技术", other);
	assert_string_equal(one->data, other->data);
	name_term(arena, "華為", NAME_APPLICANT, &term);
	assert_true(token_match(other->data, &term));
	name_keys(arena, "Green Ltd", NAME_INVENTOR, &keys);
	assert_int_equal(keys.count, 2);
	assert_string_equal(keys.items[0], "^green");
	name_keys(arena, "华为", NAME_APPLICANT, &keys);
	for (size_t i = 0; i < keys.count; i++)
		assert_int_equal(keys.items[i][0], '@');
	/* What is asked for is among what is kept. */
	for (size_t i = 0; i < term.keys.count; i++) {
		bool found = false;

		for (size_t k = 0; k < keys.count; k++)
			found |= strcmp(keys.items[k], term.keys.items[i]) == 0;
		assert_true(found);
	}
}

static void
a_word_cut_off_knows_what_stands_before_it(void **state)
{
	struct leaf_cut cut;

	(void)state;
	leaf_cut(arena, "Refrigerat", &cut);
	assert_string_equal(cut.prefix, "refrigerat");
	assert_string_equal(cut.before, "");
	assert_int_equal(cut.keys.count, 0);
	leaf_cut(arena, "Heated-pum", &cut);
	assert_string_equal(cut.prefix, "pum");
	assert_string_equal(cut.before, " heat ");
	assert_int_equal(cut.keys.count, 1);
	leaf_cut(arena, "冷媒co", &cut);
	assert_string_equal(cut.before, "冷媒 ");
	assert_string_equal(cut.prefix, "co");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(words_stand_beside_their_stems_once),
		IN_ARENA(a_long_word_is_cut_like_its_key),
		IN_ARENA(names_do_not_depend_on_the_script),
		IN_ARENA(a_word_cut_off_knows_what_stands_before_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
