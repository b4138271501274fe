-- name: stay_rows(number)
SELECT c.member_id, o.name, c.since, c.until, c.terms_version, c.notice_on,
	c.end_reason
FROM contribution AS c
JOIN patent AS p ON p.id = c.patent_id
JOIN organisation AS o ON o.id = c.member_id
WHERE p.number = $1
ORDER BY c.since DESC, c.id DESC;

-- name: stay_steps(number, secretariat, organisation)
-- For all: that it was admitted. For who has to do with it: each step.
SELECT q.id, e.state, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS happened,
	q.member_id, o.name, q.terms_version
FROM patent AS p
JOIN proposal AS q ON q.patent_id = p.id
CROSS JOIN LATERAL (
	SELECT 0 AS id, 'proposed' AS state, q.created_at AS at
	UNION ALL
	SELECT v.id, v.state, v.at
	FROM proposal_event AS v
	WHERE v.proposal_id = q.id
) AS e
JOIN organisation AS o ON o.id = q.member_id
WHERE p.number = $1 AND ($2::boolean OR q.member_id = $3
	OR (q.state = 'admitted' AND e.state = 'admitted'))
ORDER BY e.at DESC, e.id DESC
LIMIT 100;
