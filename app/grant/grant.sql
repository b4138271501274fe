-- name: grant_counter_update(year)
-- The next number of the year; the row stays locked to the end of the
-- transaction, so numbers follow one another without gaps.
INSERT INTO grant_counter (year, last)
VALUES ($1::integer, 1)
ON CONFLICT (year) DO UPDATE SET last = grant_counter.last + 1
RETURNING last;

-- name: grant_insert(number, application, licensee_id, licensee, search, version, field, purpose, territories, start, route, rule, publication)
INSERT INTO licence_grant (number, application_id, licensee_id, licensee,
	search_text, terms_version, field_of_use, purpose, territories, start,
	route, rule_id, publication, granted_at)
VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9::text[], $10::date, $11,
	$12::bigint, $13, clock_timestamp());

-- name: grant_first_version(number, patents)
-- What the grant covers from its start: the patents named, or the pool as it
-- changes, in the field as the scope defines it on that day.
INSERT INTO grant_version (number, version, basis, patents, fields,
	territories, scope_version, effective_from)
SELECT g.number, 1,
	CASE WHEN $2::text[] = '{}' THEN 'pool-changing' ELSE 'fixed' END,
	$2::text[], ARRAY[g.field_of_use], g.territories,
	(SELECT s.version FROM scope_version AS s
		WHERE s.effective_from <= g.start
		ORDER BY s.effective_from DESC LIMIT 1),
	g.start
FROM licence_grant AS g
WHERE g.number = $1;

-- name: grant_one(number, on)
-- Fields and territories are those of the version of the day, which is today
-- unless one is given.
WITH asked AS (
	SELECT coalesce($2::date, (now() AT TIME ZONE 'UTC')::date) AS day
)
SELECT g.number, g.application_id, g.licensee_id,
	g.licensee -> 'name' AS licensee_name,
	g.licensee -> 'identifiers' AS identifiers, g.terms_version, g.route,
	g.field_of_use, v.fields, v.labels AS field_labels, g.purpose,
	v.territories,
	g.start, g.publication,
	CASE WHEN $2 < g.start THEN 'not-yet'
		ELSE grant_state(g.number, d.day) END AS state,
	grant_partly(g.number, d.day) AS partly,
	g.rule_id IS NOT NULL AS by_machine, a.account_id AS holder_id,
	to_char(g.granted_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS granted_at
FROM licence_grant AS g
CROSS JOIN asked AS d
LEFT JOIN application AS a ON a.id = g.application_id
CROSS JOIN LATERAL (
	SELECT x.fields, x.territories,
		(SELECT jsonb_agg(t.label ORDER BY f.n)
			FROM unnest(x.fields) WITH ORDINALITY AS f (slug, n)
			LEFT JOIN topic AS t ON t.slug = f.slug) AS labels
	FROM grant_version AS x
	WHERE x.number = g.number
	ORDER BY x.effective_from <= d.day DESC,
		abs(x.effective_from - d.day)
	LIMIT 1) AS v
WHERE g.number = $1;

-- name: grant_versions(number)
-- The first one first.
SELECT v.version, v.basis, v.patents, v.fields, v.acts, v.territories,
	v.scope_version, v.effective_from, v.end_on, v.past_from, v.reason,
	(SELECT jsonb_agg(t.label ORDER BY f.n)
		FROM unnest(v.fields) WITH ORDINALITY AS f (slug, n)
		LEFT JOIN topic AS t ON t.slug = f.slug) AS field_labels
FROM grant_version AS v
WHERE v.number = $1
ORDER BY v.version;

-- name: grant_events(number)
-- In the order in which they count.
SELECT e.id, e.kind, e.scope, e.licensor_id, o.name AS licensor_name,
	e.rights, e.effect, e.endure, e.defensive_id, e.valid_from, e.reason
FROM grant_event AS e
LEFT JOIN organisation AS o ON o.id = e.licensor_id
WHERE e.number = $1 AND e.preferred
ORDER BY e.valid_from, e.id;

-- name: grant_recordals(number)
SELECT p.number AS patent, c.territory, c.office, c.filed_on,
	c.effective_on, c.recordal_number
FROM recordal AS c
JOIN patent AS p ON p.id = c.patent_id
WHERE c.number = $1 AND c.preferred
ORDER BY c.effective_on NULLS LAST, c.filed_on, c.id;

-- name: grant_active(scheme, value, version)
-- The newest active grant of an organisation under a version.
SELECT g.number
FROM organisation_identifier AS i
JOIN licence_grant AS g ON g.licensee_id = i.organisation_id
WHERE i.scheme = $1 AND i.value = $2 AND g.terms_version = $3
	AND grant_state(g.number, (now() AT TIME ZONE 'UTC')::date) = 'active'
ORDER BY g.number DESC
LIMIT 1;

-- name: grant_page(words, licensee, after, limit, all)
-- Newest first. Folded words are looked for as they are: no wildcards. Of a
-- grant that publishes its number alone, only that is found; $5 lifts it.
SELECT g.number, g.application_id, g.licensee_id,
	g.licensee -> 'name' AS licensee_name,
	g.licensee -> 'identifiers' AS identifiers, g.terms_version, g.route,
	g.field_of_use, v.fields, v.labels AS field_labels, g.purpose,
	v.territories,
	g.start, g.publication,
	grant_state(g.number, (now() AT TIME ZONE 'UTC')::date) AS state,
	grant_partly(g.number, (now() AT TIME ZONE 'UTC')::date) AS partly,
	g.rule_id IS NOT NULL AS by_machine, a.account_id AS holder_id,
	to_char(g.granted_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS granted_at
FROM licence_grant AS g
LEFT JOIN application AS a ON a.id = g.application_id
CROSS JOIN LATERAL (
	SELECT x.fields, x.territories,
		(SELECT jsonb_agg(t.label ORDER BY f.n)
			FROM unnest(x.fields) WITH ORDINALITY AS f (slug, n)
			LEFT JOIN topic AS t ON t.slug = f.slug) AS labels
	FROM grant_version AS x
	WHERE x.number = g.number
	ORDER BY x.effective_from <= (now() AT TIME ZONE 'UTC')::date DESC,
		abs(x.effective_from - (now() AT TIME ZONE 'UTC')::date)
	LIMIT 1) AS v
WHERE ($1::text IS NULL OR strpos(CASE
		WHEN g.publication <> 'number' OR $5::boolean THEN g.search_text
		ELSE split_part(g.search_text, E'\n', 1) END, $1) > 0)
	AND ($2::text IS NULL OR (g.licensee_id = $2
		AND (g.publication <> 'number' OR $5::boolean)))
	AND ($3::text IS NULL OR g.number < $3)
ORDER BY g.number DESC
LIMIT $4::integer;

-- name: grant_count(words, licensee, all)
SELECT count(1) AS total
FROM licence_grant AS g
WHERE ($1::text IS NULL OR strpos(CASE
		WHEN g.publication <> 'number' OR $3::boolean THEN g.search_text
		ELSE split_part(g.search_text, E'\n', 1) END, $1) > 0)
	AND ($2::text IS NULL OR (g.licensee_id = $2
		AND (g.publication <> 'number' OR $3::boolean)));
