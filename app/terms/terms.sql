-- name: terms_insert(version, route, title, text, sha256, governing, from, parameters)
-- Nothing happens when the version exists: it is never overwritten.
INSERT INTO terms (version, route, title, text, sha256, governing,
	effective_from, parameters)
VALUES ($1, $2, $3::jsonb, $4::jsonb, $5::jsonb, $6, $7::date, $8::jsonb)
ON CONFLICT (version) DO NOTHING;

-- name: terms_give_parameters(version, parameters)
-- To a version that was published before there were parameters, once.
SELECT terms_give_parameters($1, $2::jsonb) AS given;

-- name: terms_by_version(version)
-- One row or none, with the texts.
SELECT t.version, t.route, t.governing, t.effective_from, t.effective_to,
	t.parameters,
	t.title ->> 'en' AS title_en, t.title ->> 'zh' AS title_zh,
	t.title ->> 'ja' AS title_ja, t.text ->> 'en' AS text_en,
	t.text ->> 'zh' AS text_zh, t.text ->> 'ja' AS text_ja,
	t.sha256 ->> 'en' AS sha256_en, t.sha256 ->> 'zh' AS sha256_zh,
	t.sha256 ->> 'ja' AS sha256_ja,
	t.version = (SELECT c.version FROM terms AS c
		WHERE c.route = t.route AND c.effective_from <= current_date
			AND (c.effective_to IS NULL
				OR c.effective_to > current_date)
		ORDER BY c.effective_from DESC, c.created_at DESC, c.version DESC
		LIMIT 1) AS in_force
FROM terms AS t
WHERE t.version = $1;

-- name: terms_current_version(route)
-- The version of the route that took effect last.
SELECT c.version
FROM terms AS c
WHERE c.route = $1 AND c.effective_from <= current_date
	AND (c.effective_to IS NULL OR c.effective_to > current_date)
ORDER BY c.effective_from DESC, c.created_at DESC, c.version DESC
LIMIT 1;

-- name: terms_all
-- Every version without its texts; the one in force of a route first.
SELECT t.version, t.route, t.governing, t.effective_from, t.effective_to,
	t.parameters,
	t.title ->> 'en' AS title_en, t.title ->> 'zh' AS title_zh,
	t.title ->> 'ja' AS title_ja, t.sha256 ->> 'en' AS sha256_en,
	t.sha256 ->> 'zh' AS sha256_zh, t.sha256 ->> 'ja' AS sha256_ja,
	t.version = (SELECT c.version FROM terms AS c
		WHERE c.route = t.route AND c.effective_from <= current_date
			AND (c.effective_to IS NULL
				OR c.effective_to > current_date)
		ORDER BY c.effective_from DESC, c.created_at DESC, c.version DESC
		LIMIT 1) AS in_force
FROM terms AS t
ORDER BY t.route, t.effective_from DESC, t.created_at DESC, t.version DESC;
