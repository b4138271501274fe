#include "pool/attest.h"

#include <string.h>

#include "base/arena.h"
#include "fact/fact.h"

static enum err
attest(struct db *db, const struct actor *actor, const char *member,
	const char *hash, const char *note)
{
	struct attest_list list;
	enum err e;

	/* The clock keeps the list as it is until the commit. */
	if ((e = fact_begin(db)) != OK ||
		(e = attest_list(db, member, &list)) != OK)
		return e;
	if (strcmp(list.hash, hash) != 0)
		return ERR_CONFLICT;
	if ((e = attest_insert(db, actor, member, &list, note)) != OK)
		return e;
	return audit_append(db, actor,
		&(struct audit_event){ .action = "member.attested",
			.object_kind = "member",
			.object_id = member,
			.after = arena_printf(db_arena(db), "%s %s\n",
				list.period, list.hash) });
}

enum err
attest_create(struct db *db, const struct actor *actor, const char *member,
	const char *hash, const char *note)
{
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = attest(db, actor, member, hash, note)) != OK ||
		(e = db_commit(db)) != OK)
		db_rollback(db);
	return e;
}
