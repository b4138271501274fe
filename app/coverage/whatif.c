#include "coverage/whatif.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "org/org.h"
#include "terms/parameters.h"

static bool
between(const struct control_link *l, const char *owner, const char *owned)
{
	return owner != NULL && strcmp(l->owner, owner) == 0 &&
	       strcmp(l->owned, owned) == 0;
}

/* The links after the deal. A seller without votes left loses every other
 * hold on the organisation, too. */
static void
links_after(struct arena *a, const struct whatif_deal *deal,
	const struct control_links *before, struct control_links *after)
{
	size_t i;

	after->count = 0;
	after->items = ARENA_ARRAY(a, before->count + 1, struct control_link);
	for (i = 0; i < before->count; i++) {
		const struct control_link *l = &before->items[i];
		bool votes = strcmp(l->basis, "votes") == 0;

		if (between(l, deal->seller, deal->owned))
			continue;
		if (between(l, deal->owner, deal->owned) &&
			(votes || (deal->sells && deal->percent_e4 == 0)))
			continue;
		after->items[after->count++] = *l;
	}
	if (deal->percent_e4 > 0)
		after->items[after->count++] = (struct control_link){
			.owner = deal->owner,
			.owned = deal->owned,
			.basis = "votes",
			.percent_e4 = deal->percent_e4,
		};
}

struct work {
	struct db *db;
	const struct whatif_deal *deal;
	struct control_links before, after;
	struct whatif *out;
	size_t room;
};

static void
note(struct work *w, const struct whatif_change *c)
{
	struct whatif *out = w->out;

	if (out->count == w->room) {
		struct whatif_change *more;

		w->room = w->room == 0 ? 32 : 2 * w->room;
		more = ARENA_ARRAY(
			db_arena(w->db), w->room, struct whatif_change);
		if (out->count > 0)
			memcpy(more, out->items, out->count * sizeof(*more));
		out->items = more;
	}
	out->items[out->count++] = *c;
}

/* The last day of a run-off is counted from the day of the deal. */
static const char *
run_off(struct work *w, int days)
{
	char day[DAY_SIZE];

	if (days == 0 || day_add(w->deal->on, days, day) != OK)
		return NULL;
	return arena_strdup(db_arena(w->db), day);
}

/* Both sets are sorted: what stands in one only begins or ends. */
static enum err
compare_groups(struct work *w, const struct whatif_grant *g)
{
	struct arena *a = db_arena(w->db);
	struct terms_parameters p;
	struct control_set old, new;
	size_t i = 0, k = 0;
	enum err e;

	if ((e = terms_parameters_parse(a, g->parameters, &p)) != OK)
		return e;
	if (!p.affiliates)
		return OK;
	control_affiliates(a, g->licensee, w->before.items, w->before.count,
		&p.control, &old);
	control_affiliates(a, g->licensee, w->after.items, w->after.count,
		&p.control, &new);
	while (i < old.count || k < new.count) {
		int c = i == old.count	 ? 1
			: k == new.count ? -1
					 : strcmp(old.items[i], new.items[k]);

		if (c < 0)
			note(w, &(struct whatif_change){ .grant = g->number,
					.licensee = g->licensee,
					.organisation = old.items[i],
					.run_off =
						run_off(w, p.run_off_days) });
		else if (c > 0)
			note(w, &(struct whatif_change){ .grant = g->number,
					.licensee = g->licensee,
					.organisation = new.items[k],
					.begins = true });
		i += c <= 0;
		k += c >= 0;
	}
	return OK;
}

static int
compare_change(const void *a, const void *b)
{
	const struct whatif_change *x = a, *y = b;
	int c = strcmp(x->organisation, y->organisation);

	return c != 0 ? c : strcmp(x->grant, y->grant);
}

static enum err
name_all(struct work *w)
{
	struct whatif *out = w->out;
	const char **ids =
		ARENA_ARRAY(db_arena(w->db), 2 * out->count + 1, const char *);
	struct org_names names;
	enum err e;
	size_t i;

	for (i = 0; i < out->count; i++) {
		ids[2 * i] = out->items[i].licensee;
		ids[2 * i + 1] = out->items[i].organisation;
	}
	if ((e = org_names_find(w->db, ids, 2 * out->count, &names)) != OK)
		return e;
	for (i = 0; i < out->count; i++) {
		struct whatif_change *c = &out->items[i];

		c->licensee_name = org_name_of(&names, c->licensee);
		c->name = org_name_of(&names, c->organisation);
	}
	return OK;
}

/* Everybody whose group the deal may change: all owners in the links, for
 * these were read upwards from the parties of the deal. */
static enum err
grants_around(struct work *w, struct whatif_grants *out)
{
	const char **ids =
		ARENA_ARRAY(db_arena(w->db), w->after.count + 3, const char *);
	size_t i, n = 0;

	ids[n++] = w->deal->owner;
	for (i = 0; i < w->before.count; i++)
		ids[n++] = w->before.items[i].owner;
	return whatif_grants(w->db, ids, n, w->deal, out);
}

enum err
whatif_find(struct db *db, const struct whatif_deal *deal, struct whatif *out)
{
	struct work w = { .db = db, .deal = deal, .out = out };
	const char *parties[3] = { deal->owner, deal->owned, deal->seller };
	size_t count = deal->seller == NULL ? 2 : 3, i;
	struct whatif_grants grants;
	struct org_names known;
	enum err e;

	memset(out, 0, sizeof(*out));
	if ((e = org_names_find(db, parties, count, &known)) != OK)
		return e;
	if (known.count != count)
		return ERR_NOT_FOUND;
	if ((e = group_links(db, parties, count, deal->on, deal->known,
		     &w.before)) != OK)
		return e;
	links_after(db_arena(db), deal, &w.before, &w.after);
	if ((e = grants_around(&w, &grants)) != OK)
		return e;
	for (i = 0; i < grants.count; i++)
		if ((e = compare_groups(&w, &grants.items[i])) != OK)
			return e;
	qsort(out->items, out->count, sizeof(*out->items), compare_change);
	return name_all(&w);
}
