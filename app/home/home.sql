-- name: home_counts
-- A publication without a family is one of its own.
SELECT count(*) AS patents,
	count(DISTINCT coalesce(p.family, p.number)) AS families,
	count(DISTINCT p.office) AS offices,
	(SELECT count(DISTINCT m.organisation_id) FROM member AS m
		WHERE m.since <= (now() AT TIME ZONE 'UTC')::date
			AND (m.until IS NULL
				OR m.until > (now() AT TIME ZONE 'UTC')::date)
	) AS members,
	(SELECT count(*) FROM licence_grant AS g WHERE grant_state(g.number,
			(now() AT TIME ZONE 'UTC')::date) = 'active')
		AS grants
FROM pooled AS q
JOIN patent AS p ON p.id = q.patent_id;

-- name: home_topics
SELECT t.slug, t.label, coalesce(n.patents, 0) AS patents
FROM topic AS t
LEFT JOIN (
	SELECT u.slug, count(*) AS patents
	FROM pooled AS q
	JOIN patent AS p ON p.id = q.patent_id
	CROSS JOIN LATERAL (
		SELECT DISTINCT s AS slug FROM unnest(p.topics) AS s) AS u
	GROUP BY u.slug
) AS n ON n.slug = t.slug
ORDER BY t.position, t.slug;
