-- name: preview_patents(numbers, member, on, limit, skip)
-- Pooled publications: those named, or (NULL) all of the member, and of an
-- application the newest one only: they are one right.
SELECT x.number, count(1) OVER () AS total
FROM (SELECT p.number, row_number() OVER (PARTITION BY p.office,
			coalesce(p.application_number, p.number)
		ORDER BY p.published DESC NULLS LAST, p.number DESC) AS n
	FROM contribution AS c
	JOIN patent AS p ON p.id = c.patent_id
	WHERE ($1::text[] IS NULL OR p.number = ANY ($1::text[]))
		AND ($2::text IS NULL OR c.member_id = $2)
		AND c.since <= $3::date
		AND (c.until IS NULL OR c.until > $3::date)) AS x
WHERE x.n = 1
ORDER BY x.number
LIMIT $4::integer OFFSET $5::integer;

-- name: preview_files(numbers)
-- All publications of the same applications: what is done to one is done to
-- the right.
SELECT DISTINCT f.number
FROM patent AS p
JOIN patent AS f ON f.id = p.id OR (f.office = p.office
	AND f.application_number = p.application_number)
WHERE p.number = ANY ($1::text[])
ORDER BY f.number;

-- name: preview_territories(numbers)
-- Where rights of these files may be: by the rules of their offices directly,
-- else where an event or a member of the family tells of one.
SELECT DISTINCT x.territory
FROM (SELECT r.territory
	FROM patent AS p
	JOIN territory_rule AS r ON r.office = p.office AND r.way = 'direct'
	WHERE p.number = ANY ($1::text[])
	UNION ALL
	SELECT e.territory
	FROM patent AS p
	JOIN patent AS f ON f.office = p.office
		AND (f.id = p.id OR f.application_number = p.application_number)
	JOIN legal_event AS e ON e.patent_id = f.id
	WHERE p.number = ANY ($1::text[])
	UNION ALL
	SELECT r.territory
	FROM patent AS p
	JOIN patent AS s ON s.family = p.family
	JOIN territory_rule AS r ON r.office = s.office AND r.way = 'direct'
	WHERE p.number = ANY ($1::text[]) AND p.office = 'WO') AS x
WHERE x.territory ~ '^[A-Z]{2}$' AND x.territory <> 'UP'
ORDER BY x.territory
LIMIT 60;

-- name: preview_grants(on, limit, skip)
-- Grants that are not over on the day, newest first.
SELECT g.number, g.licensee_id, g.licensee -> 'name' AS name,
	g.publication = 'number' AS hidden, count(1) OVER () AS total
FROM licence_grant AS g
WHERE grant_state(g.number, $1::date) IN ('active', 'suspended')
ORDER BY g.number DESC
LIMIT $2::integer OFFSET $3::integer;
