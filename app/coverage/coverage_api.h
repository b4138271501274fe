/*
 * Coverage in the API.
 *
 * GET /api/v1/coverage?org=&patent=&use=&act=&territory=&on=&as_known_at=
 *	&for=&capacity=&started=&lang=	one answer
 * POST /api/v1/coverage {"questions": [...], "as_known_at"}: up to 1,000,
 *	{"as_known_at", "items": [...]} in the same order; a faulty question is
 *	a problem with pointers in its place
 * GET /api/v1/coverage/intervals?…	the whole line of days
 * GET /api/v1/coverage/answers/:id	an answer that was given to rely on, for
 *	its organisation
 *
 * What a licensee does not publish of its grant is not told to others either:
 * sight.h. They get UNCERTAIN with the code not_published or unnamed_grants.
 */
#ifndef COVERAGE_COVERAGE_API_H
#define COVERAGE_COVERAGE_API_H

#include "http/req.h"

enum err coverage_show_api(struct req *);
enum err coverage_batch_api(struct req *);
enum err coverage_intervals_api(struct req *);
enum err coverage_given_api(struct req *);

#endif
