-- name: cited_items(number, limit)
-- Of publications with the number that is cited the one with its kind, else
-- the latest.
SELECT c.item ->> 'number' AS number, c.item ->> 'text' AS text,
	c.item ->> 'by' AS by, c.item ->> 'category' AS category,
	k.number AS known, k.title,
	EXISTS (SELECT FROM pooled AS q WHERE q.patent_id = k.id) AS pooled,
	jsonb_array_length(p.citations) AS total
FROM patent AS p
CROSS JOIN LATERAL jsonb_array_elements(p.citations)
	WITH ORDINALITY AS c (item, place)
LEFT JOIN LATERAL (
	SELECT o.id, o.number, o.title
	FROM patent AS o
	WHERE o.base = (citation_bases(jsonb_build_array(c.item)))[1]
		AND starts_with(o.number, c.item ->> 'number')
	ORDER BY o.number = c.item ->> 'number' DESC,
		o.published DESC NULLS LAST, o.number COLLATE "C" DESC
	LIMIT 1
) AS k ON true
WHERE p.number = $1
ORDER BY c.place
LIMIT $2::integer;

-- name: cited_by(number, limit)
SELECT c.number, c.title, c.pooled, count(1) OVER () AS total
FROM (
	SELECT p.number, p.title, p.published,
		EXISTS (SELECT FROM pooled AS q WHERE q.patent_id = p.id)
			AS pooled
	FROM patent AS p
	WHERE p.citations <> '[]' AND p.number <> $1
		AND citation_bases(p.citations) && (
			SELECT array_agg(DISTINCT o.base)
			FROM patent AS m
			JOIN patent AS o ON o.id = m.id
				OR o.application_number = m.application_number
			WHERE m.number = $1)
) AS c
ORDER BY c.published DESC NULLS LAST, c.number COLLATE "C"
LIMIT $2::integer;
