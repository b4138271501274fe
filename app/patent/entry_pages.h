/*
 * Forms of the secretariat for what it enters of a patent by hand.
 */
#ifndef PATENT_ENTRY_PAGES_H
#define PATENT_ENTRY_PAGES_H

#include "http/form.h"
#include "http/req.h"
#include "patent/entry.h"
#include "patent/patent_pages.h"

/* GET and POST /:lang/desk/patents/:number/events/new */
enum err entry_event_page(struct req *);
enum err entry_event_post(struct req *);

/* GET and POST /:lang/desk/patents/:number/owners/new */
enum err entry_owner_page(struct req *);
enum err entry_owner_post(struct req *);

/* GET and POST /:lang/desk/patents/:number/entries: what was entered, and
 * taking it back */
enum err entry_back_page(struct req *);
enum err entry_back_post(struct req *);

/* GET /:lang/desk/documents/:id: as an attachment */
enum err entry_document_page(struct req *);

/* For the template. */
struct entry_view {
	const char *number;
	const struct form *form;
	struct patent_names names; /* of the fields, in order */
};

#endif
