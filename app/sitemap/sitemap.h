/*
 * The addresses of the public pages, for search engines (sitemaps.org).
 *
 * An index leads to one sitemap of the fixed pages and to one for each
 * SITEMAP_PART ids of publications, so that a part keeps its address and its
 * content when others grow. Each page stands there in every language, with
 * its alternates (hreflang).
 */
#ifndef SITEMAP_SITEMAP_H
#define SITEMAP_SITEMAP_H

#include <stddef.h>
#include <stdint.h>

#include "db/db.h"

/* 4,000 publications in three languages: 12,000 addresses, some 8 MB of the 50
 * that the protocol allows. */
#define SITEMAP_PART 4000

struct sitemap_part {
	int64_t part;
	const char *changed; /* instant */
};
struct sitemap_parts {
	const struct sitemap_part *items;
	size_t count;
};
enum err sitemap_parts(struct db *, struct sitemap_parts *out) MUST_CHECK;

struct sitemap_page {
	int64_t id;	     /* of a publication */
	const char *path;    /* behind the language */
	const char *changed; /* or NULL */
};
struct sitemap_page_list {
	const struct sitemap_page *items;
	size_t count;
};
/* Publications of ${part} behind ${after}, at most ${limit}. */
enum err sitemap_patents(struct db *, int64_t part, int64_t after, int limit,
	struct sitemap_page_list *out) MUST_CHECK;
/* All other pages. */
enum err sitemap_page_list(
	struct db *, struct sitemap_page_list *out) MUST_CHECK;

#endif
