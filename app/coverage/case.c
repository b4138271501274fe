/*
 * A question made ready: the parties with their grants, the files of rights
 * with their owners and their entries in the pool.
 */
#include "coverage/case.h"

struct coverage_case *
coverage_case_new(struct arena *a, const struct coverage_facts *f,
	const struct coverage_question *q)
{
	struct coverage_case *c = ARENA_NEW(a, struct coverage_case);

	c->arena = a;
	c->facts = f;
	c->q = *q;
	if (c->q.act == NULL)
		c->q.act = "use";
	c->patent = coverage_patent(f, q->patent);
	if (c->patent == NULL)
		return c;
	coverage_party_init(c, &c->self, q->org);
	if (q->for_org != NULL)
		coverage_party_init(c, &c->beneficiary, q->for_org);
	c->files = ARENA_ARRAY(
		a, c->patent->world->sibling_count + 1, struct coverage_file);
	return c;
}

static size_t
add_numbers(const struct right_file *file, const char **numbers, size_t n)
{
	size_t i;

	for (i = 0; i < file->publication_count; i++)
		if (!coverage_listed(numbers, n, file->publications[i].number))
			numbers[n++] = file->publications[i].number;
	return n;
}

static void
add_owners(struct coverage_case *c, struct coverage_file *out)
{
	const struct coverage_owner **list;
	size_t i, k, n, room = 0;

	for (i = 0; i < out->file->publication_count; i++) {
		coverage_owners(
			c->facts, out->file->publications[i].number, &n);
		room += n;
	}
	list = ARENA_ARRAY(c->arena, room + 1, const struct coverage_owner *);
	for (i = 0; i < out->file->publication_count; i++) {
		const struct coverage_owner *o = coverage_owners(
			c->facts, out->file->publications[i].number, &n);

		for (k = 0; k < n; k++)
			if (o[k].preferred)
				list[out->owner_count++] = &o[k];
			else
				out->conflict = &o[k];
	}
	out->owners = list;
}

static void
add_contributions(struct coverage_case *c, struct coverage_file *out)
{
	const struct coverage_contribution **list;
	size_t i, k, n, room = 0;

	for (i = 0; i < out->number_count; i++) {
		coverage_contributions(c->facts, out->numbers[i], &n);
		room += n;
	}
	list = ARENA_ARRAY(
		c->arena, room + 1, const struct coverage_contribution *);
	for (i = 0; i < out->number_count; i++) {
		const struct coverage_contribution *e =
			coverage_contributions(c->facts, out->numbers[i], &n);

		for (k = 0; k < n; k++)
			list[out->contribution_count++] = &e[k];
	}
	out->contributions = list;
}

const struct coverage_file *
coverage_file(struct coverage_case *c, const struct right_file *file)
{
	const struct right_file *own = c->patent->world->file;
	struct coverage_file *out;
	const char **numbers;
	size_t i;

	for (i = 0; i < c->file_count; i++)
		if (c->files[i].file == file)
			return &c->files[i];
	out = &c->files[c->file_count++];
	out->file = file;
	numbers = ARENA_ARRAY(c->arena,
		file->publication_count + own->publication_count + 1,
		const char *);
	out->number_count = add_numbers(file, numbers, 0);
	out->number_count = add_numbers(own, numbers, out->number_count);
	out->numbers = numbers;
	add_owners(c, out);
	add_contributions(c, out);
	return out;
}

void
coverage_answer(struct arena *a, const struct coverage_facts *f,
	const struct coverage_question *q, struct coverage_result *out)
{
	coverage_evaluate(coverage_case_new(a, f, q), q->on, out);
}
