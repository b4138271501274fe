-- name: org_by_id(id, on)
-- With the name that it bore on the day, where an earlier one is known.
SELECT o.id, coalesce((SELECT n.name FROM organisation_name AS n
		WHERE n.organisation_id = o.id AND n.preferred
			AND daterange(n.valid_from, n.valid_to) @> $2::date),
		o.name) AS name,
	o.aliases, o.kind, o.jurisdiction, o.valid_from, o.valid_to
FROM organisation AS o
WHERE o.id = $1;

-- name: org_identifiers(id)
SELECT scheme, value
FROM organisation_identifier
WHERE organisation_id = $1
ORDER BY scheme, value;

-- name: org_resolve(text)
SELECT id
FROM organisation
WHERE id = lower($1)
UNION ALL
SELECT organisation_id
FROM organisation_identifier
WHERE value = upper($1) AND scheme <> 'other'
LIMIT 1;

-- name: org_names(ids)
SELECT id, name
FROM organisation
WHERE id = ANY ($1::text[])
ORDER BY id;

-- name: org_down(id)
SELECT o.id, o.name, c.basis, trim_scale(c.percent) AS percent,
       c.valid_from, c.valid_to
FROM control_link AS c
JOIN organisation AS o ON o.id = c.owned_id
WHERE c.owner_id = $1
ORDER BY c.valid_from DESC NULLS LAST, o.id;

-- name: org_up(id)
SELECT o.id, o.name, c.basis, trim_scale(c.percent) AS percent,
       c.valid_from, c.valid_to
FROM control_link AS c
JOIN organisation AS o ON o.id = c.owner_id
WHERE c.owned_id = $1
ORDER BY c.valid_from DESC NULLS LAST, o.id;

-- name: org_by_identifier(scheme, value)
-- One row or none: registered identifiers are unique.
SELECT organisation_id
FROM organisation_identifier
WHERE scheme = $1 AND value = $2 AND scheme <> 'other';

-- name: org_insert(id, name, jurisdiction)
-- Nothing happens when the id is taken.
INSERT INTO organisation (id, name, kind, jurisdiction)
VALUES ($1, $2::jsonb, 'company', $3)
ON CONFLICT (id) DO NOTHING;

-- name: org_identifier_insert(id, scheme, value)
INSERT INTO organisation_identifier (organisation_id, scheme, value)
VALUES ($1, $2, $3);

-- name: group_links_below(id, day, known)
-- What the organisation holds, what that holds, and so on.
WITH RECURSIVE link AS (
	SELECT owner_id, owned_id, basis, percent
	FROM control_link_all
	WHERE preferred AND recorded_at <= $3::timestamptz
		AND (superseded_at IS NULL OR $3::timestamptz < superseded_at)
		AND (valid_from IS NULL OR valid_from <= $2::date)
		AND (valid_to IS NULL OR valid_to > $2::date)
), below AS (
	SELECT $1::text AS id
	UNION
	SELECT l.owned_id
	FROM below AS b
	JOIN link AS l ON l.owner_id = b.id
)
SELECT l.owner_id, l.owned_id, l.basis, l.percent
FROM below AS b
JOIN link AS l ON l.owner_id = b.id;

-- name: group_links(ids, day, known)
-- Those who hold the organisations, directly or through others, and all that
-- they hold in turn.
WITH RECURSIVE link AS (
	SELECT owner_id, owned_id, basis, percent
	FROM control_link_all
	WHERE preferred AND recorded_at <= $3::timestamptz
		AND (superseded_at IS NULL OR $3::timestamptz < superseded_at)
		AND (valid_from IS NULL OR valid_from <= $2::date)
		AND (valid_to IS NULL OR valid_to > $2::date)
), above AS (
	SELECT unnest($1::text[]) AS id
	UNION
	SELECT l.owner_id
	FROM above AS a
	JOIN link AS l ON l.owned_id = a.id
), below AS (
	SELECT id FROM above
	UNION
	SELECT l.owned_id
	FROM below AS b
	JOIN link AS l ON l.owner_id = b.id
)
SELECT l.owner_id, l.owned_id, l.basis, l.percent
FROM below AS b
JOIN link AS l ON l.owner_id = b.id;

-- name: times_links(id, known)
-- All links below the organisation, whatever their days.
WITH RECURSIVE link AS (
	SELECT owner_id, owned_id, basis, percent, valid_from, valid_to
	FROM control_link_all
	WHERE preferred AND recorded_at <= $2::timestamptz
		AND (superseded_at IS NULL OR $2::timestamptz < superseded_at)
), below AS (
	SELECT $1::text AS id
	UNION
	SELECT l.owned_id
	FROM below AS b
	JOIN link AS l ON l.owner_id = b.id
)
SELECT l.owner_id, l.owned_id, l.basis, l.percent, l.valid_from, l.valid_to
FROM below AS b
JOIN link AS l ON l.owner_id = b.id;

-- name: times_events(id, known)
SELECT e.kind, e.valid_from AS on_day, e.other_id, o.name, e.source
FROM organisation_event_all AS e
LEFT JOIN organisation AS o ON o.id = e.other_id
WHERE e.organisation_id = $1 AND e.preferred
	AND e.recorded_at <= $2::timestamptz
	AND (e.superseded_at IS NULL OR $2::timestamptz < e.superseded_at)
UNION ALL
SELECT 'renamed', n.valid_to, NULL, n.name, n.source
FROM organisation_name_all AS n
WHERE n.organisation_id = $1 AND n.preferred AND n.valid_to IS NOT NULL
	AND n.recorded_at <= $2::timestamptz
	AND (n.superseded_at IS NULL OR $2::timestamptz < n.superseded_at)
ORDER BY 2, 1;
