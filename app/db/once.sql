-- name: once_insert(key)
-- Files a form's key and clears a few that are older than two days.
WITH old AS (
	DELETE FROM form_once WHERE key IN (
		SELECT key FROM form_once WHERE at < now() - interval '2 days'
		ORDER BY at LIMIT 5 FOR UPDATE SKIP LOCKED)
)
INSERT INTO form_once (key) VALUES ($1);

-- name: once_note(key, location)
UPDATE form_once SET location = $2 WHERE key = $1;

-- name: once_find(key)
SELECT location FROM form_once WHERE key = $1;
