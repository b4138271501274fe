/*
 * Pages of needs: telling one, and the secretariat's list.
 */
#ifndef NEED_NEED_PAGES_H
#define NEED_NEED_PAGES_H

#include "http/form.h"
#include "http/page.h"
#include "http/req.h"
#include "need/need.h"

/* GET /:lang/needs?text=&topic= (to begin with), or ?told=yes (afterwards);
 * POST text topic contact */
enum err need_tell_page(struct req *);
enum err need_tell_post(struct req *);

/* GET /:lang/desk/needs?after= */
enum err need_desk_page(struct req *);
/* POST /:lang/desk/needs/:id/close */
enum err need_close_post(struct req *);

/* The HTML lang of a need. */
const char *need_html_lang(const struct need *);

#endif
