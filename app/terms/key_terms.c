#include "terms/key_terms.h"

#include <string.h>

#include "base/arena.h"
#include "base/place.h"

#define KEY_TERMS_MAX 32

/* A card while it is written. */
struct card {
	struct arena *arena;
	enum lang lang;
	enum key_subject subject;
	struct key_terms *out;
};

const char *
key_subject_label(enum key_subject s)
{
	static const char *const labels[] = {
		[KEY_WHO] = N_("Who is covered"),
		[KEY_USE] = N_("What may be done"),
		[KEY_CHANGE] = N_("What stays when things change"),
		[KEY_CONDUCT] = N_("Conduct, defence and end"),
		[KEY_LAW] = N_("Reliance, warranty and law"),
	};

	return labels[s];
}

/* Label, value and meaning are N_() messages or ready texts. */
static void
add(struct card *c, const char *key, const char *label, const char *value,
	const char *meaning)
{
	struct key_term *t = &c->out->items[c->out->count++];

	t->subject = c->subject;
	t->key = key;
	t->label = tr(c->lang, label);
	t->value = tr(c->lang, value);
	t->meaning = tr(c->lang, meaning);
}

static const char *
number(struct card *c, int n)
{
	return arena_printf(c->arena, "%d", n);
}

static const char *
days(struct card *c, int n)
{
	return tr_fill(c->arena, tr_n(c->lang, "{n} day", "{n} days", n), "n",
		number(c, n), NULL);
}

/* --- who is covered ---------------------------------------------------------
 */

static void
add_control(struct card *c, const struct control_rule *rule)
{
	long long whole = rule->threshold_e4 / 10000;
	long long rest = rule->threshold_e4 % 10000;
	const char *percent =
		rest == 0
			? arena_printf(c->arena, "%lld %%", whole)
			: arena_printf(c->arena, "%lld.%04lld %%", whole, rest);
	const char *value = tr_fill(c->arena,
		rule->or_equal
			? tr(c->lang, "At least {percent} of the votes")
			: tr(c->lang, "More than {percent} of the votes"),
		"percent", percent, NULL);

	add(c, "control_threshold", N_("Control rule"), value,
		N_("An organisation is an affiliate of the licensee while the "
		   "licensee and its affiliates together hold these votes in "
		   "it, directly or through others."));
	if (rule->vie)
		add(c, "vie", N_("Control by contract (VIE)"), N_("Counts"),
			N_("An organisation that is controlled by contracts "
			   "instead of votes is an affiliate, too."));
	else
		add(c, "vie", N_("Control by contract (VIE)"),
			N_("Does not count"),
			N_("An organisation that is controlled by contracts "
			   "instead of votes is no affiliate."));
}

static void
add_who(struct card *c, const struct terms_parameters *p)
{
	c->subject = KEY_WHO;
	add_control(c, &p->control);
	if (p->affiliates)
		add(c, "affiliates", N_("Affiliates"), N_("Covered"),
			N_("The licence reaches each affiliate of the "
			   "licensee for as long as it is one."));
	else
		add(c, "affiliates", N_("Affiliates"), N_("Not covered"),
			N_("The licence reaches the licensee alone."));
	if (p->sublicence_affiliates)
		add(c, "sublicence_affiliates", N_("Sublicences"),
			N_("To affiliates only"),
			N_("The licensee may pass the licence on to its "
			   "affiliates and to nobody else."));
	else
		add(c, "sublicence_affiliates", N_("Sublicences"), N_("None"),
			N_("The licensee may pass the licence on to nobody."));
	if (p->run_off_days > 0)
		add(c, "run_off_days", N_("Run-off"), days(c, p->run_off_days),
			N_("An organisation that leaves the licensee's group "
			   "stays covered for this time."));
	else
		add(c, "run_off_days", N_("Run-off"), N_("None"),
			N_("An organisation that leaves the licensee's group "
			   "is not covered from that day."));
	if (p->have_made)
		add(c, "have_made", N_("Have made"), N_("Included"),
			N_("Contractors and suppliers are covered while they "
			   "work for the licensee or an affiliate."));
	else
		add(c, "have_made", N_("Have made"), N_("Not included"),
			N_("Contractors and suppliers need a licence of their "
			   "own."));
}

/* --- what may be done, and what changes leave in force ----------------------
 */

static void
add_use(struct card *c, const struct terms_parameters *p)
{
	c->subject = KEY_USE;
	if (p->past_release)
		add(c, "past_release", N_("Past use"),
			N_("Released where the grant says so"),
			N_("Where the grant names a day, uses since that day "
			   "are released, too."));
	else
		add(c, "past_release", N_("Past use"), N_("Not released"),
			N_("Uses before the start of the licence are not "
			   "covered."));
	if (p->started_projects_endure)
		add(c, "started_projects_endure", N_("Started projects"),
			N_("Endure"),
			N_("What was put into service under the licence may "
			   "be used until the patents expire, unless the "
			   "licence ended in defence or because of a false "
			   "declaration."));
	else
		add(c, "started_projects_endure", N_("Started projects"),
			N_("End with the licence"),
			N_("What was put into service under the licence needs "
			   "a licence for as long as it is used."));
}

static void
add_assignment(struct card *c, enum terms_assignment a)
{
	switch (a) {
	case TERMS_ASSIGNMENT_NONE:
		add(c, "assignment", N_("Assignment"), N_("Not possible"),
			N_("The licence cannot pass to anybody else."));
		return;
	case TERMS_ASSIGNMENT_GROUP:
		add(c, "assignment", N_("Assignment"), N_("Within the group"),
			N_("The licence can pass to another organisation of "
			   "the licensee's group."));
		return;
	case TERMS_ASSIGNMENT_BUSINESS:
		add(c, "assignment", N_("Assignment"), N_("With the business"),
			N_("The licence can pass to a legal successor or to "
			   "the buyer of the business that uses it, once the "
			   "secretariat has been told."));
		return;
	}
}

static void
add_change(struct card *c, const struct terms_parameters *p)
{
	c->subject = KEY_CHANGE;
	if (p->survival)
		add(c, "survival", N_("Survival"), N_("Grants survive"),
			N_("A patent that leaves the pool, or whose "
			   "contributor leaves the alliance, stays licensed "
			   "under the grants made before."));
	else
		add(c, "survival", N_("Survival"), N_("Grants do not survive"),
			N_("A patent that leaves the pool is no longer "
			   "licensed from that day."));
	if (p->transfer == TERMS_TRANSFER_BIND)
		add(c, "transfer", N_("Sale of a patent"),
			N_("The buyer must be bound"),
			N_("Who sells a patent must bind the buyer to the "
			   "licences; if that is not done, the law of each "
			   "territory decides."));
	else
		add(c, "transfer", N_("Sale of a patent"),
			N_("By the law of the territory"),
			N_("Whether a licence holds against the buyer of a "
			   "patent is decided by the law of each territory."));
	if (p->merger_succession)
		add(c, "merger_succession", N_("Merger of the licensee"),
			N_("The successor keeps the licence"),
			N_("The organisation into which the licensee is merged "
			   "holds the licence in its place."));
	else
		add(c, "merger_succession", N_("Merger of the licensee"),
			N_("The licence ends"),
			N_("The organisation into which the licensee is merged "
			   "needs a licence of its own."));
	add_assignment(c, p->assignment);
}

/* --- conduct, defence and end -----------------------------------------------
 */

static void
add_defensive(struct card *c, const struct terms_defensive *d)
{
	const char *value = tr_fill(c->arena,
		tr(c->lang, "{notice} of notice, {cure} to cure"), "notice",
		days(c, d->notice_days), "cure", days(c, d->cure_days), NULL);
	static const char *const scopes[] = {
		[TERMS_SCOPE_ALL] =
			N_("Who asserts a patent against a member may lose the "
			   "licence under all patents of the pool, unless the "
			   "assertion is withdrawn in time."),
		[TERMS_SCOPE_LICENSOR] =
			N_("Who asserts a patent against a member may lose the "
			   "licence under the patents of that member alone, "
			   "unless the assertion is withdrawn in time."),
		[TERMS_SCOPE_RIGHTS] =
			N_("Who asserts a patent against a member may lose the "
			   "licence under patents that are named, unless the "
			   "assertion is withdrawn in time."),
	};

	add(c, "defensive", N_("Defensive clause"), value, scopes[d->scope]);
	if (d->effect == TERMS_EFFECT_ALL_ACTS)
		add(c, "defensive.effect", N_("Reach of a defensive measure"),
			N_("All acts"),
			N_("While it lasts, nothing may be done under the "
			   "patents concerned."));
	else
		add(c, "defensive.effect", N_("Reach of a defensive measure"),
			N_("New acts only"),
			N_("While it lasts, nothing new may begin; what is in "
			   "service may go on."));
}

static void
add_conduct(struct card *c, const struct terms_parameters *p)
{
	c->subject = KEY_CONDUCT;
	add_defensive(c, &p->defensive);
	if (p->no_challenge)
		add(c, "no_challenge", N_("Challenge of validity"),
			N_("Not allowed"),
			N_("Who challenges the validity of a patent of the "
			   "pool may lose the licence."));
	else
		add(c, "no_challenge", N_("Challenge of validity"),
			N_("Allowed"),
			N_("Challenging the validity of a patent has no "
			   "consequence for the licence."));
	if (p->rescission)
		add(c, "rescission", N_("Rescission"), N_("Possible"),
			N_("The licence can be taken back as if it had never "
			   "been given."));
	else
		add(c, "rescission", N_("Rescission"), N_("Not possible"),
			N_("An end takes effect for the future only."));
	if (p->reporting == TERMS_REPORTING_YEARLY)
		add(c, "reporting", N_("Reporting"), N_("Every year"),
			N_("The licensee reports in a few sentences how it "
			   "uses the licence; a missing report does not end "
			   "the licence."));
	else
		add(c, "reporting", N_("Reporting"), N_("None"),
			N_("The licensee has no duty to report."));
	if (p->anti_social)
		add(c, "anti_social", N_("Anti-social forces"),
			N_("Declaration"),
			N_("The licensee declares that it does not belong to "
			   "organised crime or other anti-social forces."));
	else
		add(c, "anti_social", N_("Anti-social forces"),
			N_("Not mentioned"),
			N_("The terms ask for no declaration on organised "
			   "crime."));
}

/* --- reliance, warranty and law ---------------------------------------------
 */

static void
add_reliance(struct card *c, int n)
{
	if (n > 0)
		add(c, "reliance_days", N_("Reliance on answers"), days(c, n),
			N_("An answer that the registry gave to a signed-in "
			   "organisation stands for this time after notice "
			   "that it no longer does."));
	else
		add(c, "reliance_days", N_("Reliance on answers"), N_("None"),
			N_("An answer of the registry holds only while the "
			   "facts stay as they are known."));
}

static void
add_warranty(struct card *c, const struct terms_parameters *p)
{
	if (p->warranty == TERMS_WARRANTY_TITLE)
		add(c, "warranty", N_("Warranty"), N_("Title"),
			N_("The contributors warrant that they may license "
			   "the patents, and nothing else."));
	else
		add(c, "warranty", N_("Warranty"), N_("None"),
			N_("The patents are licensed as they are."));
	if (p->maintenance)
		add(c, "maintenance", N_("Maintenance of patents"),
			N_("A duty"),
			N_("The contributors keep the patents in force while "
			   "they are licensed."));
	else
		add(c, "maintenance", N_("Maintenance of patents"),
			N_("No duty"),
			N_("A contributor may let a patent lapse; then nobody "
			   "needs a licence."));
}

static void
add_law(struct card *c, const struct terms *t)
{
	const struct terms_parameters *p = &t->parameters;
	const char *law = p->governing_law_code != NULL
				  ? place_name(p->governing_law_code, c->lang)
				  : p->governing_law[c->lang];

	c->subject = KEY_LAW;
	add_reliance(c, p->reliance_days);
	add_warranty(c, p);
	add(c, "governing_law", N_("Governing law"),
		law == NULL ? N_("Not said") : law,
		N_("The licence follows this law; whether a patent exists and "
		   "is infringed follows the law of its territory."));
	add(c, "forum", N_("Forum"),
		p->forum[c->lang] == NULL ? N_("Not said") : p->forum[c->lang],
		N_("Disputes about the licence are decided here."));
	add(c, "prevailing_language", N_("Prevailing language"),
		lang_name(t->governing),
		N_("Where the texts differ, the text in this language "
		   "counts."));
}

void
key_terms_list(struct arena *a, enum lang lang, const struct terms *t,
	struct key_terms *out)
{
	struct card c = { .arena = a, .lang = lang, .out = out };

	out->items = ARENA_ARRAY(a, KEY_TERMS_MAX, struct key_term);
	out->count = 0;
	add_who(&c, &t->parameters);
	add_use(&c, &t->parameters);
	add_change(&c, &t->parameters);
	add_conduct(&c, &t->parameters);
	add_law(&c, t);
}

void
key_terms_compare(struct arena *a, enum lang lang, const struct terms *ta,
	const struct terms *tb, struct key_differences *out)
{
	struct key_terms left, right;
	size_t i;

	key_terms_list(a, lang, ta, &left);
	key_terms_list(a, lang, tb, &right);
	out->items = ARENA_ARRAY(a, left.count, struct key_difference);
	out->count = left.count;
	out->differing = 0;
	for (i = 0; i < left.count; i++) {
		struct key_difference *d = &out->items[i];

		d->a = &left.items[i];
		d->b = &right.items[i];
		d->differs = strcmp(d->a->value, d->b->value) != 0 ||
			     strcmp(d->a->meaning, d->b->meaning) != 0;
		out->differing += d->differs;
	}
}
