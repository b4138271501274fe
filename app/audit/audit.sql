-- name: audit_insert(actor, role, action, kind, object, before, after, detail)
-- Appends one event; the time is the server's.
INSERT INTO audit_event (actor_id, actor_role, action, object_kind, object_id,
	before_hash, after_hash, detail)
VALUES ($1::bigint, $2, $3, $4, $5, $6, $7, coalesce($8::jsonb, '{}'));

-- name: audit_page(kind, object, actor, action, from, to, before, limit)
-- Newest first; NULL stands for any.
SELECT e.id, to_char(e.at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, e.actor_id,
	e.actor_role, a.name AS actor_name, e.action, e.object_kind,
	e.object_id, e.before_hash, e.after_hash, e.detail
FROM audit_event AS e
LEFT JOIN account AS a ON a.id = e.actor_id
WHERE ($1::text IS NULL OR e.object_kind = $1)
	AND ($2::text IS NULL OR e.object_id = $2)
	AND ($3::bigint IS NULL OR e.actor_id = $3)
	AND ($4::text IS NULL OR e.action = $4)
	AND ($5::date IS NULL OR e.at >= $5)
	AND ($6::date IS NULL OR e.at < $6::date + 1)
	AND ($7::bigint IS NULL OR e.id < $7)
ORDER BY e.id DESC
LIMIT $8::integer;
