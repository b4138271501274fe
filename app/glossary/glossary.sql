-- name: glossary_all(areas, withdrawn)
-- areas: in their order; withdrawn: those, too.
SELECT c.slug, c.area, c.en, c.zh, c.ja, c.withdrawn, c.version
FROM concept AS c
WHERE $2::boolean OR NOT c.withdrawn
ORDER BY array_position($1::text[], c.area), lower(c.en[1]), c.slug COLLATE "C";

-- name: glossary_by_slug(slug)
SELECT c.slug, c.area, c.en, c.zh, c.ja, c.withdrawn, c.version
FROM concept AS c
WHERE c.slug = $1::text;

-- name: glossary_by_keys(keys)
SELECT c.slug, c.area, c.en, c.zh, c.ja, c.withdrawn, c.version
FROM concept AS c
WHERE c.keys && $1::text[] AND NOT c.withdrawn
ORDER BY c.slug COLLATE "C";

-- name: glossary_insert(slug, area, en, zh, ja, keys, form)
INSERT INTO concept (slug, area, en, zh, ja, keys, form)
VALUES ($1, $2, $3::text[], $4::text[], $5::text[], $6::text[], $7::integer)
ON CONFLICT (slug) DO NOTHING;

-- name: glossary_update(slug, version, area, en, zh, ja, keys, form)
UPDATE concept SET area = $3, en = $4::text[], zh = $5::text[],
	ja = $6::text[], keys = $7::text[], form = $8::integer,
	version = version + 1, changed_at = now()
WHERE slug = $1 AND version = $2::integer;

-- name: glossary_update_withdrawn(slug, withdrawn)
UPDATE concept SET withdrawn = $2::boolean, version = version + 1,
	changed_at = now()
WHERE slug = $1 AND withdrawn <> $2::boolean;

-- name: glossary_stale(form)
SELECT c.slug, c.area, c.en, c.zh, c.ja, c.withdrawn, c.version
FROM concept AS c
WHERE c.form <> $1::integer;

-- name: glossary_update_keys(slug, keys, form)
UPDATE concept SET keys = $2::text[], form = $3::integer WHERE slug = $1;
