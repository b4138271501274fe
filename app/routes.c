/*
 * The table: every address, who may enter, and which database role it needs.
 */
#include <stddef.h>

#include "http/asset_serve.h"
#include "http/health.h"
#include "http/problem.h"
#include "http/site.h"

/* clang-format off */
static const struct route routes[] = {
	/* machines that watch */
	{ GET,	"/healthz",	health_alive,	ANYONE, READ, LIMIT_ANY_HOST },
	{ GET,	"/readyz",	health_ready,	ANYONE, READ, LIMIT_ANY_HOST },
	{ GET,	"/metrics",	health_metrics,	ANYONE, READ, LIMIT_ANY_HOST },

	/* the frame */
	{ GET,	"/assets/:name",	asset_serve,	ANYONE, READ, LIMIT_NONE },
	{ GET,	"/problems/:slug",	problem_show,	ANYONE, READ, LIMIT_NONE },

	/* home */

	/* search, patent */

	/* account */

	/* org, member */

	/* application */

	/* terms */

	/* grant */

	/* audit */

};
/* clang-format on */

const struct site site = {
	.routes = routes,
	.route_count = sizeof(routes) / sizeof(routes[0]),
};
