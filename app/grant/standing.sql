-- name: standing_rules(id)
-- All rules, newest first, or the one with the id.
SELECT s.id, s.terms_version, s.per_day, s.expires_on, s.sha256, s.created_by,
	c.name AS created_name,
	to_char(s.created_at, 'YYYY-MM-DD HH24:MI') AS created_at,
	w.name AS withdrawn_name,
	to_char(s.withdrawn_at, 'YYYY-MM-DD HH24:MI') AS withdrawn_at
FROM standing_rule AS s
JOIN account AS c ON c.id = s.created_by
LEFT JOIN account AS w ON w.id = s.withdrawn_by
WHERE $1::bigint IS NULL OR s.id = $1
ORDER BY s.id DESC;

-- name: standing_approvals
-- Of all rules; they are few. Ordered so that those of a rule stand together.
SELECT p.rule_id, p.account_id, a.name,
	to_char(p.approved_at, 'YYYY-MM-DD HH24:MI') AS at
FROM standing_approval AS p
JOIN account AS a ON a.id = p.account_id
ORDER BY p.rule_id, p.approved_at, p.account_id;

-- name: standing_insert(version, per_day, expires_on, sha256, account)
INSERT INTO standing_rule (terms_version, per_day, expires_on, sha256,
	created_by)
VALUES ($1, $2::integer, $3::date, $4, $5::bigint)
RETURNING id;

-- name: standing_row_lock(id)
-- Held to the end of the transaction.
SELECT id
FROM standing_rule
WHERE id = $1::bigint
FOR UPDATE;

-- name: standing_approval_insert(rule, account)
-- The key allows one approval of a person.
INSERT INTO standing_approval (rule_id, account_id)
VALUES ($1::bigint, $2::bigint);

-- name: standing_update_withdrawn(id, account)
UPDATE standing_rule
SET withdrawn_by = $2::bigint, withdrawn_at = now()
WHERE id = $1::bigint AND withdrawn_at IS NULL;

-- name: standing_count_today(version)
-- What the machine has granted since midnight UTC under these terms, whatever
-- the rule: a second rule does not double the limit.
SELECT count(1) AS used
FROM licence_grant
WHERE terms_version = $1 AND rule_id IS NOT NULL
	AND granted_at >= date_trunc('day', now());
