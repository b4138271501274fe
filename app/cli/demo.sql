-- name: demo_state
-- Locked, so that of two commands at once only one loads: the other finds its
-- work, or gives up waiting.
SELECT demo, EXISTS (SELECT FROM coverage_example) AS cases
FROM instance
FOR UPDATE;

-- name: demo_used
SELECT EXISTS (SELECT FROM organisation) OR EXISTS (SELECT FROM patent)
	OR EXISTS (SELECT FROM account) AS used;
