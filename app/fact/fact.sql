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

-- name: fact_look(known)
-- From here to the end of the transaction tables are what was known then.
SELECT set_config('canopy.known_at', $1, true),
	set_config('search_path', 'canopy_known, canopy', true),
	to_regnamespace('canopy_known') IS NOT NULL AS there;

-- name: fact_history(object, id, full, limit)
-- Newest first. A version says what it replaced; a row that was taken out and
-- not replaced says so at that time.
WITH version AS (
	SELECT h.kind, h.row_key, h.fact, h.recorded_at, h.superseded_at,
		lag(h.fact) OVER w AS old, lag(h.superseded_at) OVER w AS ended,
		lead(h.recorded_at) OVER w AS next
	FROM history_rows($1, $2) AS h
	WHERE $3::boolean OR h.kind = 'grant_event'
	WINDOW w AS (PARTITION BY h.kind, h.row_key ORDER BY h.recorded_at)
), change AS (
	SELECT kind, fact, recorded_at AS at,
		CASE WHEN ended = recorded_at THEN old END AS old,
		CASE WHEN ended = recorded_at THEN 'corrected'
			ELSE 'recorded' END AS what
	FROM version
	UNION ALL
	SELECT kind, fact, superseded_at, NULL, 'retracted'
	FROM version
	WHERE superseded_at IS NOT NULL AND next IS DISTINCT FROM superseded_at
)
SELECT to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
	c.what, c.kind, c.fact ->> 'source_kind' AS source_kind,
	c.fact ->> 'source' AS source, c.fact ->> 'as_of' AS as_of,
	CASE WHEN $3::boolean THEN c.fact ELSE (SELECT jsonb_object_agg(
		k.key, k.value) FROM jsonb_each(c.fact) AS k
		WHERE k.key IN ('number', 'kind', 'valid_from', 'scope')) END
		AS fact,
	(SELECT jsonb_object_agg(k.key, c.old -> k.key)
	FROM jsonb_object_keys(c.old || c.fact) AS k (key)
	WHERE $3::boolean AND c.old -> k.key IS DISTINCT FROM c.fact -> k.key)
		AS before
FROM change AS c
ORDER BY c.at DESC, c.kind, c.fact
LIMIT $4::integer;
