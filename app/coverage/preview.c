#include "coverage/preview.h"

#include <string.h>

#include "base/arena.h"
#include "coverage/load.h"

/* --- asking before and after ------------------------------------------------
 */

struct asking {
	struct arena *arena;
	const struct preview_question *q;
	struct coverage_clock clock;
	struct coverage_facts before;
	struct coverage_facts after;
	struct preview *out;
};

/* The grant alone: others of its licensee must not answer for it. */
static const struct coverage_grant *
grant_of(const struct coverage_facts *f, const char *number)
{
	size_t i;

	for (i = 0; i < f->grant_count; i++)
		if (strcmp(f->grants[i].number, number) == 0)
			return &f->grants[i];
	return NULL;
}

static void
ask(const struct asking *x, const struct coverage_facts *facts,
	const struct coverage_grant *grant,
	const struct coverage_question *question, struct coverage_result *out)
{
	struct coverage_facts one = *facts;
	struct coverage_grant *copy =
		ARENA_NEW(x->arena, struct coverage_grant);

	*copy = *grant;
	one.grants = copy;
	one.grant_count = 1;
	one.given_count = 0;
	coverage_answer(x->arena, &one, question, out);
}

static bool
has_code(const struct coverage_result *r, const char *code)
{
	size_t i;

	for (i = 0; i < r->reasons.count; i++)
		if (strcmp(r->reasons.items[i].code, code) == 0)
			return true;
	return false;
}

/* The rule that comes into play by the act: a reason that was not there
 * before, else the one that decides. */
static const struct coverage_reason *
rule_applied(const struct coverage_result *before,
	const struct coverage_result *after)
{
	const struct coverage_reason *new = NULL, *decides = NULL;
	size_t i;

	for (i = 0; i < after->reasons.count; i++) {
		const struct coverage_reason *r = &after->reasons.items[i];

		if (decides == NULL && r->level == COVERAGE_DECIDES)
			decides = r;
		if (new == NULL && r->level != COVERAGE_HINT &&
			!has_code(before, r->code))
			new = r;
	}
	return decides != NULL && !has_code(before, decides->code) ? decides
	       : new != NULL					   ? new
								   : decides;
}

/* A patent that is not needed there, before and after, is no line. */
static void
add(struct asking *x, const struct preview_grant *g, bool show_name,
	const struct coverage_question *question,
	const struct coverage_result *before,
	const struct coverage_result *after)
{
	struct preview_line *l = &x->out->items[x->out->count];

	if (before->answer == COVERAGE_NOT_NEEDED &&
		after->answer == COVERAGE_NOT_NEEDED)
		return;
	if (before->answer == COVERAGE_NOT_LICENSED &&
		after->answer == COVERAGE_NOT_LICENSED && g != NULL)
		return;
	*l = (struct preview_line){ .grant = g == NULL ? NULL : g->number,
		.licensee = g == NULL || !show_name ? NULL : g->licensee,
		.licensee_name = g == NULL || !show_name ? NULL : g->name,
		.patent = question->patent,
		.territory = question->territory,
		.before = before->answer,
		.after = after->answer,
		.why = rule_applied(before, after) };
	l->code = l->why == NULL ? "" : l->why->code;
	x->out->changing += l->before != l->after;
	x->out->count++;
}

/* One that would be given that day, worldwide, under the newest terms. */
static struct coverage_grant
newcomer(struct arena *a, const struct coverage_grant *like, const char *on)
{
	struct coverage_grant g = *like;
	static const char *const worldwide[] = { "*" };
	static const char *const acts[] = { "use" };
	struct coverage_version *v = ARENA_NEW(a, struct coverage_version);

	*v = like->versions[like->version_count - 1];
	v->basis = COVERAGE_POOL_CHANGING;
	v->territories = worldwide;
	v->acts = acts;
	v->territory_count = v->act_count = 1;
	v->from = on;
	v->until = NULL;
	v->past_from = NULL;
	g.granted = on;
	g.versions = v;
	g.version_count = 1;
	g.events = NULL;
	g.event_count = g.recordal_count = 0;
	return g;
}

static void
ask_all(struct asking *x, const struct preview_patents *patents,
	const struct preview_grants *grants, bool all)
{
	struct coverage_question question = {
		.act = "use", .on = x->q->on, .capacity = COVERAGE_SELF
	};
	struct coverage_result before, after;
	const struct coverage_grant *grant;
	struct coverage_grant fresh;
	size_t p, t, g;

	for (p = 0; p < patents->count; p++) {
		question.patent = patents->numbers[p];
		for (t = 0; t < patents->territory_count; t++) {
			question.territory = patents->territories[t];
			for (g = 0; g < grants->count; g++) {
				grant = grant_of(
					&x->before, grants->items[g].number);
				if (grant == NULL)
					continue;
				question.org = grant->licensee;
				ask(x, &x->before, grant, &question, &before);
				ask(x, &x->after, grant, &question, &after);
				add(x, &grants->items[g],
					all || !grants->items[g].hidden,
					&question, &before, &after);
			}
			grant = grants->count == 0
					? NULL
					: grant_of(&x->before,
						  grants->items[0].number);
			if (grant == NULL)
				continue;
			question.org = grant->licensee;
			fresh = newcomer(x->arena, grant, x->q->on);
			ask(x, &x->before, &fresh, &question, &before);
			ask(x, &x->after, &fresh, &question, &after);
			add(x, NULL, false, &question, &before, &after);
		}
	}
}

/* Those that change first, else as they came. */
static void
arrange(struct arena *a, struct preview *p)
{
	struct preview_line *list =
		ARENA_ARRAY(a, p->count + 1, struct preview_line);
	size_t i, n = 0;
	int pass;

	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < p->count; i++)
			if ((p->items[i].before != p->items[i].after) ==
				(pass == 0))
				list[n++] = p->items[i];
	p->items = list;
}

/* Questions that name every organisation, patent and territory once: what
 * is loaded for them serves all combinations. */
static enum err
load(struct db *db, struct asking *x, const struct preview_patents *patents,
	const struct preview_grants *grants)
{
	size_t most =
		patents->count > grants->count ? patents->count : grants->count;
	struct coverage_question *list;
	size_t i;

	if (patents->territory_count > most)
		most = patents->territory_count;
	list = ARENA_ARRAY(x->arena, most, struct coverage_question);
	for (i = 0; i < most; i++)
		list[i] = (struct coverage_question){
			.org = grants->items[i % grants->count].licensee,
			.patent = patents->numbers[i % patents->count],
			.act = "use",
			.territory =
				patents->territories[i %
						     patents->territory_count],
			.on = x->q->on,
			/* so that the buyer's group is loaded, too */
			.for_org = x->q->buyer
		};
	return coverage_load(db, list, most, &x->clock, &x->before);
}

enum err
preview_find(struct db *db, const struct preview_question *q, bool all,
	struct preview *out)
{
	struct preview_question named_all = *q;
	struct asking x = {
		.arena = db_arena(db), .q = &named_all, .out = out
	};
	struct preview_patents patents;
	struct preview_grants grants;
	struct coverage_found found;
	enum err e;

	memset(out, 0, sizeof(*out));
	if ((e = preview_patents(db, q, &patents)) != OK ||
		(e = preview_grants(db, q, &grants)) != OK ||
		(e = coverage_begin(db, NULL, 0, NULL, 0, NULL, &found)) != OK)
		return e;
	named_all.patents = patents.files;
	named_all.patent_count = patents.file_count;
	out->known = found.clock.known;
	x.clock = found.clock;
	out->patents = patents.count;
	out->grants = grants.count;
	out->all_patents = patents.total;
	out->all_grants = grants.total;
	if (grants.count == 0 || patents.territory_count == 0)
		return OK;
	if ((e = load(db, &x, &patents, &grants)) != OK)
		return e;
	preview_facts(x.arena, &named_all, &x.before, &x.after);
	out->items = ARENA_ARRAY(x.arena,
		patents.count * patents.territory_count * (grants.count + 1),
		struct preview_line);
	ask_all(&x, &patents, &grants, all);
	arrange(x.arena, out);
	return OK;
}
