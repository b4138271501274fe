#include "sitemap/sitemap_pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "http/stream.h"
#include "sitemap/sitemap.h"

#define BATCH 500
#define XML "application/xml; charset=utf-8"

enum err
robots_page(struct req *r)
{
	buf_str(r->out, "User-agent: *\n"
			"Disallow: /*/search/export/\n"
			"Disallow: /*/search/report\n"
			"Disallow: /*/list\n"
			"Disallow: /*/saved\n"
			"Disallow: /*/inbox\n"
			"Disallow: /*/desk\n"
			"Disallow: /*/portal\n");
	buf_printf(r->out, "\nSitemap: %s/sitemap.xml\n", conf()->url);
	return req_text(r, "text/plain; charset=utf-8");
}

enum err
sitemap_index_page(struct req *r)
{
	struct sitemap_parts parts;
	size_t i;
	enum err e;

	if ((e = sitemap_parts(r->db, &parts)) != OK)
		return e;
	buf_printf(r->out,
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<sitemapindex "
		"xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
		"<sitemap><loc>%s/sitemaps/pages.xml</loc></sitemap>\n",
		conf()->url);
	for (i = 0; i < parts.count; i++)
		buf_printf(r->out,
			"<sitemap><loc>%s/sitemaps/patents-%lld.xml</loc>"
			"<lastmod>%s</lastmod></sitemap>\n",
			conf()->url, (long long)parts.items[i].part,
			parts.items[i].changed);
	buf_str(r->out, "</sitemapindex>\n");
	return req_text(r, XML);
}

static void
begin(struct req *r)
{
	buf_str(r->out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
			"<urlset "
			"xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
			"xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
}

static void
address(struct req *r, int lang, const char *path)
{
	buf_printf(r->out, "%s/%s", conf()->url, lang_key((enum lang)lang));
	buf_html(r->out, path);
}

/* A page in each language, each with all of them as its alternates. */
static void
put_page(struct req *r, const struct sitemap_page *p)
{
	int l, k;

	for (l = 0; l < LANG_COUNT; l++) {
		buf_str(r->out, "<url><loc>");
		address(r, l, p->path);
		buf_str(r->out, "</loc>");
		if (p->changed != NULL)
			buf_printf(r->out, "<lastmod>%s</lastmod>", p->changed);
		for (k = 0; k < LANG_COUNT; k++) {
			buf_printf(r->out,
				"<xhtml:link rel=\"alternate\" "
				"hreflang=\"%s\" href=\"",
				lang_html((enum lang)k));
			address(r, k, p->path);
			buf_str(r->out, "\"/>");
		}
		buf_str(r->out, "</url>\n");
	}
}

static enum err
send_pages(struct req *r)
{
	struct sitemap_page_list list;
	size_t i;
	enum err e;

	if ((e = sitemap_page_list(r->db, &list)) != OK)
		return e;
	begin(r);
	for (i = 0; i < list.count; i++)
		put_page(r, &list.items[i]);
	buf_str(r->out, "</urlset>\n");
	return req_text(r, XML);
}

static void
free_arena(void *object)
{
	arena_free(object);
}

static enum err
send_patents(struct req *r, int64_t part)
{
	struct arena *home = db_arena(r->db), *turn = arena_new();
	struct sitemap_page_list list;
	int64_t after = 0;
	size_t i;
	enum err e;

	arena_defer(r->arena, free_arena, turn);
	db_use_arena(r->db, turn);
	if ((e = sitemap_patents(r->db, part, after, BATCH, &list)) != OK)
		goto done;
	e = list.count == 0 ? ERR_NOT_FOUND : stream_begin(r, XML);
	if (e != OK || r->head)
		goto done;
	begin(r);
	while (list.count > 0) {
		for (i = 0; i < list.count; i++)
			put_page(r, &list.items[i]);
		after = list.items[list.count - 1].id;
		arena_reset(turn);
		if ((e = stream_send(r)) != OK ||
			(e = sitemap_patents(
				 r->db, part, after, BATCH, &list)) != OK)
			goto done;
	}
	buf_str(r->out, "</urlset>\n");
	e = stream_send(r);
done:
	db_use_arena(r->db, home);
	return e;
}

enum err
sitemap_part_page(struct req *r)
{
	const char *file = req_param(r, "file");
	char *end;
	long long part;

	if (strcmp(file, "pages.xml") == 0)
		return send_pages(r);
	if (strncmp(file, "patents-", 8) != 0 ||
		strspn(file + 8, "0123456789") == 0)
		return ERR_NOT_FOUND;
	part = strtoll(file + 8, &end, 10);
	if (strcmp(end, ".xml") != 0 || part > 1000000000)
		return ERR_NOT_FOUND;
	return send_patents(r, part);
}
