-- name: demo_state
-- Locked, so that of two commands at once the second sees the first's work.
SELECT demo
FROM instance
FOR UPDATE;

-- name: demo_used
SELECT EXISTS (SELECT FROM organisation) OR EXISTS (SELECT FROM patent)
	OR EXISTS (SELECT FROM account) AS used;
