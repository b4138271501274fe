/*
 * Which statements import a kind, in which order. All run in the transaction
 * of the import, on temporary tables that end with it.
 */
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "exchange/fact.h"
#include "exchange/import.h"
#include "exchange/row.h"
#include "grant/grant.h"
#include "org/org.h"
#include "patent/topic.h"
#include "sql.h"

static const struct stmt *const patent_create[] = {
	&SQL_PATENT_CREATE_STAGED,
	&SQL_PATENT_CREATE_TOUCHED_STAGED,
	&SQL_INDEX_CREATE_STAGED,
	NULL,
};
static const struct stage_check patent_checks[] = {
	{ &SQL_PATENT_REFUSE_MEMBER_STAGED, "pool.member",
		"is no organisation that is or was a member",
		"Import the membership first (canopy import members), or "
		"correct the id." },
	{ &SQL_PATENT_REFUSE_OVERLAP_STAGED, "pool.since",
		"overlaps an earlier entry in the pool",
		"Let this entry begin when the earlier one has ended, or "
		"correct that one (canopy import contributions)." },
	{ &SQL_PATENT_REFUSE_PROPOSED_STAGED, "pool",
		"cannot be cleared: the patent was admitted in this registry",
		"Give the day on which it leaves as \"until\"." },
	{ NULL, NULL, NULL, NULL },
};
static const struct stmt *const patent_settle[] = {
	&SQL_PATENT_EARLIER_STAGED,
	&SQL_PATENT_ANALYZE_STAGED,
	NULL,
};
/* Changed ones are found before new ones are there to be found, too. */
static const struct stmt *const patent_merge[] = {
	&SQL_PATENT_TOUCH_CHANGED_STAGED,
	&SQL_PATENT_UPDATE_STAGED,
	&SQL_PATENT_INSERT_STAGED,
	&SQL_PATENT_LEAVE_STAGED,
	&SQL_PATENT_RETURN_STAGED,
	&SQL_PATENT_RECONTRIBUTE_STAGED,
	&SQL_PATENT_CONTRIBUTE_STAGED,
	&SQL_PATENT_AUDIT_STAGED,
	NULL,
};

static const struct stmt *const organisation_prepare[] = {
	&SQL_ORGANISATION_IDENTIFIER_STAGED,
	NULL,
};
/* Events whose effect is not said have that of the rule of their code. */
static const struct stmt *const event_prepare[] = {
	&SQL_EVENT_RULE_STAGED,
	NULL,
};
static const struct stmt *const family_prepare[] = {
	&SQL_FAMILY_OFFICE_STAGED,
	NULL,
};
static const struct stmt *const contribution_refuse[] = {
	&SQL_CONTRIBUTION_OUTSIDER_STAGED,
	NULL,
};
static const struct stmt *const contribution_finish[] = {
	&SQL_CONTRIBUTION_EARLIER_STAGED,
	&SQL_CONTRIBUTION_LAST_STAGED,
	NULL,
};
static const struct stmt *const template_prepare[] = {
	&SQL_TEMPLATE_TEXT_STAGED,
	NULL,
};
static const struct stmt *const scope_prepare[] = {
	&SQL_SCOPE_LABEL_STAGED,
	NULL,
};
static const struct stmt *const grant_prepare[] = {
	&SQL_GRANT_VERSION_STAGED,
	&SQL_GRANT_LICENSEE_STAGED,
	&SQL_GRANT_OFFICE_STAGED,
	NULL,
};
static const struct stmt *const grant_refuse[] = {
	&SQL_GRANT_VERSIONLESS_STAGED,
	&SQL_GRANT_APPLIED_STAGED,
	NULL,
};

/* A record that takes its given topics back without naming its cpc: the
 * topics come from the stored ones. */
static enum err
derive_again(struct db *db, struct arena *scratch,
	const struct patent_topics *topics)
{
	const char **derived =
		ARENA_ARRAY(scratch, topics->count + 1, const char *);
	struct rows *rows;
	enum err e;

	do {
		if ((e = db_query(db, &SQL_PATENT_UNDERIVED_STAGED, DB_NO_ARGS,
			     &rows)) != OK)
			return e;
		for (size_t i = 0; i < rows_count(rows); i++) {
			const char *const *cpc;
			size_t n;

			e = rows_texts(db, rows, i, "cpc", &cpc, &n);
			if (e != OK)
				return e;
			n = patent_topics_derive(topics, cpc, n, derived);
			e = db_exec(db, &SQL_PATENT_DERIVE_STAGED,
				DB_ARGS(rows_text(rows, i, "seq"),
					db_texts(db, derived, n)),
				NULL);
			if (e != OK)
				return e;
		}
	} while (rows_count(rows) > 0);
	return OK;
}

/* What the register's search looks in is folded here, as the words of those
 * who search are. */
static enum err
fold_grants(struct db *db, struct arena *scratch,
	const struct patent_topics *topics)
{
	int64_t after = 0;
	struct rows *rows;
	enum err e;

	(void)topics;
	do {
		arena_reset(scratch);
		if ((e = db_query(db, &SQL_GRANT_UNFOLDED_STAGED,
			     DB_ARGS(db_int(db, after)), &rows)) != OK)
			return e;
		for (size_t i = 0; i < rows_count(rows); i++) {
			const struct org *o;

			after = rows_int(rows, i, "seq");
			if ((e = org_find(db, rows_str(rows, i, "licensee"),
				     &o)) != OK)
				return e;
			e = db_exec(db, &SQL_GRANT_FOLD_STAGED,
				DB_ARGS(db_int(db, after),
					grant_search_text(scratch,
						rows_str(rows, i, "number"),
						o)),
				NULL);
			if (e != OK)
				return e;
		}
	} while (rows_count(rows) > 0);
	return OK;
}

const struct plan stage_plans[EXCHANGE_KIND_COUNT] = {
	[EXCHANGE_PATENTS] = {
		.own = record_patent,
		.fields = patent_fields,
		.create = patent_create,
		.copy = &SQL_PATENT_COPY,
		.lock = &SQL_PATENT_LOCK_STAGED,
		.checks = patent_checks,
		.settle = patent_settle,
		.derive = derive_again,
		.merge = patent_merge,
		.index = index_update,
		.count = &SQL_PATENT_COUNT_STAGED,
	},
	[EXCHANGE_ORGANISATIONS] = {
		.facts = &fact_organisations,
		.prepare = organisation_prepare,
	},
	[EXCHANGE_MEMBERS] = { .facts = &fact_members },
	[EXCHANGE_CONTROL] = { .facts = &fact_control },
	[EXCHANGE_OWNERS] = { .facts = &fact_owners },
	[EXCHANGE_EVENTS] = {
		.facts = &fact_events,
		.prepare = event_prepare,
	},
	[EXCHANGE_FAMILIES] = {
		.facts = &fact_families,
		.prepare = family_prepare,
	},
	[EXCHANGE_CONTRIBUTIONS] = {
		.facts = &fact_contributions,
		.refuse = contribution_refuse,
		.finish = contribution_finish,
	},
	[EXCHANGE_MANDATES] = { .facts = &fact_mandates },
	[EXCHANGE_TEMPLATES] = {
		.facts = &fact_templates,
		.prepare = template_prepare,
	},
	[EXCHANGE_SCOPES] = {
		.facts = &fact_scopes,
		.prepare = scope_prepare,
	},
	[EXCHANGE_GRANTS] = {
		.facts = &fact_grants,
		.prepare = grant_prepare,
		.derive = fold_grants,
		.refuse = grant_refuse,
	},
	[EXCHANGE_DEFENSIVE] = { .facts = &fact_defensive },
	[EXCHANGE_RULES] = { .facts = &fact_rules },
	[EXCHANGE_RULINGS] = { .facts = &fact_rulings },
};
