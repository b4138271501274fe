#include "search/sums.h"

#include <string.h>

#include "base/arena.h"

void
sums_begin(
	struct arena *a, struct sums *s, size_t rows, struct search_page *page)
{
	int f;

	s->page = page;
	page->total = 0;
	page->families = 0;
	for (f = 0; f < SEARCH_FACETS; f++) {
		s->items[f] = ARENA_ARRAY(a, rows + 1, struct search_count);
		page->facets[f] =
			(struct search_counts){ .items = s->items[f] };
	}
}

void
sums_add(struct sums *s, const char *kind, const char *value, int64_t n)
{
	struct search_counts *c;
	int f;

	if (strcmp(kind, "all") == 0)
		s->page->total = n;
	if (strcmp(kind, "families") == 0)
		s->page->families = n;
	if (value == NULL || value[0] == '\0')
		return;
	for (f = 0; f < SEARCH_FACETS; f++)
		if (strcmp(kind, search_facet_name((enum search_facet)f)) == 0)
			break;
	if (f == SEARCH_FACETS)
		return;
	c = &s->page->facets[f];
	s->items[f][c->count++] = (struct search_count){ value, n };
}
