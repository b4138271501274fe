#include "base/arena.h"
#include "base/lang.h"
#include "pool/due.h"
#include "sql.h"

static const struct lang_label kinds[] = {
	{ "attestation", N_("Attest the list of pooled patents") },
	{ "cure", N_("Time to withdraw an assertion ends") },
	{ "evidence", N_("Evidence of the licensee grows old") },
	{ "exit", N_("Membership ends") },
	{ "expiry", N_("Nominal term ends") },
	{ "lapse", N_("Lapsed: time to restore ends") },
	{ "maintenance", N_("Fee paid up to this day") },
	{ "mandate", N_("Mandate ends") },
	{ "recordal", N_("Put the grant on record at the office") },
	{ "stale", N_("Look at the office's record again") },
	{ "withdrawal", N_("Withdrawal from the pool takes effect") },
	{ NULL, NULL },
};

const char *
due_label(const char *kind)
{
	return lang_label(kinds, kind, kind);
}

bool
due_kind_known(const char *kind)
{
	return due_label(kind) != kind;
}

enum err
due_list(struct db *db, const struct due_query *q, struct dues *out)
{
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(db, &SQL_DUE_LIST,
		     DB_ARGS(q->organisation, q->kind, q->until,
			     db_int(db, q->limit == 0 ? 200 : q->limit)),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->total = out->count == 0 ? 0 : rows_int(rows, 0, "total");
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct due);
	for (i = 0; i < out->count; i++)
		out->items[i] = (struct due){
			.kind = rows_str(rows, i, "kind"),
			.object_kind = rows_str(rows, i, "object_kind"),
			.object = rows_str(rows, i, "object_id"),
			.organisation = rows_str(rows, i, "organisation_id"),
			.name = rows_text(rows, i, "name"),
			.on = rows_str(rows, i, "due_on"),
			.late = rows_bool(rows, i, "late"),
		};
	return OK;
}
