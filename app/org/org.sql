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
-- What the organisation holds, what that holds, and so on. OFFSET 0 keeps each
-- step on the index of owners, here and below: groups are small.
WITH RECURSIVE below AS (
	SELECT $1::text AS id
	UNION
	SELECT l.owned_id
	FROM below AS b
	CROSS JOIN LATERAL (
		SELECT x.owned_id
		FROM control_link_all AS x
		WHERE x.owner_id = b.id AND x.preferred
			AND x.recorded_at <= $3::timestamptz
			AND (x.superseded_at IS NULL
				OR $3::timestamptz < x.superseded_at)
			AND (x.valid_from IS NULL OR x.valid_from <= $2::date)
			AND (x.valid_to IS NULL OR x.valid_to > $2::date)
		OFFSET 0) AS l
)
SELECT l.owner_id, l.owned_id, l.basis, l.percent
FROM below AS b
CROSS JOIN LATERAL (
		SELECT x.owner_id, x.owned_id, x.basis, x.percent
		FROM control_link_all AS x
		WHERE x.owner_id = b.id AND x.preferred
			AND x.recorded_at <= $3::timestamptz
			AND (x.superseded_at IS NULL
				OR $3::timestamptz < x.superseded_at)
			AND (x.valid_from IS NULL OR x.valid_from <= $2::date)
			AND (x.valid_to IS NULL OR x.valid_to > $2::date)
		OFFSET 0) AS l;

-- name: group_links(ids, day, known)
-- Those who hold the organisations, directly or through others, and all that
-- they hold in turn.
WITH RECURSIVE above AS (
	SELECT unnest($1::text[]) AS id
	UNION
	SELECT l.owner_id
	FROM above AS a
	CROSS JOIN LATERAL (
		SELECT x.owner_id
		FROM control_link_all AS x
		WHERE x.owned_id = a.id AND x.preferred
			AND x.recorded_at <= $3::timestamptz
			AND (x.superseded_at IS NULL
				OR $3::timestamptz < x.superseded_at)
			AND (x.valid_from IS NULL OR x.valid_from <= $2::date)
			AND (x.valid_to IS NULL OR x.valid_to > $2::date)
		OFFSET 0) AS l
), below AS (
	SELECT id FROM above
	UNION
	SELECT l.owned_id
	FROM below AS b
	CROSS JOIN LATERAL (
		SELECT x.owned_id
		FROM control_link_all AS x
		WHERE x.owner_id = b.id AND x.preferred
			AND x.recorded_at <= $3::timestamptz
			AND (x.superseded_at IS NULL
				OR $3::timestamptz < x.superseded_at)
			AND (x.valid_from IS NULL OR x.valid_from <= $2::date)
			AND (x.valid_to IS NULL OR x.valid_to > $2::date)
		OFFSET 0) AS l
)
SELECT l.owner_id, l.owned_id, l.basis, l.percent
FROM below AS b
CROSS JOIN LATERAL (
		SELECT x.owner_id, x.owned_id, x.basis, x.percent
		FROM control_link_all AS x
		WHERE x.owner_id = b.id AND x.preferred
			AND x.recorded_at <= $3::timestamptz
			AND (x.superseded_at IS NULL
				OR $3::timestamptz < x.superseded_at)
			AND (x.valid_from IS NULL OR x.valid_from <= $2::date)
			AND (x.valid_to IS NULL OR x.valid_to > $2::date)
		OFFSET 0) AS l;

-- name: times_links(id, known)
-- All links below the organisation, whatever their days.
WITH RECURSIVE below AS (
	SELECT $1::text AS id
	UNION
	SELECT l.owned_id
	FROM below AS b
	CROSS JOIN LATERAL (
		SELECT x.owned_id
		FROM control_link_all AS x
		WHERE x.owner_id = b.id AND x.preferred
			AND x.recorded_at <= $2::timestamptz
			AND (x.superseded_at IS NULL
				OR $2::timestamptz < x.superseded_at)
		OFFSET 0) AS l
)
SELECT l.owner_id, l.owned_id, l.basis, l.percent, l.valid_from, l.valid_to
FROM below AS b
CROSS JOIN LATERAL (
		SELECT x.owner_id, x.owned_id, x.basis, x.percent, x.valid_from, x.valid_to
		FROM control_link_all AS x
		WHERE x.owner_id = b.id AND x.preferred
			AND x.recorded_at <= $2::timestamptz
			AND (x.superseded_at IS NULL
				OR $2::timestamptz < x.superseded_at)
		OFFSET 0) AS l;

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
