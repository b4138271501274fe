/*
 * Topics: the words by which visitors browse. A patent's topics are given by
 * its source, or derived from its CPC symbols by the prefixes of the table
 * topic_rule; both tables may be edited.
 */
#ifndef PATENT_TOPIC_H
#define PATENT_TOPIC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "db/db.h"

/* A prefix of CPC symbols ("Y02T", "H05K7/20") and where it leads. */
struct patent_topic_rule {
	const char *prefix;
	size_t topic; /* place in slugs */
};

/* All topics in their order, and all rules. */
struct patent_topics {
	const char **slugs;
	size_t count;
	struct patent_topic_rule *rules;
	size_t rule_count;
};

enum err patent_topics_find(
	struct db *, const struct patent_topics **out) MUST_CHECK;

bool patent_topic_known(const struct patent_topics *, const char *slug);

/*
 * Writes the topics that ${count} CPC symbols lead to, each once, in the
 * order of the table; ${out} has room for all of them. Returns their number.
 */
size_t patent_topics_derive(const struct patent_topics *,
	const char *const *cpc, size_t count, const char **out);

#endif
