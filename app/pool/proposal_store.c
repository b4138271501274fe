#include <string.h>

#include "base/arena.h"
#include "pool/proposal.h"
#include "sql.h"

static enum proposal_state
state_read(const char *word)
{
	enum proposal_state s = PROPOSAL_PROPOSED;

	while (s < PROPOSAL_WITHDRAWN &&
		strcmp(proposal_state_word(s), word) != 0)
		s++;
	return s;
}

static enum err
read_rows(struct db *db, const char *member, const char *id,
	struct proposals *out)
{
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(
		     db, &SQL_PROPOSAL_ROWS, DB_ARGS(member, id), &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct proposal);
	for (i = 0; i < out->count; i++) {
		struct proposal *p = &out->items[i];

		p->id = rows_int(rows, i, "id");
		p->patent_id = rows_int(rows, i, "patent_id");
		p->number = rows_str(rows, i, "number");
		p->title = rows_str(rows, i, "title");
		p->office = rows_str(rows, i, "office");
		p->member = rows_str(rows, i, "member_id");
		p->member_name = rows_str(rows, i, "member_name");
		p->state = state_read(rows_str(rows, i, "state"));
		p->terms = rows_str(rows, i, "terms_version");
		p->rationale = rows_text(rows, i, "rationale");
		p->rationale_by = rows_null(rows, i, "rationale_by")
					  ? 0
					  : rows_int(rows, i, "rationale_by");
		p->rationale_name = rows_str(rows, i, "rationale_name");
		p->agreement = rows_null(rows, i, "co_owner_agreement")
				       ? AGREEMENT_NOT_ASKED
			       : rows_bool(rows, i, "co_owner_agreement")
				       ? AGREEMENT_YES
				       : AGREEMENT_NO;
		p->created_on = rows_str(rows, i, "created_on");
	}
	return OK;
}

enum err
proposal_list(struct db *db, const char *member, struct proposals *out)
{
	return read_rows(db, member, NULL, out);
}

enum err
proposal_find(struct db *db, int64_t id, struct proposal *out)
{
	struct proposals found;
	enum err e;

	if ((e = read_rows(db, NULL, db_int(db, id), &found)) != OK)
		return e;
	if (found.count == 0)
		return ERR_NOT_FOUND;
	*out = found.items[0];
	return OK;
}

enum err
proposal_lock(struct db *db, int64_t id, struct proposal *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_PROPOSAL_ROW_LOCK, DB_ARGS(db_int(db, id)),
		     &rows)) != OK)
		return e;
	return proposal_find(db, id, out);
}

enum err
proposal_insert(struct db *db, const struct actor *actor,
	const struct proposal_new *n, int64_t *id)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_PROPOSAL_PATENT, DB_ARGS(n->number), &rows)) !=
		OK)
		return e;
	if ((e = db_one(db, &SQL_PROPOSAL_INSERT,
		     DB_ARGS(n->number, n->member, n->terms,
			     n->agreement == AGREEMENT_NOT_ASKED
				     ? NULL
				     : db_bool(n->agreement == AGREEMENT_YES),
			     db_int(db, actor->id)),
		     &rows)) != OK)
		return e == ERR_NOT_FOUND ? ERR_CONFLICT : e;
	*id = rows_int(rows, 0, "id");
	return OK;
}

enum err
proposal_update(struct db *db, const struct actor *actor,
	const struct proposal_change *c)
{
	const char *word = proposal_state_word(c->to);
	enum err e;

	if ((e = db_exec(db, &SQL_PROPOSAL_UPDATE,
		     DB_ARGS(db_int(db, c->id), word, c->rationale,
			     db_int(db, actor->id),
			     c->contribution_id == 0
				     ? NULL
				     : db_int(db, c->contribution_id)),
		     NULL)) != OK)
		return e;
	return db_exec(db, &SQL_PROPOSAL_EVENT_INSERT,
		DB_ARGS(db_int(db, c->id), word, c->note,
			db_int(db, actor->id)),
		NULL);
}

enum err
proposal_contribute(struct db *db, const struct proposal *p, const char *since,
	int64_t *contribution_id)
{
	struct rows *rows;
	enum err e;

	if ((e = db_exec(db, &SQL_PROPOSAL_EARLIER,
		     DB_ARGS(db_int(db, p->patent_id)), NULL)) != OK ||
		(e = db_one(db, &SQL_PROPOSAL_CONTRIBUTE,
			 DB_ARGS(db_int(db, p->patent_id), p->member, since,
				 p->terms),
			 &rows)) != OK)
		return e;
	*contribution_id = rows_int(rows, 0, "id");
	return OK;
}

enum err
proposal_owners(
	struct db *db, const struct proposal *p, struct proposal_check *out)
{
	struct arena *a = db_arena(db);
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(db, &SQL_PROPOSAL_OWNERS,
		     DB_ARGS(db_int(db, p->patent_id), p->member, p->number),
		     &rows)) != OK)
		return e;
	out->owners.count = rows_count(rows);
	out->owners.items =
		ARENA_ARRAY(a, out->owners.count + 1, struct proposal_owner);
	for (i = 0; i < out->owners.count; i++)
		out->owners.items[i] = (struct proposal_owner){
			.id = rows_text(rows, i, "owner_id"),
			.name = rows_text(rows, i, "name"),
			.plain_name = rows_str(rows, i, "owner_name"),
			.share = rows_text(rows, i, "share"),
			.territory = rows_text(rows, i, "territory"),
			.direct = rows_bool(rows, i, "direct"),
			.mandated = rows_bool(rows, i, "mandated"),
		};
	if ((e = db_query(db, &SQL_PROPOSAL_BURDENS,
		     DB_ARGS(db_int(db, p->patent_id)), &rows)) != OK)
		return e;
	out->burdens.count = rows_count(rows);
	out->burdens.items =
		ARENA_ARRAY(a, out->burdens.count + 1, struct proposal_burden);
	for (i = 0; i < out->burdens.count; i++)
		out->burdens.items[i] = (struct proposal_burden){
			.kind = rows_str(rows, i, "kind"),
			.holder = rows_str(rows, i, "holder"),
		};
	if ((e = db_query(db, &SQL_PROPOSAL_CO_OWNER_RULE, DB_ARGS(p->office),
		     &rows)) != OK)
		return e;
	if (rows_count(rows) > 0) {
		out->co_owner_rule = rows_str(rows, 0, "effect");
		out->co_owner_rule_id = rows_str(rows, 0, "id");
	}
	return OK;
}
