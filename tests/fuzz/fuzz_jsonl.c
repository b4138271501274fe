#include "fuzz.h"

#include "base/buf.h"
#include "exchange/fact.h"
#include "patent/topic.h"

/*
 * A record of any kind, the first byte chooses: it is refused with a field
 * and a repair, or gives one row with the columns of its kind.
 *
 * `make fuzz` builds it with the library of the program.
 */
static const char *slugs[] = { "transport", "microgrid" };
static struct patent_topic_rule rules[] = { { "Y02T", 0 }, { "H02J", 1 } };
static const struct patent_topics topics = { slugs, 2, rules, 2 };

static const struct {
	record_fn *own;
	const struct field *fields;
	const struct fact_kinds *facts;
	size_t columns;
} kinds[] = {
	{ record_patent, patent_fields, NULL, 52 },
	{ NULL, NULL, &fact_organisations, 6 },
	{ NULL, NULL, &fact_members, 6 },
	{ NULL, NULL, &fact_control, 6 },
	{ NULL, NULL, &fact_owners, 6 },
	{ NULL, NULL, &fact_events, 6 },
	{ NULL, NULL, &fact_families, 6 },
	{ NULL, NULL, &fact_contributions, 6 },
	{ NULL, NULL, &fact_mandates, 6 },
	{ NULL, NULL, &fact_templates, 6 },
	{ NULL, NULL, &fact_scopes, 6 },
	{ NULL, NULL, &fact_grants, 6 },
	{ NULL, NULL, &fact_defensive, 6 },
	{ NULL, NULL, &fact_rules, 6 },
	{ NULL, NULL, &fact_rulings, 6 },
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	size_t k = size == 0 ? 0 : data[0] % (sizeof(kinds) / sizeof(kinds[0]));
	size_t columns = 0;
	struct record r = { .arena = a,
		.topics = &topics,
		.fields = kinds[k].fields,
		.facts = kinds[k].facts,
		.row = buf_new(a, 64) };

	if (size == 0 || record_read(&r, kinds[k].own, (const char *)data + 1,
				 size - 1) != OK) {
		MUST(size == 0 || r.fault.field != NULL);
		MUST(size == 0 || r.fault.reason[0] != '\0');
		MUST(size == 0 || r.fault.repair[0] != '\0');
		arena_free(a);
		return 0;
	}
	MUST(strlen(r.row->data) == r.row->len);
	MUST(text_valid(r.row->data, r.row->len));
	MUST(strchr(r.row->data, '\n') == NULL);
	for (size_t i = 0; i < r.row->len; i++)
		columns += r.row->data[i] == '\t';
	MUST(columns == kinds[k].columns);
	arena_free(a);
	return 0;
}
