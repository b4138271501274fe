#include "pool/notice.h"

#include <string.h>

#include "fact/fact.h"

static enum err
in_time(struct db *db, const char *on)
{
	char earliest[DAY_SIZE];
	enum err e;

	if ((e = notice_earliest(db, earliest)) != OK)
		return e;
	return strcmp(on, earliest) >= 0 ? OK : ERR_INVALID;
}

static enum err
withdraw(struct db *db, const struct actor *actor, const char *member,
	const char *const *numbers, size_t count, const char *on)
{
	int64_t changed;
	size_t i;
	enum err e;

	if ((e = fact_begin(db)) != OK || (e = in_time(db, on)) != OK ||
		(e = notice_contributions(
			 db, member, numbers, count, on, &changed)) != OK)
		return e;
	if (changed != (int64_t)count)
		return ERR_CONFLICT;
	for (i = 0; i < count; i++)
		if ((e = audit_append(db, actor,
			     &(struct audit_event){
				     .action = "contribution.notice",
				     .object_kind = "patent",
				     .object_id = numbers[i],
				     .after = on })) != OK)
			return e;
	return OK;
}

enum err
notice_withdraw(struct db *db, const struct actor *actor, const char *member,
	const char *const *numbers, size_t count, const char *on)
{
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = withdraw(db, actor, member, numbers, count, on)) != OK ||
		(e = db_commit(db)) != OK)
		db_rollback(db);
	return e;
}

static enum err
leave(struct db *db, const struct actor *actor, const char *member,
	const char *on)
{
	int64_t changed;
	enum err e;

	if ((e = fact_begin(db)) != OK || (e = in_time(db, on)) != OK ||
		(e = notice_member(db, member, on, &changed)) != OK)
		return e;
	if (changed == 0)
		return ERR_CONFLICT;
	return audit_append(db, actor,
		&(struct audit_event){ .action = "member.notice",
			.object_kind = "member",
			.object_id = member,
			.after = on });
}

enum err
notice_exit(struct db *db, const struct actor *actor, const char *member,
	const char *on)
{
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = leave(db, actor, member, on)) != OK ||
		(e = db_commit(db)) != OK)
		db_rollback(db);
	return e;
}
