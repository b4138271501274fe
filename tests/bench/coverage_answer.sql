), at AS (
	SELECT t.file, t.authority AS day FROM tries AS t
	UNION SELECT f.file, q.day FROM q, f
), owner AS (
	-- owners on these days; those of the territory replace the others
	SELECT x.* FROM (SELECT a.day, o.*, o.territory IS NOT NULL AS here,
			bool_or(o.territory IS NOT NULL) OVER (PARTITION BY
				a.file, a.day) AS local
		FROM at AS a JOIN o ON o.file = a.file
			AND (o.valid_from IS NULL OR o.valid_from <= a.day)
			AND (o.valid_to IS NULL OR a.day < o.valid_to)) AS x
	WHERE x.here = x.local
), chain (file, owner, day, valid, org) AS (
	-- mandates that fit, valid on the day or whatever their days
	SELECT w.file, w.owner_id, w.day, x.valid, w.owner_id
	FROM owner AS w, (VALUES (true), (false)) AS x (valid)
	WHERE w.owner_id IS NOT NULL
	UNION
	SELECT h.file, h.owner, h.day, h.valid, m.holder_id
	FROM q, chain AS h JOIN f ON f.file = h.file
	CROSS JOIN LATERAL (SELECT y.* FROM mandate AS y
		WHERE y.grantor_id = h.org OFFSET 0) AS m
	WHERE m.preferred AND (m.patents IS NULL OR m.patents && f.numbers)
		AND (m.acts IS NULL OR q.act = ANY (m.acts))
		AND (NOT h.valid OR (m.valid_from <= h.day
			AND (m.valid_to IS NULL OR h.day < m.valid_to)
			AND (m.revoked_on IS NULL OR h.day < m.revoked_on)))
), heirs (org, heir) AS (
	SELECT DISTINCT x.org, x.org FROM (SELECT w.owner_id AS org
		FROM owner AS w UNION SELECT t.member_id FROM tries AS t) AS x
	UNION
	SELECT h.org, e.other_id FROM q, heirs AS h
	CROSS JOIN LATERAL (SELECT y.* FROM organisation_event AS y
		WHERE y.organisation_id = h.heir OFFSET 0) AS e
	WHERE e.preferred AND e.kind = 'merged' AND e.valid_from <= q.day
), titled AS (
	SELECT t.file, t.authority, t.member_id, d.unknown, CASE
		WHEN d.unknown OR d.yes = d.all THEN 2
		WHEN d.yes > 0 THEN CASE coalesce((SELECT l.effect
				FROM law_rule AS l
				WHERE l.territory = q.territory
				AND l.matter = 'co-owner'
				AND (l.valid_from IS NULL
					OR l.valid_from <= t.authority)
				AND (l.valid_to IS NULL
					OR t.authority < l.valid_to) LIMIT 1),
				'') WHEN '' THEN 1 WHEN 'alone' THEN 2
			ELSE (d.yes + d.gap = d.all)::integer END
		ELSE (d.gap > 0)::integer END AS rank
	FROM q, (SELECT DISTINCT x.file, x.authority, x.member_id
		FROM tries AS x) AS t
	CROSS JOIN LATERAL (SELECT count(*) AS all,
			count(*) = 0 OR (count(*) = 1
				AND bool_and(w.owner_id IS NULL)) AS unknown,
			count(*) FILTER (WHERE y.valid) AS yes,
			count(*) FILTER (WHERE NOT y.valid) AS gap
		FROM (SELECT DISTINCT w.owner_id, w.owner_name FROM owner AS w
			WHERE w.file = t.file AND w.day = t.authority) AS w
		CROSS JOIN LATERAL (SELECT bool_or(h.valid) AS valid
			FROM chain AS h WHERE h.file = t.file
			AND h.day = t.authority AND h.owner = w.owner_id
			AND h.org = t.member_id) AS y) AS d
), judged AS (
	SELECT y.file, least(t.rank, CASE
		WHEN NOT y.scope OR EXISTS (SELECT FROM grant_event AS e
			WHERE e.number = y.number AND e.preferred
			AND e.kind <> 'reinstated'
			AND (e.valid_from <= q.day
				OR (e.kind = 'rescinded' AND y.rescission))
			AND CASE e.scope WHEN 'all' THEN true
				WHEN 'rights' THEN e.rights && y.numbers
				ELSE e.licensor_id = y.member_id
				OR e.licensor_id IN (SELECT w.owner_id
					FROM owner AS w WHERE w.file = y.file
					AND w.day = y.authority) END
			AND (e.kind <> 'suspended' OR NOT EXISTS (SELECT
				FROM grant_event AS b
				WHERE b.number = y.number AND b.preferred
				AND b.kind = 'reinstated'
				AND b.valid_from BETWEEN e.valid_from AND q.day
				AND (b.scope = 'all' OR (b.scope = e.scope
					AND (b.licensor_id = e.licensor_id
					OR (b.rights && e.rights
					AND b.rights && y.numbers)))))))
			THEN 0
		WHEN q.use IS NULL OR q.use = ANY (y.fields)
			OR EXISTS (SELECT FROM field_ruling AS u
				WHERE u.use = q.use AND u.within
				AND u.field = ANY (y.fields)
				AND u.published_on <= q.day
				AND (u.valid_to IS NULL
					OR q.day < u.valid_to)) THEN 2
		WHEN NOT EXISTS (SELECT FROM unnest(y.fields) AS x (field)
			WHERE NOT EXISTS (SELECT FROM field_ruling AS u
				WHERE u.use = q.use AND NOT u.within
				AND u.field = x.field
				AND u.published_on <= q.day
				AND (u.valid_to IS NULL
					OR q.day < u.valid_to))) THEN 0
		WHEN EXISTS (SELECT FROM scope_field AS s
			WHERE s.field = q.use
			AND s.version = coalesce(y.scope_version, (SELECT
				x.version FROM scope_version AS x
				WHERE x.effective_from <= q.day
				ORDER BY x.effective_from DESC LIMIT 1)))
			THEN 0
		ELSE 1 END, CASE WHEN y.past THEN 2 ELSE (
		-- who owns it now and did not then
		SELECT min(CASE
			WHEN w.owner_id = y.member_id OR w.bound
				OR EXISTS (SELECT FROM chain AS h
				WHERE h.file = y.file AND h.day = q.day
				AND h.valid AND h.owner = w.owner_id
				AND h.org = y.member_id) THEN 2
			WHEN EXISTS (SELECT FROM (SELECT a.owner_id AS org
				FROM owner AS a WHERE a.file = y.file
				AND a.day = y.authority
				UNION ALL SELECT y.member_id WHERE t.unknown)
				AS s WHERE EXISTS (SELECT FROM controls AS c
				WHERE c.day = q.day AND c.threshold = 50
				AND NOT c.or_equal AND NOT c.vie
				AND ((c.root = s.org
					AND c.target = w.owner_id)
				OR (c.root = w.owner_id
					AND c.target = s.org)))
				OR EXISTS (SELECT FROM heirs AS h
				WHERE h.org = s.org AND h.heir = w.owner_id))
				THEN 2
			WHEN l.effect = 'binds' THEN 2
			WHEN EXISTS (SELECT FROM recordal AS k
				JOIN patent AS p ON p.id = k.patent_id
				WHERE k.number = y.number AND k.preferred
				AND k.territory = q.territory
				AND p.number = ANY (y.numbers)
				AND k.effective_on <= w.valid_from)
				AND l.effect LIKE '%recorded%' THEN 2
			WHEN l.effect = 'binds-if-recorded' THEN 0
			WHEN l.effect = 'binds-if-recorded-or-known'
				THEN CASE WHEN w.knew THEN 2
					WHEN NOT w.knew THEN 0 ELSE 1 END
			ELSE 1 END)
		FROM owner AS w LEFT JOIN LATERAL (SELECT x.effect
			FROM law_rule AS x WHERE x.territory = q.territory
			AND x.matter = 'transfer'
			AND (x.valid_from IS NULL OR x.valid_from
				<= coalesce(w.valid_from, q.day))
			AND (x.valid_to IS NULL OR coalesce(w.valid_from,
				q.day) < x.valid_to) LIMIT 1) AS l ON true
		WHERE w.file = y.file AND w.day = q.day
			AND NOT (t.unknown AND w.owner_id
				IS NOT DISTINCT FROM y.member_id)
			AND NOT EXISTS (SELECT FROM owner AS a
				WHERE a.file = y.file AND a.day = y.authority
				AND (a.owner_id = w.owner_id
				OR (w.owner_id IS NULL
				AND a.owner_name = w.owner_name)))) END)
		AS rank
	FROM q, tries AS y JOIN titled AS t ON t.file = y.file
		AND t.authority = y.authority AND t.member_id = y.member_id
), mine AS (
	-- files that belong to the asker or somebody whom it controls
	SELECT x.file FROM q, (SELECT w.file, w.owner_id AS org
			FROM q, owner AS w WHERE w.day = q.day
		UNION SELECT c.file, c.member_id FROM q, c
		WHERE NOT c.unsound AND c.since <= q.day
			AND (c.until IS NULL OR q.day < c.until)
			AND (NOT c.any OR EXISTS (SELECT FROM member AS m
				WHERE m.organisation_id = c.member_id
				AND m.since <= q.day
				AND (m.until IS NULL OR q.day < m.until)))
			AND NOT EXISTS (SELECT FROM owner AS w
				WHERE w.file = c.file AND w.day = q.day)) AS x
	WHERE x.org = q.org OR EXISTS (SELECT FROM controls AS c
		WHERE c.root = q.org AND c.target = x.org AND c.day = q.day
		AND c.threshold = 50 AND NOT c.or_equal AND NOT c.vie)
), weighed AS (
	SELECT CASE
		WHEN s.state = 'no-record' THEN 2
		WHEN s.state = 'perished' AND s.stale THEN 2
		WHEN s.state IN ('void', 'not-yet', 'intervening', 'none',
			'ceased', 'perished') THEN 0
		WHEN s.file IN (SELECT m.file FROM mine AS m) THEN 0
		WHEN j.rank = 2 THEN 1
		WHEN s.state = 'pending' THEN CASE WHEN s.stale THEN 2
			ELSE 0 END
		WHEN s.state <> 'in-force' OR j.rank = 1 THEN 2
		ELSE 3 END AS weight
	FROM state AS s CROSS JOIN LATERAL (SELECT max(x.rank) AS rank
		FROM judged AS x WHERE x.file = s.file) AS j
	UNION ALL
	-- members of the family that the registry does not have
	SELECT 2 FROM q, named AS n
	WHERE EXISTS (SELECT FROM territory_rule AS t
			WHERE t.office = n.office AND t.territory = q.territory)
		AND NOT EXISTS (SELECT FROM patent AS p
			WHERE p.number = n.number)
		AND NOT EXISTS (SELECT FROM patent AS p
			WHERE p.application_number = n.application_number
			AND p.office = n.office)
), answer AS MATERIALIZED (
	SELECT coalesce((SELECT max(w.weight) FROM weighed AS w), CASE
		WHEN NOT EXISTS (SELECT FROM own) THEN 2
		WHEN EXISTS (SELECT FROM own AS o WHERE o.office <> 'WO')
			THEN CASE WHEN EXISTS (SELECT FROM own AS o
				JOIN territory_rule AS t ON t.office = o.office)
				THEN 0 ELSE 2 END
		WHEN EXISTS (SELECT FROM q, (SELECT k.office FROM kin AS k
				UNION SELECT n.office FROM named AS n) AS x
			JOIN territory_rule AS t ON t.office = x.office
			WHERE t.territory = q.territory) THEN 2
		WHEN EXISTS (SELECT FROM own AS o
			JOIN patent AS p ON p.id = o.id
			JOIN family_member AS m ON m.number = o.number
			JOIN family AS y ON y.scheme = m.scheme
				AND y.id = m.family_id
			WHERE y.complete_as_of >= coalesce((SELECT
				min((x ->> 'date')::date)
				FROM jsonb_array_elements(p.priority) AS x),
				p.filed) + interval '31 months') THEN 0
		ELSE 2 END) AS weight
)
SELECT CASE a.weight WHEN 0 THEN 'NOT_NEEDED' WHEN 1 THEN 'LICENSED' ELSE
	CASE WHEN EXISTS (SELECT FROM q, coverage_answer AS w
		WHERE w.organisation_id = q.org AND w.reliance_days > 0
		AND w.answer IN ('LICENSED', 'NOT_NEEDED')
		AND w.question ->> 'patent' IN (SELECT o.number FROM own AS o)
		AND w.question ->> 'use' IS NOT DISTINCT FROM q.use
		AND coalesce(w.question ->> 'act', 'use') = q.act
		AND w.question ->> 'territory' = q.territory
		AND coalesce(w.question ->> 'capacity', 'self') = 'self'
		AND w.question ->> 'for' IS NULL
		AND (w.given_at AT TIME ZONE 'UTC')::date <= q.day
		AND coalesce((w.question ->> 'on')::date <= q.day, true)
		AND (w.until IS NULL OR q.day < w.until)
		AND (w.notice_on IS NULL
			OR q.day < w.notice_on + w.reliance_days))
		THEN 'LICENSED' WHEN a.weight = 2 THEN 'UNCERTAIN'
	ELSE 'NOT_LICENSED' END END AS answer
FROM answer AS a;
