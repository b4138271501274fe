/*
 * Facts in order, and looking them up.
 */
#include <stdlib.h>

#include "coverage/case.h"

/* NULL comes first. */
static int
text_compare(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

/* The first difference of pairs of texts; ends with NULL, NULL. */
static int
first_difference(const char *const pairs[][2], size_t count)
{
	size_t i;
	int n = 0;

	for (i = 0; n == 0 && i < count; i++)
		n = text_compare(pairs[i][0], pairs[i][1]);
	return n;
}
#define DIFFERENCE(...)                                                        \
	first_difference((const char *const[][2]){ __VA_ARGS__ },              \
		sizeof((const char *const[][2]){ __VA_ARGS__ }) /              \
			sizeof(const char *[2]))

#define COMPARE(name, type, ...)                                               \
	static int compare_##name(const void *x, const void *y)                \
	{                                                                      \
		const struct type *a = x, *b = y;                              \
                                                                               \
		return DIFFERENCE(__VA_ARGS__);                                \
	}
/* clang-format off */
COMPARE(link, coverage_link, { a->link.owned, b->link.owned },
	{ a->link.owner, b->link.owner }, { a->from, b->from },
	{ a->link.basis, b->link.basis }, { a->record.id, b->record.id })
COMPARE(org_event, coverage_org_event, { a->org, b->org }, { a->on, b->on },
	{ a->kind, b->kind }, { a->into, b->into })
COMPARE(member, coverage_member, { a->org, b->org }, { a->since, b->since })
COMPARE(owner, coverage_owner, { a->patent, b->patent }, { a->from, b->from },
	{ a->org, b->org }, { a->name, b->name },
	{ a->territory, b->territory }, { a->record.id, b->record.id })
COMPARE(contribution, coverage_contribution, { a->patent, b->patent },
	{ a->since, b->since }, { a->member, b->member })
COMPARE(mandate, coverage_mandate, { a->grantor, b->grantor },
	{ a->record.id, b->record.id }, { a->holder, b->holder },
	{ a->from, b->from })
COMPARE(template, coverage_template, { a->version, b->version })
COMPARE(scope, coverage_scope, { a->effective_from, b->effective_from },
	{ a->version, b->version })
COMPARE(ruling, coverage_ruling, { a->use, b->use },
	{ a->record.id, b->record.id }, { a->field, b->field })
COMPARE(grant, coverage_grant, { a->licensee, b->licensee },
	{ a->number, b->number })
COMPARE(version, coverage_version, { a->from, b->from })
COMPARE(event, coverage_event, { a->on, b->on }, { a->record.id, b->record.id })
COMPARE(recordal, coverage_recordal, { a->patent, b->patent },
	{ a->territory, b->territory }, { a->effective, b->effective })
COMPARE(given, coverage_given, { a->org, b->org }, { a->id, b->id })
COMPARE(patent, coverage_patent, { a->number, b->number })
/* clang-format on */

/* Lists that are in order are left alone: what stock.h keeps is, and other
 * requests look at it. */
static void
sort(void *items, size_t count, size_t size,
	int (*compare)(const void *, const void *))
{
	size_t i;

	for (i = 1; i < count; i++)
		if (compare((char *)items + (i - 1) * size,
			    (char *)items + i * size) > 0)
			break;
	if (i < count)
		qsort(items, count, size, compare);
}
#define SORT(items, count, name)                                               \
	sort(items, count, sizeof(*(items)), compare_##name)

void
coverage_facts_sort(struct coverage_facts *f)
{
	size_t i;

	SORT(f->patents, f->patent_count, patent);
	SORT(f->links, f->link_count, link);
	SORT(f->org_events, f->org_event_count, org_event);
	SORT(f->members, f->member_count, member);
	SORT(f->owners, f->owner_count, owner);
	SORT(f->contributions, f->contribution_count, contribution);
	SORT(f->mandates, f->mandate_count, mandate);
	SORT(f->templates, f->template_count, template);
	SORT(f->scopes, f->scope_count, scope);
	SORT(f->rulings, f->ruling_count, ruling);
	SORT(f->grants, f->grant_count, grant);
	SORT(f->given, f->given_count, given);
	for (i = 0; i < f->grant_count; i++) {
		struct coverage_grant *g = &f->grants[i];

		SORT(g->versions, g->version_count, version);
		SORT(g->events, g->event_count, event);
		SORT(g->recordals, g->recordal_count, recordal);
	}
}

/* A list that is sorted by the text at ${offset} of its items. */
struct run {
	const void *items;
	size_t count;
	size_t size;
	size_t offset;
};

static const char *
key_at(const struct run *r, size_t i)
{
	return *(const char *const *)((const char *)r->items + i * r->size +
				      r->offset);
}

/* The first item whose key is not before ${key}; ${beyond}: behind it. */
static size_t
bound(const struct run *r, const char *key, bool beyond)
{
	size_t lo = 0, hi = r->count;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (text_compare(key_at(r, mid), key) < (beyond ? 1 : 0))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The items with the key, one behind the other. */
static const void *
find_run(const struct run *r, const char *key, size_t *count)
{
	size_t first = bound(r, key, false);

	*count = bound(r, key, true) - first;
	return *count == 0 ? NULL : (const char *)r->items + first * r->size;
}

#define RUN(list, n, type, key)                                                \
	(&(const struct run){                                                  \
		list, n, sizeof(struct type), offsetof(struct type, key) })

const struct coverage_link *
coverage_links_into(
	const struct coverage_facts *f, const char *owned, size_t *count)
{
	return find_run(RUN(f->links, f->link_count, coverage_link, link.owned),
		owned, count);
}

const struct coverage_org_event *
coverage_org_events(
	const struct coverage_facts *f, const char *org, size_t *count)
{
	return find_run(
		RUN(f->org_events, f->org_event_count, coverage_org_event, org),
		org, count);
}

const struct coverage_member *
coverage_members(const struct coverage_facts *f, const char *org, size_t *count)
{
	return find_run(RUN(f->members, f->member_count, coverage_member, org),
		org, count);
}

const struct coverage_owner *
coverage_owners(
	const struct coverage_facts *f, const char *patent, size_t *count)
{
	return find_run(RUN(f->owners, f->owner_count, coverage_owner, patent),
		patent, count);
}

const struct coverage_contribution *
coverage_contributions(
	const struct coverage_facts *f, const char *patent, size_t *count)
{
	return find_run(RUN(f->contributions, f->contribution_count,
				coverage_contribution, patent),
		patent, count);
}

const struct coverage_mandate *
coverage_mandates(
	const struct coverage_facts *f, const char *grantor, size_t *count)
{
	return find_run(
		RUN(f->mandates, f->mandate_count, coverage_mandate, grantor),
		grantor, count);
}

const struct coverage_ruling *
coverage_rulings(const struct coverage_facts *f, const char *use, size_t *count)
{
	return find_run(RUN(f->rulings, f->ruling_count, coverage_ruling, use),
		use, count);
}

const struct coverage_grant *
coverage_grants(
	const struct coverage_facts *f, const char *licensee, size_t *count)
{
	return find_run(
		RUN(f->grants, f->grant_count, coverage_grant, licensee),
		licensee, count);
}

const struct coverage_given *
coverage_given_to(
	const struct coverage_facts *f, const char *org, size_t *count)
{
	return find_run(
		RUN(f->given, f->given_count, coverage_given, org), org, count);
}

const struct coverage_template *
coverage_template(const struct coverage_facts *f, const char *version)
{
	size_t count;

	return find_run(RUN(f->templates, f->template_count, coverage_template,
				version),
		version, &count);
}

const struct coverage_patent *
coverage_patent(const struct coverage_facts *f, const char *number)
{
	size_t count;

	return find_run(
		RUN(f->patents, f->patent_count, coverage_patent, number),
		number, &count);
}

const struct coverage_scope *
coverage_scope(
	const struct coverage_facts *f, const char *version, const char *on)
{
	const struct coverage_scope *found = NULL;
	size_t i;

	for (i = 0; i < f->scope_count; i++)
		if (version != NULL
				? strcmp(f->scopes[i].version, version) == 0
				: strcmp(f->scopes[i].effective_from, on) <= 0)
			found = &f->scopes[i];
	return found;
}
