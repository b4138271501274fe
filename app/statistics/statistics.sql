-- name: statistics_counts(clock, day)
-- The pool counted in every way but by remaining life, as rows of kind, value
-- and n, with the time of the clock of facts and the day (UTC) that they are
-- of. No row at all: those of the clock and the day given still hold.
WITH present AS MATERIALIZED (
	SELECT f.at::text AS clock, (now() AT TIME ZONE 'UTC')::date AS day
	FROM fact_clock AS f
), kept AS MATERIALIZED (
	SELECT (p.clock = $1::text AND p.day = $2::date) IS TRUE AS holds
	FROM present AS p
), listed AS MATERIALIZED (
	SELECT p.office, p.topics, q.member_id, p.status,
		extract(year FROM q.since)::integer AS since,
		extract(year FROM p.published)::integer AS published,
		CASE WHEN p.status_as_of IS NULL THEN 'never'
			WHEN n.day - p.status_as_of <= 30 THEN '30'
			WHEN n.day - p.status_as_of <= 90 THEN '90'
			WHEN n.day - p.status_as_of <= 365 THEN '365'
			ELSE 'older' END AS checked
	FROM pooled AS q
	JOIN patent AS p ON p.id = q.patent_id
	CROSS JOIN present AS n
	WHERE NOT (SELECT holds FROM kept)
)
SELECT r.kind, r.value, r.n
FROM (
SELECT 'clock' AS kind, p.clock AS value, 0::bigint AS n FROM present AS p
UNION ALL
SELECT 'day', p.day::text, 0 FROM present AS p
UNION ALL
SELECT 'all', NULL, count(*) FROM listed AS l
UNION ALL
SELECT 'in-force', NULL, count(*) FROM listed AS l WHERE l.status = 'granted'
UNION ALL
SELECT 'office', l.office, count(*) FROM listed AS l GROUP BY l.office
UNION ALL
SELECT 'member', l.member_id, count(*) FROM listed AS l GROUP BY l.member_id
UNION ALL
SELECT 'contributed', l.since::text, count(*) FROM listed AS l GROUP BY l.since
UNION ALL
SELECT 'published', l.published::text, count(*)
FROM listed AS l GROUP BY l.published
UNION ALL
SELECT 'checked', l.checked, count(*) FROM listed AS l GROUP BY l.checked
UNION ALL
SELECT 'topic', d.topic, sum(k.n)::bigint
FROM (
	SELECT l.topics, count(*) AS n FROM listed AS l GROUP BY l.topics
) AS k
CROSS JOIN LATERAL (
	SELECT DISTINCT unnest(CASE WHEN k.topics = '{}'
		THEN ARRAY[NULL] ELSE k.topics END)) AS d (topic)
GROUP BY d.topic
) AS r
WHERE NOT (SELECT holds FROM kept)
ORDER BY r.n DESC, r.value COLLATE "C";

-- name: statistics_terms
-- The pooled publications whose status is that of a right in force, by what
-- the term of a right is worked out from: as in patent/right.h the earliest
-- days of all publications of the application, and what its preferred events
-- of the whole or of the office's own territory say. kinds: the letters of
-- the publications of the application, in the order of their numbers.
WITH wanted AS MATERIALIZED (
	SELECT p.id, p.number, p.office, p.kind, p.application_number,
		p.filed, p.granted
	FROM pooled AS q
	JOIN patent AS p ON p.id = q.patent_id
	WHERE p.status = 'granted'
), publication AS MATERIALIZED (
	SELECT 'A' || a.application_number AS file, a.n, p.id, p.number,
		p.office, p.kind, p.filed, p.granted
	FROM (
		SELECT w.office, w.application_number, count(*) AS n
		FROM wanted AS w
		WHERE w.application_number IS NOT NULL
		GROUP BY w.office, w.application_number
	) AS a
	JOIN patent AS p USING (application_number, office)
	UNION ALL
	SELECT 'P' || w.number, 1, w.id, w.number, w.office, w.kind, w.filed,
		w.granted
	FROM wanted AS w
	WHERE w.application_number IS NULL
), told AS (
	SELECT p.file, p.office,
		min(e.effective_on) FILTER (WHERE e.effect = 'granted')
			AS granted,
		sum(substring(e.detail ->> 'days' FROM '^-?[0-9]{1,5}$')::integer)
			FILTER (WHERE e.effect = 'adjusted') AS adjusted,
		min(substring(e.detail ->> 'until'
			FROM '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'))
			FILTER (WHERE e.effect = 'disclaimed') AS cap
	FROM publication AS p
	JOIN legal_event AS e ON e.patent_id = p.id
	WHERE e.preferred AND e.effect IN ('granted', 'adjusted', 'disclaimed')
		AND (e.territory IS NULL OR e.territory = p.office)
	GROUP BY p.file, p.office
), file AS (
	SELECT p.file, p.office, min(p.n) AS n, min(p.filed) AS filed,
		min(p.granted) AS granted,
		string_agg(left(p.kind, 1), ''
			ORDER BY p.number COLLATE "C") AS kinds
	FROM publication AS p
	GROUP BY p.file, p.office
)
SELECT f.office, f.kinds, f.filed, least(f.granted, t.granted) AS granted,
	coalesce(t.adjusted, 0) AS adjusted, t.cap, sum(f.n)::bigint AS n
FROM file AS f
LEFT JOIN told AS t USING (file, office)
GROUP BY f.office, f.kinds, f.filed, least(f.granted, t.granted),
	t.adjusted, t.cap;
