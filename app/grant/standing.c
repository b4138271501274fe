#include "grant/standing.h"

#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/secret.h"

enum standing_state
standing_state(const struct standing_rule *rule, const char *on)
{
	if (rule->withdrawn_at != NULL)
		return STANDING_WITHDRAWN;
	if (strcmp(on, rule->expires_on) >= 0)
		return STANDING_EXPIRED;
	if (rule->approval_count < STANDING_APPROVALS)
		return STANDING_PROPOSED;
	return STANDING_IN_FORCE;
}

const char *
standing_text(struct arena *a, const struct terms *t, int per_day,
	const char *expires_on)
{
	return arena_printf(a,
		"standing approval of the open route\n"
		"terms %s\n"
		"terms sha256 en %s\n"
		"terms sha256 zh %s\n"
		"terms sha256 ja %s\n"
		"grants a day %d\n"
		"expires on %s\n",
		t->version, t->sha256[LANG_EN], t->sha256[LANG_ZH],
		t->sha256[LANG_JA], per_day, expires_on);
}

static bool
has_approved(const struct standing_rule *rule, int64_t account_id)
{
	size_t i;

	for (i = 0; i < rule->approval_count; i++)
		if (rule->approvals[i].account_id == account_id)
			return true;
	return false;
}

const char *
standing_refusal(const struct standing_rule *rule, int64_t account_id,
	bool of_secretariat, const char *today)
{
	switch (standing_state(rule, today)) {
	case STANDING_WITHDRAWN:
		return N_("The rule has been withdrawn. Propose a new one.");
	case STANDING_EXPIRED:
		return N_("The rule has expired. Propose a new one.");
	case STANDING_IN_FORCE:
		return N_("Two people have approved the rule: it is in "
			  "force.");
	case STANDING_PROPOSED:
		break;
	}
	if (!of_secretariat)
		return N_("Only people of the secretariat can approve.");
	if (has_approved(rule, account_id))
		return N_("You have approved it. A second person of the "
			  "secretariat has to approve it, too.");
	return NULL;
}

int
standing_remaining(const struct standing_rule *rule, int64_t used)
{
	return used >= rule->per_day ? 0 : rule->per_day - (int)used;
}

enum err
standing_in_force(struct db *db, const char *version, const char *on,
	struct standing_rule *out, int64_t *used)
{
	struct standing_rules all;
	enum err e;
	size_t i;

	if ((e = standing_list(db, &all)) != OK)
		return e;
	for (i = 0; i < all.count; i++) {
		struct standing_rule *rule = &all.items[i];

		if (strcmp(rule->version, version) != 0 ||
			standing_state(rule, on) != STANDING_IN_FORCE)
			continue;
		if ((e = standing_count_today(db, version, used)) != OK)
			return e;
		*out = *rule;
		return OK;
	}
	return ERR_NOT_FOUND;
}

/*
 * The row is locked first and the rule read again behind the lock: a
 * withdrawal that committed in between is seen, and whoever granted before
 * us is counted, for each statement of READ COMMITTED looks anew.
 */
enum err
standing_lock(struct db *db, const char *version, const char *on,
	struct standing_rule *out, int64_t *used)
{
	struct standing_rule rule;
	int64_t n;
	enum err e;

	if (!db_in_transaction(db))
		return ERR_BUG;
	if ((e = standing_in_force(db, version, on, &rule, &n)) != OK ||
		(e = standing_row_lock(db, rule.id)) != OK ||
		(e = standing_find(db, rule.id, &rule)) != OK)
		return e;
	if (standing_state(&rule, on) != STANDING_IN_FORCE)
		return ERR_NOT_FOUND;
	if ((e = standing_count_today(db, version, &n)) != OK)
		return e;
	*out = rule;
	*used = n;
	return OK;
}

static enum err
check_new(const struct terms *t, int per_day, const char *expires_on)
{
	char today[DAY_SIZE], last[DAY_SIZE];
	enum err e;

	day_today(today);
	if ((e = day_add(today, STANDING_DAYS_MAX, last)) != OK)
		return e;
	if (t->route != TERMS_OPEN || per_day < 1 ||
		per_day > STANDING_PER_DAY_MAX || !day_valid(expires_on) ||
		strcmp(expires_on, today) <= 0 || strcmp(expires_on, last) > 0)
		return ERR_INVALID;
	return OK;
}

enum err
standing_create(struct db *db, const struct actor *actor, const char *version,
	int per_day, const char *expires_on, int64_t *id)
{
	struct standing_rule rule = { .version = version,
		.per_day = per_day,
		.expires_on = expires_on,
		.created_by = actor->id };
	char sum[SECRET_HEX_SIZE];
	struct terms terms;
	const char *text;
	int64_t made;
	enum err e;

	if ((e = terms_find(db, version, &terms)) != OK)
		return e == ERR_NOT_FOUND ? ERR_INVALID : e;
	if ((e = check_new(&terms, per_day, expires_on)) != OK)
		return e;
	text = standing_text(db_arena(db), &terms, per_day, expires_on);
	secret_sha256(text, strlen(text), sum);
	rule.sha256 = sum;
	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = standing_insert(db, &rule, &made)) != OK ||
		(e = audit_append(db, actor,
			 &(struct audit_event){ .action = "standing.created",
				 .object_kind = "standing-rule",
				 .object_id = db_int(db, made),
				 .after = text })) != OK)
		goto fail;
	/* A crash here leaves no rule. */
	if ((e = db_commit(db)) == OK)
		*id = made;
	return e;
fail:
	db_rollback(db);
	return e;
}

enum err
standing_approve(struct db *db, const struct actor *actor, int64_t id,
	const char *seen, const char **why)
{
	struct standing_rule rule;
	char today[DAY_SIZE];
	enum err e;

	day_today(today);
	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = standing_row_lock(db, id)) != OK ||
		(e = standing_find(db, id, &rule)) != OK)
		goto fail;
	e = ERR_CONFLICT;
	*why = strcmp(rule.sha256, seen) != 0
		       ? N_("The rule on your page is not the one that is "
			    "stored. Look "
			    "at it again before you approve it.")
		       : standing_refusal(&rule, actor->id,
				 strcmp(actor->role, "secretariat") == 0,
				 today);
	if (*why != NULL)
		goto fail;
	if ((e = standing_approval_insert(db, id, actor->id)) != OK ||
		(e = audit_append(db, actor,
			 &(struct audit_event){ .action = "standing.approved",
				 .object_kind = "standing-rule",
				 .object_id = db_int(db, id),
				 .after = rule.sha256 })) != OK)
		goto fail;
	/* A crash here leaves the rule without this approval: it stays
	 * closed, or the person approves once more. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
standing_withdraw(struct db *db, const struct actor *actor, int64_t id)
{
	bool changed;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	/* Waits for a grant that is being made under the rule; the next one
	 * reads the rule behind this lock and finds it closed. */
	if ((e = standing_row_lock(db, id)) != OK ||
		(e = standing_update_withdrawn(db, id, actor->id, &changed)) !=
			OK)
		goto fail;
	e = ERR_CONFLICT;
	if (!changed)
		goto fail;
	if ((e = audit_append(db, actor,
		     &(struct audit_event){ .action = "standing.withdrawn",
			     .object_kind = "standing-rule",
			     .object_id = db_int(db, id) })) != OK)
		goto fail;
	/* A crash here leaves the rule in force: the page says so. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}
