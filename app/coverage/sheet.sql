-- name: sheet_insert(id, numbers)
INSERT INTO coverage_sheet (id, numbers)
VALUES ($1, $2::text[])
ON CONFLICT (id) DO NOTHING;

-- name: sheet_by_id(id)
SELECT numbers FROM coverage_sheet WHERE id = $1;

-- name: sheet_rows(numbers, bases, on, known)
-- A publication by its full number, by its number without kind or by its
-- application number, the latest of several; its last entry in the pool up to
-- the day, else its first after it; what of its family is pooled on the day.
WITH known AS (
	SELECT n.number, n.base, n.ord, p.id, p.number AS found, p.title,
		p.family
	FROM unnest($1::text[], $2::text[]) WITH ORDINALITY
		AS n (number, base, ord)
	CROSS JOIN LATERAL (
		SELECT p.id, p.number, p.title, p.family
		FROM patent AS p
		WHERE p.recorded_at <= $4::timestamptz
			AND (p.number = n.number OR p.application_number = n.number
				OR (n.number = n.base AND p.base = n.base))
		ORDER BY p.number = n.number DESC, p.published DESC NULLS LAST,
			p.number
		LIMIT 1) AS p
	WHERE n.number <> ''
), entry AS (
	SELECT c.patent_id, c.member_id, c.since, c.until
	FROM contribution_all AS c
	WHERE c.recorded_at <= $4::timestamptz
		AND (c.superseded_at IS NULL OR $4::timestamptz < c.superseded_at)
)
SELECT k.ord - 1 AS row, k.found AS number, k.title, e.member_id, e.since,
	e.until, coalesce(e.since <= $3::date
		AND (e.until IS NULL OR e.until > $3::date), false) AS pooled,
	ARRAY (SELECT s.number
		FROM patent AS s
		JOIN entry AS c ON c.patent_id = s.id
		WHERE s.family = k.family AND s.id <> k.id
			AND c.since <= $3::date
			AND (c.until IS NULL OR c.until > $3::date)
		ORDER BY s.number
		LIMIT 20) AS siblings
FROM known AS k
LEFT JOIN LATERAL (
	SELECT c.member_id, c.since, c.until
	FROM entry AS c
	WHERE c.patent_id = k.id
	ORDER BY c.since <= $3::date DESC,
		CASE WHEN c.since <= $3::date THEN $3::date - c.since
			ELSE c.since - $3::date END
	LIMIT 1) AS e ON true
ORDER BY k.ord;
