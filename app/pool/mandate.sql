-- name: mandate_list(organisation, known)
SELECT m.id, m.grantor_id, g.name AS grantor_name, m.holder_id,
	h.name AS holder_name, m.capacity, coalesce(m.patents, '{}') AS patents,
	coalesce(m.acts, '{}') AS acts, m.valid_from, m.valid_to, m.revoked_on,
	m.source, m.document_id
FROM mandate_all AS m
JOIN organisation AS g ON g.id = m.grantor_id
JOIN organisation AS h ON h.id = m.holder_id
WHERE m.preferred AND m.recorded_at <= $2::timestamptz
	AND (m.superseded_at IS NULL OR $2::timestamptz < m.superseded_at)
	AND ($1::text IS NULL OR m.grantor_id = $1 OR m.holder_id = $1)
ORDER BY m.valid_from DESC, m.id
LIMIT 500;

-- name: mandate_insert(id, grantor, holder, capacity, patents, from, to, source)
INSERT INTO mandate (id, grantor_id, holder_id, capacity, patents, valid_from,
	valid_to, source_kind, source, as_of)
VALUES ($1, $2, $3, $4, nullif($5::text[], '{}'), $6::date, $7::date,
	'secretariat', $8, (now() AT TIME ZONE 'UTC')::date)
ON CONFLICT (id) DO NOTHING;

-- name: mandate_revoke(id, on)
UPDATE mandate SET revoked_on = $2::date
WHERE id = $1 AND revoked_on IS NULL AND valid_from <= $2::date;
