-- name: control_create_staged
CREATE TEMPORARY TABLE control_staged (
	seq bigint NOT NULL,
	line bigint NOT NULL,
	owner_id text NOT NULL,
	owned_id text NOT NULL,
	basis text NOT NULL,
	valid_from date,
	has_percent boolean, percent numeric(7,4),
	has_to boolean, valid_to date
) ON COMMIT DROP;

-- name: control_create_touched_staged
CREATE TEMPORARY TABLE control_touched (
	id bigint PRIMARY KEY,
	seq bigint NOT NULL,
	is_new boolean NOT NULL,
	before_hash text
) ON COMMIT DROP;

-- name: control_copy
COPY control_staged (seq, line, owner_id, owned_id, basis, valid_from,
	has_percent, percent, has_to, valid_to) FROM STDIN;

-- name: control_lock_staged
LOCK TABLE control_link IN SHARE ROW EXCLUSIVE MODE;

-- name: control_refuse_owner_staged
DELETE FROM control_staged
WHERE ctid = ANY (ARRAY (
	SELECT s.ctid
	FROM control_staged AS s
	WHERE NOT EXISTS (
		SELECT FROM organisation AS o WHERE o.id = s.owner_id)
	LIMIT 1000))
RETURNING line, owner_id || '/' || owned_id AS name, owner_id AS value;

-- name: control_refuse_owned_staged
DELETE FROM control_staged
WHERE ctid = ANY (ARRAY (
	SELECT s.ctid
	FROM control_staged AS s
	WHERE NOT EXISTS (
		SELECT FROM organisation AS o WHERE o.id = s.owned_id)
	LIMIT 1000))
RETURNING line, owner_id || '/' || owned_id AS name, owned_id AS value;

-- name: control_refuse_votes_staged
-- A new link of votes without their share.
DELETE FROM control_staged
WHERE ctid = ANY (ARRAY (
	SELECT s.ctid
	FROM control_staged AS s
	WHERE s.basis = 'votes' AND s.percent IS NULL
		AND NOT EXISTS (SELECT FROM control_link AS l
			WHERE l.owner_id = s.owner_id
				AND l.owned_id = s.owned_id
				AND l.basis = s.basis
				AND l.valid_from
					IS NOT DISTINCT FROM s.valid_from)
	LIMIT 1000))
RETURNING line, owner_id || '/' || owned_id AS name, NULL::text AS value;

-- name: control_earlier_staged
DELETE FROM control_staged AS s
USING (SELECT owner_id, owned_id, basis, valid_from, max(seq) AS last
	FROM control_staged
	GROUP BY owner_id, owned_id, basis, valid_from
	HAVING count(1) > 1) AS d
WHERE s.owner_id = d.owner_id AND s.owned_id = d.owned_id
	AND s.basis = d.basis
	AND s.valid_from IS NOT DISTINCT FROM d.valid_from
	AND s.seq < d.last;

-- name: control_touch_changed_staged
INSERT INTO control_touched (id, seq, is_new, before_hash)
SELECT l.id, s.seq, false,
	encode(sha256(convert_to(n.json, 'UTF8')), 'hex')
FROM control_staged AS s
JOIN control_link AS l ON l.owner_id = s.owner_id
	AND l.owned_id = s.owned_id AND l.basis = s.basis
	AND l.valid_from IS NOT DISTINCT FROM s.valid_from
JOIN control_native AS n ON n.id = l.id
WHERE (s.has_percent AND s.percent IS DISTINCT FROM l.percent)
	OR (s.has_to AND s.valid_to IS DISTINCT FROM l.valid_to);

-- name: control_update_staged
UPDATE control_link AS l SET
	percent = CASE WHEN s.has_percent THEN s.percent ELSE l.percent END,
	valid_to = CASE WHEN s.has_to THEN s.valid_to ELSE l.valid_to END,
	changed_at = now()
FROM control_touched AS t
JOIN control_staged AS s ON s.seq = t.seq
WHERE l.id = t.id;

-- name: control_insert_staged
WITH made AS (
	INSERT INTO control_link (owner_id, owned_id, basis, percent,
		valid_from, valid_to)
	SELECT s.owner_id, s.owned_id, s.basis, s.percent, s.valid_from,
		s.valid_to
	FROM control_staged AS s
	WHERE NOT EXISTS (SELECT FROM control_link AS l
		WHERE l.owner_id = s.owner_id AND l.owned_id = s.owned_id
			AND l.basis = s.basis
			AND l.valid_from IS NOT DISTINCT FROM s.valid_from)
	ORDER BY s.seq
	RETURNING id, owner_id, owned_id, basis, valid_from
)
INSERT INTO control_touched (id, seq, is_new)
SELECT m.id, s.seq, true
FROM made AS m
JOIN control_staged AS s ON s.owner_id = m.owner_id
	AND s.owned_id = m.owned_id AND s.basis = m.basis
	AND s.valid_from IS NOT DISTINCT FROM m.valid_from;

-- name: control_audit_staged
INSERT INTO audit_event (actor_role, action, object_kind, object_id,
	before_hash, after_hash, detail)
SELECT 'system',
	CASE WHEN t.is_new THEN 'control.imported' ELSE 'control.changed' END,
	'control', n.owner_id || '/' || n.owned_id, t.before_hash,
	encode(sha256(convert_to(n.json, 'UTF8')), 'hex'),
	jsonb_strip_nulls(jsonb_build_object('basis', n.basis, 'from',
		n.valid_from))
FROM control_touched AS t
JOIN control_native AS n ON n.id = t.id
ORDER BY t.seq;

-- name: control_count_staged
SELECT count(1) FILTER (WHERE is_new) AS added,
	count(1) FILTER (WHERE NOT is_new) AS changed
FROM control_touched;
