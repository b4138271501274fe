/*
 * Pages for machines that watch the service.
 */
#ifndef HTTP_HEALTH_H
#define HTTP_HEALTH_H

#include "http/req.h"

enum err health_alive(struct req *);
enum err health_ready(struct req *);
enum err health_metrics(struct req *);

#endif
