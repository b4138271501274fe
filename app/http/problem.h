/*
 * The one place where an enum err becomes a status and a sentence: a page in
 * the visitor's language, or application/problem+json (RFC 9457) in the API.
 */
#ifndef HTTP_PROBLEM_H
#define HTTP_PROBLEM_H

#include "http/req.h"

/* What a status says; pages and problem documents share it. */
struct problem {
	int status;
	const char *slug;  /* last part of the problem's type */
	const char *title; /* N_() */
	const char *text;  /* N_(): what to do next */
};

/* What req_invalid() has noted of the address, for pages. */
struct problem_fault {
	const char *name; /* of the parameter */
	const char *text;
};
struct problem_faults {
	const struct problem_fault *items;
	size_t count;
};
const struct problem_faults *problem_faults(struct req *);

/* Answers for ${e}; never fails. */
void problem_answer(struct req *, enum err e);
/* Answers with a status that no err stands for (400, 405, 413, 429 …). */
void problem_status(struct req *, int status);

/* GET /problems/:slug: what the type of a problem document means. */
enum err problem_show(struct req *);

#endif
