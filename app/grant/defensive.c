#include "grant/defensive.h"

#include <string.h>

#include "base/day.h"
#include "base/lang.h"
#include "fact/fact.h"

const char *
defensive_kind_label(const char *kind)
{
	if (strcmp(kind, "threat") == 0)
		return N_("Threat");
	return strcmp(kind, "suit") == 0 ? N_("Suit in court")
					 : N_("Before an authority");
}

const char *
defensive_outcome_label(const char *outcome)
{
	if (outcome == NULL)
		return N_("Open");
	if (strcmp(outcome, "cured") == 0)
		return N_("Cured: the assertion was withdrawn");
	if (strcmp(outcome, "dismissed") == 0)
		return N_("Dismissed: no case of the defensive clause");
	return strcmp(outcome, "suspended") == 0 ? N_("Licence suspended")
						 : N_("Licence ended");
}

/* The last day of the cure by a grant's terms; ERR_INVALID: no such day. */
static enum err
cure_until(const struct terms_defensive *d, const char *notice_on, char out[])
{
	return day_add(notice_on, d->cure_days, out);
}

enum err
defensive_effect_from(
	const struct terms_defensive *d, const char *notice_on, char out[])
{
	/* The day after the last on which the assertion can be withdrawn, and
	 * not before the time of notice is over. */
	int days = d->cure_days + 1;

	return day_add(
		notice_on, d->notice_days > days ? d->notice_days : days, out);
}

static enum err
file(struct db *db, const struct actor *actor, const char *action,
	const char *id, const char *after)
{
	return audit_append(db, actor,
		&(struct audit_event){ .action = action,
			.object_kind = "defensive",
			.object_id = id,
			.after = after });
}

enum err
defensive_create(struct db *db, const struct actor *actor,
	const struct defensive *d, const char **id)
{
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = fact_begin(db)) != OK ||
		(e = defensive_insert(db, d, id)) != OK ||
		(e = file(db, actor, "defensive.recorded", *id, d->claimant)) !=
			OK)
		goto fail;
	/* A crash here leaves no assertion on record. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

/* The longest cure of the grants concerned; without one the default. */
static enum err
longest_cure(
	struct db *db, const struct defensive *d, const char *on, char out[])
{
	struct terms_parameters p;
	struct defensive_grants grants;
	struct terms_defensive rule = { .cure_days = -1 };
	size_t i;
	enum err e;

	if ((e = defensive_grants(db, d->claimant, on, &grants)) != OK)
		return e;
	for (i = 0; i < grants.count; i++)
		if (grants.items[i].terms.defensive.cure_days > rule.cure_days)
			rule = grants.items[i].terms.defensive;
	if (grants.count == 0) {
		terms_parameters_init(&p);
		rule = p.defensive;
	}
	return cure_until(&rule, on, out);
}

enum err
defensive_notice(struct db *db, const struct actor *actor, const char *id,
	const char *on)
{
	struct defensive d;
	char until[DAY_SIZE];
	bool changed;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = fact_begin(db)) != OK ||
		(e = defensive_find(db, id, &d)) != OK ||
		(e = longest_cure(db, &d, on, until)) != OK ||
		(e = defensive_update_notice(db, id, on, until, &changed)) !=
			OK)
		goto fail;
	e = ERR_CONFLICT;
	if (!changed)
		goto fail;
	if ((e = file(db, actor, "defensive.noticed", id, until)) != OK)
		goto fail;
	/* A crash here leaves it without notice. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

static const char *
refusal(const struct defensive *d, const char *outcome, const char *on)
{
	bool measure = strcmp(outcome, "suspended") == 0 ||
		       strcmp(outcome, "terminated") == 0;

	if (d->outcome != NULL)
		return N_("This is closed already.");
	if (strcmp(on, d->filed_on) < 0)
		return N_("The outcome cannot come before the assertion.");
	if (measure && d->notice_on == NULL)
		return N_("Give notice first: the licensee must have the time "
			  "that the terms allow.");
	if (measure && strcmp(on, d->cure_until) <= 0)
		return N_("The assertion can still be withdrawn on that day.");
	return NULL;
}

enum err
defensive_close(struct db *db, const struct actor *actor, const char *id,
	const char *outcome, const char *on, const char **why)
{
	struct defensive d;
	bool changed;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = fact_begin(db)) != OK ||
		(e = defensive_find(db, id, &d)) != OK)
		goto fail;
	e = ERR_CONFLICT;
	if ((*why = refusal(&d, outcome, on)) != NULL)
		goto fail;
	if ((e = defensive_update_outcome(db, id, outcome, on, &changed)) !=
			OK ||
		(e = file(db, actor, "defensive.closed", id, outcome)) != OK)
		goto fail;
	/* A crash here leaves it open. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}
