-- name: fact_known(asked)
SELECT to_char(least($1::timestamptz, at) AT TIME ZONE 'UTC',
	'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS known
FROM fact_clock;

-- name: fact_begin()
SELECT fact_now() AS at;

-- name: document_insert(id, filename, media_type, bytes, account)
-- The same document may serve as evidence many times.
INSERT INTO document (id, filename, media_type, bytes, added_by)
VALUES ($1, $2, $3, $4::bytea, $5::bigint)
ON CONFLICT (id) DO NOTHING;

-- name: document_find(id)
SELECT filename, media_type, encode(bytes, 'hex') AS bytes
FROM document
WHERE id = $1;
