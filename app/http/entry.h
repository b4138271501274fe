/*
 * The Kore door: kore.conf names http_entry for every path and http_connect
 * (guard.c) for every connection.
 */
#ifndef HTTP_ENTRY_H
#define HTTP_ENTRY_H

struct http_request;

/* Kore calls it for a complete request, and again after each wake-up. */
int http_entry(struct http_request *);

/* At the start of a worker. */
void entry_worker_init(void);

#endif
