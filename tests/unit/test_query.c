/* The query language: what is read, what is refused and where. */
#include "unit.h"

#include "base/buf.h"
#include "search/query.h"

static const struct {
	const char *given;
	const char *printed;
} good[] = {
	{ "heat", "heat" },
	{ "heat pump", "heat AND pump" },
	{ "heat AND pump", "heat AND pump" },
	{ "heat and pump or sink", "heat AND and AND pump AND or AND sink" },
	{ "a OR b c", "a OR b AND c" },
	{ "a b OR c d", "a AND b OR c AND d" },
	{ "(a OR b) c", "(a OR b) AND c" },
	{ "a (b OR c)", "a AND (b OR c)" },
	{ "((a))", "a" },
	{ "a NOT b", "a AND NOT b" },
	{ "a -b", "a AND NOT b" },
	{ "NOT a b", "NOT a AND b" },
	{ "NOT (a b)", "NOT (a AND b)" },
	{ "-(a OR b)", "NOT (a OR b)" },
	{ "-\"a b\" c", "NOT \"a b\" AND c" },
	{ "NOT NOT a", "NOT NOT a" },
	{ "a OR NOT b", "a OR NOT b" },
	{ "heat-pump", "heat-pump" },
	{ "heat - pump", "heat AND pump" },
	{ "heat & pump", "heat AND pump" },
	{ "heat ! ? pump", "heat AND pump" },
	{ "heat \"heat sink\"", "heat AND \"heat sink\"" },
	{ "heat AND (pump OR \"heat sink\")",
		"heat AND (pump OR \"heat sink\")" },
	{ "“heat sink”", "\"heat sink\"" },
	{ "「冷媒　回路」", "\"冷媒　回路\"" },
	{ "『冷媒』", "冷媒" },
	{ "＂heat sink＂", "\"heat sink\"" },
	{ "（a OR b） c", "(a OR b) AND c" },
	{ "冷媒　回路", "冷媒 AND 回路" },
	{ "CO2冷媒", "CO2冷媒" },
	{ "a\"b\"c", "a AND b AND c" },
	{ "a(b)c", "a AND b AND c" },
	{ "\"AND\" a", "\"AND\" AND a" },
	{ "\"-a\"", "\"-a\"" },
	{ "\"(a)\"", "\"(a)\"" },
	{ "ＡＮＤ a", "ＡＮＤ AND a" },
	{ "H02J3/38", "H02J3/38" },
	{ "ti:pump", "ti:pump" },
	{ "don’t", "don’t" },
	{ "  a  ", "a" },
	{ "①", "①" },
	{ "a OR b OR c AND d", "a OR b OR c AND d" },
};

static const struct {
	const char *given;
	enum query_fault fault;
	size_t at;
} bad[] = {
	{ "\"heat", QUERY_OPEN_QUOTE, 0 },
	{ "heat \"sink", QUERY_OPEN_QUOTE, 5 },
	{ "heat \"", QUERY_OPEN_QUOTE, 5 },
	{ "(heat", QUERY_OPEN_BRACKET, 0 },
	{ "a (b (c)", QUERY_OPEN_BRACKET, 2 },
	{ "a (", QUERY_OPEN_BRACKET, 2 },
	{ "heat)", QUERY_CLOSE_BRACKET, 4 },
	{ ")", QUERY_CLOSE_BRACKET, 0 },
	{ "冷媒）", QUERY_CLOSE_BRACKET, 6 },
	{ "AND", QUERY_NO_OPERAND, 0 },
	{ "AND heat", QUERY_NO_OPERAND, 0 },
	{ "heat AND", QUERY_NO_OPERAND, 5 },
	{ "heat OR &", QUERY_NO_OPERAND, 5 },
	{ "heat AND OR pump", QUERY_NO_OPERAND, 9 },
	{ "heat NOT", QUERY_NO_OPERAND, 5 },
	{ "NOT", QUERY_NO_OPERAND, 0 },
	{ "(heat AND) pump", QUERY_NO_OPERAND, 6 },
	{ "(OR heat)", QUERY_NO_OPERAND, 1 },
	{ "NOT AND a", QUERY_NO_OPERAND, 4 },
	{ "\"\"", QUERY_EMPTY_TERM, 0 },
	{ "heat \"--\"", QUERY_EMPTY_TERM, 5 },
	{ "heat ()", QUERY_EMPTY_TERM, 5 },
	{ "( & )", QUERY_EMPTY_TERM, 0 },
	{ " & ", QUERY_EMPTY_TERM, 1 },
	{ "---", QUERY_EMPTY_TERM, 0 },
	{ "。", QUERY_EMPTY_TERM, 0 },
};

static void
a_query_is_read_as_it_is_printed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		struct arena *a = arena_new();
		const struct query *q = NULL;
		struct query_error error;

		if (query_parse(a, good[i].given, &q, &error) != OK)
			fail_msg("%s was refused", good[i].given);
		assert_non_null(q);
		assert_string_equal(query_print(a, q), good[i].printed);
		arena_free(a);
	}
}

static void
a_printed_query_reads_the_same_again(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		struct arena *a = arena_new();
		const struct query *q = NULL;
		struct query_error error;

		assert_int_equal(
			query_parse(a, good[i].printed, &q, &error), OK);
		assert_string_equal(query_print(a, q), good[i].printed);
		arena_free(a);
	}
}

static void
a_fault_is_named_with_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct arena *a = arena_new();
		const struct query *q = NULL;
		struct query_error error;

		if (query_parse(a, bad[i].given, &q, &error) != ERR_INVALID)
			fail_msg("%s was read", bad[i].given);
		if (error.fault != bad[i].fault || error.at != bad[i].at)
			fail_msg("%s: fault %d at %zu", bad[i].given,
				(int)error.fault, error.at);
		assert_null(q);
		arena_free(a);
	}
}

static void
nothing_typed_means_browse(void **state)
{
	static const char *const empty[] = { "", "   ", "\t\n", "　" };

	(void)state;
	for (size_t i = 0; i < COUNT(empty); i++) {
		struct arena *a = arena_new();
		const struct query *q = (const struct query *)state;
		struct query_error error;

		assert_int_equal(query_parse(a, empty[i], &q, &error), OK);
		assert_null(q);
		assert_string_equal(query_print(a, q), "");
		arena_free(a);
	}
}

static void
nodes_know_their_places(void **state)
{
	struct arena *a = arena_new();
	const struct query *q = NULL;
	struct query_error error;

	(void)state;
	assert_int_equal(
		query_parse(a, "heat OR \"cold sink\" -x", &q, &error), OK);
	assert_int_equal(q->kind, QUERY_OR);
	assert_int_equal(q->start, 0);
	assert_int_equal(q->end, 22);
	assert_string_equal(q->left->text, "heat");
	assert_int_equal(q->left->end, 4);
	assert_int_equal(q->right->kind, QUERY_AND);
	assert_string_equal(q->right->left->text, "cold sink");
	assert_int_equal(q->right->left->start, 8);
	assert_int_equal(q->right->left->end, 19);
	assert_int_equal(q->right->right->kind, QUERY_NOT);
	assert_int_equal(q->right->right->start, 20);
	assert_null(q->right->right->right);
	assert_string_equal(q->right->right->left->text, "x");
	arena_free(a);
}

/* Repeats ${piece} ${n} times. */
static const char *
repeat(struct arena *a, const char *piece, size_t n)
{
	struct buf *b = buf_new(a, 64);

	for (size_t i = 0; i < n; i++)
		buf_str(b, piece);
	return b->data;
}

static void
limits_are_kept_to_the_word(void **state)
{
	struct arena *a = arena_new();
	const struct query *q = NULL;
	struct query_error error;

	(void)state;
	assert_int_equal(
		query_parse(a, repeat(a, "a ", QUERY_NODES_MAX), &q, &error),
		OK);
	assert_int_equal(query_parse(a, repeat(a, "a ", QUERY_NODES_MAX + 1),
				 &q, &error),
		ERR_INVALID);
	assert_int_equal(error.fault, QUERY_TOO_MANY);
	assert_int_equal(error.at, 2 * QUERY_NODES_MAX);

	assert_int_equal(
		query_parse(a, repeat(a, "b", QUERY_BYTES_MAX), &q, &error),
		OK);
	assert_int_equal(
		query_parse(a, repeat(a, "冷", QUERY_BYTES_MAX / 3 + 1), &q,
			&error),
		ERR_INVALID);
	assert_int_equal(error.fault, QUERY_TOO_LONG);
	assert_int_equal(error.at, 999);

	assert_int_equal(query_parse(a,
				 arena_printf(a, "%sa%s",
					 repeat(a, "(", QUERY_DEPTH_MAX),
					 repeat(a, ")", QUERY_DEPTH_MAX)),
				 &q, &error),
		OK);
	assert_string_equal(query_print(a, q), "a");
	assert_int_equal(
		query_parse(a, repeat(a, "(", QUERY_DEPTH_MAX + 1), &q, &error),
		ERR_INVALID);
	assert_int_equal(error.fault, QUERY_TOO_DEEP);
	assert_int_equal(error.at, QUERY_DEPTH_MAX);
	assert_int_equal(
		query_parse(a,
			arena_printf(a, "%sa",
				repeat(a, "NOT ", QUERY_NODES_MAX - 1)),
			&q, &error),
		OK);
	arena_free(a);
}

/* Random queries keep their meaning when they are printed and read again. */
static void
random_queries_survive_printing(void **state)
{
	static const char *const pieces[] = { "a ", "b", " ", "AND ", "OR ",
		"NOT ", "-", "(", ")", "\"a b\" ", "冷媒", "（", "）",
		"「回路」", "& ", "x-y " };
	int read = 0;

	(void)state;
	srand(11);
	for (int i = 0; i < 20000; i++) {
		struct arena *a = arena_new();
		struct buf *b = buf_new(a, 64);
		const struct query *q = NULL;
		const struct query *again = NULL;
		struct query_error error;
		size_t n = (size_t)rand() % 12;

		for (size_t k = 0; k < n; k++)
			buf_str(b, pieces[(size_t)rand() % COUNT(pieces)]);
		if (query_parse(a, b->data, &q, &error) != OK) {
			assert_true(error.at <= b->len);
			arena_free(a);
			continue;
		}
		if (q != NULL) {
			const char *first = query_print(a, q);

			assert_int_equal(
				query_parse(a, first, &again, &error), OK);
			assert_string_equal(query_print(a, again), first);
			read++;
		}
		arena_free(a);
	}
	assert_true(read > 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_query_is_read_as_it_is_printed),
		cmocka_unit_test(a_printed_query_reads_the_same_again),
		cmocka_unit_test(a_fault_is_named_with_its_place),
		cmocka_unit_test(nothing_typed_means_browse),
		cmocka_unit_test(nodes_know_their_places),
		cmocka_unit_test(limits_are_kept_to_the_word),
		cmocka_unit_test(random_queries_survive_printing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
