/* What the acts of a preview are called, and what they do to the facts. */
#include <string.h>

#include "base/arena.h"
#include "coverage/preview.h"

static const char *const words[] = { [PREVIEW_WITHDRAWAL] = "withdrawal",
	[PREVIEW_SALE] = "sale",
	[PREVIEW_EXIT] = "exit" };

const char *
preview_act_word(enum preview_act act)
{
	return words[act];
}

bool
preview_act_read(const char *word, enum preview_act *out)
{
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i], word) == 0) {
			*out = (enum preview_act)i;
			return true;
		}
	}
	return false;
}

static bool
holds(const char *from, const char *to, const char *on)
{
	return (from == NULL || strcmp(from, on) <= 0) &&
	       (to == NULL || strcmp(on, to) < 0);
}

static bool
named(const struct preview_question *q, const char *patent)
{
	size_t i;

	for (i = 0; i < q->patent_count; i++)
		if (strcmp(q->patents[i], patent) == 0)
			return true;
	return false;
}

static void
withdraw(struct arena *a, const struct preview_question *q,
	struct coverage_facts *f)
{
	struct coverage_contribution *list = ARENA_ARRAY(
		a, f->contribution_count + 1, struct coverage_contribution);
	size_t i;

	for (i = 0; i < f->contribution_count; i++) {
		struct coverage_contribution *c = &list[i];

		*c = f->contributions[i];
		if (named(q, c->patent) && holds(c->since, c->until, q->on) &&
			(q->member == NULL ||
				strcmp(q->member, c->member) == 0)) {
			c->until = q->on;
			c->end_reason = "withdrawn";
		}
	}
	f->contributions = list;
}

static void
leave(struct arena *a, const struct preview_question *q,
	struct coverage_facts *f)
{
	struct coverage_member *list =
		ARENA_ARRAY(a, f->member_count + 1, struct coverage_member);
	size_t i;

	for (i = 0; i < f->member_count; i++) {
		list[i] = f->members[i];
		if (strcmp(list[i].org, q->member) == 0 &&
			holds(list[i].since, list[i].until, q->on))
			list[i].until = q->on;
	}
	f->members = list;
}

static struct coverage_owner
buyer_of(const struct preview_question *q, const char *patent,
	const char *territory)
{
	return (struct coverage_owner){ .patent = patent,
		.territory = territory,
		/* A name alone would be taken for the contributor in disguise;
		 * a sale is to somebody else. */
		.org = q->buyer != NULL ? q->buyer : q->buyer_name,
		.from = q->on,
		.bound = q->bound,
		.knew = q->knew,
		.preferred = true,
		.record = { "owners", "preview", NULL, q->on } };
}

/* All owners of the patent sell everything, in each territory apart. */
static void
sell(struct arena *a, const struct preview_question *q,
	struct coverage_facts *f)
{
	struct coverage_owner *list =
		ARENA_ARRAY(a, 2 * f->owner_count + q->patent_count + 1,
			struct coverage_owner);
	size_t i, k, p, n = f->owner_count, first;

	memcpy(list, f->owners, n * sizeof(*list));
	for (p = 0; p < q->patent_count; p++) {
		first = n;
		for (i = 0; i < f->owner_count; i++) {
			struct coverage_owner *o = &list[i];

			if (!o->preferred ||
				strcmp(o->patent, q->patents[p]) != 0 ||
				!holds(o->from, o->to, q->on))
				continue;
			o->to = q->on;
			for (k = first; k < n; k++)
				if (list[k].territory == o->territory ||
					(o->territory != NULL &&
						list[k].territory != NULL &&
						strcmp(list[k].territory,
							o->territory) == 0))
					break;
			if (k == n)
				list[n++] =
					buyer_of(q, o->patent, o->territory);
		}
		if (n == first)
			list[n++] = buyer_of(q, q->patents[p], NULL);
	}
	f->owners = list;
	f->owner_count = n;
}

void
preview_facts(struct arena *a, const struct preview_question *q,
	const struct coverage_facts *facts, struct coverage_facts *out)
{
	*out = *facts;
	switch (q->act) {
	case PREVIEW_WITHDRAWAL:
		withdraw(a, q, out);
		break;
	case PREVIEW_SALE:
		sell(a, q, out);
		break;
	case PREVIEW_EXIT:
		leave(a, q, out);
		break;
	}
	coverage_facts_sort(out);
}
