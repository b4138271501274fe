-- name: licensor_patents(numbers, start, after, limit)
-- One publication of each application that a grant of the day may cover:
-- pooled then or later; of those named, or (NULL) of all.
SELECT x.number
FROM (SELECT p.number, row_number() OVER (PARTITION BY p.office,
			coalesce(p.application_number, p.number)
		ORDER BY p.published DESC NULLS LAST, p.number DESC) AS n
	FROM contribution AS c
	JOIN patent AS p ON p.id = c.patent_id
	WHERE ($1::text[] IS NULL OR p.number = ANY ($1::text[]))
		AND (c.until IS NULL OR c.until > $2::date)) AS x
WHERE x.n = 1 AND ($3::text IS NULL OR x.number > $3)
ORDER BY x.number
LIMIT $4::integer;
