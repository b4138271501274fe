/*
 * The glossary for everybody, and for the secretariat at its desk.
 */
#ifndef GLOSSARY_GLOSSARY_PAGES_H
#define GLOSSARY_GLOSSARY_PAGES_H

#include "glossary/glossary.h"
#include "http/form.h"
#include "http/page.h"
#include "http/req.h"

/* A concept in a table. */
struct glossary_row {
	const struct concept *concept;
	const char *more; /* further English terms, or "" */
	const char *zh;
	const char *ja;
	const char *find; /* path of a search for it */
	const char *edit; /* path at the desk */
};
struct glossary_rows {
	const struct glossary_row *items;
	size_t count;
};

/* The concepts of an area. */
struct glossary_section {
	const char *word;
	const char *label; /* translated */
	struct glossary_rows rows;
};
struct glossary_sections {
	const struct glossary_section *items;
	size_t count;
};

/* An area to be chosen. */
struct glossary_choice {
	const char *label; /* translated */
	const char *path;
	bool here;
};
struct glossary_choices {
	const struct glossary_choice *items;
	size_t count;
};

struct glossary_view {
	const char *q; /* as typed */
	struct glossary_choices areas;
	struct glossary_sections sections;
	size_t count; /* concepts shown */
};

/* A concept that is being written. */
struct glossary_edit {
	const struct concept *concept; /* NULL: a new one */
	const char *action;	       /* path of the form */
};

/* Concepts with a term that holds the parameter q, all without it; of one area
 * unless ${area} is NULL. */
enum err glossary_view_read(struct req *, bool withdrawn, const char *area,
	struct glossary_view *out) MUST_CHECK;

/* GET /:lang/glossary */
enum err glossary_index_page(struct req *);

/* GET /:lang/desk/glossary */
enum err glossary_desk_page(struct req *);
/* GET, POST /:lang/desk/glossary/new */
enum err glossary_new_page(struct req *);
enum err glossary_create_post(struct req *);
/* GET, POST /:lang/desk/glossary/concepts/:slug */
enum err glossary_edit_page(struct req *);
enum err glossary_edit_post(struct req *);
/* POST /:lang/desk/glossary/concepts/:slug/withdraw, .../restore */
enum err glossary_withdraw_post(struct req *);
enum err glossary_restore_post(struct req *);

#endif
