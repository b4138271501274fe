/*
 * What can be said about a kind, for people: from the fields that read it.
 */
#include "base/arena.h"
#include "exchange/exchange.h"
#include "exchange/fact.h"
#include "exchange/import.h"

static size_t
count(const struct field *f)
{
	size_t n = 0;

	for (; f->key != NULL; f++)
		n += f->kind == FIELD_LIST ? 1 + count(f->list->fields) : 1;
	return n;
}

static struct exchange_field *
put(struct arena *a, const struct field *f, const char *prefix,
	struct exchange_field *out)
{
	for (; f->key != NULL; f++) {
		out->key = arena_printf(a, "%s%s", prefix, f->key);
		out->help = f->help;
		out->example = f->example;
		out++;
		if (f->kind == FIELD_LIST)
			out = put(a, f->list->fields,
				arena_printf(a, "%s%s[].", prefix, f->key),
				out);
	}
	return out;
}

const struct exchange_field *
exchange_fields(struct arena *a, enum exchange_kind kind)
{
	const struct plan *plan = &stage_plans[kind];
	struct exchange_field *out, *end;
	size_t n = plan->facts == NULL ? count(plan->fields) : 0;

	for (size_t i = 0; plan->facts != NULL && i < plan->facts->count; i++)
		n += count(plan->facts->items[i].tables[0].fields);
	out = ARENA_ARRAY(a, n + 1, struct exchange_field);
	end = out;
	if (plan->facts == NULL)
		put(a, plan->fields, "", end);
	for (size_t i = 0; plan->facts != NULL && i < plan->facts->count; i++)
		end = put(a, plan->facts->items[i].tables[0].fields, "", end);
	return out;
}
