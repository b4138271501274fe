#include "http/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "http/asset.h"

struct page *
page_new(struct req *r, const char *title)
{
	struct page *p = ARENA_NEW(r->arena, struct page);

	p->title = title;
	return p;
}

static const struct {
	const char *label;
	const char *path;
	enum who who;
} entries[] = {
	{ N_("Search patents"), "/patents", ANYONE },
	{ N_("Get a licence"), "/apply", ANYONE },
	{ N_("Am I covered?"), "/coverage", ANYONE },
	{ N_("Members"), "/members", ANYONE },
	{ N_("Licence grants"), "/grants", ANYONE },
	{ N_("My applications"), "/applications", APPLICANT },
	{ N_("My organisation"), "/portal", MEMBER },
	{ N_("Queue"), "/desk", SECRETARIAT },
	{ N_("Audit trail"), "/desk/audit", SECRETARIAT },
	{ N_("Help"), "/help", ANYONE },
};

const struct menu *
page_menu(struct req *r)
{
	size_t n = sizeof(entries) / sizeof(entries[0]), i;
	struct menu *m = ARENA_NEW(r->arena, struct menu);

	m->items = ARENA_ARRAY(r->arena, n, struct menu_item);
	for (i = 0; i < n; i++) {
		if (entries[i].who != ANYONE &&
			r->person.role != entries[i].who &&
			!(r->person.role == ADMIN &&
				entries[i].who == SECRETARIAT))
			continue;
		m->items[m->count].label = req_tr(r, entries[i].label);
		m->items[m->count++].path = req_path(r, "%s", entries[i].path);
	}
	return m;
}

bool
page_here(const struct req *r, const struct menu_item *item)
{
	size_t n = strlen(item->path);

	if (r->path == NULL || strncmp(r->path, item->path, n) != 0)
		return false;
	/* The audit trail lies below the desk but has an entry of its own. */
	if (strstr(r->path, "/desk/audit") != NULL)
		return strstr(item->path, "/desk/audit") != NULL;
	return r->path[n] == '\0' || r->path[n] == '/';
}

const char *
page_asset(struct req *r, const char *name)
{
	const struct asset *a = asset_find(name);

	(void)r;
	return a == NULL ? "#" : a->path;
}

const char *
page_day(struct req *r, const char *iso)
{
	static const char *const months[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	int y, m, d;

	if (iso == NULL || strlen(iso) < 10)
		return "";
	y = text_int(iso);
	m = text_int(iso + 5);
	d = text_int(iso + 8);
	if (m < 1 || m > 12)
		return iso;
	if (r->lang == LANG_EN)
		return arena_printf(r->arena, "%d %s %d", d, months[m - 1], y);
	return arena_printf(r->arena, "%d年%d月%d日", y, m, d);
}

void
page_linked(struct req *r, const struct page *page)
{
	const char *s;

	buf_str(r->out, "<script type=\"application/ld+json\">");
	/* Nothing in it may end the block or begin a comment. */
	for (s = page->linked; *s != '\0'; s++) {
		if (*s == '<' || *s == '>' || *s == '&')
			buf_printf(r->out, "\\u%04x", (unsigned char)*s);
		else
			buf_char(r->out, *s);
	}
	buf_str(r->out, "</script>\n");
}
