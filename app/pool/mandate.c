#include "pool/mandate.h"

#include "base/arena.h"
#include "base/lang.h"
#include "fact/fact.h"

const char *
mandate_capacity_label(const char *capacity)
{
	static const struct lang_label labels[] = {
		{ "agent", N_("Agent, in the owner's name") },
		{ "sublicensor", N_("Sublicensor, in its own name") },
		{ "direct", N_("The owner signs each grant itself") },
		{ NULL, NULL },
	};

	return lang_label(labels, capacity, capacity);
}

/* At most 64 characters: both ends cut short, the day whole. */
static const char *
make_id(struct arena *a, const struct mandate_new *m)
{
	return arena_printf(
		a, "%.24s-%.24s-%s", m->grantor, m->holder, m->from);
}

static enum err
create(struct db *db, const struct actor *actor, const struct mandate_new *m,
	const char *id)
{
	bool inserted;
	enum err e;

	if ((e = fact_begin(db)) != OK ||
		(e = mandate_insert(db, id, m, &inserted)) != OK)
		return e;
	if (!inserted)
		return ERR_CONFLICT;
	return audit_append(db, actor,
		&(struct audit_event){ .action = "mandate.recorded",
			.object_kind = "mandate",
			.object_id = id,
			.after = arena_printf(db_arena(db), "%s\n%s\n%s\n%s\n",
				m->grantor, m->holder, m->capacity, m->from) });
}

enum err
mandate_create(struct db *db, const struct actor *actor,
	const struct mandate_new *m, const char **id)
{
	enum err e;

	*id = make_id(db_arena(db), m);
	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = create(db, actor, m, *id)) != OK || (e = db_commit(db)) != OK)
		db_rollback(db);
	return e;
}

static enum err
revoke(struct db *db, const struct actor *actor, const char *id, const char *on)
{
	bool updated;
	enum err e;

	if ((e = fact_begin(db)) != OK ||
		(e = mandate_update_revoked(db, id, on, &updated)) != OK)
		return e;
	if (!updated)
		return ERR_CONFLICT;
	return audit_append(db, actor,
		&(struct audit_event){ .action = "mandate.revoked",
			.object_kind = "mandate",
			.object_id = id,
			.after = on });
}

enum err
mandate_revoke(struct db *db, const struct actor *actor, const char *id,
	const char *on)
{
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = revoke(db, actor, id, on)) != OK || (e = db_commit(db)) != OK)
		db_rollback(db);
	return e;
}
