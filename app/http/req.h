/*
 * A request and its response, as pages and API handlers see them.
 *
 * A handler reads (req_param, req_query, req_form), asks its room, and
 * answers with exactly one of req_html, req_json, req_redirect, req_bytes;
 * or it returns an enum err, which http/problem.c turns into a page or a
 * problem+json. Everything lives in r->arena until the answer is out.
 */
#ifndef HTTP_REQ_H
#define HTTP_REQ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/lang.h"
#include "http/pairs.h"

struct db;
struct req;

enum method { GET, POST, PUT, PATCH, DELETE, METHOD_COUNT };

/* Who may enter. A person holds exactly one role; ADMIN may all. */
enum who { ANYONE, APPLICANT, MEMBER, SECRETARIAT, ADMIN };

/* READ and WRITE choose the database role of the request; NO_DB: the page
 * asks nothing of the database and does not know who is asking. */
enum access { READ, WRITE, NO_DB };

typedef enum err (*page_fn)(struct req *);

/* What a row limits: attempts of a client; LIMIT_ANY_HOST: no limit, and
 * answered under any Host. */
enum route_limit {
	LIMIT_NONE,
	LIMIT_SIGNIN,
	LIMIT_SIGNUP,
	LIMIT_SUBMIT,
	LIMIT_ANY_HOST
};

/* A row of app/routes.c. ":name" in the pattern takes one path segment. */
struct route {
	enum method method;
	const char *pattern;
	page_fn page;
	enum who who;
	enum access access;
	enum route_limit limit;
};

/* Who is asking. id 0: nobody has signed in. */
struct person {
	int64_t id;
	const char *email;
	const char *name;
	enum who role;		   /* ANYONE when nobody has signed in */
	const char *organisation;  /* organisation id or NULL */
	int64_t unread;		   /* entries of the inbox */
	const char *session_token; /* the cookie's value, for CSRF */
};

struct req {
	struct arena *arena;
	struct db *db;
	const struct route *route;
	enum method method;
	bool head;	      /* HEAD: answered as GET without its body */
	bool old;	      /* HTTP/1.0: knows no chunks */
	const char *id;	      /* 16 hex digits, in the log and on error pages */
	const char *path;     /* decoded, without query */
	const char *raw_path; /* as received, percent-encoded */
	const char *raw_query; /* as received, never NULL */
	enum lang lang;
	bool api;	    /* below /api/ */
	const char *client; /* address of the client, for limits */
	struct pairs headers;
	struct pairs cookies;
	struct pairs params; /* from the route's pattern */
	struct pairs query;
	struct pairs form;
	struct uploads files;
	const char *body; /* raw body of an API request */
	size_t body_len;
	struct person person;
	const char *visit; /* value of the visit cookie, "" until needed */
	bool demo;	   /* the instance shows invented data */
	const char *known; /* answered as known at this instant; NULL: now */

	/* The response. */
	int status; /* 0 until answered */
	struct buf *out;
	struct pairs out_headers;
	const void *out_bytes; /* set by req_bytes(): sent instead of out */
	size_t out_len;
	bool out_lasting;    /* and need not be copied: see req_lasting() */
	bool out_private;    /* depends on the person: Cache-Control no-store */
	const char *problem; /* a sentence (N_) for problem pages */
	struct problem_pointer *errors; /* API: errors[] of the problem */
	struct stream *stream;		/* answered piece by piece: stream.h */
	bool stream_failed;		/* and not to its end */
	int64_t db_us;
	void *host; /* Kore's side; nobody else looks */
};

/* A place in a value, in code points from 0, and the value as it could be. */
struct problem_place {
	long offset;
	long length;
	const char *repair; /* or NULL */
};

/* An entry of errors[] (RFC 9457): where ("/query/limit") and what. */
struct problem_pointer {
	const char *pointer;
	const char *detail;
	const struct problem_place *place; /* or NULL */
	struct problem_pointer *next;
};

/* A named segment of the route's pattern; a missing name is a defect. */
const char *req_param(const struct req *, const char *name);
/* The segment ":id" where rows have numbers; ERR_NOT_FOUND for none. */
enum err req_id(const struct req *, int64_t *out) MUST_CHECK;
/* A query parameter: its first value that is not empty, or NULL. */
const char *req_query(const struct req *, const char *name);
/* A form field: the same. */
const char *req_form(const struct req *, const char *name);
/* A request header field, or NULL. */
const char *req_header(const struct req *, const char *name);

/* Adds a response header field. CR and LF in ${value} end the process. */
void req_set_header(struct req *, const char *name, const char *value);

/* Answers 200 (or the status set before) with what views put in r->out. */
enum err req_html(struct req *);
/* The same with status ${status}; 422 for a form shown again with errors. */
enum err req_html_status(struct req *, int status);
/* Answers JSON from r->out: strong ETag, 304 when it matches. */
enum err req_json(struct req *);
/* The same as ${type}: other text that caches may compare. */
enum err req_text(struct req *, const char *type);
/* Answers with bytes that outlive the arena or lie in it. */
enum err req_bytes(
	struct req *, const char *type, const void *bytes, size_t len);
/* The same with bytes that live as long as the process. */
enum err req_lasting(
	struct req *, const char *type, const void *bytes, size_t len);
/* 303 to a path of ours; printf-like, the path must begin with "/". */
enum err req_redirect(struct req *, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* The same with a status of 301 or 308. */
enum err req_redirect_status(struct req *, int status, const char *fmt, ...)
	PRINTF_LIKE(3, 4);

/* Notes a faulty value for errors[]; returns ERR_INVALID. */
enum err req_invalid(struct req *, const char *pointer, const char *detail);
/* The same with the place in the value. */
enum err req_invalid_at(struct req *, const char *pointer, const char *detail,
	const struct problem_place *);

/* The request's language and catalogue: tr(r->lang, ...). */
const char *req_tr(const struct req *, const char *message);

/* "/{lang}" + path, in the arena: addresses of our own pages. */
const char *req_path(const struct req *, const char *fmt, ...)
	PRINTF_LIKE(2, 3);
/* CANOPY_URL + path: absolute links. */
const char *req_absolute(const struct req *, const char *path);

/* The address of this page in another language, with its query. */
const char *req_in_lang(const struct req *, enum lang);

/* True when the person's role is ${role} or ADMIN. */
bool req_is(const struct req *, enum who role);

#endif
