), c AS (
	-- entries in the pool; gone: by itself or with its member
	SELECT x.file, c.member_id, c.since, m.any, m.unsound,
		c.until, least(c.until, m.until) AS gone
	FROM (SELECT f.file, unnest(f.numbers) AS number FROM f) AS x
	CROSS JOIN LATERAL (SELECT y.id FROM patent AS y
		WHERE y.number = x.number OFFSET 0) AS p
	CROSS JOIN LATERAL (SELECT y.* FROM contribution AS y
		WHERE y.patent_id = p.id OFFSET 0) AS c
	CROSS JOIN LATERAL (SELECT count(*) > 0 AS any,
			count(*) > 0 AND count(*) FILTER (WHERE y.until IS NULL
				OR c.since < y.until) = 0 AS unsound,
			(array_agg(y.until ORDER BY y.since) FILTER
				(WHERE y.until IS NULL OR c.since < y.until))[1]
				AS until
		FROM member AS y WHERE y.organisation_id = c.member_id) AS m
), o AS (
	SELECT DISTINCT f.file, o.owner_id, o.owner_name, o.territory,
		o.valid_from, o.valid_to, o.bound, o.knew
	FROM q, f CROSS JOIN LATERAL (SELECT y.* FROM ownership AS y
		WHERE y.patent_id = ANY (f.ids) OFFSET 0) AS o
	WHERE o.preferred
		AND (o.territory IS NULL OR o.territory = q.territory)
), up (org) AS (
	-- those above everybody concerned: only their links decide
	SELECT q.org FROM q
	UNION SELECT o.owner_id FROM o WHERE o.owner_id IS NOT NULL
	UNION SELECT c.member_id FROM c
), above (target, org) AS (
	SELECT u.org, u.org FROM up AS u
	UNION
	SELECT a.target, l.owner_id FROM above AS a CROSS JOIN LATERAL (
		SELECT y.* FROM control_link AS y WHERE y.owned_id = a.org
		OFFSET 0) AS l
	WHERE l.preferred
), links AS (
	SELECT a.target, l.owner_id, l.owned_id, l.basis, l.percent,
		l.valid_from, l.valid_to
	FROM above AS a CROSS JOIN LATERAL (SELECT y.* FROM control_link AS y
		WHERE y.owned_id = a.org OFFSET 0) AS l
	WHERE l.preferred
), before (org) AS (
	SELECT q.org FROM q
	UNION
	SELECT e.organisation_id FROM q, before AS b
	CROSS JOIN LATERAL (SELECT y.* FROM organisation_event AS y
		WHERE y.kind = 'merged' AND y.other_id = b.org OFFSET 0) AS e
	WHERE e.preferred AND e.valid_from <= q.day
), g AS (
	SELECT g.number, g.licensee_id,
		(g.granted_at AT TIME ZONE 'UTC')::date AS granted,
		(SELECT min(v.effective_from) FROM grant_version AS v
			WHERE v.number = g.number) AS first,
		p.*
	FROM (SELECT a.org FROM q, above AS a WHERE a.target = q.org
		UNION SELECT b.org FROM before AS b) AS a
	CROSS JOIN LATERAL (SELECT y.* FROM licence_grant AS y
		WHERE y.licensee_id = a.org OFFSET 0) AS g
	JOIN terms AS t ON t.version = g.terms_version
	CROSS JOIN LATERAL (SELECT
		coalesce((t.parameters ->> 'control_threshold')::numeric, 50)
			AS threshold,
		coalesce(t.parameters ->> 'control_operator', 'gt') = 'ge'
			AS or_equal,
		coalesce((t.parameters ->> 'vie')::boolean, false) AS vie,
		coalesce((t.parameters ->> 'affiliates')::boolean, true)
			AS affiliates,
		coalesce((t.parameters ->> 'run_off_days')::integer, 0)
			AS run_off,
		coalesce((t.parameters ->> 'survival')::boolean, true)
			AS survival,
		coalesce((t.parameters ->> 'past_release')::boolean, false)
			AS past_release,
		coalesce((t.parameters ->> 'rescission')::boolean, false)
			AS rescission,
		coalesce((t.parameters ->> 'merger_succession')::boolean, true)
			AS succession OFFSET 0) AS p
), asked (root, target, day, threshold, or_equal, vie) AS (
	-- who may control whom, when, by which rule
	SELECT g.licensee_id, q.org, d.day, g.threshold, g.or_equal, g.vie
	FROM q, g CROSS JOIN LATERAL (SELECT q.day
		UNION SELECT x.day - 1 FROM (SELECT l.valid_from AS day
			FROM links AS l WHERE l.target = q.org
			UNION SELECT l.valid_to
			FROM links AS l WHERE l.target = q.org) AS x
		WHERE g.run_off > 0 AND x.day <= q.day
			AND q.day < x.day + g.run_off AND g.first < x.day
		) AS d
	WHERE g.affiliates AND g.licensee_id <> q.org
		AND g.licensee_id IN (SELECT a.org FROM above AS a
			WHERE a.target = q.org)
	UNION
	SELECT x.root, x.target, q.day, 50, false, false
	FROM q, (SELECT q.org AS root, u.org AS target FROM q, up AS u
		UNION SELECT a.owner_id, b.owner_id FROM o AS a
			JOIN o AS b ON b.file = a.file
		UNION SELECT c.member_id, o.owner_id FROM c
			JOIN o ON o.file = c.file
		UNION SELECT o.owner_id, c.member_id FROM c
			JOIN o ON o.file = c.file) AS x
	JOIN above AS a ON a.target = x.target AND a.org = x.root
	WHERE x.root <> x.target
), controls AS (
	SELECT a.root, a.target, a.day, a.threshold, a.or_equal, a.vie
	FROM asked AS a
	WHERE a.target IN (
		WITH RECURSIVE s (orgs, grew) AS (
			SELECT ARRAY[a.root], true
			UNION ALL
			SELECT s.orgs || more.orgs, more.orgs IS NOT NULL
			FROM s CROSS JOIN LATERAL (
				SELECT array_agg(c.owned_id) AS orgs FROM (
					SELECT l.owned_id FROM links AS l
					WHERE l.target = a.target
						AND l.owner_id = ANY (s.orgs)
						AND l.owned_id <> ALL (s.orgs)
						AND (l.valid_from IS NULL
						OR l.valid_from <= a.day)
						AND (l.valid_to IS NULL
						OR a.day < l.valid_to)
					GROUP BY l.owned_id
					HAVING bool_or(l.basis IN ('board',
						'de_facto', 'sole_member')
						OR (l.basis = 'contract'
							AND a.vie))
					OR sum(l.percent) FILTER (
						WHERE l.basis = 'votes')
						> a.threshold
					OR (a.or_equal AND sum(l.percent)
						FILTER (WHERE l.basis = 'votes')
						>= a.threshold)) AS c) AS more
			WHERE s.grew
		) SELECT unnest(s.orgs) FROM s)
), reached AS (
	SELECT g.*, EXISTS (SELECT FROM q, organisation_event AS e
			WHERE e.organisation_id = g.licensee_id AND e.preferred
			AND e.kind = 'dissolved' AND e.valid_from <= q.day)
		AND NOT EXISTS (SELECT FROM q, organisation_event AS e
			WHERE e.organisation_id = g.licensee_id AND e.preferred
			AND e.kind = 'merged' AND e.valid_from <= q.day)
		AS dissolved
	FROM q, g
	WHERE g.licensee_id = q.org OR (g.succession
			AND g.licensee_id IN (SELECT b.org FROM before AS b))
		OR (g.affiliates AND EXISTS (SELECT FROM controls AS c
			WHERE c.root = g.licensee_id AND c.target = q.org
			AND c.threshold = g.threshold
			AND c.or_equal = g.or_equal AND c.vie = g.vie))
), v AS (
	SELECT g.*, w.basis, w.fields, w.acts, w.territories, w.patents,
		w.scope_version, w.effective_from > q.day AS past,
		NOT g.dissolved AND w.basis IS NOT NULL
		AND (w.effective_from > q.day OR w.end_on IS NULL
			OR q.day < w.end_on) AS runs
	FROM q, reached AS g LEFT JOIN LATERAL (
		SELECT x.* FROM grant_version AS x
		WHERE x.number = g.number AND (x.effective_from <= q.day
			OR (g.past_release AND x.effective_from = g.first
				AND x.past_from <= q.day))
		ORDER BY x.effective_from DESC LIMIT 1) AS w ON true
), tries AS (
	SELECT c.file, v.number, v.fields, v.scope_version, v.past,
		c.member_id, CASE WHEN v.past OR v.basis = 'pool-at-grant'
			THEN v.first ELSE greatest(v.first, c.since) END
			AS authority, f.numbers, v.rescission,
		q.act = ANY (v.acts) AND (q.territory = ANY (v.territories)
			OR '*' = ANY (v.territories)) AS scope
	FROM q, v JOIN c ON v.runs AND NOT c.unsound
	JOIN f ON f.file = c.file
	CROSS JOIN LATERAL (SELECT
		c.since <= q.day AND (c.until IS NULL OR q.day < c.until)
			AND (NOT c.any OR EXISTS (SELECT FROM member AS m
				WHERE m.organisation_id = c.member_id
				AND m.since <= q.day
				AND (m.until IS NULL OR q.day < m.until)))
			AS now,
		c.since <= v.first AND (c.until IS NULL OR v.first < c.until)
			AND (NOT c.any OR EXISTS (SELECT FROM member AS m
				WHERE m.organisation_id = c.member_id
				AND m.since <= v.first
				AND (m.until IS NULL OR v.first < m.until)))
			AS then,
		v.survival AND c.since <= q.day AND c.gone <= q.day
			AND v.granted < c.gone AS survives OFFSET 0) AS h
	WHERE (v.basis <> 'fixed' OR v.patents && f.numbers)
		AND CASE WHEN v.past THEN h.then
			ELSE (h.now OR h.survives)
				AND (v.basis <> 'pool-at-grant' OR h.then) END
