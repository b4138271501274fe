-- name: due_list(organisation, kind, until, limit)
SELECT d.kind, d.object_kind, d.object_id, d.organisation_id, o.name, d.due_on,
	d.due_on < (now() AT TIME ZONE 'UTC')::date AS late,
	count(1) OVER () AS total
FROM due_task AS d
LEFT JOIN organisation AS o ON o.id = d.organisation_id
WHERE ($1::text IS NULL OR d.organisation_id = $1)
	AND ($2::text IS NULL OR d.kind = $2)
	AND d.due_on <= coalesce($3::date, (now() AT TIME ZONE 'UTC')::date + 90)
	AND (d.kind = 'stale'
		OR d.due_on > (now() AT TIME ZONE 'UTC')::date - 365)
ORDER BY d.due_on, d.kind, d.object_id
LIMIT $4::integer;
