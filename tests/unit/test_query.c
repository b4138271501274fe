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
	{ "『冷媒』", "\"冷媒\"" },
	{ "＂heat sink＂", "\"heat sink\"" },
	{ "（a OR b） c", "(a OR b) AND c" },
	{ "冷媒　回路", "冷媒 AND 回路" },
	{ "CO2冷媒", "CO2冷媒" },
	{ "a\"b\"c", "a AND \"b\" AND c" },
	{ "a(b)c", "a AND b AND c" },
	{ "\"AND\" a", "\"AND\" AND a" },
	{ "\"-a\"", "\"-a\"" },
	{ "\"(a)\"", "\"(a)\"" },
	{ "ＡＮＤ a", "ＡＮＤ AND a" },
	{ "H02J3/38", "H02J3/38" },
	{ "ti:pump", "ti=pump" },
	{ "don’t", "don’t" },
	{ "  a  ", "a" },
	{ "①", "①" },
	{ "a OR b OR c AND d", "a OR b OR c AND d" },
	{ "a (b c)", "a AND (b AND c)" },
	/* fields */
	{ "TI=pump", "ti=pump" },
	{ "ti = pump", "ti=pump" },
	{ "ti： pump", "ti=pump" },
	{ "ti＝冷媒", "ti=冷媒" },
	{ "ti=heat pump", "ti=heat AND pump" },
	{ "ti=\"heat pump\"", "ti=\"heat pump\"" },
	{ "ti=(heat pump OR \"heat sink\")",
		"ti=(heat AND pump OR \"heat sink\")" },
	{ "ti:(heat) ab:pump", "ti=heat AND ab=pump" },
	{ "ti=a ti=b", "ti=(a AND b)" },
	{ "ti=a OR ti=b c", "ti=a OR ti=b AND c" },
	{ "ti=(NOT a b)", "ti=(NOT a AND b)" },
	{ "-ti=a", "NOT ti=a" },
	{ "-ti=(a b)", "NOT ti=(a AND b)" },
	{ "ti=-a", "ti=\"-a\"" },
	{ "ti=ab=x", "ti=\"ab=x\"" },
	{ "ti=cpc=*", "ti=\"cpc=*\"" },
	{ "ti=#1", "ti=\"#1\"" },
	{ "ti=＃1", "ti=\"＃1\"" },
	{ "\"ti=a\"", "\"ti=a\"" },
	{ "in : a", "in AND a" },
	{ "foo=bar 1:1", "foo=bar AND 1:1" },
	{ "title:heat", "title:heat" },
	{ "pa=(Green OR \"Blue Ltd\") in=wang",
		"pa=(Green OR \"Blue Ltd\") AND in=wang" },
	{ "topic:data-centre member=\"A B\"",
		"topic=data-centre AND member=\"A B\"" },
	{ "status=GRANTED office=cn lang:ZH pool=No",
		"status=granted AND office=CN AND lang=zh AND pool=no" },
	{ "office=(cn OR jp)", "office=(CN OR JP)" },
	{ "pn=\"EP 1 234 567 B1\"", "pn=EP1234567B1" },
	{ "pn=ep12*", "pn=EP12*" },
	{ "ap=202010123456.2", "ap=CN202010123456" },
	{ "pr=US17/961467", "pr=US17/961467" },
	{ "pr>=2020", "pr>=2020" },
	/* days */
	{ "pd=2022", "pd=2022" },
	{ "pd>=2022 ad<2024-05", "pd>=2022 AND ad<2024-05" },
	{ "pd>=2022 pd<2024", "pd>=2022 AND pd<2024" },
	{ "pd≥2022", "pd>=2022" },
	{ "pd=2022..2024", "pd=2022..2024" },
	{ "pd=2022/3..20240517", "pd=2022-03..2024-05-17" },
	{ "pd=2022.. ad=..2024", "pd=2022.. AND ad=..2024" },
	{ "pd=2024年5月17日", "pd=2024-05-17" },
	{ "pd=(2020 OR 2022)", "pd=(2020 OR 2022)" },
	/* symbols */
	{ "cpc=y02", "cpc=Y02" },
	{ "cpc=H05K 7/20", "cpc=H05K7/20" },
	{ "cpc=H05K heat", "cpc=H05K AND heat" },
	{ "ipc=\"H05K 7/20\"", "ipc=H05K7/20" },
	{ "cpc=H05K7*", "cpc=H05K7*" },
	{ "cpc=Y02E10/10..Y02E10/50", "cpc=Y02E10/10..Y02E10/50" },
	{ "cpc=(Y02E OR H02J*)", "cpc=(Y02E OR H02J*)" },
	/* what begins so */
	{ "pump*", "pump*" },
	{ "pump??", "pump??" },
	{ "pump＊", "pump*" },
	{ "heat-pump*", "heat-pump*" },
	{ "pump?*", "pump*" },
	{ "冷却*", "冷却" },
	{ "冷却？", "冷却" },
	{ "\"pump*\"", "\"pump*\"" },
	{ "ti=(pump* OR cool?)", "ti=(pump* OR cool?)" },
	{ "why?not", "why?not" },
	{ "how?", "how?" },
	/* nearness */
	{ "heat NEAR/3 pump", "heat NEAR/3 pump" },
	{ "NOT heat NEAR/03 pump", "NOT heat NEAR/3 pump" },
	{ "(heat OR \"a b\") NEAR/9 pump* x",
		"(heat OR \"a b\") NEAR/9 pump* AND x" },
	{ "ti=(heat NEAR/3 pump)", "ti=(heat NEAR/3 pump)" },
	{ "ti=heat NEAR/3 ti=pump", "ti=(heat NEAR/3 pump)" },
	{ "a b NEAR/1 c OR d", "a AND b NEAR/1 c OR d" },
	{ "near/3", "near/3" },
	{ "NEARBY", "NEARBY" },
};

static const struct {
	const char *given;
	enum query_fault fault;
	size_t at;
	const char *repair; /* NULL: none */
} bad[] = {
	{ "\"heat", QUERY_OPEN_QUOTE, 0, "\"heat\"" },
	{ "heat \"sink", QUERY_OPEN_QUOTE, 5, "heat \"sink\"" },
	{ "heat \"", QUERY_OPEN_QUOTE, 5, "heat" },
	{ "(heat", QUERY_OPEN_BRACKET, 0, "(heat)" },
	{ "a (b (c)", QUERY_OPEN_BRACKET, 2, "a (b (c))" },
	{ "a (", QUERY_OPEN_BRACKET, 2, "a" },
	{ "heat)", QUERY_CLOSE_BRACKET, 4, "heat" },
	{ ")", QUERY_CLOSE_BRACKET, 0, NULL },
	{ "冷媒）", QUERY_CLOSE_BRACKET, 6, "冷媒" },
	{ "AND", QUERY_NO_OPERAND, 0, NULL },
	{ "AND heat", QUERY_NO_OPERAND, 0, "heat" },
	{ "heat AND", QUERY_NO_OPERAND, 5, "heat" },
	{ "heat OR &", QUERY_NO_OPERAND, 5, "heat &" },
	{ "heat AND OR pump", QUERY_NO_OPERAND, 9, "heat AND pump" },
	{ "heat NOT", QUERY_NO_OPERAND, 5, "heat" },
	{ "NOT", QUERY_NO_OPERAND, 0, NULL },
	{ "(heat AND) pump", QUERY_NO_OPERAND, 6, "(heat ) pump" },
	{ "(OR heat)", QUERY_NO_OPERAND, 1, "( heat)" },
	{ "NOT AND a", QUERY_NO_OPERAND, 4, "NOT a" },
	{ "\"\"", QUERY_EMPTY_TERM, 0, NULL },
	{ "heat \"--\"", QUERY_EMPTY_TERM, 5, "heat" },
	{ "heat ()", QUERY_EMPTY_TERM, 5, "heat" },
	{ "( & )", QUERY_EMPTY_TERM, 0, NULL },
	{ " & ", QUERY_EMPTY_TERM, 1, NULL },
	{ "---", QUERY_EMPTY_TERM, 0, NULL },
	{ "。", QUERY_EMPTY_TERM, 0, NULL },
	/* fields */
	{ "ti=", QUERY_NO_VALUE, 0, NULL },
	{ "heat ti= AND x", QUERY_NO_VALUE, 5, "heat AND x" },
	{ "ti=NOT x", QUERY_NO_VALUE, 0, "NOT x" },
	{ "title=heat", QUERY_UNKNOWN_FIELD, 0, "ti=heat" },
	{ "x assignee = y", QUERY_UNKNOWN_FIELD, 2, "x pa= y" },
	{ "ti=(a ab=b)", QUERY_INNER_FIELD, 6, "ti=(a b)" },
	{ "ti>heat", QUERY_BAD_RELATION, 0, "ti=heat" },
	{ "pd>=(2020)", QUERY_BAD_RELATION, 0, "pd=(2020)" },
	{ "ti=\"--\"", QUERY_EMPTY_TERM, 3, NULL },
	{ "*pump", QUERY_LEFT_CUT, 0, "pump" },
	{ "heat p*mp", QUERY_LEFT_CUT, 6, "heat p" },
	{ "heat pu*mp x", QUERY_LEFT_CUT, 7, "heat pu* x" },
	{ "a*", QUERY_SHORT_PREFIX, 0, "a" },
	{ "heat NEAR pump", QUERY_BAD_NEAR, 5, "heat NEAR/5 pump" },
	{ "heat NEAR/0 pump", QUERY_BAD_NEAR, 5, "heat NEAR/1 pump" },
	{ "heat NEAR/500 pump", QUERY_BAD_NEAR, 5, "heat NEAR/99 pump" },
	{ "a NEAR/2 b NEAR/2 c", QUERY_NEAR_OPERAND, 11, "a NEAR/2 b AND c" },
	{ "a NEAR/2 (b c)", QUERY_NEAR_OPERAND, 2, "a AND (b c)" },
	{ "a NEAR/2 NOT b", QUERY_NEAR_OPERAND, 2, "a AND NOT b" },
	{ "pn=EP1 NEAR/2 b", QUERY_NEAR_OPERAND, 7, "pn=EP1 AND b" },
	{ "x ti=a NEAR/2 b", QUERY_NEAR_OPERAND, 2, "x ti=(a NEAR/2 b)" },
	{ "NEAR/2 a", QUERY_NO_OPERAND, 0, "a" },
	{ "pd=soon", QUERY_BAD_DAY, 0, NULL },
	{ "x pd>=2022-13", QUERY_BAD_DAY, 2, "x pd>=2022" },
	{ "pd=2022-02-30", QUERY_BAD_DAY, 0, "pd=2022" },
	{ "pd=2024..2022", QUERY_BAD_RANGE, 0, "pd=2022..2024" },
	{ "pd>2022..2024", QUERY_BAD_DAY, 0, "pd>2022" },
	{ "cpc=Y02Ex", QUERY_BAD_CLASS, 0, "cpc=Y02E" },
	{ "cpc=H05KC  555557/20", QUERY_BAD_CLASS, 0, "cpc=H05K  555557/20" },
	{ "cpc=Z99", QUERY_BAD_CLASS, 0, NULL },
	{ "cpc=Y02E10/50..Y02E10/10", QUERY_BAD_RANGE, 0,
		"cpc=Y02E10/10..Y02E10/50" },
	{ "pn=heat", QUERY_BAD_NUMBER, 0, "\"heat\"" },
	{ "status=active", QUERY_BAD_STATUS, 0, "status=granted" },
	{ "status=odd", QUERY_BAD_STATUS, 0, NULL },
	{ "office=china", QUERY_BAD_OFFICE, 0, "office=CN" },
	{ "lang=chinese", QUERY_BAD_LANG, 0, "lang=zh" },
	{ "pool=true", QUERY_BAD_POOL, 0, "pool=yes" },
	{ "#1 AND heat", QUERY_NO_SET, 0, "heat" },
	{ "(a OR title=(b", QUERY_UNKNOWN_FIELD, 6, "(a OR ti=(b))" },
};

/* What ${text} is read as; that it is read is part of each test. */
static const struct query *
read_query(const char *text)
{
	const struct query *q = NULL;
	struct query_error error;

	if (query_parse(arena, text, &q, &error) != OK)
		fail_msg("%s was refused", text);
	return q;
}

static void
a_query_is_read_as_it_is_printed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		const struct query *q = read_query(good[i].given);

		assert_non_null(q);
		assert_string_equal(query_print(arena, q), good[i].printed);
	}
}

static void
a_printed_query_reads_the_same_again(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		assert_string_equal(
			query_print(arena, read_query(good[i].printed)),
			good[i].printed);
}

static void
a_fault_is_named_with_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		const struct query *q = NULL;
		struct query_error error;

		if (query_parse(arena, bad[i].given, &q, &error) != ERR_INVALID)
			fail_msg("%s was read", bad[i].given);
		if (error.fault != bad[i].fault || error.at != bad[i].at)
			fail_msg("%s: fault %d at %zu", bad[i].given,
				(int)error.fault, error.at);
		assert_null(q);
		assert_true(error.end >= error.at &&
			    error.end <= strlen(bad[i].given));
		if ((bad[i].repair == NULL) != (error.repair == NULL) ||
			(error.repair != NULL &&
				strcmp(error.repair, bad[i].repair) != 0))
			fail_msg("%s: repaired as %s", bad[i].given,
				error.repair);
		if (error.repair != NULL)
			(void)read_query(error.repair);
	}
}

static void
nothing_typed_means_browse(void **state)
{
	static const char *const empty[] = { "", "   ", "\t\n", "　" };

	for (size_t i = 0; i < COUNT(empty); i++) {
		const struct query *q = (const struct query *)state;
		struct query_error error;

		assert_int_equal(query_parse(arena, empty[i], &q, &error), OK);
		assert_null(q);
		assert_string_equal(query_print(arena, q), "");
	}
}

static void
nodes_know_their_places(void **state)
{
	const struct query *q = read_query("heat OR \"cold sink\" -x");

	(void)state;
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
}

/* Repeats ${piece} ${n} times. */
static const char *
repeat(const char *piece, size_t n)
{
	struct buf *b = buf_new(arena, 64);

	for (size_t i = 0; i < n; i++)
		buf_str(b, piece);
	return b->data;
}

static void
assert_refused(const char *text, enum query_fault fault, size_t at)
{
	const struct query *q;
	struct query_error error;

	assert_int_equal(query_parse(arena, text, &q, &error), ERR_INVALID);
	assert_int_equal(error.fault, fault);
	assert_int_equal(error.at, at);
}

static void
limits_are_kept_to_the_word(void **state)
{
	(void)state;
	(void)read_query(repeat("a ", QUERY_NODES_MAX));
	assert_refused(repeat("a ", QUERY_NODES_MAX + 1), QUERY_TOO_MANY,
		(size_t)2 * QUERY_NODES_MAX);
	(void)read_query(repeat("b", QUERY_BYTES_MAX));
	assert_refused(
		repeat("冷", QUERY_BYTES_MAX / 3 + 1), QUERY_TOO_LONG, 999);
	assert_string_equal(
		query_print(arena, read_query(arena_printf(arena, "%sa%s",
					   repeat("(", QUERY_DEPTH_MAX),
					   repeat(")", QUERY_DEPTH_MAX)))),
		"a");
	assert_refused(repeat("(", QUERY_DEPTH_MAX + 1), QUERY_TOO_DEEP,
		QUERY_DEPTH_MAX);
	(void)read_query(arena_printf(
		arena, "%sa", repeat("NOT ", QUERY_NODES_MAX - 1)));
}

/* The same in everything but its places. */
static bool
same_tree(const struct query *x, const struct query *y)
{
	if (x == NULL || y == NULL)
		return x == y;
	if (x->kind != QUERY_TERM)
		return x->kind == y->kind && x->field == y->field &&
		       x->distance == y->distance &&
		       same_tree(x->left, y->left) &&
		       same_tree(x->right, y->right);
	return y->kind == QUERY_TERM && x->field == y->field &&
	       x->match == y->match && x->more == y->more &&
	       x->relation == y->relation && strcmp(x->text, y->text) == 0 &&
	       strcmp(x->low, y->low) == 0 && strcmp(x->high, y->high) == 0;
}

static void
a_printed_query_gives_the_same_tree(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		const struct query *q = read_query(good[i].given);

		if (!same_tree(q, read_query(query_print(arena, q))))
			fail_msg("%s is another tree", good[i].given);
	}
}

/* What a term means, for the engine. */
static const struct {
	const char *given;
	const char *low;
	const char *high;
} meant[] = {
	{ "pd=2022", "2022-01-01", "2022-12-31" },
	{ "pd=2024-02", "2024-02-01", "2024-02-29" },
	{ "pd=2024-02-10", "2024-02-10", "2024-02-10" },
	{ "pd>2022", "2023-01-01", "" },
	{ "pd>=2022", "2022-01-01", "" },
	{ "pd<2022-03", "", "2022-02-28" },
	{ "pd<=2022-03", "", "2022-03-31" },
	{ "pd=2022..2023-05", "2022-01-01", "2023-05-31" },
	{ "ad=..2023", "", "2023-12-31" },
	{ "cpc=Y02", "Y02", "" },
	{ "cpc=H05K7", "H05K7/", "" },
	{ "cpc=H05K7*", "H05K7", "" },
	{ "cpc=H05K7/20", "H05K7/20", "" },
	{ "cpc=Y02E10/10..Y02E10/50", "Y02E001010", "Y02E001050~" },
	{ "cpc=H01..H02J", "H01", "H02J~" },
	{ "pn=EP1234567B1", "EP1234567B1", "EP1234567" },
	{ "ap=PCT/CN2021/123456", "PCT/CN2021/123456", "PCT/CN2021/123456" },
	{ "pr=2020", "2020-01-01", "2020-12-31" },
	{ "office=ｃｎ", "CN", "" },
};

static void
a_value_has_its_meaning(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(meant); i++) {
		const struct query *q = read_query(meant[i].given);

		assert_string_equal(q->low, meant[i].low);
		assert_string_equal(q->high, meant[i].high);
	}
}

static void
sets_of_the_history_stand_in_brackets(void **state)
{
	static const char *const items[] = { "heat OR cold", "ti=pump" };
	const struct query_sets sets = { items, COUNT(items), 3 };

	(void)state;
	assert_string_equal(
		query_expand(arena, "#3 AND NOT #4 \"#3\" x#3", &sets),
		"(heat OR cold) AND NOT (ti=pump) \"#3\" x#3");
	/* What is not there is left to the parser, as is what it refuses. */
	assert_string_equal(
		query_expand(arena, "#5 #4 #2", &sets), "#5 (ti=pump) #2");
	assert_string_equal(query_expand(arena, "#3 \"x #3", &sets),
		"(heat OR cold) \"x #3");
	assert_string_equal(query_expand(arena, "＃４ AND ＃3 ti=＃3", &sets),
		"(ti=pump) AND (heat OR cold) ti=＃3");
}

/* Random queries keep their meaning when they are printed and read again. */
static void
random_queries_survive_printing(void **state)
{
	static const char *const pieces[] = { "a ", "b", " ", "AND ", "OR ",
		"NOT ", "-", "(", ")", "\"a b\" ", "冷媒", "（", "）",
		"「回路」", "& ", "x-y ", "ti=", "cpc=", "Y02 ", "pd>", "2022 ",
		"..", "NEAR/3 ", "* ", "? ", "#1 ", "pa:" };
	int read = 0;

	(void)state;
	srand(11);
	for (int i = 0; i < 40000; i++) {
		struct arena *a = arena_new();
		struct buf *b = buf_new(a, 64);
		const struct query *q = NULL;
		const struct query *again = NULL;
		struct query_error error;
		size_t n = (size_t)rand() % 12;

		for (size_t k = 0; k < n; k++)
			buf_str(b, pieces[(size_t)rand() % COUNT(pieces)]);
		if (query_parse(a, b->data, &q, &error) != OK) {
			assert_true(error.at <= error.end);
			assert_true(error.end <= b->len);
			arena_free(a);
			continue;
		}
		if (q != NULL) {
			const char *first = query_print(a, q);

			if (query_parse(a, first, &again, &error) != OK)
				fail_msg("%s printed as %s", b->data, first);
			assert_string_equal(query_print(a, again), first);
			assert_true(same_tree(q, again));
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
		IN_ARENA(a_query_is_read_as_it_is_printed),
		IN_ARENA(a_printed_query_reads_the_same_again),
		IN_ARENA(a_printed_query_gives_the_same_tree),
		IN_ARENA(a_value_has_its_meaning),
		IN_ARENA(sets_of_the_history_stand_in_brackets),
		IN_ARENA(a_fault_is_named_with_its_place),
		IN_ARENA(nothing_typed_means_browse),
		IN_ARENA(nodes_know_their_places),
		IN_ARENA(limits_are_kept_to_the_word),
		cmocka_unit_test(random_queries_survive_printing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
