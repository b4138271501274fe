-- name: member_page(on, after, limit)
SELECT o.id, o.name, m.role, m.since, m.until, (
	SELECT count(*) FROM contribution AS c
	WHERE c.member_id = o.id AND NOT c.earlier
		AND c.since <= $1::date
		AND (c.until IS NULL OR c.until > $1::date)) AS pooled
FROM member AS m
JOIN organisation AS o ON o.id = m.organisation_id
WHERE m.since <= $1::date AND (m.until IS NULL OR m.until > $1::date)
	AND ($2::text IS NULL OR o.id > $2)
ORDER BY o.id
LIMIT $3::integer;

-- name: member_of(organisation, on)
SELECT o.id, o.name, m.role, m.since, m.until, (
	SELECT count(*) FROM contribution AS c
	WHERE c.member_id = o.id AND NOT c.earlier
		AND c.since <= $2::date
		AND (c.until IS NULL OR c.until > $2::date)) AS pooled
FROM member AS m
JOIN organisation AS o ON o.id = m.organisation_id
WHERE o.id = $1
ORDER BY m.since DESC;
