/*
 * Giving notice, from the preview of what it does.
 */
#ifndef POOL_NOTICE_PAGES_H
#define POOL_NOTICE_PAGES_H

#include "http/req.h"
#include "pool/notice.h"

/* POST /:lang/portal/notices: what (withdrawal or exit), patents, on. */
enum err notice_post(struct req *);

#endif
