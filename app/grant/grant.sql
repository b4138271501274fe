-- name: grant_counter_update(year)
-- The next number of the year; the row stays locked to the end of the
-- transaction, so numbers follow one another without gaps.
INSERT INTO grant_counter (year, last)
VALUES ($1::integer, 1)
ON CONFLICT (year) DO UPDATE SET last = grant_counter.last + 1
RETURNING last;

-- name: grant_insert(number, application, licensee_id, licensee, search, version, field, purpose, territories, start, route, rule)
INSERT INTO licence_grant (number, application_id, licensee_id, licensee,
	search_text, terms_version, field_of_use, purpose, territories, start,
	route, rule_id, granted_at)
VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9::text[], $10::date, $11,
	$12::bigint, clock_timestamp());

-- name: grant_one(number, application)
-- By its number or by the application it came from.
SELECT g.number, g.application_id, g.licensee_id,
	g.licensee -> 'name' AS licensee_name,
	g.licensee -> 'identifiers' AS identifiers, g.terms_version, g.route,
	g.field_of_use, t.label AS field_label, g.purpose, g.territories,
	g.start, g.state, g.rule_id IS NOT NULL AS by_machine,
	to_char(g.granted_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS granted_at
FROM licence_grant AS g
LEFT JOIN topic AS t ON t.slug = g.field_of_use
WHERE ($1::text IS NULL OR g.number = $1)
	AND ($2::text IS NULL OR g.application_id = $2)
	AND ($1::text IS NOT NULL OR $2::text IS NOT NULL);

-- name: grant_active(scheme, value, version)
-- The newest active grant of an organisation under a version.
SELECT g.number
FROM organisation_identifier AS i
JOIN licence_grant AS g ON g.licensee_id = i.organisation_id
WHERE i.scheme = $1 AND i.value = $2 AND g.terms_version = $3
	AND g.state = 'active'
ORDER BY g.number DESC
LIMIT 1;

-- name: grant_page(words, licensee, after, limit)
-- Newest first. Folded words are looked for as they are: no wildcards.
SELECT g.number, g.application_id, g.licensee_id,
	g.licensee -> 'name' AS licensee_name,
	g.licensee -> 'identifiers' AS identifiers, g.terms_version, g.route,
	g.field_of_use, t.label AS field_label, g.purpose, g.territories,
	g.start, g.state, g.rule_id IS NOT NULL AS by_machine,
	to_char(g.granted_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS granted_at
FROM licence_grant AS g
LEFT JOIN topic AS t ON t.slug = g.field_of_use
WHERE ($1::text IS NULL OR strpos(g.search_text, $1) > 0)
	AND ($2::text IS NULL OR g.licensee_id = $2)
	AND ($3::text IS NULL OR g.number < $3)
ORDER BY g.number DESC
LIMIT $4::integer;

-- name: grant_count(words, licensee)
SELECT count(1) AS total
FROM licence_grant AS g
WHERE ($1::text IS NULL OR strpos(g.search_text, $1) > 0)
	AND ($2::text IS NULL OR g.licensee_id = $2);
