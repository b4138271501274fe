-- name: sitemap_parts(size)
-- Which parts hold publications, and when each last changed.
SELECT (id - 1) / $1::bigint AS part, to_char(max(changed_at)
	AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS changed
FROM patent
GROUP BY part
ORDER BY part;

-- name: sitemap_patents(after, last, limit)
SELECT id, number, to_char(changed_at AT TIME ZONE 'UTC',
	'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS changed
FROM patent
WHERE id > $1::bigint AND id <= $2::bigint
ORDER BY id
LIMIT $3::integer;

-- name: sitemap_pages()
-- Pages of members and of the versions of the terms.
SELECT '/members/' || m.organisation_id AS path
FROM (SELECT DISTINCT organisation_id FROM member) AS m
UNION ALL
SELECT '/terms/' || t.version FROM terms AS t
ORDER BY path;
