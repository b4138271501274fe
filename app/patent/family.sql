-- name: family_lists(number, family)
-- The families that the publication is a member of, or says it is.
SELECT f.scheme, f.id, f.complete_as_of, f.source
FROM family AS f
WHERE (f.scheme = 'docdb' AND f.id = $2)
	OR EXISTS (SELECT FROM family_member AS m
		WHERE m.scheme = f.scheme AND m.family_id = f.id
			AND m.number = $1)
ORDER BY f.scheme, f.id;

-- name: family_items(number, family, application, schemes, ids)
-- Members of those lists and what the registry itself holds together; of
-- several relations the nearest.
SELECT n.number, coalesce(p.office, n.office) AS office, p.title, p.published,
	p.status, n.relation, p.id IS NOT NULL AS known,
	EXISTS (SELECT FROM pooled AS q WHERE q.patent_id = p.id) AS pooled
FROM (
	SELECT u.number, min(u.office) AS office, min(u.relation) AS relation
	FROM (
		SELECT p.number, p.office, CASE
			WHEN (p.application_number = $3) IS TRUE THEN 0
			ELSE 1 END AS relation
		FROM patent AS p
		WHERE p.family = $2 OR p.application_number = $3
		UNION ALL
		SELECT m.number, m.office, CASE
			WHEN (m.application_number = $3) IS TRUE THEN 0
			WHEN m.scheme = 'docdb' THEN 1
			WHEN m.scheme = 'declared' THEN 2
			ELSE 3 END
		FROM unnest($4::text[], $5::text[]) AS f (scheme, id)
		JOIN family_member AS m ON m.scheme = f.scheme
			AND m.family_id = f.id
	) AS u
	WHERE u.number <> $1
	GROUP BY u.number
) AS n
LEFT JOIN patent AS p ON p.number = n.number
ORDER BY n.relation, p.published DESC NULLS LAST, n.number COLLATE "C"
LIMIT 200;
