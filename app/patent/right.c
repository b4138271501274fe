#include "patent/right_part.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static const char *const effects[] = {
	[EFFECT_NONE] = "none",
	[EFFECT_FILED] = "filed",
	[EFFECT_PUBLISHED] = "published",
	[EFFECT_EXAMINED] = "examined",
	[EFFECT_GRANTED] = "granted",
	[EFFECT_FEE_PAID] = "fee-paid",
	[EFFECT_LAPSED] = "lapsed",
	[EFFECT_RESTORED] = "restored",
	[EFFECT_EXPIRED] = "expired",
	[EFFECT_WITHDRAWN] = "withdrawn",
	[EFFECT_REFUSED] = "refused",
	[EFFECT_SURRENDERED] = "surrendered",
	[EFFECT_OPPOSED] = "opposed",
	[EFFECT_OPPOSITION_ENDED] = "opposition-ended",
	[EFFECT_LIMITED] = "limited",
	[EFFECT_REVOKED] = "revoked",
	[EFFECT_UNITARY] = "unitary",
	[EFFECT_DESIGNATED] = "designated",
	[EFFECT_EXTENDED] = "extended",
	[EFFECT_ADJUSTED] = "adjusted",
	[EFFECT_DISCLAIMED] = "disclaimed",
	[EFFECT_OPEN_LICENCE] = "open-licence",
	[EFFECT_OPEN_LICENCE_ENDED] = "open-licence-ended",
	[EFFECT_PARTY] = "party",
};

static const char *const states[] = {
	[RIGHT_NONE] = "none",
	[RIGHT_NO_RULE] = "no-rule",
	[RIGHT_NO_RECORD] = "no-record",
	[RIGHT_UNKNOWN] = "unknown",
	[RIGHT_NOT_YET] = "not-filed-yet",
	[RIGHT_PENDING] = "pending",
	[RIGHT_IN_FORCE] = "in-force",
	[RIGHT_LAPSED_OPEN] = "lapsed-restorable",
	[RIGHT_INTERVENING] = "intervening",
	[RIGHT_CEASED] = "ceased",
	[RIGHT_VOID] = "void",
};

/* Kinds (ST.16, first letter) of other rights than inventions. */
static const struct {
	const char *office;
	char letter;
	enum right_type type;
} kinds[] = {
	{ "CN", 'U', RIGHT_UTILITY_MODEL },
	{ "CN", 'Y', RIGHT_UTILITY_MODEL },
	{ "CN", 'S', RIGHT_DESIGN },
	{ "CN", 'D', RIGHT_DESIGN },
	{ "JP", 'U', RIGHT_UTILITY_MODEL },
	{ "JP", 'Y', RIGHT_UTILITY_MODEL },
	{ "JP", 'S', RIGHT_DESIGN },
	{ "KR", 'U', RIGHT_UTILITY_MODEL },
	{ "KR", 'Y', RIGHT_UTILITY_MODEL },
	{ "KR", 'S', RIGHT_DESIGN },
	{ "TW", 'U', RIGHT_UTILITY_MODEL },
	{ "TW", 'S', RIGHT_DESIGN },
	{ "DE", 'U', RIGHT_UTILITY_MODEL },
	{ "US", 'S', RIGHT_DESIGN },
};

enum err
right_effect_read(const char *word, enum right_effect *out)
{
	size_t i;

	for (i = 0; word != NULL && i < EFFECT_COUNT; i++)
		if (strcmp(effects[i], word) == 0) {
			*out = (enum right_effect)i;
			return OK;
		}
	return ERR_INVALID;
}

const char *
right_effect_name(enum right_effect effect)
{
	return effects[effect];
}

const char *
right_state_name(enum right_state state)
{
	return states[state];
}

int
right_state_rank(enum right_state state)
{
	static const int ranks[] = {
		[RIGHT_IN_FORCE] = 0,
		[RIGHT_LAPSED_OPEN] = 1,
		[RIGHT_PENDING] = 2,
		[RIGHT_UNKNOWN] = 3,
		[RIGHT_NO_RECORD] = 4,
		[RIGHT_NO_RULE] = 5,
		[RIGHT_NOT_YET] = 6,
		[RIGHT_INTERVENING] = 7,
		[RIGHT_CEASED] = 8,
		[RIGHT_VOID] = 9,
		[RIGHT_NONE] = 10,
	};

	return ranks[state];
}

static int
compare(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

static int
compare_events(const void *x, const void *y)
{
	const struct right_event *a = x, *b = y;
	int c;

	if ((c = compare(a->effective, b->effective)) != 0 ||
		(c = compare(a->on, b->on)) != 0 ||
		(c = strcmp(effects[a->effect], effects[b->effect])) != 0 ||
		(c = compare(a->code, b->code)) != 0)
		return c;
	return (a->id > b->id) - (a->id < b->id);
}

void
right_events_sort(struct right_event *events, size_t count)
{
	if (count > 1)
		qsort(events, count, sizeof(*events), compare_events);
}

enum right_type
right_file_type(const struct right_file *f)
{
	size_t i, k;

	for (i = 0; i < f->publication_count; i++)
		for (k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
			if (f->publications[i].kind[0] == kinds[k].letter &&
				strcmp(f->office, kinds[k].office) == 0)
				return kinds[k].type;
	return RIGHT_INVENTION;
}

const char *
right_file_filed(const struct right_file *f)
{
	const char *first = NULL;
	size_t i;

	for (i = 0; i < f->publication_count; i++) {
		const char *filed = f->publications[i].filed;

		if (filed != NULL &&
			(first == NULL || strcmp(filed, first) < 0))
			first = filed;
	}
	return first;
}

const char *
right_file_name(struct arena *a, const struct right_file *f)
{
	if (f->application_number == NULL)
		return f->publications[0].number;
	if (strncmp(f->application_number, f->office, 2) == 0 ||
		strncmp(f->application_number, "PCT/", 4) == 0)
		return f->application_number;
	return arena_printf(a, "%s%s", f->office, f->application_number);
}

const struct right_publication *
right_file_status(const struct right_file *f)
{
	const struct right_publication *best = NULL, *p;
	size_t i;
	int c;

	for (i = 0; i < f->publication_count; i++) {
		p = &f->publications[i];
		if (p->status == NULL)
			continue;
		c = best == NULL ? 1
				 : compare(p->status_as_of, best->status_as_of);
		if (c == 0)
			c = compare(p->published, best->published);
		if (c > 0 || (c == 0 && strcmp(p->number, best->number) > 0))
			best = p;
	}
	return best;
}

struct right *
right_add(struct arena *a, struct right_found *found)
{
	struct right *more;

	if (found->count == found->room) {
		found->room = found->room == 0 ? 2 : 2 * found->room;
		more = ARENA_ARRAY(a, found->room, struct right);
		if (found->count > 0)
			memcpy(more, found->items,
				found->count * sizeof(*more));
		found->items = more;
	}
	return &found->items[found->count++];
}

void
right_reason_add(struct right *r, const char *code, enum right_level level,
	struct right_record record)
{
	if (r->reason_count < RIGHT_REASONS)
		r->reasons[r->reason_count++] = (struct right_reason){
			.code = code,
			.level = level,
			.record = record,
		};
}

struct right_record
right_record_event(struct arena *a, const struct right_event *e)
{
	return (struct right_record){
		.kind = "event",
		.id = arena_printf(a, "%" PRId64, e->id),
		.source = e->source,
		.as_of = e->as_of != NULL ? e->as_of : e->on,
	};
}

struct right_record
right_record_patent(const struct right_publication *p)
{
	return (struct right_record){
		.kind = "patent",
		.id = p->number,
		.source = p->status_source,
		.as_of = p->status_as_of,
	};
}

struct right_record
right_record_rule(const char *kind, const struct rule *r)
{
	return (struct right_record){
		.kind = kind,
		.id = r->id,
		.source = r->source,
		.as_of = r->verified_on,
	};
}
