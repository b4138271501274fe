/*
 * Our cookies. HttpOnly, SameSite=Lax, Path=/, no Domain; with https the
 * names are __Host-canopy_… and Secure.
 */
#ifndef HTTP_COOKIE_H
#define HTTP_COOKIE_H

#include "http/req.h"

enum cookie { COOKIE_SESSION, COOKIE_VISIT, COOKIE_LANG, COOKIE_HISTORY };

/* The longest value, which COOKIE_HISTORY alone may have. */
#define COOKIE_BYTES_MAX 2000

/* Sets a cookie; ${seconds} 0: until the browser closes; < 0: deletes. */
void cookie_set(struct req *, enum cookie, const char *value, long seconds);

/* Its value in the request, or "" (also for anything but hex or a-z; of
 * COOKIE_HISTORY base64url and points). */
const char *cookie_get(const struct req *, enum cookie);

#endif
