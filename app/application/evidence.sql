-- name: evidence_all(application, removed)
-- Without the bytes; those that were removed only when asked for.
SELECT id, filename, media_type, sha256, size,
	to_char(added_at, 'YYYY-MM-DD HH24:MI') AS added_at, valid_until
FROM application_document
WHERE application_id = $1 AND ($2::boolean OR removed_at IS NULL)
ORDER BY application_document.added_at, id;

-- name: evidence_one(application, id)
-- With its bytes in hexadecimal.
SELECT id, filename, media_type, sha256, size,
	to_char(added_at, 'YYYY-MM-DD HH24:MI') AS added_at, valid_until,
	bytes
FROM application_document
WHERE application_id = $1 AND id = $2;

-- name: evidence_insert(id, application, filename, type, sha256, size, bytes)
INSERT INTO application_document (id, application_id, filename, media_type,
	sha256, size, bytes, added_at)
VALUES ($1, $2, $3, $4, $5, $6::integer, $7::bytea, clock_timestamp());

-- name: evidence_row_remove(application, id)
-- The bytes stay: an earlier submission may name them.
UPDATE application_document
SET removed_at = now()
WHERE application_id = $1 AND id = $2 AND removed_at IS NULL;

-- name: evidence_row_validity(application, id, day)
UPDATE application_document SET valid_until = $3::date
WHERE application_id = $1 AND id = $2 AND removed_at IS NULL;
