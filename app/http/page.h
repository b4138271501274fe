/*
 * What the frame of a page needs to know.
 */
#ifndef HTTP_PAGE_H
#define HTTP_PAGE_H

#include "http/csrf.h"
#include "http/req.h"

/* <meta name content>. */
struct page_meta {
	const char *name;
	const char *content;
};
struct page_metas {
	const struct page_meta *items;
	size_t count;
};
/* <link rel="alternate">: the same in another form, such as a file to cite. */
struct page_form {
	const char *type; /* media type */
	const char *title;
	const char *path;
};
struct page_forms {
	const struct page_form *items;
	size_t count;
};

struct page {
	const char *title;	 /* translated; also the browser's title */
	const char *description; /* for search engines, or NULL */
	const char *canonical;	 /* path of the one address, or NULL */
	const char *feed_atom; /* paths of the same as a feed, or NULL */
	const char *feed_json;
	const char *robots;	 /* "noindex" or NULL */
	const char *back;	 /* path of a back link, or NULL */
	bool failed;		 /* a form is shown again with errors */
	/* The page begins with a band of full width (cp-search, cp-hero) and
	 * then opens <div class="govuk-width-container cp-main">. */
	bool wide;
	/* For programs that read the head of the page. */
	struct page_metas metas;
	struct page_forms forms;
	const char *linked; /* JSON-LD, or NULL */
};

struct menu_item {
	const char *label;
	const char *path;
};
struct menu {
	struct menu_item *items;
	size_t count;
};

/* A page with a title, in the request's arena; set the rest by hand. */
struct page *page_new(struct req *, const char *title);

/* The entries of the menu for this person. */
const struct menu *page_menu(struct req *);
/* True when the request's path lies at or below the entry. */
bool page_here(const struct req *, const struct menu_item *);

/* Appends page->linked as a block of data: browsers do not run it. */
void page_linked(struct req *, const struct page *);

/* The hashed address of an embedded asset. */
const char *page_asset(struct req *, const char *name);

/* A date for people: "31 March 2026", "2026年3月31日"; "" for NULL. */
const char *page_day(struct req *, const char *iso);

#endif
