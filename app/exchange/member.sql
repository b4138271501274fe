-- name: member_create_staged
CREATE TEMPORARY TABLE member_staged (
	seq bigint NOT NULL,
	line bigint NOT NULL,
	organisation_id text NOT NULL,
	since date NOT NULL,
	has_role boolean, role text,
	has_until boolean, until date
) ON COMMIT DROP;

-- name: member_create_touched_staged
CREATE TEMPORARY TABLE member_touched (
	id bigint PRIMARY KEY,
	seq bigint NOT NULL,
	is_new boolean NOT NULL,
	before_hash text
) ON COMMIT DROP;

-- name: member_copy
COPY member_staged (seq, line, organisation_id, since, has_role, role,
	has_until, until) FROM STDIN;

-- name: member_lock_staged
LOCK TABLE member IN SHARE ROW EXCLUSIVE MODE;

-- name: member_refuse_unknown_staged
DELETE FROM member_staged
WHERE ctid = ANY (ARRAY (
	SELECT s.ctid
	FROM member_staged AS s
	WHERE NOT EXISTS (SELECT FROM organisation AS o
		WHERE o.id = s.organisation_id)
	LIMIT 1000))
RETURNING line, organisation_id AS name, organisation_id AS value;

-- name: member_earlier_staged
DELETE FROM member_staged AS s
USING (SELECT organisation_id, since, max(seq) AS last
	FROM member_staged
	GROUP BY organisation_id, since
	HAVING count(1) > 1) AS d
WHERE s.organisation_id = d.organisation_id AND s.since = d.since
	AND s.seq < d.last;

-- name: member_touch_changed_staged
INSERT INTO member_touched (id, seq, is_new, before_hash)
SELECT m.id, s.seq, false,
	encode(sha256(convert_to(n.json, 'UTF8')), 'hex')
FROM member_staged AS s
JOIN member AS m ON m.organisation_id = s.organisation_id
	AND m.since = s.since
JOIN member_native AS n ON n.id = m.id
WHERE (s.has_role AND s.role <> m.role)
	OR (s.has_until AND s.until IS DISTINCT FROM m.until);

-- name: member_update_staged
UPDATE member AS m SET
	role = CASE WHEN s.has_role THEN s.role ELSE m.role END,
	until = CASE WHEN s.has_until THEN s.until ELSE m.until END,
	changed_at = now()
FROM member_touched AS t
JOIN member_staged AS s ON s.seq = t.seq
WHERE m.id = t.id;

-- name: member_insert_staged
WITH made AS (
	INSERT INTO member (organisation_id, role, since, until)
	SELECT s.organisation_id, s.role, s.since, s.until
	FROM member_staged AS s
	WHERE NOT EXISTS (SELECT FROM member AS m
		WHERE m.organisation_id = s.organisation_id
			AND m.since = s.since)
	ORDER BY s.seq
	RETURNING id, organisation_id, since
)
INSERT INTO member_touched (id, seq, is_new)
SELECT m.id, s.seq, true
FROM made AS m
JOIN member_staged AS s ON s.organisation_id = m.organisation_id
	AND s.since = m.since;

-- name: member_audit_staged
-- Filed under the organisation, as that is how a member is known.
INSERT INTO audit_event (actor_role, action, object_kind, object_id,
	before_hash, after_hash, detail)
SELECT 'system',
	CASE WHEN t.is_new THEN 'member.imported' ELSE 'member.changed' END,
	'member', n.organisation_id, t.before_hash,
	encode(sha256(convert_to(n.json, 'UTF8')), 'hex'),
	jsonb_build_object('since', n.since)
FROM member_touched AS t
JOIN member_native AS n ON n.id = t.id
ORDER BY t.seq;

-- name: member_count_staged
SELECT count(1) FILTER (WHERE is_new) AS added,
	count(1) FILTER (WHERE NOT is_new) AS changed
FROM member_touched;
