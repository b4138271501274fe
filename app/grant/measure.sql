-- name: measure_grant_lock(number)
-- Measures of one grant come one after another.
SELECT number
FROM licence_grant
WHERE number = $1
FOR UPDATE;

-- name: measure_insert(number, kind, content, sha256, account)
INSERT INTO grant_measure (number, kind, content, sha256, proposed_by)
VALUES ($1, $2, $3, $4, $5::bigint)
RETURNING id;

-- name: measure_update(id, state, account, note)
UPDATE grant_measure
SET state = $2, decided_by = $3::bigint, decided_at = now(), note = $4
WHERE id = $1::bigint AND state = 'proposed';

-- name: measure_one(id)
SELECT m.id, m.number, m.kind, m.content, m.sha256, m.state, m.proposed_by,
	p.name AS proposed_name,
	to_char(m.proposed_at, 'YYYY-MM-DD HH24:MI') AS proposed_at,
	d.name AS decided_name,
	to_char(m.decided_at, 'YYYY-MM-DD HH24:MI') AS decided_at, m.note
FROM grant_measure AS m
JOIN account AS p ON p.id = m.proposed_by
LEFT JOIN account AS d ON d.id = m.decided_by
WHERE m.id = $1::bigint;

-- name: measure_all(number)
-- Of a grant, newest first; without one the open ones of all grants.
SELECT m.id, m.number, m.kind, m.content, m.sha256, m.state, m.proposed_by,
	p.name AS proposed_name,
	to_char(m.proposed_at, 'YYYY-MM-DD HH24:MI') AS proposed_at,
	d.name AS decided_name,
	to_char(m.decided_at, 'YYYY-MM-DD HH24:MI') AS decided_at, m.note
FROM grant_measure AS m
JOIN account AS p ON p.id = m.proposed_by
LEFT JOIN account AS d ON d.id = m.decided_by
WHERE CASE WHEN $1::text IS NULL THEN m.state = 'proposed'
	ELSE m.number = $1 END
ORDER BY m.id DESC
LIMIT 100;

-- name: grant_event_insert(number, kind, scope, licensor, rights, effect, endure, defensive, on, reason)
INSERT INTO grant_event (number, kind, scope, licensor_id, rights, effect,
	endure, defensive_id, valid_from, reason, source_kind)
VALUES ($1, $2, $3, $4, $5::text[], $6, $7::boolean, $8, $9::date, $10,
	'secretariat');

-- name: grant_version_insert(number, basis, patents, fields, acts, territories, scope, from, until, past_from, reason)
INSERT INTO grant_version (number, version, basis, patents, fields, acts,
	territories, scope_version, effective_from, end_on, past_from, reason)
SELECT $1, max(v.version) + 1, $2, $3::text[], $4::text[], $5::text[],
	$6::text[], $7, $8::date, $9::date, $10::date, $11
FROM grant_version AS v
WHERE v.number = $1;

-- name: recordal_upsert(number, patent, territory, office, filed, effective, record)
-- What is said later about the same right replaces what was said before.
INSERT INTO recordal (number, patent_id, territory, office, filed_on,
	effective_on, recordal_number, source_kind)
SELECT $1, p.id, $3, $4, $5::date, $6::date, $7, 'secretariat'
FROM patent AS p
WHERE p.number = $2
ON CONFLICT (number, patent_id, territory) WHERE preferred DO UPDATE
SET office = excluded.office, filed_on = excluded.filed_on,
	effective_on = excluded.effective_on,
	recordal_number = excluded.recordal_number;

-- name: measure_patents(numbers)
SELECT count(DISTINCT p.number) AS known
FROM patent AS p
WHERE p.number = ANY ($1::text[]);

-- name: measure_fields(fields)
-- "other" is a field too, the one that is on no list.
SELECT count(DISTINCT f) AS known
FROM unnest($1::text[]) AS f
WHERE f = 'other' OR EXISTS (SELECT FROM topic AS t WHERE t.slug = f);

-- name: measure_organisation(id)
SELECT id
FROM organisation
WHERE id = $1;
