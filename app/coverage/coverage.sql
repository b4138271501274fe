-- What a question needs, as it was known at one instant, in five statements
-- (rules: stock.sql) whatever the number of questions. ARRAY (SELECT unnest($1)) hides from the
-- planner how long a list is: a plan for each list would cost ten times what
-- it saves, and so it takes the general one. TABLE_all WHERE recorded_at <= K AND
-- (superseded_at IS NULL OR K < superseded_at) is what was known at K.

-- name: coverage_begin(ids, identifiers, known)
-- The instant of the answers; when what is kept (stock.h) last changed; the
-- organisations meant by id or by a registered identifier.
SELECT 'clock' AS part, NULL AS key, NULL AS id,
	to_char(least($3::timestamptz, c.at) AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS a,
	to_char(c.party_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS b,
	to_char(c.rule_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS c,
	EXISTS (SELECT FROM licence_grant AS u
		WHERE u.publication = 'number')::text AS d
FROM fact_clock AS c
UNION ALL
SELECT 'org', o.id, o.id, NULL, NULL, NULL, NULL
FROM organisation AS o
WHERE o.id = ANY (ARRAY (SELECT unnest($1::text[])))
UNION ALL
SELECT 'org', i.value, i.organisation_id, NULL, NULL, NULL, NULL
FROM organisation_identifier AS i
WHERE i.value = ANY (ARRAY (SELECT unnest($2::text[])))
	AND i.scheme = ANY ('{lei,uscc,jpcn}');

-- name: coverage_meant(numbers)
-- For numbers without kind and application numbers: as patent_number_meant.
SELECT n.typed, p.number
FROM unnest($1::text[]) AS n (typed)
CROSS JOIN LATERAL (
	SELECT p.number
	FROM patent AS p
	WHERE p.base = n.typed OR p.application_number = n.typed
	ORDER BY p.base = n.typed DESC, p.published DESC NULLS LAST,
		p.number COLLATE "C" DESC
	LIMIT 1) AS p;

-- name: coverage_publications(numbers, known)
-- The publications asked for (asked), those of the same applications, and
-- those of their families with all publications of these applications. OFFSET
-- 0 and = ANY keep each step on an index, whatever the planner expects.
WITH asked AS (
	SELECT p.id, p.number, p.office, p.application_number, p.family
	FROM patent_all AS p
	WHERE p.number = ANY (ARRAY (SELECT unnest($1::text[])))
		AND p.recorded_at <= $2::timestamptz
		AND (p.superseded_at IS NULL
			OR $2::timestamptz < p.superseded_at)
), own AS (
	SELECT a.id, a.number, a.family FROM asked AS a
	UNION
	SELECT m.id, m.number, m.family
	FROM asked AS a
	CROSS JOIN LATERAL (
		SELECT p.id, p.number, p.family
		FROM patent_all AS p
		WHERE p.application_number = a.application_number
			AND p.office = a.office
			AND p.recorded_at <= $2::timestamptz
			AND (p.superseded_at IS NULL
				OR $2::timestamptz < p.superseded_at)
		OFFSET 0) AS m
), named AS (
	SELECT m.number, m.office, m.application_number
	FROM (
		SELECT DISTINCT x.scheme, x.family_id
		FROM family_member_all AS x
		WHERE x.number = ANY (ARRAY (SELECT o.number FROM own AS o))
			AND x.recorded_at <= $2::timestamptz
			AND (x.superseded_at IS NULL
				OR $2::timestamptz < x.superseded_at)
	) AS f
	CROSS JOIN LATERAL (
		SELECT m.number, m.office, m.application_number
		FROM family_member_all AS m
		WHERE m.scheme = f.scheme AND m.family_id = f.family_id
			AND m.recorded_at <= $2::timestamptz
			AND (m.superseded_at IS NULL
				OR $2::timestamptz < m.superseded_at)
		OFFSET 0) AS m
), kin AS (
	SELECT p.id, p.office, p.application_number
	FROM patent_all AS p
	WHERE p.family = ANY (ARRAY (SELECT o.family FROM own AS o))
		AND p.recorded_at <= $2::timestamptz
		AND (p.superseded_at IS NULL
			OR $2::timestamptz < p.superseded_at)
	UNION
	SELECT p.id, p.office, p.application_number
	FROM patent_all AS p
	WHERE p.number = ANY (ARRAY (SELECT n.number FROM named AS n))
		AND p.recorded_at <= $2::timestamptz
		AND (p.superseded_at IS NULL
			OR $2::timestamptz < p.superseded_at)
	UNION
	SELECT p.id, p.office, p.application_number
	FROM named AS n
	CROSS JOIN LATERAL (
		SELECT p.id, p.office, p.application_number
		FROM patent_all AS p
		WHERE p.application_number = n.application_number
			AND p.office = n.office
			AND p.recorded_at <= $2::timestamptz
			AND (p.superseded_at IS NULL
				OR $2::timestamptz < p.superseded_at)
		OFFSET 0) AS p
), ids AS (
	SELECT o.id FROM own AS o
	UNION
	SELECT k.id FROM kin AS k
	UNION
	SELECT p.id
	FROM (SELECT DISTINCT k.office, k.application_number
		FROM kin AS k) AS k
	CROSS JOIN LATERAL (
		SELECT p.id
		FROM patent_all AS p
		WHERE p.application_number = k.application_number
			AND p.office = k.office
			AND p.recorded_at <= $2::timestamptz
			AND (p.superseded_at IS NULL
				OR $2::timestamptz < p.superseded_at)
		OFFSET 0) AS p
)
SELECT p.id, p.number, p.office, p.application_number, p.kind, p.family,
	p.filed, p.published, p.granted, p.status, p.status_source,
	p.status_as_of,
	CASE WHEN p.priority <> '[]' THEN (
		SELECT min(x ->> 'date')
		FROM jsonb_array_elements(p.priority) AS x) END AS priority,
	p.id IN (SELECT o.id FROM own AS o) AS own
FROM patent_all AS p
WHERE p.id = ANY (ARRAY (SELECT i.id FROM ids AS i))
	AND p.recorded_at <= $2::timestamptz
		AND (p.superseded_at IS NULL
			OR $2::timestamptz < p.superseded_at);

-- name: coverage_own_publications(numbers, known)
-- As coverage_publications without families.
WITH asked AS (
	SELECT p.id, p.office, p.application_number
	FROM patent_all AS p
	WHERE p.number = ANY (ARRAY (SELECT unnest($1::text[])))
		AND p.recorded_at <= $2::timestamptz
		AND (p.superseded_at IS NULL
			OR $2::timestamptz < p.superseded_at)
)
SELECT p.id, p.number, p.office, p.application_number, p.kind, p.family,
	p.filed, p.published, p.granted, p.status, p.status_source,
	p.status_as_of,
	CASE WHEN p.priority <> '[]' THEN (
		SELECT min(x ->> 'date')
		FROM jsonb_array_elements(p.priority) AS x) END AS priority,
	true AS own
FROM patent_all AS p
WHERE p.id = ANY (ARRAY (
		SELECT a.id FROM asked AS a
		UNION
		SELECT m.id
		FROM asked AS a
		CROSS JOIN LATERAL (
			SELECT x.id
			FROM patent_all AS x
			WHERE x.application_number = a.application_number
				AND x.office = a.office
				AND x.recorded_at <= $2::timestamptz
				AND (x.superseded_at IS NULL
					OR $2::timestamptz < x.superseded_at)
			OFFSET 0) AS m))
	AND p.recorded_at <= $2::timestamptz
		AND (p.superseded_at IS NULL
			OR $2::timestamptz < p.superseded_at);

-- name: coverage_patent_facts(patents, numbers, known)
-- Events, owners, entries in the pool by patent id; families that name one of
-- the numbers. The columns that parts have in common: key, id, source, as_of,
-- preferred; a to h are named in coverage_patents_store.c.
WITH named AS (
	SELECT DISTINCT m.scheme, m.family_id
	FROM family_member_all AS m
	WHERE m.number = ANY (ARRAY (SELECT unnest($2::text[])))
		AND m.recorded_at <= $3::timestamptz
		AND (m.superseded_at IS NULL
			OR $3::timestamptz < m.superseded_at)
)
SELECT 'event' AS part, e.patent_id::text AS key, e.id::text AS id,
	e.effect AS a, e.office AS b, e.code AS c, e.territory AS d,
	e.event_on::text AS e, e.effective_on::text AS f,
	e.detail ->> 'until' AS g,
	translate(e.detail ->> 'states', '[",]', '') AS h,
	e.detail ->> 'days' AS i,
	coalesce(e.source, e.source_kind) AS source, e.as_of::text AS as_of,
	e.preferred
FROM legal_event_all AS e
WHERE e.patent_id = ANY (ARRAY (SELECT unnest($1::bigint[])))
	AND e.recorded_at <= $3::timestamptz
		AND (e.superseded_at IS NULL
			OR $3::timestamptz < e.superseded_at)
UNION ALL
SELECT 'owner', o.patent_id::text, o.id::text,
	o.territory, o.owner_id, o.owner_name, o.valid_from::text,
	o.valid_to::text, o.bound::text, o.knew::text, NULL, NULL,
	coalesce(o.source, o.source_kind), o.as_of::text, o.preferred
FROM ownership_all AS o
WHERE o.patent_id = ANY (ARRAY (SELECT unnest($1::bigint[])))
	AND o.recorded_at <= $3::timestamptz
		AND (o.superseded_at IS NULL
			OR $3::timestamptz < o.superseded_at)
UNION ALL
SELECT 'contribution', c.patent_id::text, c.id::text,
	c.member_id, c.since::text, c.until::text, c.end_reason,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL, true
FROM contribution_all AS c
WHERE c.patent_id = ANY (ARRAY (SELECT unnest($1::bigint[])))
	AND c.recorded_at <= $3::timestamptz
		AND (c.superseded_at IS NULL
			OR $3::timestamptz < c.superseded_at)
UNION ALL
SELECT 'family', n.scheme, n.family_id,
	m.number, m.application_number, m.office, f.complete_as_of::text,
	NULL, NULL, NULL, NULL, NULL, f.source, NULL, true
FROM named AS n
CROSS JOIN LATERAL (
	SELECT f.complete_as_of, f.source
	FROM family_all AS f
	WHERE f.scheme = n.scheme AND f.id = n.family_id
		AND f.recorded_at <= $3::timestamptz
		AND (f.superseded_at IS NULL
			OR $3::timestamptz < f.superseded_at)
	OFFSET 0) AS f
CROSS JOIN LATERAL (
	SELECT m.number, m.application_number, m.office
	FROM family_member_all AS m
	WHERE m.scheme = n.scheme AND m.family_id = n.family_id
		AND m.recorded_at <= $3::timestamptz
		AND (m.superseded_at IS NULL
			OR $3::timestamptz < m.superseded_at)
	OFFSET 0) AS m
ORDER BY 1, 2, 3;

-- name: coverage_party_facts(orgs, others, patents, known)
-- Who is above the organisations that ask (orgs) and above owners and
-- contributors (others); what became of them; whom they let license; the
-- grants that may reach those who ask, with everything about these grants.
-- Asked again with more organisations when mergers or mandates lead to others:
-- that is rare, and recursion over them would cost each question.
WITH RECURSIVE above (org, asks) AS (
	SELECT unnest(ARRAY (SELECT unnest($1::text[]))), true
	UNION
	SELECT unnest(ARRAY (SELECT unnest($2::text[]))), false
	UNION
	SELECT l.owner_id, a.asks
	FROM above AS a
	CROSS JOIN LATERAL (
		SELECT l.owner_id
		FROM control_link_all AS l
		WHERE l.owned_id = a.org
			AND l.recorded_at <= $4::timestamptz
			AND (l.superseded_at IS NULL
				OR $4::timestamptz < l.superseded_at)
		OFFSET 0) AS l
), granted AS (
	SELECT g.number, g.licensee_id, g.terms_version, g.granted_at
	FROM licence_grant_all AS g
	WHERE g.licensee_id = ANY (ARRAY (
			SELECT a.org FROM above AS a WHERE a.asks))
		AND g.recorded_at <= $4::timestamptz
		AND (g.superseded_at IS NULL
			OR $4::timestamptz < g.superseded_at)
), numbers (list) AS (
	SELECT ARRAY (SELECT g.number FROM granted AS g)
)
SELECT 'link' AS part, l.owned_id AS key, l.id::text AS id,
	l.owner_id AS a, l.basis AS b, l.percent::text AS c,
	l.valid_from::text AS d, l.valid_to::text AS e, NULL AS f, NULL AS g,
	NULL AS h, NULL AS i, coalesce(l.source, l.source_kind) AS source,
	l.as_of::text AS as_of, l.preferred
FROM control_link_all AS l
WHERE l.owned_id = ANY (ARRAY (SELECT a.org FROM above AS a))
	AND l.recorded_at <= $4::timestamptz
		AND (l.superseded_at IS NULL
			OR $4::timestamptz < l.superseded_at)
UNION ALL
SELECT 'org-event', e.organisation_id, e.id::text, e.kind,
	e.valid_from::text, e.other_id, NULL, NULL, NULL, NULL, NULL, NULL,
	coalesce(e.source, e.source_kind), e.as_of::text, e.preferred
FROM organisation_event_all AS e
WHERE (e.organisation_id = ANY (ARRAY (SELECT a.org FROM above AS a))
		OR e.other_id = ANY (ARRAY (SELECT unnest($1::text[]))))
	AND e.preferred
	AND e.recorded_at <= $4::timestamptz
		AND (e.superseded_at IS NULL
			OR $4::timestamptz < e.superseded_at)
UNION ALL
SELECT 'member', m.organisation_id, m.id::text, m.since::text, m.until::text,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true
FROM member_all AS m
WHERE m.organisation_id = ANY (
		ARRAY (SELECT unnest($1::text[] || $2::text[])))
	AND m.recorded_at <= $4::timestamptz
		AND (m.superseded_at IS NULL
			OR $4::timestamptz < m.superseded_at)
UNION ALL
SELECT 'mandate', m.grantor_id, m.id, m.holder_id, m.patents::text,
	m.acts::text, m.valid_from::text, m.valid_to::text,
	m.revoked_on::text, NULL, NULL, NULL,
	coalesce(m.source, m.source_kind), m.as_of::text, m.preferred
FROM mandate_all AS m
WHERE m.grantor_id = ANY (ARRAY (SELECT unnest($2::text[])))
	AND m.preferred
	AND m.recorded_at <= $4::timestamptz
		AND (m.superseded_at IS NULL
			OR $4::timestamptz < m.superseded_at)
UNION ALL
SELECT 'grant', g.number, g.number, g.licensee_id, g.terms_version,
	(g.granted_at AT TIME ZONE 'UTC')::date::text,
	(SELECT x.publication FROM licence_grant AS x
		WHERE x.number = g.number), NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, true
FROM granted AS g
UNION ALL
SELECT 'version', v.number, v.version::text, v.basis, v.patents::text,
	v.fields::text, v.acts::text, v.territories::text, v.scope_version,
	v.effective_from::text, v.end_on::text, v.past_from::text, NULL, NULL,
	true
FROM grant_version_all AS v
WHERE v.number = ANY ((SELECT n.list FROM numbers AS n)::text[])
	AND v.recorded_at <= $4::timestamptz
		AND (v.superseded_at IS NULL
			OR $4::timestamptz < v.superseded_at)
UNION ALL
SELECT 'grant-event', e.number, e.id::text, e.kind, e.valid_from::text,
	e.scope, e.licensor_id, e.rights::text, e.effect, e.endure::text,
	NULL, NULL, coalesce(e.source, e.source_kind), e.as_of::text,
	e.preferred
FROM grant_event_all AS e
WHERE e.number = ANY ((SELECT n.list FROM numbers AS n)::text[])
	AND e.preferred
	AND e.recorded_at <= $4::timestamptz
		AND (e.superseded_at IS NULL
			OR $4::timestamptz < e.superseded_at)
UNION ALL
SELECT 'recordal', r.number, r.id::text, r.patent_id::text, r.territory,
	r.effective_on::text, NULL, NULL, NULL, NULL, NULL, NULL,
	coalesce(r.source, r.source_kind), r.as_of::text, r.preferred
FROM recordal_all AS r
WHERE r.number = ANY ((SELECT n.list FROM numbers AS n)::text[])
	AND r.preferred
	AND r.patent_id = ANY (ARRAY (SELECT unnest($3::bigint[])))
	AND r.recorded_at <= $4::timestamptz
		AND (r.superseded_at IS NULL
			OR $4::timestamptz < r.superseded_at)
UNION ALL
SELECT 'terms', t.version, t.version, t.parameters::text, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL, true
FROM terms AS t
WHERE t.version IN (SELECT g.terms_version FROM granted AS g)
UNION ALL
SELECT 'answer', w.organisation_id, w.id, w.question::text, w.answer,
	(w.given_at AT TIME ZONE 'UTC')::date::text, w.until::text,
	w.notice_on::text, w.reliance_days::text, NULL, NULL, NULL, NULL,
	NULL, true
FROM coverage_answer_all AS w
WHERE w.organisation_id = ANY (ARRAY (SELECT unnest($1::text[])))
	AND w.reliance_days > 0
	AND w.recorded_at <= $4::timestamptz
		AND (w.superseded_at IS NULL
			OR $4::timestamptz < w.superseded_at);
