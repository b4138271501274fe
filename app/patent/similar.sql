-- name: similar_items(number, limit)
-- A symbol weighs the more the fewer patents have it: all that have one of
-- the asked ones are at hand, so that their number needs no second look.
-- Titles are compared of the best 60 only. Whole numbers: no sum depends on
-- its order.
WITH me AS MATERIALIZED (
	SELECT p.id, p.family, p.application_number,
		CASE WHEN p.cpc <> '{}' THEN p.cpc ELSE p.ipc END AS symbols
	FROM patent AS p
	WHERE p.number = $1
), my_key AS MATERIALIZED (
	SELECT k.key
	FROM me
	JOIN search_document AS d ON d.patent_id = me.id
	CROSS JOIN LATERAL unnest(d.title_keys) AS k (key)
), near AS MATERIALIZED (
	SELECT DISTINCT p.id, p.number, s.symbol
	FROM me
	JOIN patent AS p ON p.cpc && me.symbols
	CROSS JOIN LATERAL unnest(p.cpc) AS s (symbol)
	WHERE s.symbol = ANY (me.symbols)
), weight AS MATERIALIZED (
	SELECT n.symbol, 1000000 / count(1) AS weight
	FROM near AS n
	GROUP BY n.symbol
), best AS MATERIALIZED (
	SELECT n.id, sum(w.weight) AS weight,
		(array_agg(n.symbol ORDER BY w.weight DESC,
			n.symbol COLLATE "C"))[:5] AS symbols
	FROM near AS n
	JOIN weight AS w ON w.symbol = n.symbol
	WHERE EXISTS (SELECT FROM pooled AS q WHERE q.patent_id = n.id)
	GROUP BY n.id, n.number
	ORDER BY 2 DESC, n.number COLLATE "C"
	LIMIT 60
), shared AS MATERIALIZED (
	SELECT d.patent_id, cardinality(d.title_keys) AS keys, (
			SELECT count(1)
			FROM unnest(d.title_keys) AS k (key)
			JOIN my_key AS m ON m.key = k.key) AS shared
	FROM best AS b
	JOIN search_document AS d ON d.patent_id = b.id
), scored AS (
	SELECT p.id, p.number, p.office, p.title, p.published, p.status,
		b.symbols, coalesce(p.family, p.application_number, p.number)
			AS family,
		1000 * b.weight / (SELECT sum(w.weight) FROM weight AS w)
			+ 2000 * coalesce(h.shared, 0)
			/ greatest(coalesce(h.keys, 0)
				+ (SELECT count(1) FROM my_key), 1) AS score
	FROM best AS b
	CROSS JOIN me
	JOIN patent AS p ON p.id = b.id
	LEFT JOIN shared AS h ON h.patent_id = b.id
	WHERE p.id <> me.id
		AND (p.family = me.family) IS NOT TRUE
		AND (p.application_number = me.application_number) IS NOT TRUE
), first AS (
	SELECT DISTINCT ON (s.family) s.number, s.office, s.title, s.published,
		s.status, s.symbols, s.score
	FROM scored AS s
	ORDER BY s.family, s.score DESC NULLS LAST, s.number COLLATE "C"
)
SELECT f.number, f.office, f.title, f.published, f.status, f.symbols
FROM first AS f
ORDER BY f.score DESC NULLS LAST, f.number COLLATE "C"
LIMIT $2::integer;
