/*
 * Saved searches and the inbox, for people who have signed in.
 */
#ifndef WATCH_WATCH_PAGES_H
#define WATCH_WATCH_PAGES_H

#include "http/form.h"
#include "http/req.h"
#include "search/question.h"
#include "watch/watch.h"

/* GET /:lang/saved */
enum err saved_index_page(struct req *);
/* POST /:lang/saved: id= and do=watch|unwatch|look|delete; or
 * licences=on|off */
enum err saved_index_post(struct req *);
/* GET, POST /:lang/saved/new: the question of the search in the address, in
 * the form as question= */
enum err saved_new_page(struct req *);
enum err saved_new_post(struct req *);
/* GET /:lang/inbox, before= */
enum err inbox_page(struct req *);
/* POST /:lang/inbox: read=ID|all, delete=ID|read */
enum err inbox_post(struct req *);

struct saved_row {
	const struct saved *saved;
	bool faulty; /* its words can no longer be read */
};
struct saved_rows {
	const struct saved_row *items;
	size_t count;
};
struct saved_view {
	struct saved_rows rows;
	bool licences; /* watched */
};
struct saved_form {
	struct form *form;
	const char *question;
	const char *reading; /* for people, or "" */
	const char *path;    /* of the results */
};
/* Where a saved search leads. */
const char *saved_path(struct req *, const struct saved *);

/* An entry, for people. */
struct inbox_line {
	const char *text;
	const char *path; /* or NULL */
};
struct inbox_lines {
	const struct inbox_line *items;
	size_t count;
};
struct inbox_row {
	const struct inbox_entry *entry;
	const char *title; /* a search's name, of a patent, a number */
	const char *title_lang;
	const char *number; /* of a patent, or NULL */
	const char *path;
	const char *said;	  /* a sentence, or NULL */
	bool listed;		  /* the lines are sentences, not links */
	struct inbox_lines lines; /* numbers, or what has changed */
	const char *gone_said;	  /* or NULL */
	struct inbox_lines gone;
	struct inbox_lines grants;
};
struct inbox_rows {
	const struct inbox_row *items;
	size_t count;
};
struct inbox_view {
	struct inbox_rows rows;
	const char *next; /* path, or NULL */
	bool unread;	  /* some are */
};

#endif
