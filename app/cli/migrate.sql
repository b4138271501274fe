-- name: migration_list()
-- What has been applied, oldest first.
SELECT version, name, sha256 FROM schema_migration ORDER BY version;

-- name: migration_record(version, name, sha256)
INSERT INTO schema_migration (version, name, sha256)
VALUES ($1::integer, $2, $3);
