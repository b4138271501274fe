-- name: need_insert(body, topic, contact, lang)
INSERT INTO need (body, topic, contact, lang)
VALUES ($1, $2, $3, $4)
RETURNING id;

-- name: need_list(after, limit)
SELECT n.id, n.body, t.label AS topic, n.contact, n.lang,
	to_char(n.told_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS told_on
FROM need AS n
LEFT JOIN topic AS t ON t.slug = n.topic
WHERE n.closed_at IS NULL AND n.id > $1::bigint
ORDER BY n.id
LIMIT $2::integer;

-- name: need_close(id)
UPDATE need SET closed_at = now(), contact = NULL
WHERE id = $1::bigint AND closed_at IS NULL;
