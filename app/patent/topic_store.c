#include "base/arena.h"
#include "db/db.h"
#include "patent/topic.h"
#include "sql.h"

/* A row a rule; a topic without rules has one row with an empty prefix. */
enum err
patent_topics_find(struct db *db, const struct patent_topics **out)
{
	struct arena *a = db_arena(db);
	struct patent_topics *t;
	struct rows *rows;
	size_t n;
	enum err e;

	if ((e = db_query(db, &SQL_PATENT_TOPIC_RULES, DB_NO_ARGS, &rows)) !=
		OK)
		return e;
	n = rows_count(rows);
	t = ARENA_NEW(a, struct patent_topics);
	t->slugs = ARENA_ARRAY(a, n + 1, const char *);
	t->rules = ARENA_ARRAY(a, n + 1, struct patent_topic_rule);
	for (size_t i = 0; i < n; i++) {
		const char *prefix = rows_text(rows, i, "prefix");

		if (i == 0 || rows_bool(rows, i, "first"))
			t->slugs[t->count++] = rows_str(rows, i, "slug");
		if (prefix == NULL)
			continue;
		t->rules[t->rule_count].prefix = prefix;
		t->rules[t->rule_count++].topic = t->count - 1;
	}
	*out = t;
	return OK;
}
