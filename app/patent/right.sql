-- name: right_territory_rules(known)
SELECT id, office, right_type, territory, way, valid_from, valid_to, source,
	verified_on
FROM territory_rule_all
WHERE recorded_at <= $1::timestamptz
	AND (superseded_at IS NULL OR $1 < superseded_at)
ORDER BY id COLLATE "C";

-- name: right_term_rules(known)
SELECT id, office, right_type, filed_from, filed_to, base, years, day_before,
	month_end, grace_months, restore_months, valid_from, valid_to, source,
	verified_on
FROM term_rule_all
WHERE recorded_at <= $1::timestamptz
	AND (superseded_at IS NULL OR $1 < superseded_at)
ORDER BY id COLLATE "C";

-- name: right_freshness_rules(known)
SELECT id, office, days, valid_from, valid_to, source, verified_on
FROM freshness_rule_all
WHERE recorded_at <= $1::timestamptz
	AND (superseded_at IS NULL OR $1 < superseded_at)
ORDER BY id COLLATE "C";

-- name: right_law_rules(known)
SELECT id, territory, matter, effect, note, valid_from, valid_to, source,
	verified_on
FROM law_rule_all
WHERE recorded_at <= $1::timestamptz
	AND (superseded_at IS NULL OR $1 < superseded_at)
ORDER BY id COLLATE "C";

-- name: right_publications(numbers, known)
-- The publications of the applications of the numbers, and those of their
-- families: by the family number, or listed in a family that names one of
-- them. own: of the applications themselves.
WITH p AS NOT MATERIALIZED (
	SELECT a.id, a.number, a.kind, a.office, a.application_number,
		a.family, a.filed, a.published, a.granted, a.priority,
		a.status, a.status_source, a.status_as_of
	FROM patent_all AS a
	WHERE a.recorded_at <= $2::timestamptz
		AND (a.superseded_at IS NULL OR $2 < a.superseded_at)
), asked AS MATERIALIZED (
	SELECT number, office, application_number, family FROM p
	WHERE number = ANY ($1::text[])
), own AS MATERIALIZED (
	SELECT number, office, application_number, family FROM asked
	UNION
	SELECT p.number, p.office, p.application_number, p.family
	FROM asked AS a JOIN p USING (application_number, office)
), m AS NOT MATERIALIZED (
	SELECT f.scheme, f.family_id, f.number, f.application_number, f.office
	FROM family_member_all AS f
	WHERE f.recorded_at <= $2
		AND (f.superseded_at IS NULL OR $2 < f.superseded_at)
), listed AS MATERIALIZED (
	SELECT DISTINCT b.number, b.office, b.application_number
	FROM own JOIN m AS a ON a.number = own.number
	JOIN m AS b ON b.scheme = a.scheme AND b.family_id = a.family_id
), kin AS MATERIALIZED (
	SELECT number, office, application_number FROM own
	UNION
	SELECT p.number, p.office, p.application_number
	FROM own JOIN p ON p.family = own.family
	UNION
	SELECT p.number, p.office, p.application_number
	FROM listed JOIN p ON p.number = listed.number
	UNION
	SELECT p.number, p.office, p.application_number
	FROM listed JOIN p USING (application_number, office)
), every AS MATERIALIZED (
	SELECT number FROM kin
	UNION
	SELECT p.number FROM kin JOIN p USING (application_number, office)
)
SELECT p.id, p.number, p.kind, p.office, p.application_number, p.family,
	p.filed, p.published, p.granted, p.status, p.status_source,
	p.status_as_of, (SELECT min(x ->> 'date')
		FROM jsonb_array_elements(p.priority) AS x) AS priority,
	EXISTS (SELECT FROM own WHERE own.number = p.number) AS own
FROM every JOIN p ON p.number = every.number
ORDER BY own DESC, p.office, p.application_number, p.number COLLATE "C";

-- name: right_events(ids, known)
-- The events of publications, by publication.
SELECT e.id, e.patent_id, e.office, e.code, e.effect, e.territory, e.event_on,
	e.effective_on, e.as_of, e.source, e.preferred,
	substring(e.detail ->> 'until'
		FROM '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') AS until,
	substring(e.detail ->> 'paid_until'
		FROM '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') AS paid_until,
	substring(e.detail ->> 'days' FROM '^-?[0-9]{1,5}$') AS days,
	CASE WHEN jsonb_typeof(e.detail -> 'states') = 'array'
		THEN (SELECT string_agg(x, ' ')
			FROM jsonb_array_elements_text(e.detail -> 'states')
				AS x) END AS states
FROM legal_event_all AS e
WHERE e.patent_id = ANY ($1::bigint[]) AND e.recorded_at <= $2::timestamptz
	AND (e.superseded_at IS NULL OR $2 < e.superseded_at)
ORDER BY e.patent_id, e.id;

-- name: right_families(numbers, known)
-- The families that name one of the publications, with all their members.
WITH m AS NOT MATERIALIZED (
	SELECT x.scheme, x.family_id, x.number, x.application_number, x.office
	FROM family_member_all AS x
	WHERE x.recorded_at <= $2::timestamptz
		AND (x.superseded_at IS NULL OR $2 < x.superseded_at)
)
SELECT f.scheme, f.id, f.complete_as_of, f.source, m.number,
	m.application_number, m.office
FROM family_all AS f
JOIN m ON m.scheme = f.scheme AND m.family_id = f.id
WHERE f.recorded_at <= $2
	AND (f.superseded_at IS NULL OR $2 < f.superseded_at)
	AND (f.scheme, f.id) IN (SELECT n.scheme, n.family_id FROM m AS n
		WHERE n.number = ANY ($1::text[]))
ORDER BY f.scheme, f.id, m.office, m.number COLLATE "C";

-- name: right_timeline(ids, known)
-- Events for people, latest first, with what their codes mean: by the row of
-- the office, else of any office.
SELECT e.id, e.office, e.code, coalesce(e.category, r.category) AS category,
	e.effect, e.impact, e.territory, e.event_on, e.effective_on, e.as_of,
	e.source_kind, e.source, e.document_id, e.preferred, e.reason,
	e.detail ->> 'title' AS title, e.detail ->> 'text' AS words, e.detail ->> 'until' AS until,
	e.detail ->> 'paid_until' AS paid_until,
	substring(e.detail ->> 'days' FROM '^-?[0-9]{1,5}$') AS days,
	e.detail ->> 'year' AS year,
	CASE WHEN jsonb_typeof(e.detail -> 'states') = 'array' THEN ARRAY (
		SELECT jsonb_array_elements_text(e.detail -> 'states'))
		ELSE '{}' END AS states,
	r.label, r.id AS rule
FROM legal_event_all AS e
LEFT JOIN LATERAL (SELECT x.id, x.category, x.label FROM event_rule_all AS x
	WHERE x.code = e.code AND x.office IN (e.office, '*')
		AND x.recorded_at <= $2::timestamptz
		AND (x.superseded_at IS NULL OR $2 < x.superseded_at)
	ORDER BY x.office = '*' LIMIT 1) AS r ON true
WHERE e.patent_id = ANY ($1::bigint[]) AND e.recorded_at <= $2
	AND (e.superseded_at IS NULL OR $2 < e.superseded_at)
ORDER BY e.effective_on DESC, e.event_on DESC, e.office, e.code, e.territory,
	e.id;

-- name: right_owners(ids, known)
-- Owners of record over time, of publications; latest first.
SELECT o.id, o.territory, o.owner_id, o.owner_name, g.name AS organisation,
	trim_scale(o.share) AS share, o.valid_from, o.valid_to, o.acquired, o.acquired_from,
	s.name AS seller, o.office_recorded_on, o.bound, o.knew,
	o.source_kind, o.source, o.as_of, o.document_id, o.preferred, o.reason
FROM ownership_all AS o
LEFT JOIN organisation AS g ON g.id = o.owner_id
LEFT JOIN organisation AS s ON s.id = o.acquired_from
WHERE o.patent_id = ANY ($1::bigint[]) AND o.recorded_at <= $2::timestamptz
	AND (o.superseded_at IS NULL OR $2 < o.superseded_at)
ORDER BY o.valid_from DESC NULLS LAST, o.territory NULLS FIRST, o.owner_id,
	o.owner_name, o.id;
