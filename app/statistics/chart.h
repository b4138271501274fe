/*
 * Charts: where the bars of a drawing stand. Pure geometry in whole units of
 * the viewBox; a template draws it, with presentation attributes only.
 *
 * Letters are CHART_FONT units high; how wide a text will be is guessed
 * generously, for the reader's font is not known.
 */
#ifndef STATISTICS_CHART_H
#define STATISTICS_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

#define CHART_WIDTH 360
#define CHART_FONT 12
/* Bars across that one drawing shows: what is less is in the table. */
#define CHART_ROWS 15

struct chart_value {
	const char *label;
	const char *lang; /* of the label when it is data, or NULL */
	int64_t count;	  /* not negative */
};

struct chart_bar {
	int x, y, width, height;
	const char *label; /* shortened with "…" where it would not fit */
	const char *lang;
	int label_x, label_y; /* base line */
	bool labelled;	      /* false: too little room, read it off */
	int64_t count;
};

struct chart_bars {
	struct chart_bar *items;
	size_t count;
};

/* A line across the drawing at a round number. */
struct chart_tick {
	int64_t value;
	int y;
	int label_y;
};

struct chart_ticks {
	struct chart_tick *items;
	size_t count;
};

struct chart {
	int width, height;
	int left, right; /* of the lines */
	struct chart_bars bars;
	struct chart_ticks ticks; /* upright bars only */
};

/* Bars that lie: label above each, its figure at the right end. At most
 * CHART_ROWS, the first ones. */
void chart_lie(struct arena *, const struct chart_value *, size_t count,
	struct chart *out);

/* Bars that stand side by side over their labels, of which as many are shown
 * as fit; the figures are read off the lines. */
void chart_stand(struct arena *, const struct chart_value *, size_t count,
	struct chart *out);

/* The distance of the lines: 1, 2 or 5 times a power of ten, such that at
 * most five reach ${max}. */
int64_t chart_step(int64_t max);

/* Units that a text takes. */
int chart_text_width(const char *text);

/* The text, or its beginning and "…" where it is wider than ${width}. */
const char *chart_text_fit(struct arena *, const char *text, int width);

#endif
