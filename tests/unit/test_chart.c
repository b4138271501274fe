/* Where the bars of drawings stand, and how labels are made to fit. */
#include "unit.h"

#include "statistics/chart.h"

static void
test_the_distance_of_lines_is_round_and_few_are_drawn(void **state)
{
	static const struct {
		int64_t max, step;
	} rows[] = { { 0, 1 }, { 1, 1 }, { 5, 1 }, { 6, 2 }, { 10, 2 },
		{ 11, 5 }, { 25, 5 }, { 26, 10 }, { 100, 20 }, { 189, 50 },
		{ 100000, 20000 }, { 100001, 50000 },
		{ 4000000000000000, 1000000000000000 } };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++)
		assert_int_equal(chart_step(rows[i].max), rows[i].step);
}

static void
test_lines_go_from_nought_to_above_the_highest_bar(void **state)
{
	const struct chart_value v[] = { { .label = "2020", .count = 3 },
		{ .label = "2021", .count = 7 } };
	struct chart c;
	size_t i;

	(void)state;
	chart_stand(arena, v, COUNT(v), &c);
	assert_int_equal(c.ticks.items[0].value, 0);
	assert_int_equal(c.ticks.items[c.ticks.count - 1].value, 8);
	for (i = 1; i < c.ticks.count; i++)
		assert_true(c.ticks.items[i].y < c.ticks.items[i - 1].y);
	assert_int_equal(
		c.bars.items[0].y + c.bars.items[0].height, c.ticks.items[0].y);
	assert_true(c.bars.items[1].y > c.ticks.items[c.ticks.count - 1].y);
	assert_true(c.ticks.items[c.ticks.count - 1].label_y > 0);
}

static void
test_a_bar_is_as_long_as_its_share(void **state)
{
	const struct chart_value v[] = { { .label = "a", .count = 1000000 },
		{ .label = "b", .count = 500000 }, { .label = "c", .count = 1 },
		{ .label = "d", .count = 0 } };
	struct chart c;

	(void)state;
	chart_lie(arena, v, COUNT(v), &c);
	assert_int_equal(c.bars.items[0].width, CHART_WIDTH);
	assert_int_equal(c.bars.items[1].width, CHART_WIDTH / 2);
	assert_int_equal(c.bars.items[2].width, 1);
	assert_int_equal(c.bars.items[3].width, 0);
	chart_stand(arena, v, COUNT(v), &c);
	assert_int_equal(c.bars.items[2].height, 1);
	assert_int_equal(c.bars.items[3].height, 0);
}

static void
test_bars_do_not_touch_and_stay_inside(void **state)
{
	struct chart_value *v = ARENA_ARRAY(arena, 200, struct chart_value);
	struct chart c;
	size_t n, i;

	(void)state;
	for (i = 0; i < 200; i++) {
		v[i].label = arena_printf(arena, "%zu", 1900 + i);
		v[i].count = (int64_t)i;
	}
	for (n = 1; n <= 200; n++) {
		chart_stand(arena, v, n, &c);
		assert_true(c.bars.items[0].x >= c.left);
		for (i = 0; i < n; i++) {
			const struct chart_bar *b = &c.bars.items[i];

			assert_true(b->width >= 1);
			assert_true(b->x + b->width <= CHART_WIDTH);
			assert_true(b->y >= 0 && b->y + b->height <= c.height);
			assert_true(
				i == 0 || b->x >= (b - 1)->x + (b - 1)->width);
		}
	}
}

static void
test_labels_under_bars_do_not_overlap(void **state)
{
	struct chart_value v[60] = { 0 };
	int end = 0, shown = 0;
	struct chart c;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(v); i++)
		v[i].label = arena_printf(arena, "%zu", 1970 + i);
	chart_stand(arena, v, COUNT(v), &c);
	for (i = 0; i < COUNT(v); i++) {
		const struct chart_bar *b = &c.bars.items[i];
		int half = chart_text_width(b->label) / 2;

		if (!b->labelled)
			continue;
		assert_true(b->label_x - half >= end);
		end = b->label_x + half;
		assert_true(end <= CHART_WIDTH);
		shown++;
	}
	assert_true(shown >= 5);
}

static void
test_one_value_and_none_can_be_drawn(void **state)
{
	const struct chart_value one = { .label = "2024", .count = 4 };
	const struct chart_value zero = { .label = "2024", .count = 0 };
	struct chart c;

	(void)state;
	chart_stand(arena, &one, 1, &c);
	assert_int_equal(c.bars.count, 1);
	assert_true(c.bars.items[0].labelled);
	assert_true(c.bars.items[0].width <= 40);
	chart_stand(arena, &zero, 1, &c);
	assert_int_equal(c.bars.items[0].height, 0);
	assert_int_equal(c.ticks.count, 2);
	chart_stand(arena, NULL, 0, &c);
	assert_int_equal(c.bars.count, 0);
	chart_lie(arena, &zero, 1, &c);
	assert_int_equal(c.bars.items[0].width, 0);
	assert_true(c.height > 0);
	chart_lie(arena, NULL, 0, &c);
	assert_int_equal(c.height, 0);
}

static void
test_a_very_long_label_is_shortened_before_its_figure(void **state)
{
	struct chart_value v = { .count = 123456 };
	char latin[2001], *han = arena_alloc(arena, 3001);
	const char *fit;
	struct chart c;
	size_t i;

	(void)state;
	memset(latin, 'm', 2000);
	latin[2000] = '\0';
	for (i = 0; i < 1000; i++)
		memcpy(han + 3 * i, "碳", 3);
	han[3000] = '\0';
	v.label = latin;
	chart_lie(arena, &v, 1, &c);
	fit = c.bars.items[0].label;
	assert_true(chart_text_width(fit) < CHART_WIDTH - 50);
	assert_string_equal(fit + strlen(fit) - 3, "…");
	v.label = han;
	chart_lie(arena, &v, 1, &c);
	fit = c.bars.items[0].label;
	assert_true(chart_text_width(fit) < CHART_WIDTH - 50);
	assert_int_equal(strlen(fit) % 3, 0);
	assert_string_equal(
		chart_text_fit(arena, "Buildings", 300), "Buildings");
	assert_string_equal(chart_text_fit(arena, "Buildings", 0), "…");
}

static void
test_more_rows_than_fit_are_left_to_the_table(void **state)
{
	struct chart_value v[CHART_ROWS + 5] = { 0 };
	struct chart c;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(v); i++)
		v[i] = (struct chart_value){ .label = "x", .count = 1 };
	chart_lie(arena, v, COUNT(v), &c);
	assert_int_equal(c.bars.count, CHART_ROWS);
	assert_true(c.bars.items[CHART_ROWS - 1].y +
			    c.bars.items[CHART_ROWS - 1].height <=
		    c.height);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_the_distance_of_lines_is_round_and_few_are_drawn),
		IN_ARENA(test_lines_go_from_nought_to_above_the_highest_bar),
		IN_ARENA(test_a_bar_is_as_long_as_its_share),
		IN_ARENA(test_bars_do_not_touch_and_stay_inside),
		IN_ARENA(test_labels_under_bars_do_not_overlap),
		IN_ARENA(test_one_value_and_none_can_be_drawn),
		IN_ARENA(test_a_very_long_label_is_shortened_before_its_figure),
		IN_ARENA(test_more_rows_than_fit_are_left_to_the_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
