#include "coverage/ask.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "coverage/case.h"
#include "coverage/load.h"
#include "coverage/stock.h"
#include "org/identifier.h"
#include "patent/number.h"

const char *const coverage_fields[] = { "org", "patent", "use", "act",
	"territory", "on", "for", "capacity", "started", NULL };

static const char *const schemes[] = { "lei", "uscc", "jpcn" };
#define SCHEMES (sizeof(schemes) / sizeof(schemes[0]))

/* What one question's words may stand for. */
struct words {
	const char *orgs[2][SCHEMES + 1]; /* keys of org and for */
	struct patent_number number;
};

const char **
coverage_typed_field(struct coverage_typed *t, size_t i)
{
	const char **const members[] = { &t->org, &t->patent, &t->use, &t->act,
		&t->territory, &t->on, &t->for_org, &t->capacity, &t->started };

	return members[i];
}

static const char *
given(const char *text)
{
	return text != NULL && text[0] != '\0' ? text : NULL;
}

static void
fault(struct coverage_asked *a, const char *field, const char *why)
{
	if (a->fault_count < COVERAGE_FAULTS_MAX)
		a->faults[a->fault_count++] =
			(struct coverage_fault){ field, why };
}

static bool
slug(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return n > 0 && n <= 64 && s[n] == '\0';
}

/* Ids are slugs, identifiers have check digits: what is neither is refused
 * before anybody is asked. */
static void
read_org(struct arena *a, struct coverage_asked *asked, const char *field,
	const char *text, const char **keys)
{
	struct identifier id;
	size_t i, n = 0;

	if (slug(text))
		keys[n++] = text;
	for (i = 0; i < SCHEMES; i++)
		if (identifier_read(a, schemes[i], text, &id) == OK)
			keys[n++] = id.value;
	if (n == 0)
		fault(asked, field,
			N_("Give the id of an organisation in the registry, or "
			   "its LEI, USCC or Japanese corporate number"));
}

static void
read_day(struct coverage_asked *asked, const char *field, const char *text,
	const char **out)
{
	*out = text;
	if (text != NULL && !day_valid(text))
		fault(asked, field, N_("Give a day as YYYY-MM-DD"));
}

static void
read_where(struct arena *a, struct coverage_asked *asked, const char *text)
{
	char *upper;
	size_t i;

	if (text == NULL) {
		fault(asked, "territory",
			N_("Give the territory as a code of WIPO ST.3, such as "
			   "CN or DE"));
		return;
	}
	upper = arena_strdup(a, text);
	for (i = 0; upper[i] != '\0'; i++)
		upper[i] = (char)toupper((unsigned char)upper[i]);
	asked->question.territory = upper;
	if (!patent_office_known(upper))
		fault(asked, "territory",
			N_("This is no code of WIPO ST.3. Use two letters, "
			   "such as CN or DE"));
}

static void
read_what(struct arena *a, struct coverage_asked *asked,
	const struct coverage_typed *t)
{
	struct coverage_question *q = &asked->question;
	const char *capacity = given(t->capacity);

	q->use = given(t->use);
	if (q->use != NULL && !slug(q->use))
		fault(asked, "use",
			N_("Give a field of use, such as data-centre, or the "
			   "use of a ruling"));
	q->act = given(t->act) != NULL ? t->act : "use";
	if (!coverage_act_known(q->act))
		fault(asked, "act",
			N_("Use one of make, have-made, use, sell, offer, "
			   "import, keep"));
	read_where(a, asked, given(t->territory));
	if (capacity != NULL && !coverage_capacity_read(capacity, &q->capacity))
		fault(asked, "capacity",
			N_("Use one of self, contractor, supplier, customer"));
	if (q->capacity != COVERAGE_SELF && given(t->for_org) == NULL)
		fault(asked, "for",
			N_("Say for whom: a contractor, supplier or customer "
			   "deals with another organisation"));
}

static void
read_one(struct arena *a, const struct coverage_typed *t,
	struct coverage_asked *asked, struct words *w)
{
	char today[DAY_SIZE];

	if (given(t->org) == NULL)
		fault(asked, "org",
			N_("Say which organisation the question is about"));
	else
		read_org(a, asked, "org", t->org, w->orgs[0]);
	if (given(t->for_org) != NULL)
		read_org(a, asked, "for", t->for_org, w->orgs[1]);
	if (given(t->patent) == NULL ||
		patent_number_read(a, t->patent, &w->number) != OK) {
		w->number.text = NULL;
		fault(asked, "patent",
			N_("Give the number of a publication or application "
			   "with its office, such as CN112345678A"));
	}
	read_what(a, asked, t);
	read_day(asked, "on", given(t->on), &asked->question.on);
	read_day(asked, "started", given(t->started), &asked->question.started);
	if (asked->question.on == NULL) {
		day_today(today);
		asked->question.on = arena_strdup(a, today);
	}
}

static const char *
found_as(const struct coverage_found *f, const char *const *keys)
{
	const char *id = NULL;
	size_t i;

	for (i = 0; id == NULL && i <= SCHEMES && keys[i] != NULL; i++)
		id = coverage_found_org(f, keys[i]);
	return id;
}

static const char unknown_org[] =
	N_("No organisation of the registry has this id or identifier");

static void
resolve_orgs(const struct coverage_found *f, struct coverage_asked *a,
	const struct words *w)
{
	if (w->orgs[0][0] != NULL &&
		(a->question.org = found_as(f, w->orgs[0])) == NULL)
		fault(a, "org", unknown_org);
	if (w->orgs[1][0] != NULL &&
		(a->question.for_org = found_as(f, w->orgs[1])) == NULL)
		fault(a, "for", unknown_org);
}

/* Numbers without kind stand for a publication that the registry knows. */
static enum err
resolve_patents(struct db *db, struct coverage_batch *b, struct words *words)
{
	struct coverage_names numbers = { 0 };
	struct coverage_meant *meant = NULL;
	size_t i, k, n = 0;
	enum err e;

	for (i = 0; i < b->count; i++)
		if (words[i].number.text != NULL &&
			words[i].number.kind[0] == '\0')
			coverage_names_add(
				db_arena(db), &numbers, words[i].number.text);
	if (numbers.count > 0 && (e = coverage_meant(db, numbers.items,
					  numbers.count, &meant, &n)) != OK)
		return e;
	for (i = 0; i < b->count; i++) {
		b->items[i].question.patent = words[i].number.text;
		for (k = 0; k < n; k++)
			if (coverage_same(meant[k].typed, words[i].number.text))
				b->items[i].question.patent = meant[k].number;
	}
	return OK;
}

/* Is one statement enough? All well-formed (of others everything is said that
 * is wrong), numbers with their kind, rights of the territory's own office,
 * organisations by ids that are kept. */
static bool
at_once(struct arena *a, const struct coverage_batch *b,
	const struct words *words, struct coverage_names *orgs,
	struct coverage_names *numbers)
{
	size_t i, k;

	for (i = 0; i < b->count; i++) {
		const struct patent_number *n = &words[i].number;

		if (b->items[i].fault_count > 0 || n->kind[0] == '\0' ||
			!coverage_own_office(
				n->text, b->items[i].question.territory))
			return false;
		coverage_names_add(a, numbers, n->text);
		for (k = 0; k < 2; k++) {
			const char *org = words[i].orgs[k][0];

			if (org != NULL && coverage_names_add(a, orgs, org) &&
				!coverage_stock_knows(a, org))
				return false;
		}
	}
	return true;
}

static enum err
resolve_at_once(struct coverage_loading *l, struct coverage_batch *b,
	const struct words *words, const struct coverage_names *orgs,
	const struct coverage_names *numbers)
{
	size_t i;
	enum err e;

	e = coverage_now(
		l, orgs->items, orgs->count, numbers->items, numbers->count);
	if (e != OK)
		return e;
	b->known = l->clock.known;
	for (i = 0; i < b->count; i++) {
		struct coverage_question *q = &b->items[i].question;

		q->org = words[i].orgs[0][0];
		q->for_org = words[i].orgs[1][0];
		q->patent = words[i].number.text;
	}
	return OK;
}

static enum err
resolve(struct coverage_loading *l, struct coverage_batch *b,
	struct words *words, const char *known)
{
	struct arena *a = db_arena(l->db);
	struct coverage_names keys = { 0 }, orgs = { 0 }, numbers = { 0 };
	struct coverage_found found;
	size_t i, k, side;
	enum err e;

	if (known == NULL && at_once(a, b, words, &orgs, &numbers))
		return resolve_at_once(l, b, words, &orgs, &numbers);
	for (i = 0; i < b->count; i++)
		for (side = 0; side < 2; side++)
			for (k = 0;
				k <= SCHEMES && words[i].orgs[side][k] != NULL;
				k++)
				coverage_names_add(
					a, &keys, words[i].orgs[side][k]);
	e = coverage_begin(l->db, keys.items, keys.count, keys.items,
		keys.count, known, &found);
	if (e != OK)
		return e;
	l->clock = found.clock;
	b->known = found.clock.known;
	for (i = 0; i < b->count; i++)
		resolve_orgs(&found, &b->items[i], &words[i]);
	return resolve_patents(l->db, b, words);
}

static enum err
load(struct coverage_loading *l, struct coverage_batch *b)
{
	struct coverage_question *good = ARENA_ARRAY(
		db_arena(l->db), b->count + 1, struct coverage_question);
	size_t i, n = 0;

	for (i = 0; i < b->count; i++)
		if (b->items[i].fault_count == 0)
			good[n++] = b->items[i].question;
	return n == 0 ? OK : coverage_load_rest(l, good, n);
}

enum err
coverage_ask_ready(struct db *db, const struct coverage_typed *typed,
	size_t count, const struct coverage_asking *asking,
	struct coverage_batch *out)
{
	struct arena *a = db_arena(db);
	struct words *words = ARENA_ARRAY(a, count + 1, struct words);
	struct coverage_loading l = { .db = db, .facts = &out->facts };
	size_t i;
	enum err e;

	*out = (struct coverage_batch){ .count = count };
	out->items = ARENA_ARRAY(a, count + 1, struct coverage_asked);
	for (i = 0; i < count; i++) {
		read_one(a, &typed[i], &out->items[i], &words[i]);
		out->items[i].question.viewer = asking->viewer;
	}
	if ((e = resolve(&l, out, words, asking->known)) != OK ||
		(e = load(&l, out)) != OK)
		return e;
	for (i = 0; i < count; i++)
		if (out->items[i].fault_count == 0)
			out->items[i].ready = coverage_case_new(
				a, &out->facts, &out->items[i].question);
	return OK;
}

enum err
coverage_ask(struct db *db, const struct coverage_typed *typed, size_t count,
	const struct coverage_asking *asking, struct coverage_batch *out)
{
	size_t i;
	enum err e;

	if ((e = coverage_ask_ready(db, typed, count, asking, out)) != OK)
		return e;
	for (i = 0; i < count; i++)
		if (out->items[i].ready != NULL)
			coverage_evaluate(out->items[i].ready,
				out->items[i].question.on,
				&out->items[i].result);
	return OK;
}
