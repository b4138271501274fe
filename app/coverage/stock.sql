-- What a worker keeps (stock.h): the facts of organisations by id, and all
-- rules; and what one question needs besides. Columns as in coverage.sql.

-- name: coverage_now(orgs, numbers)
-- All that questions need besides what is kept, as it is known now: the
-- clock, the files of the publications with what hangs on them, answers given
-- to the organisations. A snapshot has just the facts that were recorded by
-- its clock, so their past is not looked at.
WITH own AS (
	SELECT m.id, m.number, m.office, m.application_number, m.kind,
		m.family, m.filed, m.published, m.granted, m.status,
		m.status_source, m.status_as_of
	FROM patent AS a
	CROSS JOIN LATERAL (
		SELECT x.id, x.number, x.office, x.application_number, x.kind,
			x.family, x.filed, x.published, x.granted, x.status,
			x.status_source, x.status_as_of
		FROM patent AS x
		WHERE x.application_number = a.application_number
			AND x.office = a.office
		OFFSET 0) AS m
	WHERE a.number = ANY (ARRAY (SELECT unnest($2::text[])))
	UNION
	SELECT p.id, p.number, p.office, p.application_number, p.kind,
		p.family, p.filed, p.published, p.granted, p.status,
		p.status_source, p.status_as_of
	FROM patent AS p
	WHERE p.number = ANY (ARRAY (SELECT unnest($2::text[])))
		AND p.application_number IS NULL
)
SELECT 'clock' AS part, NULL AS key, NULL AS id,
	to_char(c.at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS a,
	to_char(c.party_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS b,
	to_char(c.rule_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS c,
	EXISTS (SELECT FROM licence_grant AS u
		WHERE u.publication = 'number')::text AS d,
	NULL AS e, NULL AS f, NULL AS g, NULL AS h, NULL AS i, NULL AS source,
	NULL AS as_of, true AS preferred
FROM fact_clock AS c
UNION ALL
SELECT 'publication', p.number, p.id::text, p.office, p.application_number,
	p.kind, p.family, p.filed::text, p.published::text, p.granted::text,
	p.status, NULL, p.status_source, p.status_as_of::text, true
FROM own AS p
UNION ALL
SELECT 'event', e.patent_id::text, e.id::text, e.effect, e.office, e.code,
	e.territory, e.event_on::text, e.effective_on::text,
	e.detail ->> 'until', translate(e.detail ->> 'states', '[",]', ''),
	e.detail ->> 'days', coalesce(e.source, e.source_kind), e.as_of::text,
	e.preferred
FROM legal_event AS e
WHERE e.patent_id = ANY (ARRAY (SELECT o.id FROM own AS o))
UNION ALL
SELECT 'owner', o.patent_id::text, o.id::text, o.territory, o.owner_id,
	o.owner_name, o.valid_from::text, o.valid_to::text, o.bound::text,
	o.knew::text, NULL, NULL, coalesce(o.source, o.source_kind),
	o.as_of::text, o.preferred
FROM ownership AS o
WHERE o.patent_id = ANY (ARRAY (SELECT o.id FROM own AS o))
UNION ALL
SELECT 'contribution', c.patent_id::text, c.id::text, c.member_id,
	c.since::text, c.until::text, c.end_reason, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, true
FROM contribution AS c
WHERE c.patent_id = ANY (ARRAY (SELECT o.id FROM own AS o))
UNION ALL
SELECT 'recordal', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, true
FROM recordal AS r
WHERE r.patent_id = ANY (ARRAY (SELECT o.id FROM own AS o))
UNION ALL
SELECT 'answer', w.organisation_id, w.id, w.question::text, w.answer,
	(w.given_at AT TIME ZONE 'UTC')::date::text, w.until::text,
	w.notice_on::text, w.reliance_days::text, NULL, NULL, NULL, NULL,
	NULL, true
FROM coverage_answer AS w
WHERE w.organisation_id = ANY (ARRAY (SELECT unnest($1::text[])))
	AND w.reliance_days > 0;

-- name: coverage_answers(orgs, known)
-- Answers on which these organisations may rely.
SELECT 'answer' AS part, w.organisation_id AS key, w.id,
	w.question::text AS a, w.answer AS b,
	(w.given_at AT TIME ZONE 'UTC')::date::text AS c, w.until::text AS d,
	w.notice_on::text AS e, w.reliance_days::text AS f
FROM coverage_answer_all AS w
WHERE w.organisation_id = ANY (ARRAY (SELECT unnest($1::text[])))
	AND w.reliance_days > 0
	AND w.recorded_at <= $2::timestamptz
		AND (w.superseded_at IS NULL
			OR $2::timestamptz < w.superseded_at);

-- name: coverage_recordals(grants, patents, known)
SELECT 'recordal' AS part, r.number AS key, r.id::text AS id,
	r.patent_id::text AS a, r.territory AS b, r.effective_on::text AS c,
	coalesce(r.source, r.source_kind) AS source, r.as_of::text AS as_of
FROM recordal_all AS r
WHERE r.number = ANY (ARRAY (SELECT unnest($1::text[])))
	AND r.preferred
	AND r.patent_id = ANY (ARRAY (SELECT unnest($2::bigint[])))
	AND r.recorded_at <= $3::timestamptz
		AND (r.superseded_at IS NULL
			OR $3::timestamptz < r.superseded_at);

-- name: coverage_stock_all()
SELECT o.id AS key FROM organisation AS o;

-- name: coverage_stock_changed(since, limit)
-- Organisations about which something was recorded or taken back since. The
-- order makes each part read the end of an index; more than the limit means
-- that all are to be read again.
WITH changed AS (
	(SELECT x.owned_id AS key FROM control_link AS x
	WHERE x.recorded_at > $1::timestamptz
	ORDER BY x.recorded_at DESC LIMIT $2::bigint)
	UNION ALL
	(SELECT x.owned_id FROM control_link_past AS x
	WHERE x.superseded_at > $1::timestamptz
	ORDER BY x.superseded_at DESC LIMIT $2::bigint)
	UNION ALL
	SELECT unnest(ARRAY[x.organisation_id, x.other_id]) FROM (
		(SELECT e.organisation_id, e.other_id
		FROM organisation_event AS e
		WHERE e.recorded_at > $1::timestamptz
		ORDER BY e.recorded_at DESC LIMIT $2::bigint)
		UNION ALL
		(SELECT e.organisation_id, e.other_id
		FROM organisation_event_past AS e
		WHERE e.superseded_at > $1::timestamptz
		ORDER BY e.superseded_at DESC LIMIT $2::bigint)) AS x
	UNION ALL
	(SELECT x.organisation_id FROM member AS x
	WHERE x.recorded_at > $1::timestamptz
	ORDER BY x.recorded_at DESC LIMIT $2::bigint)
	UNION ALL
	(SELECT x.organisation_id FROM member_past AS x
	WHERE x.superseded_at > $1::timestamptz
	ORDER BY x.superseded_at DESC LIMIT $2::bigint)
	UNION ALL
	(SELECT x.grantor_id FROM mandate AS x
	WHERE x.recorded_at > $1::timestamptz
	ORDER BY x.recorded_at DESC LIMIT $2::bigint)
	UNION ALL
	(SELECT x.grantor_id FROM mandate_past AS x
	WHERE x.superseded_at > $1::timestamptz
	ORDER BY x.superseded_at DESC LIMIT $2::bigint)
	UNION ALL
	(SELECT x.licensee_id FROM licence_grant AS x
	WHERE x.recorded_at > $1::timestamptz
	ORDER BY x.recorded_at DESC LIMIT $2::bigint)
	UNION ALL
	(SELECT x.licensee_id FROM licence_grant_past AS x
	WHERE x.superseded_at > $1::timestamptz
	ORDER BY x.superseded_at DESC LIMIT $2::bigint)
	UNION ALL
	SELECT g.licensee_id FROM (
		(SELECT v.number FROM grant_version AS v
		WHERE v.recorded_at > $1::timestamptz
		ORDER BY v.recorded_at DESC LIMIT $2::bigint)
		UNION ALL
		(SELECT v.number FROM grant_version_past AS v
		WHERE v.superseded_at > $1::timestamptz
		ORDER BY v.superseded_at DESC LIMIT $2::bigint)
		UNION ALL
		(SELECT v.number FROM grant_event AS v
		WHERE v.recorded_at > $1::timestamptz
		ORDER BY v.recorded_at DESC LIMIT $2::bigint)
		UNION ALL
		(SELECT v.number FROM grant_event_past AS v
		WHERE v.superseded_at > $1::timestamptz
		ORDER BY v.superseded_at DESC LIMIT $2::bigint)) AS x
	JOIN licence_grant AS g ON g.number = x.number
)
SELECT DISTINCT c.key FROM changed AS c WHERE c.key IS NOT NULL
LIMIT $2::bigint;

-- name: coverage_stock_party(orgs, known)
-- The links into organisations, what became of them and of those merged into
-- them, their memberships, the mandates they gave, the grants made to them.
WITH granted AS (
	SELECT g.number, g.licensee_id, g.terms_version, g.granted_at,
		g.publication
	FROM licence_grant_all AS g
	WHERE g.licensee_id = ANY (ARRAY (SELECT unnest($1::text[])))
		AND g.recorded_at <= $2::timestamptz
		AND (g.superseded_at IS NULL
			OR $2::timestamptz < g.superseded_at)
), numbers (list) AS (
	SELECT ARRAY (SELECT g.number FROM granted AS g)
)
SELECT 'link' AS part, l.owned_id AS key, l.id::text AS id,
	l.owner_id AS a, l.basis AS b, l.percent::text AS c,
	l.valid_from::text AS d, l.valid_to::text AS e, NULL AS f, NULL AS g,
	NULL AS h, NULL AS i, coalesce(l.source, l.source_kind) AS source,
	l.as_of::text AS as_of, l.preferred
FROM control_link_all AS l
WHERE l.owned_id = ANY (ARRAY (SELECT unnest($1::text[])))
	AND l.recorded_at <= $2::timestamptz
		AND (l.superseded_at IS NULL
			OR $2::timestamptz < l.superseded_at)
UNION ALL
SELECT 'org-event', e.organisation_id, e.id::text, e.kind,
	e.valid_from::text, e.other_id, NULL, NULL, NULL, NULL, NULL, NULL,
	coalesce(e.source, e.source_kind), e.as_of::text, e.preferred
FROM organisation_event_all AS e
WHERE (e.organisation_id = ANY (ARRAY (SELECT unnest($1::text[])))
		OR e.other_id = ANY (ARRAY (SELECT unnest($1::text[]))))
	AND e.preferred
	AND e.recorded_at <= $2::timestamptz
		AND (e.superseded_at IS NULL
			OR $2::timestamptz < e.superseded_at)
UNION ALL
SELECT 'member', m.organisation_id, m.id::text, m.since::text, m.until::text,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true
FROM member_all AS m
WHERE m.organisation_id = ANY (ARRAY (SELECT unnest($1::text[])))
	AND m.recorded_at <= $2::timestamptz
		AND (m.superseded_at IS NULL
			OR $2::timestamptz < m.superseded_at)
UNION ALL
SELECT 'mandate', m.grantor_id, m.id, m.holder_id, m.patents::text,
	m.acts::text, m.valid_from::text, m.valid_to::text,
	m.revoked_on::text, NULL, NULL, NULL,
	coalesce(m.source, m.source_kind), m.as_of::text, m.preferred
FROM mandate_all AS m
WHERE m.grantor_id = ANY (ARRAY (SELECT unnest($1::text[])))
	AND m.preferred
	AND m.recorded_at <= $2::timestamptz
		AND (m.superseded_at IS NULL
			OR $2::timestamptz < m.superseded_at)
UNION ALL
SELECT 'grant', g.number, g.number, g.licensee_id, g.terms_version,
	(g.granted_at AT TIME ZONE 'UTC')::date::text, g.publication, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, true
FROM granted AS g
UNION ALL
SELECT 'version', v.number, v.version::text, v.basis, v.patents::text,
	v.fields::text, v.acts::text, v.territories::text, v.scope_version,
	v.effective_from::text, v.end_on::text, v.past_from::text, NULL, NULL,
	true
FROM grant_version_all AS v
WHERE v.number = ANY ((SELECT n.list FROM numbers AS n)::text[])
	AND v.recorded_at <= $2::timestamptz
		AND (v.superseded_at IS NULL
			OR $2::timestamptz < v.superseded_at)
UNION ALL
SELECT 'grant-event', e.number, e.id::text, e.kind, e.valid_from::text,
	e.scope, e.licensor_id, e.rights::text, e.effect, e.endure::text,
	NULL, NULL, coalesce(e.source, e.source_kind), e.as_of::text,
	e.preferred
FROM grant_event_all AS e
WHERE e.number = ANY ((SELECT n.list FROM numbers AS n)::text[])
	AND e.preferred
	AND e.recorded_at <= $2::timestamptz
		AND (e.superseded_at IS NULL
			OR $2::timestamptz < e.superseded_at);

-- name: coverage_rules(offices, territories, uses, known)
SELECT 'territory' AS part, t.id, t.office AS key, t.right_type AS a,
	t.territory AS b, t.way AS c, NULL AS d, NULL AS e, NULL AS f,
	NULL AS g, t.valid_from::text AS since, t.valid_to::text AS until,
	t.source, t.verified_on::text AS as_of
FROM territory_rule_all AS t
WHERE t.office = ANY (ARRAY (SELECT unnest($1::text[])))
	AND t.recorded_at <= $4::timestamptz
		AND (t.superseded_at IS NULL
			OR $4::timestamptz < t.superseded_at)
UNION ALL
SELECT 'term', t.id, t.office, t.right_type, t.filed_from::text,
	t.filed_to::text, t.base, t.years::text, t.day_before::text,
	concat_ws(' ', t.grace_months, t.restore_months, t.month_end::int),
	t.valid_from::text, t.valid_to::text, t.source, t.verified_on::text
FROM term_rule_all AS t
WHERE t.office = ANY (ARRAY (SELECT unnest($1::text[])))
	AND t.recorded_at <= $4::timestamptz
		AND (t.superseded_at IS NULL
			OR $4::timestamptz < t.superseded_at)
UNION ALL
SELECT 'freshness', f.id, f.office, f.days::text, NULL, NULL, NULL, NULL,
	NULL, NULL, f.valid_from::text, f.valid_to::text, f.source,
	f.verified_on::text
FROM freshness_rule_all AS f
WHERE f.office = ANY (ARRAY (SELECT unnest($1::text[] || '{*}'::text[])))
	AND f.recorded_at <= $4::timestamptz
		AND (f.superseded_at IS NULL
			OR $4::timestamptz < f.superseded_at)
UNION ALL
SELECT 'law', l.id, l.territory, l.matter, l.effect, NULL, NULL, NULL, NULL,
	NULL, l.valid_from::text, l.valid_to::text, l.source,
	l.verified_on::text
FROM law_rule_all AS l
WHERE l.territory = ANY (ARRAY (SELECT unnest($2::text[])))
	AND l.recorded_at <= $4::timestamptz
		AND (l.superseded_at IS NULL
			OR $4::timestamptz < l.superseded_at)
UNION ALL
SELECT 'scope', s.version, s.version, s.effective_from::text,
	(SELECT array_agg(f.field)::text FROM scope_field AS f
		WHERE f.version = s.version), NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL
FROM scope_version AS s
UNION ALL
SELECT 'ruling', r.id, r.use, r.field, r.within::text, r.published_on::text,
	r.valid_to::text, NULL, NULL, NULL, NULL, NULL, r.given_by,
	r.published_on::text
FROM field_ruling_all AS r
WHERE r.use = ANY (ARRAY (SELECT unnest($3::text[])))
	AND r.recorded_at <= $4::timestamptz
		AND (r.superseded_at IS NULL
			OR $4::timestamptz < r.superseded_at);

-- name: coverage_stock_rules(known)
SELECT 'territory' AS part, t.id, t.office AS key, t.right_type AS a,
	t.territory AS b, t.way AS c, NULL AS d, NULL AS e, NULL AS f,
	NULL AS g, t.valid_from::text AS since, t.valid_to::text AS until,
	t.source, t.verified_on::text AS as_of
FROM territory_rule_all AS t
WHERE t.recorded_at <= $1::timestamptz
	AND (t.superseded_at IS NULL OR $1::timestamptz < t.superseded_at)
UNION ALL
SELECT 'term', t.id, t.office, t.right_type, t.filed_from::text,
	t.filed_to::text, t.base, t.years::text, t.day_before::text,
	concat_ws(' ', t.grace_months, t.restore_months, t.month_end::int),
	t.valid_from::text, t.valid_to::text, t.source, t.verified_on::text
FROM term_rule_all AS t
WHERE t.recorded_at <= $1::timestamptz
	AND (t.superseded_at IS NULL OR $1::timestamptz < t.superseded_at)
UNION ALL
SELECT 'freshness', f.id, f.office, f.days::text, NULL, NULL, NULL, NULL,
	NULL, NULL, f.valid_from::text, f.valid_to::text, f.source,
	f.verified_on::text
FROM freshness_rule_all AS f
WHERE f.recorded_at <= $1::timestamptz
	AND (f.superseded_at IS NULL OR $1::timestamptz < f.superseded_at)
UNION ALL
SELECT 'law', l.id, l.territory, l.matter, l.effect, NULL, NULL, NULL, NULL,
	NULL, l.valid_from::text, l.valid_to::text, l.source,
	l.verified_on::text
FROM law_rule_all AS l
WHERE l.recorded_at <= $1::timestamptz
	AND (l.superseded_at IS NULL OR $1::timestamptz < l.superseded_at)
UNION ALL
SELECT 'scope', s.version, s.version, s.effective_from::text,
	(SELECT array_agg(f.field)::text FROM scope_field AS f
		WHERE f.version = s.version), NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL
FROM scope_version AS s
UNION ALL
SELECT 'ruling', r.id, r.use, r.field, r.within::text, r.published_on::text,
	r.valid_to::text, NULL, NULL, NULL, NULL, NULL, r.given_by,
	r.published_on::text
FROM field_ruling_all AS r
WHERE r.recorded_at <= $1::timestamptz
	AND (r.superseded_at IS NULL OR $1::timestamptz < r.superseded_at)
UNION ALL
SELECT 'terms', t.version, t.version, t.parameters::text, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM terms AS t;
