#include "statistics/chart.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

/* Bars that lie: a row is a line of text and a bar. */
#define ROW 34
#define BAR 10
#define TEXT 14	 /* from the top of the row to the base line */
#define BELOW 18 /* from there to the bar */
#define GAP 10	 /* between label and figure */
/* Bars that stand. */
#define HEIGHT 200
#define TOP 12
#define BOTTOM 176 /* base of the bars; labels are below */
#define LABELS 194
#define BAR_MAX 40
#define LINES 5

int64_t
chart_step(int64_t max)
{
	static const int64_t factors[] = { 1, 2, 5 };
	int64_t power = 1;
	size_t i;

	for (;;) {
		for (i = 0; i < 3; i++)
			if (max <= LINES * factors[i] * power)
				return factors[i] * power;
		power *= 10;
	}
}

/* Wide letters by the em, the others by what the widest common face takes. */
static int
tenths(unsigned c)
{
	return text_is_cjk(c) || c > 0x2e80 ? 10 : c >= 'A' && c <= 'Z' ? 8 : 6;
}

int
chart_text_width(const char *text)
{
	int n = 0;
	unsigned c;

	while ((c = text_next(&text)) != 0)
		n += tenths(c);
	return (n * CHART_FONT + 9) / 10;
}

const char *
chart_text_fit(struct arena *a, const char *text, int width)
{
	const char *at = text, *end = text;
	int n = 10; /* the sign itself */
	unsigned c;

	if (chart_text_width(text) <= width)
		return text;
	while ((c = text_next(&at)) != 0) {
		n += tenths(c);
		if (n * CHART_FONT > width * 10)
			break;
		end = at;
	}
	return arena_printf(a, "%.*s…", (int)(end - text), text);
}

static int64_t
most(const struct chart_value *v, size_t count)
{
	int64_t max = 0;
	size_t i;

	for (i = 0; i < count; i++)
		max = v[i].count > max ? v[i].count : max;
	return max;
}

/* What is there can be seen, however small its share. */
static int
scaled(int64_t n, int64_t max, int length)
{
	int units = max == 0 ? 0 : (int)(n * length / max);

	return n > 0 && units == 0 ? 1 : units;
}

/* Units of a number with its grouping commas. */
static int
figure_width(int64_t n)
{
	int digits = 1;

	for (; n >= 10; n /= 10)
		digits++;
	return ((digits + (digits - 1) / 3) * 7 * CHART_FONT + 9) / 10;
}

void
chart_lie(struct arena *a, const struct chart_value *v, size_t count,
	struct chart *out)
{
	size_t n = count < CHART_ROWS ? count : CHART_ROWS, i;
	int64_t max = most(v, count);

	*out = (struct chart){ .width = CHART_WIDTH,
		.height = (int)n * ROW,
		.right = CHART_WIDTH };
	out->bars.items = ARENA_ARRAY(a, n + 1, struct chart_bar);
	out->bars.count = n;
	for (i = 0; i < n; i++) {
		struct chart_bar *b = &out->bars.items[i];

		b->y = (int)i * ROW + BELOW;
		b->width = scaled(v[i].count, max, CHART_WIDTH);
		b->height = BAR;
		b->label_y = (int)i * ROW + TEXT;
		b->label = chart_text_fit(a, v[i].label,
			CHART_WIDTH - GAP - figure_width(v[i].count));
		b->lang = v[i].lang;
		b->labelled = true;
		b->count = v[i].count;
	}
}

static void
put_ticks(struct arena *a, int64_t step, int64_t lines, struct chart *out)
{
	int64_t i;

	out->ticks.items = ARENA_ARRAY(a, (size_t)lines + 1, struct chart_tick);
	out->ticks.count = (size_t)lines + 1;
	for (i = 0; i <= lines; i++) {
		struct chart_tick *t = &out->ticks.items[i];

		t->value = i * step;
		t->y = BOTTOM - scaled(i, lines, BOTTOM - TOP);
		t->label_y = t->y + CHART_FONT / 3;
	}
	out->left = figure_width(lines * step) + GAP / 2;
}

/* Every how many bars there is room for a label. */
static size_t
label_each(const struct chart_value *v, size_t count, int room)
{
	int widest = 1;
	size_t i;

	for (i = 0; i < count; i++) {
		int w = chart_text_width(v[i].label) + GAP / 2;

		widest = w > widest ? w : widest;
	}
	return ((size_t)widest * count + (size_t)room - 1) / (size_t)room;
}

/* The middle of a label such that its ends are not cut off. */
static int
within(int middle, int half)
{
	if (middle > CHART_WIDTH - half)
		middle = CHART_WIDTH - half;
	return middle > half ? middle : half;
}

void
chart_stand(struct arena *a, const struct chart_value *v, size_t count,
	struct chart *out)
{
	int64_t max = most(v, count), step = chart_step(max > 0 ? max : 1);
	int64_t lines = max > 0 ? (max + step - 1) / step : 1;
	size_t i, each;
	int room, n = (int)count;

	*out = (struct chart){
		.width = CHART_WIDTH, .height = HEIGHT, .right = CHART_WIDTH
	};
	put_ticks(a, step, lines, out);
	room = CHART_WIDTH - out->left;
	each = label_each(v, count, room);
	out->bars.items = ARENA_ARRAY(a, count + 1, struct chart_bar);
	out->bars.count = count;
	for (i = 0; i < count; i++) {
		struct chart_bar *b = &out->bars.items[i];
		int from = out->left + (int)i * room / n;
		int to = out->left + ((int)i + 1) * room / n;
		int width = to - from > 3 ? to - from - 2 : to - from;

		b->width = width > BAR_MAX ? BAR_MAX : width > 0 ? width : 1;
		b->x = (from + to - b->width) / 2;
		b->height = scaled(v[i].count, lines * step, BOTTOM - TOP);
		b->y = BOTTOM - b->height;
		b->label = v[i].label;
		b->lang = v[i].lang;
		b->label_x = within(
			(from + to) / 2, chart_text_width(v[i].label) / 2);
		b->label_y = LABELS;
		b->labelled = i % each == 0;
		b->count = v[i].count;
	}
}
