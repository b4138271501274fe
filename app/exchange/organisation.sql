-- name: organisation_create_staged
CREATE TEMPORARY TABLE organisation_staged (
	seq bigint NOT NULL,
	line bigint NOT NULL,
	id text NOT NULL,
	has_name boolean, name jsonb,
	has_kind boolean, kind text,
	has_jurisdiction boolean, jurisdiction text,
	has_identifiers boolean, identifiers jsonb,
	has_from boolean, valid_from date,
	has_to boolean, valid_to date,
	has_aliases boolean, aliases text[]
) ON COMMIT DROP;

-- name: organisation_create_touched_staged
CREATE TEMPORARY TABLE organisation_touched (
	id text PRIMARY KEY,
	seq bigint NOT NULL,
	is_new boolean NOT NULL,
	before_hash text
) ON COMMIT DROP;

-- name: organisation_copy
COPY organisation_staged (seq, line, id, has_name, name, has_kind, kind,
	has_jurisdiction, jurisdiction, has_identifiers, identifiers,
	has_from, valid_from, has_to, valid_to, has_aliases, aliases)
FROM STDIN;

-- name: organisation_lock_staged
-- No organisation is made or changed while identifiers are compared.
LOCK TABLE organisation IN SHARE ROW EXCLUSIVE MODE;

-- name: organisation_refuse_nameless_staged
DELETE FROM organisation_staged
WHERE ctid = ANY (ARRAY (
	SELECT s.ctid
	FROM organisation_staged AS s
	WHERE NOT s.has_name AND NOT EXISTS (
		SELECT FROM organisation AS o WHERE o.id = s.id)
	LIMIT 1000))
RETURNING line, id AS name, NULL::text AS value;

-- name: organisation_refuse_period_staged
-- One end is in the record, the other one is stored.
DELETE FROM organisation_staged
WHERE ctid = ANY (ARRAY (
	SELECT s.ctid
	FROM organisation_staged AS s
	JOIN organisation AS o ON o.id = s.id
	WHERE CASE WHEN s.has_from THEN s.valid_from ELSE o.valid_from END
		>= CASE WHEN s.has_to THEN s.valid_to ELSE o.valid_to END
	LIMIT 1000))
RETURNING line, id AS name,
	coalesce(valid_to, valid_from)::text AS value;

-- name: organisation_refuse_clash_staged
-- Identifiers that would belong to two organisations when all records are in:
-- with one that keeps it, or with an earlier record that clashes with nobody.
-- Repeated, because without a refused record others may be good.
WITH last AS (
	SELECT DISTINCT ON (id) seq, id, has_identifiers, identifiers
	FROM organisation_staged
	ORDER BY id, seq DESC
), claimed AS (
	SELECT l.seq, l.id, i.value ->> 'scheme' AS scheme,
		i.value ->> 'value' AS value
	FROM last AS l
	CROSS JOIN LATERAL jsonb_array_elements(l.identifiers) AS i
	WHERE l.has_identifiers AND i.value ->> 'scheme' <> 'other'
), kept AS (
	SELECT c.seq, c.value
	FROM claimed AS c
	JOIN organisation_identifier AS o ON o.scheme = c.scheme
		AND o.value = c.value AND o.organisation_id <> c.id
	WHERE NOT EXISTS (SELECT FROM last AS l
		WHERE l.id = o.organisation_id AND l.has_identifiers)
), twice AS (
	SELECT c.seq, c.value, d.seq AS before
	FROM claimed AS c
	JOIN claimed AS d ON d.scheme = c.scheme AND d.value = c.value
		AND d.id <> c.id AND d.seq < c.seq
), bad AS (
	SELECT seq, value FROM kept
	UNION
	SELECT t.seq, t.value
	FROM twice AS t
	WHERE t.before NOT IN (SELECT seq FROM kept)
		AND t.before NOT IN (SELECT seq FROM twice)
), first AS (
	SELECT seq, min(value) AS value FROM bad GROUP BY seq
	ORDER BY seq LIMIT 1000
)
DELETE FROM organisation_staged AS s
USING first AS f
WHERE s.seq = f.seq
RETURNING s.line, s.id AS name, f.value;

-- name: organisation_earlier_staged
DELETE FROM organisation_staged AS s
USING (SELECT id, max(seq) AS last
	FROM organisation_staged
	GROUP BY id
	HAVING count(1) > 1) AS d
WHERE s.id = d.id AND s.seq < d.last;

-- name: organisation_analyze_staged
ANALYZE organisation_staged (id);

-- name: organisation_touch_changed_staged
INSERT INTO organisation_touched (id, seq, is_new, before_hash)
SELECT o.id, s.seq, false,
	encode(sha256(convert_to(n.json, 'UTF8')), 'hex')
FROM organisation_staged AS s
JOIN organisation AS o ON o.id = s.id
JOIN organisation_native AS n ON n.id = o.id
WHERE (s.has_name AND s.name <> o.name)
	OR (s.has_aliases AND s.aliases <> o.aliases)
	OR (s.has_kind AND s.kind <> o.kind)
	OR (s.has_jurisdiction
		AND s.jurisdiction IS DISTINCT FROM o.jurisdiction)
	OR (s.has_from AND s.valid_from IS DISTINCT FROM o.valid_from)
	OR (s.has_to AND s.valid_to IS DISTINCT FROM o.valid_to)
	OR (s.has_identifiers AND s.identifiers <> coalesce((
		SELECT jsonb_agg(jsonb_build_object('scheme', i.scheme,
			'value', i.value)
			ORDER BY i.scheme COLLATE "C", i.value COLLATE "C")
		FROM organisation_identifier AS i
		WHERE i.organisation_id = o.id), '[]'));

-- name: organisation_update_staged
UPDATE organisation AS o SET
	name = CASE WHEN s.has_name THEN s.name ELSE o.name END,
	aliases = CASE WHEN s.has_aliases THEN s.aliases ELSE o.aliases END,
	kind = CASE WHEN s.has_kind THEN s.kind ELSE o.kind END,
	jurisdiction = CASE WHEN s.has_jurisdiction THEN s.jurisdiction
		ELSE o.jurisdiction END,
	valid_from = CASE WHEN s.has_from THEN s.valid_from
		ELSE o.valid_from END,
	valid_to = CASE WHEN s.has_to THEN s.valid_to ELSE o.valid_to END,
	changed_at = now()
FROM organisation_touched AS t
JOIN organisation_staged AS s ON s.seq = t.seq
WHERE o.id = t.id;

-- name: organisation_insert_staged
WITH made AS (
	INSERT INTO organisation (id, name, aliases, kind, jurisdiction,
		valid_from, valid_to)
	SELECT s.id, s.name, s.aliases, s.kind, s.jurisdiction, s.valid_from,
		s.valid_to
	FROM organisation_staged AS s
	WHERE NOT EXISTS (
		SELECT FROM organisation AS o WHERE o.id = s.id)
	ORDER BY s.seq
	RETURNING id
)
INSERT INTO organisation_touched (id, seq, is_new)
SELECT s.id, s.seq, true
FROM made AS m
JOIN organisation_staged AS s ON s.id = m.id;

-- name: organisation_identifier_delete_staged
DELETE FROM organisation_identifier AS i
USING organisation_touched AS t
JOIN organisation_staged AS s ON s.seq = t.seq
WHERE i.organisation_id = t.id AND s.has_identifiers
	AND NOT s.identifiers @> jsonb_build_array(jsonb_build_object(
		'scheme', i.scheme, 'value', i.value));

-- name: organisation_identifier_insert_staged
INSERT INTO organisation_identifier (organisation_id, scheme, value)
SELECT t.id, i.value ->> 'scheme', i.value ->> 'value'
FROM organisation_touched AS t
JOIN organisation_staged AS s ON s.seq = t.seq
CROSS JOIN LATERAL jsonb_array_elements(s.identifiers) AS i
WHERE s.has_identifiers
ON CONFLICT (organisation_id, scheme, value) DO NOTHING;

-- name: organisation_audit_staged
INSERT INTO audit_event (actor_role, action, object_kind, object_id,
	before_hash, after_hash)
SELECT 'system', CASE WHEN t.is_new THEN 'organisation.imported'
	ELSE 'organisation.changed' END,
	'organisation', t.id, t.before_hash,
	encode(sha256(convert_to(n.json, 'UTF8')), 'hex')
FROM organisation_touched AS t
JOIN organisation_native AS n ON n.id = t.id
ORDER BY t.seq;

-- name: organisation_count_staged
SELECT count(1) FILTER (WHERE is_new) AS added,
	count(1) FILTER (WHERE NOT is_new) AS changed
FROM organisation_touched;
