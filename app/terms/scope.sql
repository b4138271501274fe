-- name: scope_versions
SELECT s.version, s.effective_from,
	s.version = (SELECT n.version FROM scope_version AS n
		WHERE n.effective_from <= (now() AT TIME ZONE 'UTC')::date
		ORDER BY n.effective_from DESC LIMIT 1) AS in_force
FROM scope_version AS s
ORDER BY s.effective_from DESC;

-- name: scope_fields(version)
-- In the order of the topics.
SELECT f.field, t.label, f.definition, f.codes
FROM scope_field AS f
LEFT JOIN topic AS t ON t.slug = f.field
WHERE f.version = $1
ORDER BY t.position NULLS LAST, f.field;
