#include "statistics/statistics.h"

#include <string.h>

static const char *const names[STATISTICS_COUNT] = {
	[STATISTICS_TOPIC] = "topic",
	[STATISTICS_OFFICE] = "office",
	[STATISTICS_MEMBER] = "member",
	[STATISTICS_CONTRIBUTED] = "contributed",
	[STATISTICS_PUBLISHED] = "published",
	[STATISTICS_REMAINING] = "remaining",
	[STATISTICS_CHECKED] = "checked",
};

const char *
statistics_name(enum statistic s)
{
	return names[s];
}

enum err
statistics_read(const char *name, enum statistic *out)
{
	int s;

	for (s = 0; s < STATISTICS_COUNT; s++)
		if (strcmp(names[s], name) == 0) {
			*out = (enum statistic)s;
			return OK;
		}
	return ERR_NOT_FOUND;
}
