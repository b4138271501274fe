#include "patent/topic.h"

#include <string.h>

bool
patent_topic_known(const struct patent_topics *t, const char *slug)
{
	for (size_t i = 0; i < t->count; i++)
		if (strcmp(t->slugs[i], slug) == 0)
			return true;
	return false;
}

static bool
leads(const struct patent_topics *t, size_t topic, const char *symbol)
{
	for (size_t i = 0; i < t->rule_count; i++) {
		const char *prefix = t->rules[i].prefix;

		if (t->rules[i].topic == topic &&
			strncmp(symbol, prefix, strlen(prefix)) == 0)
			return true;
	}
	return false;
}

size_t
patent_topics_derive(const struct patent_topics *t, const char *const *cpc,
	size_t count, const char **out)
{
	size_t n = 0;

	for (size_t topic = 0; topic < t->count; topic++) {
		for (size_t i = 0; i < count; i++) {
			if (leads(t, topic, cpc[i])) {
				out[n++] = t->slugs[topic];
				break;
			}
		}
	}
	return n;
}
