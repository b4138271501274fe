-- name: patent_newest(member)
-- The member's 20 newest patents in the pool; one row of NULLs when it has
-- none, no row when it is no member. Days come in the order of an index. The
-- limit is no argument, else the statement would be planned at each call.
SELECT o.name, n.number, n.office, n.title, n.published, n.status
FROM organisation AS o
LEFT JOIN LATERAL (
	SELECT p.number, p.office, p.title, p.published, p.status
	FROM pooled_newest AS m
	JOIN patent AS p ON p.id = m.patent_id
	WHERE m.member_id = o.id
	ORDER BY m.published DESC NULLS LAST, p.number COLLATE "C"
	LIMIT 20
) AS n ON true
WHERE o.id = $1
	AND EXISTS (SELECT FROM member AS m WHERE m.organisation_id = o.id);
