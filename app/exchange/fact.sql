-- name: fact_create_staged
SELECT import_begin() AS done;

-- name: fact_copy
COPY fact_staged (seq, line, name, object, tab, retract, given, lists) FROM STDIN;

-- name: fact_analyze_staged
ANALYZE fact_staged (seq);

-- name: fact_resolve_staged(table, identity, fresh, list, main, owner, part)
SELECT import_resolve($1, $2::text[], $3::jsonb, $4, $5, $6::text[],
	$7::text[]) AS done;

-- name: fact_check_staged(tables, identity)
SELECT import_check($1::text[], $2::text[]) AS done;

-- name: fact_refused_staged
WITH batch AS (
	UPDATE fact_refused SET told = true
	WHERE seq IN (SELECT seq FROM fact_refused WHERE NOT told
		ORDER BY seq LIMIT 500)
	RETURNING seq, line, name, list, at, rule, field, value, detail
)
SELECT line, name, list, at, rule, field, value,
	detail ->> 'line' AS other_line,
	coalesce(detail ->> 'valid_from', detail ->> 'since',
		detail ->> 'effective_from', detail ->> 'published_on')
		AS other_from,
	coalesce(detail ->> 'valid_to', detail ->> 'until',
		detail ->> 'end_on') AS other_to,
	detail ->> 'source' AS other_source, words
FROM (SELECT seq, line, name, list, at, rule, field, value,
		CASE WHEN detail LIKE '{%' THEN detail::jsonb END AS detail,
		CASE WHEN detail NOT LIKE '{%' THEN detail END AS words
	FROM batch) AS s
ORDER BY seq;

-- name: fact_write_staged(tables)
SELECT import_write($1::text[]) AS done;

-- name: fact_audit_staged(tables, noun, object)
INSERT INTO audit_event (actor_role, action, object_kind, object_id,
	before_hash, after_hash)
SELECT 'system', $2::text || CASE WHEN t.is_new THEN '.imported'
		WHEN t.gone THEN '.retracted' ELSE '.changed' END,
	$3, s.object, t.before_hash, t.after_hash
FROM import_touched($1::text[]) AS t
JOIN fact_staged AS s ON s.seq = t.seq
ORDER BY s.seq;

-- name: fact_count_staged(tables)
SELECT count(1) FILTER (WHERE is_new) AS added,
	count(1) FILTER (WHERE NOT is_new) AS changed
FROM import_touched($1::text[]);

