-- name: instance_demo()
SELECT demo FROM instance;

-- name: instance_set_demo(demo)
UPDATE instance SET demo = $1::boolean;

-- name: instance_schema()
-- The newest migration that has been applied.
SELECT coalesce(max(version), 0) AS version FROM schema_migration;
