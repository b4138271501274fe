// What the clients know against what the registry holds.
import { rows } from './service.mjs';

// For each kind of write: the keys since ${since}, and how often each is
// there. The audit trail is the place where a step would show twice.
const HELD = {
	adversary: `SELECT value AS key, count(*)::int AS n FROM canopy.adversary
		WHERE created_at >= $since AND name LIKE 'Adversary %' GROUP BY 1`,
	application: `SELECT patent_number AS key, count(*)::int AS n FROM canopy.application
		WHERE created_at >= $since GROUP BY 1`,
	step: `SELECT patent_number || ' ' || (detail ->> 'step') AS key, count(*)::int AS n
		FROM canopy.audit_event AS e JOIN canopy.application AS a ON a.id = e.object_id
		WHERE action = 'application.saved' AND a.created_at >= $since GROUP BY 1`,
	submission: `SELECT patent_number AS key, count(*)::int AS n
		FROM canopy.application_submission AS s JOIN canopy.application AS a ON a.id = s.application_id
		WHERE a.created_at >= $since GROUP BY 1`,
	grant: `SELECT number AS key, count(*)::int AS n
		FROM canopy.licence_grant AS g JOIN canopy.application AS a ON a.id = g.application_id
		WHERE a.created_at >= $since GROUP BY 1`,
	account: `SELECT email AS key, count(*)::int AS n FROM canopy.account
		WHERE created_at >= $since GROUP BY 1`,
};

// {kind: {begun, acknowledged, held, missing: [], doubled: [], unasked: []}}
export function compare(journal, since) {
	const out = {};
	for (const [kind, sql] of Object.entries(HELD)) {
		const held = new Map(rows(sql.replace('$since', `'${since}'`)).map((r) => [r.key, r.n]));
		const sent = journal.of(kind);
		const keys = new Set(sent.map((e) => e.key));
		out[kind] = {
			begun: sent.length,
			acknowledged: sent.filter((e) => e.acknowledged).length,
			held: held.size,
			missing: sent.filter((e) => e.acknowledged && !held.has(e.key)).map((e) => e.key),
			doubled: [...held].filter(([, n]) => n > 1).map(([key]) => key),
			// Applicants' own accounts, and grants whose page nobody saw,
			// are in no journal.
			unasked: ['grant', 'account'].includes(kind) ? [] : [...held.keys()].filter((key) => !keys.has(key)),
		};
	}
	return out;
}

const events = (kind, id, actions) => `(SELECT count(*) FROM canopy.audit_event AS e
	WHERE e.object_kind = '${kind}' AND e.object_id = ${id}::text AND e.action IN (${actions}))`;
const sha256 = (text) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

// Sentences that hold, each with a query for what contradicts it.
const TRAIL = {
	'each adversary has one event': `SELECT value FROM canopy.adversary AS v
		WHERE name LIKE 'Adversary %' AND ${events('adversary', 'v.id', "'adversary.added'")} <> 1`,
	'each account has one event': `SELECT id FROM canopy.account AS a
		WHERE created_at >= $since AND ${events('account', 'a.id', "'account.created'")} <> 1`,
	'each application has one beginning': `SELECT id FROM canopy.application AS a
		WHERE created_at >= $since AND ${events('application', 'a.id', "'application.started'")} <> 1`,
	'each submission has one event': `SELECT a.id FROM canopy.application AS a
		WHERE created_at >= $since AND ${events('application', 'a.id', "'application.submitted'")} <> submission`,
	'no event without its object': `SELECT e.id FROM canopy.audit_event AS e WHERE at >= $since AND NOT CASE object_kind
		WHEN 'adversary' THEN EXISTS (SELECT FROM canopy.adversary AS v WHERE v.id::text = object_id)
		WHEN 'application' THEN EXISTS (SELECT FROM canopy.application AS a WHERE a.id = object_id)
		WHEN 'account' THEN EXISTS (SELECT FROM canopy.account AS a WHERE a.id::text = object_id)
		WHEN 'grant' THEN EXISTS (SELECT FROM canopy.licence_grant AS g WHERE g.number = object_id)
		ELSE true END`,
	'what was saved begins where the save before it ended': `SELECT id FROM (
		SELECT id, before_hash, lag(after_hash, 1, ${sha256("'{}'")})
			OVER (PARTITION BY object_id ORDER BY id) AS was
		FROM canopy.audit_event WHERE at >= $since AND action = 'application.saved') AS s
		WHERE before_hash <> was`,
	'a draft is what was saved last': `SELECT a.id FROM canopy.application AS a
		CROSS JOIN LATERAL (SELECT after_hash FROM canopy.audit_event AS e
			WHERE object_kind = 'application' AND object_id = a.id AND action = 'application.saved'
			ORDER BY e.id DESC LIMIT 1) AS last
		WHERE created_at >= $since AND state = 'draft' AND last.after_hash <> ${sha256('a.answers::text')}`,
	'what was submitted has its hash everywhere': `SELECT s.application_id
		FROM canopy.application_submission AS s JOIN canopy.application AS a ON a.id = s.application_id
		WHERE a.created_at >= $since AND NOT (s.content_hash = ${sha256('s.content')}
			AND a.content_hash = s.content_hash AND EXISTS (SELECT FROM canopy.audit_event AS e
				WHERE e.object_id = a.id AND e.action = 'application.submitted' AND e.after_hash = s.content_hash))`,
	'each grant has its application, decision and event': `SELECT g.number
		FROM canopy.licence_grant AS g JOIN canopy.application AS a ON a.id = g.application_id
		WHERE a.created_at >= $since AND NOT (a.state = 'granted'
			AND EXISTS (SELECT FROM canopy.decision AS d WHERE d.application_id = a.id AND d.outcome = 'granted')
			AND ${events('grant', 'g.number', "'grant.issued'")} = 1
			AND ${events('application', 'a.id', "'application.granted'")} = 1)`,
	'each granted application has its grant': `SELECT id FROM canopy.application AS a
		WHERE created_at >= $since AND state = 'granted'
			AND NOT EXISTS (SELECT FROM canopy.licence_grant AS g WHERE g.application_id = a.id)`,
	'numbers of grants have no gap': `SELECT c.year FROM canopy.grant_counter AS c
		WHERE last <> (SELECT count(*) FROM canopy.licence_grant WHERE number LIKE 'CNP-' || year || '-%')
			OR last <> (SELECT max(right(number, 6)::int) FROM canopy.licence_grant WHERE number LIKE 'CNP-' || year || '-%')`,
	'no transaction was left open': `SELECT pid FROM pg_stat_activity
		WHERE datname = 'canopy' AND state LIKE 'idle in transaction%' AND xact_start < now() - interval '5 s'`,
};

// {sentence: number of contradictions}
export function trail(since) {
	return Object.fromEntries(Object.entries(TRAIL).map(([sentence, sql]) =>
		[sentence, rows(sql.replaceAll('$since', `'${since}'`)).length]));
}
