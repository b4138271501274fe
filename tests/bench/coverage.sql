-- One question of coverage as one statement, by the same rules over the same
-- tables as far as this corpus reaches: a direct right, its events and term;
-- control by summed votes as a fixpoint for each licensee above; grants with
-- versions and events; the entry in the pool with membership and survival;
-- owners with mandates; sales by the law of the territory. Reasons are left
-- out: the answer only.
WITH RECURSIVE q AS (
	SELECT :org AS org, :patent AS patent, :use AS use, 'use' AS act,
		'CN' AS territory, :day::date AS day,
		(SELECT at FROM fact_clock) AS k
), p AS (
	SELECT x.* FROM q CROSS JOIN LATERAL (SELECT y.* FROM patent_all AS y
		WHERE y.number = q.patent OFFSET 0) AS x
	WHERE x.recorded_at <= q.k
		AND (x.superseded_at IS NULL OR q.k < x.superseded_at)
), f AS (
	SELECT x.id, x.number, x.filed, x.granted, x.status, x.status_as_of,
		x.office
	FROM q, p CROSS JOIN LATERAL (SELECT y.* FROM patent_all AS y
		WHERE y.application_number = p.application_number
			AND y.office = p.office OFFSET 0) AS x
	WHERE x.recorded_at <= q.k
		AND (x.superseded_at IS NULL OR q.k < x.superseded_at)
), ev AS (
	SELECT e.effect, e.effective_on, e.as_of
	FROM q, f CROSS JOIN LATERAL (SELECT y.* FROM legal_event_all AS y
		WHERE y.patent_id = f.id OFFSET 0) AS e
	WHERE e.preferred AND e.recorded_at <= q.k
		AND (e.superseded_at IS NULL OR q.k < e.superseded_at)
), r AS (
	SELECT min(f.filed) AS filed,
		least(min(f.granted), (SELECT min(effective_on) FROM ev
			WHERE effect = 'granted')) AS granted,
		(SELECT max(l.effective_on) FROM ev AS l, q
			WHERE l.effect = 'lapsed' AND l.effective_on <= q.day
			AND NOT EXISTS (SELECT FROM ev AS x
				WHERE x.effect = 'restored'
				AND x.effective_on BETWEEN l.effective_on
					AND q.day)) AS lapsed,
		EXISTS (SELECT FROM ev WHERE effect = 'revoked') AS revoked,
		EXISTS (SELECT FROM q, territory_rule_all AS t
			WHERE t.office = 'CN' AND t.territory = q.territory
			AND t.recorded_at <= q.k
			AND (t.superseded_at IS NULL OR q.k < t.superseded_at))
			AS reaches,
		greatest(max(f.status_as_of), (SELECT max(as_of) FROM ev))
			AS as_of
	FROM f
), t AS (
	SELECT r.*, x.restore_months,
		r.filed + make_interval(years => x.years)
			- CASE WHEN x.day_before THEN interval '1 day'
				ELSE interval '0' END AS last_day,
		(SELECT n.days FROM freshness_rule_all AS n, q
			WHERE n.office IN ('CN', '*') AND n.recorded_at <= q.k
			AND (n.superseded_at IS NULL OR q.k < n.superseded_at)
			ORDER BY n.office DESC LIMIT 1) AS fresh
	FROM q, r LEFT JOIN term_rule_all AS x ON x.office = 'CN'
		AND x.right_type = 'invention'
		AND (x.filed_from IS NULL OR x.filed_from <= r.filed)
		AND (x.filed_to IS NULL OR r.filed < x.filed_to)
	WHERE x.recorded_at <= q.k
		AND (x.superseded_at IS NULL OR q.k < x.superseded_at)
), own AS (
	SELECT DISTINCT o.owner_id, o.valid_from, o.valid_to, o.bound, o.knew
	FROM q, f CROSS JOIN LATERAL (SELECT y.* FROM ownership_all AS y
		WHERE y.patent_id = f.id OFFSET 0) AS o
	WHERE o.preferred AND (o.territory IS NULL OR o.territory = q.territory)
		AND o.recorded_at <= q.k
		AND (o.superseded_at IS NULL OR q.k < o.superseded_at)
), above (org) AS (
	SELECT q.org FROM q
	UNION
	SELECT l.owner_id FROM q, above AS a
	CROSS JOIN LATERAL (SELECT y.* FROM control_link_all AS y
		WHERE y.owned_id = a.org OFFSET 0) AS l
	WHERE l.preferred AND l.recorded_at <= q.k
		AND (l.superseded_at IS NULL OR q.k < l.superseded_at)
), links AS (
	SELECT l.owner_id, l.owned_id, l.basis, l.percent
	FROM q, above AS a CROSS JOIN LATERAL (
		SELECT y.* FROM control_link_all AS y
		WHERE y.owned_id = a.org OFFSET 0) AS l
	WHERE l.preferred AND l.recorded_at <= q.k
		AND (l.superseded_at IS NULL OR q.k < l.superseded_at)
		AND (l.valid_from IS NULL OR l.valid_from <= q.day)
		AND (l.valid_to IS NULL OR q.day < l.valid_to)
), g AS (
	SELECT g.*, (p.parameters ->> 'survival')::boolean IS NOT FALSE
			AS survival,
		coalesce((p.parameters ->> 'control_threshold')::numeric, 50)
			AS threshold,
		coalesce(p.parameters ->> 'control_operator', 'gt') AS operator,
		coalesce((p.parameters ->> 'vie')::boolean, false) AS vie,
		coalesce((p.parameters ->> 'affiliates')::boolean, true)
			AS affiliates
	FROM q, above AS a CROSS JOIN LATERAL (
		SELECT y.* FROM licence_grant_all AS y
		WHERE y.licensee_id = a.org OFFSET 0) AS g
	JOIN terms AS p ON p.version = g.terms_version
	WHERE g.recorded_at <= q.k
		AND (g.superseded_at IS NULL OR q.k < g.superseded_at)
), reached AS (
	SELECT g.* FROM q, g
	WHERE NOT EXISTS (SELECT FROM organisation_event_all AS e
		WHERE e.organisation_id = g.licensee_id AND e.kind = 'dissolved'
		AND e.valid_from <= q.day AND e.recorded_at <= q.k
		AND (e.superseded_at IS NULL OR q.k < e.superseded_at))
	AND (g.licensee_id = q.org OR (g.affiliates AND q.org IN (
		WITH RECURSIVE s (n, orgs, grew) AS (
			SELECT 0, ARRAY[g.licensee_id], true
			UNION ALL
			SELECT s.n + 1, s.orgs || more.orgs,
				more.orgs IS NOT NULL
			FROM s CROSS JOIN LATERAL (
				SELECT array_agg(c.owned_id) AS orgs FROM (
					SELECT l.owned_id FROM links AS l
					WHERE l.owner_id = ANY (s.orgs)
						AND l.owned_id <> ALL (s.orgs)
					GROUP BY l.owned_id
					HAVING bool_or(l.basis IN ('board',
						'de_facto', 'sole_member')
						OR (l.basis = 'contract'
							AND g.vie))
					OR sum(l.percent) FILTER (
						WHERE l.basis = 'votes')
						> g.threshold
					OR (g.operator = 'ge' AND sum(l.percent)
						FILTER (WHERE l.basis = 'votes')
						>= g.threshold)) AS c) AS more
			WHERE s.grew
		) SELECT unnest(s.orgs) FROM s)))
), v AS (
	SELECT g.number, g.survival, g.granted_at, w.basis, w.fields, w.acts,
		w.territories, w.end_on, w.patents,
		(SELECT min(x.effective_from) FROM grant_version AS x
			WHERE x.number = g.number) AS first
	FROM q, reached AS g JOIN LATERAL (
		SELECT x.* FROM grant_version_all AS x
		WHERE x.number = g.number AND x.effective_from <= q.day
			AND x.recorded_at <= q.k
			AND (x.superseded_at IS NULL OR q.k < x.superseded_at)
		ORDER BY x.effective_from DESC LIMIT 1) AS w ON true
), alive AS (
	SELECT v.* FROM q, v
	WHERE (v.end_on IS NULL OR q.day < v.end_on)
	AND NOT EXISTS (SELECT FROM grant_event_all AS e
		WHERE e.number = v.number AND e.preferred
		AND e.valid_from <= q.day AND e.kind <> 'reinstated'
		AND e.recorded_at <= q.k
		AND (e.superseded_at IS NULL OR q.k < e.superseded_at)
		AND (e.kind <> 'suspended' OR NOT EXISTS (
			SELECT FROM grant_event_all AS b
			WHERE b.number = v.number AND b.kind = 'reinstated'
			AND b.preferred AND b.recorded_at <= q.k
			AND (b.superseded_at IS NULL OR q.k < b.superseded_at)
			AND b.valid_from BETWEEN e.valid_from AND q.day)))
	AND q.act = ANY (v.acts)
	AND (q.territory = ANY (v.territories) OR '*' = ANY (v.territories))
), c AS (
	SELECT c.member_id, c.since, least(c.until, (SELECT min(m.until)
			FROM member_all AS m
			WHERE m.organisation_id = c.member_id
			AND (m.until IS NULL OR c.since < m.until)
			AND m.recorded_at <= q.k
			AND (m.superseded_at IS NULL OR q.k < m.superseded_at)))
			AS until
	FROM q, f CROSS JOIN LATERAL (SELECT y.* FROM contribution_all AS y
		WHERE y.patent_id = f.id OFFSET 0) AS c
	WHERE c.recorded_at <= q.k
		AND (c.superseded_at IS NULL OR q.k < c.superseded_at)
), tries AS (
	SELECT a.number, a.fields, c.member_id,
		CASE a.basis WHEN 'pool-at-grant' THEN a.first
			ELSE greatest(a.first, c.since) END AS authority
	FROM q, alive AS a, c
	WHERE c.since <= q.day
		AND (c.until IS NULL OR q.day < c.until OR (a.survival
			AND (a.granted_at AT TIME ZONE 'UTC')::date < c.until))
		AND (a.basis <> 'pool-at-grant' OR (c.since <= a.first
			AND (c.until IS NULL OR a.first < c.until)))
		AND (a.basis <> 'fixed' OR a.patents && ARRAY (
			SELECT f.number FROM f))
), chain (owner, authority, org) AS (
	SELECT o.owner_id, y.authority, o.owner_id
	FROM (SELECT DISTINCT t.authority FROM tries AS t
		UNION SELECT q.day FROM q) AS y JOIN own AS o ON true
	UNION
	SELECT h.owner, h.authority, m.holder_id
	FROM q, chain AS h CROSS JOIN LATERAL (SELECT y.* FROM mandate_all AS y
		WHERE y.grantor_id = h.org OFFSET 0) AS m
	WHERE m.preferred AND m.valid_from <= h.authority
		AND (m.valid_to IS NULL OR h.authority < m.valid_to)
		AND (m.revoked_on IS NULL OR h.authority < m.revoked_on)
		AND (m.patents IS NULL OR m.patents && ARRAY (
			SELECT f.number FROM f))
		AND (m.acts IS NULL OR q.act = ANY (m.acts))
		AND m.recorded_at <= q.k
		AND (m.superseded_at IS NULL OR q.k < m.superseded_at)
), judged AS (
	SELECT CASE
		WHEN NOT q.use = ANY (y.fields) AND q.use IN (
			SELECT s.field FROM scope_field AS s
			WHERE s.version = (SELECT x.version FROM scope_version
				AS x WHERE x.effective_from <= q.day
				ORDER BY x.effective_from DESC LIMIT 1)) THEN 0
		WHEN EXISTS (SELECT FROM own AS o
			WHERE (o.valid_from IS NULL OR o.valid_from
				<= y.authority)
			AND (o.valid_to IS NULL OR y.authority < o.valid_to)
			AND NOT EXISTS (SELECT FROM chain AS h
				WHERE h.owner = o.owner_id
				AND h.authority = y.authority
				AND h.org = y.member_id)) THEN 0
		WHEN EXISTS (SELECT FROM own AS o
			WHERE (o.valid_from IS NULL OR o.valid_from <= q.day)
			AND (o.valid_to IS NULL OR q.day < o.valid_to)
			AND NOT EXISTS (SELECT FROM own AS b
				WHERE b.owner_id = o.owner_id
				AND (b.valid_from IS NULL
					OR b.valid_from <= y.authority)
				AND (b.valid_to IS NULL
					OR y.authority < b.valid_to))
			AND o.bound IS NOT TRUE
			AND NOT EXISTS (SELECT FROM chain AS h
				WHERE h.owner = o.owner_id
				AND h.authority = q.day
				AND h.org = y.member_id)
			AND coalesce((SELECT l.effect FROM law_rule_all AS l
				WHERE l.territory = q.territory
				AND l.matter = 'transfer'
				AND l.recorded_at <= q.k
				AND (l.superseded_at IS NULL
					OR q.k < l.superseded_at)
				AND (l.valid_from IS NULL
					OR l.valid_from <= o.valid_from)
				AND (l.valid_to IS NULL
					OR o.valid_from < l.valid_to)), '')
				<> 'binds') THEN 1
		WHEN NOT q.use = ANY (y.fields) THEN 1
		ELSE 2 END AS rank
	FROM q, tries AS y
)
SELECT CASE
	WHEN NOT EXISTS (SELECT FROM p) THEN 'UNCERTAIN'
	WHEN NOT t.reaches OR t.revoked OR q.day < t.filed
		OR q.day > t.last_day THEN 'NOT_NEEDED'
	WHEN t.lapsed + make_interval(months => t.restore_months) <= q.day
		THEN CASE WHEN q.day > t.as_of + t.fresh THEN 'UNCERTAIN'
			ELSE 'NOT_NEEDED' END
	WHEN q.org IN (SELECT o.owner_id FROM own AS o
		WHERE (o.valid_from IS NULL OR o.valid_from <= q.day)
		AND (o.valid_to IS NULL OR q.day < o.valid_to))
		THEN 'NOT_NEEDED'
	WHEN (SELECT max(rank) FROM judged) = 2 THEN 'LICENSED'
	WHEN t.lapsed IS NOT NULL THEN 'UNCERTAIN'
	WHEN t.granted IS NULL OR q.day < t.granted THEN 'NOT_NEEDED'
	WHEN (SELECT max(rank) FROM judged) = 1 THEN 'UNCERTAIN'
	ELSE 'NOT_LICENSED' END AS answer
FROM q LEFT JOIN t ON true;
