#include "home/home_pages.h"

#include "views.h"

static const struct home_example examples[] = {
	{ "heat pump", N_("Both words, in any order. Endings do not matter: "
			  "pump also finds pumps and pumping.") },
	{ "\"heat pump\"", N_("The words side by side, in this order.") },
	{ "battery OR storage", N_("At least one of the words.") },
	{ "cooling NOT water", N_("The first word, but not the second.") },
	{ "(solar OR wind) AND forecast",
		N_("Brackets say what belongs together. AND binds more "
		   "strongly than OR.") },
	{ "冷却", N_("A string of Chinese or Japanese characters, exactly as "
		     "it is, also inside longer words.") },
	{ "数据中心 AND 余热", N_("Two such strings.") },
	{ "データセンター 冷却", N_("The same in Japanese.") },
	{ "CO2冷媒", N_("Letters and characters together are one phrase.") },
};

enum err
home_root_page(struct req *r)
{
	/* The dispatcher has chosen: by the cookie, else by the browser. */
	req_set_header(r, "vary", "Accept-Language");
	return req_redirect(r, "/%s", lang_key(r->lang));
}

enum err
home_api_page(struct req *r)
{
	req_set_header(r, "vary", "Accept-Language");
	return req_redirect(r, "/%s/help#machines", lang_key(r->lang));
}

const struct page *
home_page(struct req *r)
{
	struct page *p =
		page_new(r, req_tr(r, N_("Low-carbon patent pool registry")));

	p->wide = true;
	p->canonical = req_path(r, "");
	p->description = req_tr(r,
		N_("Search low-carbon patents that the members of an alliance "
		   "license free of charge, and get a licence."));
	return p;
}

enum err
home_index_page(struct req *r)
{
	struct home_counts *counts = ARENA_NEW(r->arena, struct home_counts);
	struct home_topics *topics = ARENA_NEW(r->arena, struct home_topics);
	enum err e;

	if ((e = home_count(r->db, counts)) != OK ||
		(e = home_topic_list(r->db, topics)) != OK)
		return e;
	view_home_index(r, counts, topics);
	return req_html(r);
}

enum err
home_help_page(struct req *r)
{
	const struct home_examples list = { examples,
		sizeof(examples) / sizeof(examples[0]) };

	view_home_help(r, &list);
	return req_html(r);
}

enum err
home_privacy_page(struct req *r)
{
	view_home_privacy(r);
	return req_html(r);
}

enum err
home_accessibility_page(struct req *r)
{
	view_home_accessibility(r);
	return req_html(r);
}
