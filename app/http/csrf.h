/*
 * Cross-site request forgery: every form carries a token bound to the
 * session cookie, or to the visit cookie of somebody who has not signed in.
 * The dispatcher checks it on every non-GET page before the page runs.
 */
#ifndef HTTP_CSRF_H
#define HTTP_CSRF_H

#include "http/req.h"

/* The idempotency key of the form sent, bound to the session; NULL: none. */
const char *csrf_once(struct req *);

/* Views: the hidden fields, the token and the idempotency key. */
void csrf_field(struct req *);

/* True when the form's token and the Origin are right. */
bool csrf_check(struct req *);

/* The visit cookie's value, made (and set) when there is none. */
const char *visit_token(struct req *);

#endif
