-- name: review_all(application)
-- Newest first.
SELECT r.id, r.reviewer_id, a.name AS reviewer_name, r.content_hash,
	r.outcome, r.note, to_char(r.at, 'YYYY-MM-DD HH24:MI') AS at
FROM review AS r
JOIN account AS a ON a.id = r.reviewer_id
WHERE r.application_id = $1
ORDER BY r.id DESC;

-- name: review_insert(application, reviewer, hash, outcome, note)
INSERT INTO review (application_id, reviewer_id, content_hash, outcome, note)
VALUES ($1, $2::bigint, $3, $4, $5);

-- name: decision_insert(application, decider, rule, outcome, reasons)
INSERT INTO decision (application_id, decider_id, rule_id, outcome, reasons)
VALUES ($1, $2::bigint, $3::bigint, $4, $5);

-- name: decision_one(application)
SELECT d.decider_id, a.name AS decider_name, d.rule_id, d.outcome, d.reasons,
	to_char(d.at, 'YYYY-MM-DD HH24:MI') AS at
FROM decision AS d
LEFT JOIN account AS a ON a.id = d.decider_id
WHERE d.application_id = $1;
