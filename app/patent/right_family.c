/* Which rights of the family of an international application reach a
 * territory. */
#include "patent/right_part.h"

#include <string.h>

#include "base/arena.h"

/* By then an international application has entered its national phases:
 * 30 or 31 months from priority (PCT 22, 39; EPC Rule 159). */
#define NATIONAL_PHASE_MONTHS 31

static bool
same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static bool
file_has(const struct right_file *f, const struct right_member *m)
{
	size_t i;

	if (strcmp(f->office, m->office) != 0)
		return false;
	if (same(f->application_number, m->application_number))
		return true;
	for (i = 0; i < f->publication_count; i++)
		if (strcmp(f->publications[i].number, m->number) == 0)
			return true;
	return false;
}

static bool
member_known(const struct right_world *w, const struct right_family *family,
	size_t k)
{
	const struct right_member *m = &family->members[k];
	size_t i;

	for (i = 0; i < w->sibling_count; i++)
		if (file_has(&w->siblings[i], m))
			return true;
	/* said once an application */
	for (i = 0; i < k; i++)
		if (same(family->members[i].application_number,
			    m->application_number))
			return true;
	return false;
}

static struct right_record
record_family(struct arena *a, const struct right_family *f)
{
	return (struct right_record){
		.kind = "family",
		.id = arena_printf(a, "%s/%s", f->scheme, f->id),
		.source = f->source,
		.as_of = f->complete_as_of,
	};
}

/* The family that certainly lists every application, or NULL. */
static const struct right_family *
find_complete(const struct right_world *w)
{
	const struct right_file *f = w->file;
	const char *base = NULL;
	char day[DAY_SIZE];
	size_t i;

	for (i = 0; i < f->publication_count; i++) {
		const char *p = f->publications[i].priority;

		if (p != NULL && (base == NULL || strcmp(p, base) < 0))
			base = p;
	}
	if (base == NULL)
		base = right_file_filed(f);
	if (base == NULL ||
		day_add_months(base, NATIONAL_PHASE_MONTHS, day, NULL) != OK)
		return NULL;
	for (i = 0; i < w->family_count; i++)
		if (w->families[i].complete_as_of != NULL &&
			strcmp(w->families[i].complete_as_of, day) >= 0)
			return &w->families[i];
	return NULL;
}

/* Members that are listed but not in the registry; true when one of their
 * offices has to do with the territory. */
static bool
add_listed(struct arena *a, struct right_found *found,
	const struct right_world *w, const char *territory)
{
	bool reaches = false;
	size_t i, k;

	for (i = 0; i < w->family_count; i++) {
		const struct right_family *f = &w->families[i];

		for (k = 0; k < f->member_count; k++) {
			const char *office = f->members[k].office;

			if (strcmp(office, "WO") == 0 ||
				!rule_reaches(w->rules, office, territory))
				continue;
			reaches = true;
			if (!member_known(w, f, k))
				right_add_absent(a, found, w, territory,
					RIGHT_NO_RECORD, "no_record",
					record_family(a, f));
		}
	}
	return reaches;
}

void
right_list_international(struct arena *a, struct right_found *found,
	const struct right_world *w, const char *territory, const char *day)
{
	const struct right_family *complete;
	bool reaches = false;
	size_t i;

	for (i = 0; i < w->sibling_count; i++) {
		const struct right_file *f = &w->siblings[i];

		if (strcmp(f->office, "WO") == 0)
			continue;
		reaches =
			reaches || rule_reaches(w->rules, f->office, territory);
		right_of_file(a, w->rules, f, territory, day, found);
	}
	reaches = add_listed(a, found, w, territory) || reaches;
	if (found->count > 0)
		return;
	complete = reaches ? NULL : find_complete(w);
	if (complete != NULL)
		right_add_absent(a, found, w, territory, RIGHT_NONE,
			"no_right_complete_family", record_family(a, complete));
	else
		right_add_absent(a, found, w, territory, RIGHT_NO_RECORD,
			"no_record",
			right_record_patent(w->file->publications));
}
