/*
 * Files of applications and their families, from single records.
 */
#include <stdlib.h>

#include "coverage/case.h"

/* A word (family, number, application) and the file that it names. */
struct name {
	const char *word;
	const char *office; /* of an application number, else "" */
	size_t file;
};

struct names {
	struct name *items;
	size_t count;
};

struct builder {
	struct arena *arena;
	struct coverage_facts *facts;
	struct coverage_records *records;
	struct right_file *files;
	struct right_world *worlds;
	size_t file_count;
	struct names numbers;
	struct names applications;
	struct names families;
};

static int
compare_publications(const void *x, const void *y)
{
	const struct coverage_publication *a = x, *b = y;
	const char *as[] = { a->office,
		a->application_number ? a->application_number : "",
		a->publication.number };
	const char *bs[] = { b->office,
		b->application_number ? b->application_number : "",
		b->publication.number };
	int i, n = 0;

	for (i = 0; n == 0 && i < 3; i++)
		n = strcmp(as[i], bs[i]);
	return n;
}

static int
compare_names(const void *x, const void *y)
{
	const struct name *a = x, *b = y;
	int n = strcmp(a->word, b->word);

	if (n == 0)
		n = strcmp(a->office, b->office);
	return n != 0 ? n : (a->file > b->file) - (a->file < b->file);
}

static int
compare_events(const void *x, const void *y)
{
	const struct coverage_patent_event *a = x, *b = y;

	return strcmp(a->patent, b->patent);
}

static void
name_add(struct names *n, const char *word, const char *office, size_t file)
{
	n->items[n->count++] =
		(struct name){ .word = word, .office = office, .file = file };
}

static void
sort_names(struct names *n)
{
	if (n->count > 1)
		qsort(n->items, n->count, sizeof(*n->items), compare_names);
}

/* The first entry not before (word, office). */
static size_t
name_bound(const struct names *n, const char *word, const char *office)
{
	size_t lo = 0, hi = n->count;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int d = strcmp(n->items[mid].word, word);

		if (d == 0)
			d = strcmp(n->items[mid].office, office);
		if (d < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool
name_is(const struct names *n, size_t i, const char *word, const char *office)
{
	return i < n->count && strcmp(n->items[i].word, word) == 0 &&
	       strcmp(n->items[i].office, office) == 0;
}

/* Publications of one office with one application number are one file; those
 * without a number are alone. */
static void
make_files(struct builder *b)
{
	struct coverage_publication *p = b->records->publications;
	size_t n = b->records->publication_count, i;
	struct right_publication *flat =
		ARENA_ARRAY(b->arena, n + 1, struct right_publication);

	if (n > 1)
		qsort(p, n, sizeof(*p), compare_publications);
	b->files = ARENA_ARRAY(b->arena, n + 1, struct right_file);
	b->numbers.items = ARENA_ARRAY(b->arena, n + 1, struct name);
	b->applications.items = ARENA_ARRAY(b->arena, n + 1, struct name);
	b->families.items = ARENA_ARRAY(b->arena, n + 1, struct name);
	for (i = 0; i < n; i++) {
		struct right_file *f =
			b->file_count > 0 ? &b->files[b->file_count - 1] : NULL;

		flat[i] = p[i].publication;
		if (f == NULL || f->application_number == NULL ||
			p[i].application_number == NULL ||
			strcmp(f->application_number,
				p[i].application_number) != 0 ||
			strcmp(f->office, p[i].office) != 0) {
			f = &b->files[b->file_count++];
			f->office = p[i].office;
			f->application_number = p[i].application_number;
			f->publications = &flat[i];
			if (f->application_number != NULL)
				name_add(&b->applications,
					f->application_number, f->office,
					b->file_count - 1);
		}
		f->publication_count++;
		name_add(&b->numbers, flat[i].number, "", b->file_count - 1);
		if (flat[i].family != NULL)
			name_add(&b->families, flat[i].family, "",
				b->file_count - 1);
	}
	sort_names(&b->numbers);
	sort_names(&b->applications);
	sort_names(&b->families);
}

/* Events go to the file of their publication. */
static void
add_events(struct builder *b)
{
	struct coverage_patent_event *e = b->records->events;
	size_t n = b->records->event_count, i, k;
	struct right_event **lists =
		ARENA_ARRAY(b->arena, b->file_count + 1, struct right_event *);
	size_t *rooms = ARENA_ARRAY(b->arena, b->file_count + 1, size_t);

	if (n > 1)
		qsort(e, n, sizeof(*e), compare_events);
	for (i = 0; i < n; i++) {
		k = name_bound(&b->numbers, e[i].patent, "");
		if (name_is(&b->numbers, k, e[i].patent, ""))
			rooms[b->numbers.items[k].file]++;
	}
	for (i = 0; i < b->file_count; i++)
		lists[i] =
			ARENA_ARRAY(b->arena, rooms[i] + 1, struct right_event);
	for (i = 0; i < n; i++) {
		struct right_file *f;

		k = name_bound(&b->numbers, e[i].patent, "");
		if (!name_is(&b->numbers, k, e[i].patent, ""))
			continue;
		k = b->numbers.items[k].file;
		f = &b->files[k];
		if (e[i].preferred)
			lists[k][f->event_count++] = e[i].event;
		else
			f->conflicting = true;
	}
	for (i = 0; i < b->file_count; i++) {
		right_events_sort(lists[i], b->files[i].event_count);
		b->files[i].events = lists[i];
	}
}

/* Files that have been added to a list, without ${own}. */
struct picked {
	size_t *files;
	size_t count;
	size_t room;
	size_t own;
};

static void
pick(struct arena *a, struct picked *p, size_t file)
{
	size_t i, *bigger;

	for (i = 0; i < p->count; i++)
		if (p->files[i] == file)
			return;
	if (file == p->own)
		return;
	if (p->count == p->room) {
		p->room = p->room * 2 + 8;
		bigger = ARENA_ARRAY(a, p->room, size_t);
		if (p->count > 0)
			memcpy(bigger, p->files, p->count * sizeof(*bigger));
		p->files = bigger;
	}
	p->files[p->count++] = file;
}

static void
pick_all(struct builder *b, struct picked *p, const struct names *n,
	const char *word, const char *office)
{
	size_t i = name_bound(n, word, office);

	for (; name_is(n, i, word, office); i++)
		pick(b->arena, p, n->items[i].file);
}

static bool
names_file(const struct right_family *family, const struct right_file *f)
{
	size_t i, k;

	for (i = 0; i < family->member_count; i++)
		for (k = 0; k < f->publication_count; k++)
			if (strcmp(family->members[i].number,
				    f->publications[k].number) == 0)
				return true;
	return false;
}

static void
make_world(struct builder *b, size_t file, const struct names *rows)
{
	struct right_world *w = &b->worlds[file];
	const struct right_file *f = &b->files[file];
	struct picked siblings = { .own = file }, own = { .own = SIZE_MAX };
	struct right_family *families;
	struct right_file *list;
	size_t i, k;

	w->rules = &b->facts->rules;
	w->file = f;
	for (i = 0; i < f->publication_count; i++) {
		if (f->publications[i].family != NULL)
			pick_all(b, &siblings, &b->families,
				f->publications[i].family, "");
		pick_all(b, &own, rows, f->publications[i].number, "");
	}
	families = ARENA_ARRAY(b->arena, own.count + 1, struct right_family);
	for (i = 0; i < own.count; i++) {
		const struct right_family *row =
			&b->records->families[own.files[i]];

		if (!names_file(row, f))
			continue;
		families[w->family_count++] = *row;
		for (k = 0; k < row->member_count; k++) {
			const struct right_member *m = &row->members[k];

			pick_all(b, &siblings, &b->numbers, m->number, "");
			if (m->application_number != NULL)
				pick_all(b, &siblings, &b->applications,
					m->application_number, m->office);
		}
	}
	w->families = families;
	list = ARENA_ARRAY(b->arena, siblings.count + 1, struct right_file);
	for (i = 0; i < siblings.count; i++)
		list[i] = b->files[siblings.files[i]];
	w->siblings = list;
	w->sibling_count = siblings.count;
}

/* Numbers and the rows of families that name them. */
static void
index_rows(struct builder *b, struct names *rows)
{
	const struct right_family *f = b->records->families;
	size_t i, k, n = 0;

	for (i = 0; i < b->records->family_count; i++)
		n += f[i].member_count;
	rows->items = ARENA_ARRAY(b->arena, n + 1, struct name);
	for (i = 0; i < b->records->family_count; i++)
		for (k = 0; k < f[i].member_count; k++)
			name_add(rows, f[i].members[k].number, "", i);
	sort_names(rows);
}

void
coverage_patents_build(struct arena *a, struct coverage_facts *f,
	struct coverage_records *records)
{
	struct builder b = { .arena = a, .facts = f, .records = records };
	struct names rows = { 0 };
	size_t i;

	make_files(&b);
	add_events(&b);
	index_rows(&b, &rows);
	b.worlds = ARENA_ARRAY(a, b.file_count + 1, struct right_world);
	for (i = 0; i < b.file_count; i++)
		make_world(&b, i, &rows);
	f->patents =
		ARENA_ARRAY(a, b.numbers.count + 1, struct coverage_patent);
	f->patent_count = b.numbers.count;
	for (i = 0; i < b.numbers.count; i++)
		f->patents[i] = (struct coverage_patent){
			.number = b.numbers.items[i].word,
			.world = &b.worlds[b.numbers.items[i].file]
		};
}
