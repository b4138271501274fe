/*
 * The answer to what is not a request of ours: it is made below the router,
 * before a language or a page is known.
 */
#ifndef HTTP_REFUSAL_H
#define HTTP_REFUSAL_H

#include <stdbool.h>
#include <time.h>

#define REFUSAL_SIZE 1024

/*
 * Writes a whole HTTP/1.1 response, NUL terminated, that ends the connection:
 * ${status} is one of head_read()'s, 413 or 503; ${why} is an English
 * sentence of at most 200 bytes, the body. ${body} false: an answer to HEAD.
 */
void refusal_write(char out[REFUSAL_SIZE], int status, const char *why,
	time_t now, bool body);

#endif
