/*
 * What search engines ask for.
 */
#ifndef SITEMAP_SITEMAP_PAGES_H
#define SITEMAP_SITEMAP_PAGES_H

#include "http/req.h"

/* GET /robots.txt */
enum err robots_page(struct req *);
/* GET /sitemap.xml: the index */
enum err sitemap_index_page(struct req *);
/* GET /sitemaps/:file: pages.xml, patents-0.xml … */
enum err sitemap_part_page(struct req *);

#endif
