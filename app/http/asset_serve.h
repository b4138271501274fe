/*
 * The handler of /assets/:name.
 */
#ifndef HTTP_ASSET_SERVE_H
#define HTTP_ASSET_SERVE_H

#include "http/req.h"

enum err asset_serve(struct req *);

#endif
