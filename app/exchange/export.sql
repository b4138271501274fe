-- name: export_snapshot_staged
-- Everything as it is at one moment.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;

-- name: export_patents(after, limit)
SELECT number AS key, json FROM patent_native
WHERE number > $1 ORDER BY number LIMIT $2::integer;

-- name: export_organisations(after, limit)
SELECT id AS key, json FROM organisation_native
WHERE id > $1 ORDER BY id LIMIT $2::integer;

-- name: export_members(after, limit)
SELECT organisation_id || ' ' || since AS key, json FROM member_native
WHERE organisation_id || ' ' || since > $1
ORDER BY 1 LIMIT $2::integer;

-- name: export_control(after, limit)
SELECT key, json FROM (
	SELECT owner_id || ' ' || owned_id || ' ' || basis || ' '
		|| coalesce(valid_from::text, '') || ' ' || id AS key, json
	FROM control_native) AS l
WHERE key > $1 ORDER BY key LIMIT $2::integer;
