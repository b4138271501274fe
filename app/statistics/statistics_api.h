/*
 * The API of the statistics.
 */
#ifndef STATISTICS_STATISTICS_API_H
#define STATISTICS_STATISTICS_API_H

#include "http/req.h"

/*
 * GET /api/v1/statistics: {"day", "patents", "in_force", "topic": [{"value",
 * "patents"}], "office", "member", "contributed", "published", "remaining",
 * "checked"}; values as in statistics/statistics.h, null where not known.
 */
enum err statistics_show_api(struct req *);

#endif
