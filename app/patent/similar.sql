-- name: similar_items(number, limit)
-- A symbol weighs the more the fewer patents have it; one that more than
-- 400 have tells nothing and is passed over, unless there is no other:
-- then those that have all of them are compared, the last recorded ones.
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
), symbol AS MATERIALIZED (
	SELECT s.symbol, (SELECT count(1) FROM (
		SELECT FROM patent AS p
		WHERE p.cpc @> ARRAY[s.symbol]
		LIMIT 401) AS p) AS patents
	FROM (SELECT DISTINCT unnest(me.symbols) AS symbol FROM me) AS s
), hit AS (
	SELECT p.id, p.number, 1000000 / s.patents AS weight
	FROM symbol AS s
	JOIN patent AS p ON p.cpc @> ARRAY[s.symbol]
	WHERE s.patents BETWEEN 1 AND 400
	UNION ALL
	(SELECT p.id, p.number, 0 AS weight
	FROM me
	JOIN patent AS p ON p.cpc @> me.symbols
	WHERE me.symbols <> '{}' AND NOT EXISTS (
		SELECT FROM symbol AS s WHERE s.patents <= 400)
	ORDER BY p.id DESC
	LIMIT 400)
), near AS MATERIALIZED (
	SELECT h.id, h.number, sum(h.weight) AS weight
	FROM hit AS h
	GROUP BY h.id, h.number
), best AS MATERIALIZED (
	SELECT n.id, n.weight
	FROM near AS n
	WHERE EXISTS (SELECT FROM pooled AS q WHERE q.patent_id = n.id)
	ORDER BY n.weight DESC, n.number COLLATE "C" DESC
	LIMIT 60
), shared AS MATERIALIZED (
	SELECT d.patent_id, cardinality(d.title_keys) AS keys, (
			SELECT count(1)
			FROM unnest(d.title_keys) AS k (key)
			JOIN my_key AS m ON m.key = k.key) AS shared
	FROM best AS b
	JOIN search_document AS d ON d.patent_id = b.id
), scored AS (
	SELECT p.id, p.number,
		coalesce(p.family, p.application_number, p.number) AS family,
		1000 * b.weight / greatest(
			(SELECT max(n.weight) FROM near AS n), 1)
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
	SELECT DISTINCT ON (s.family) s.id, s.number, s.score
	FROM scored AS s
	ORDER BY s.family, s.score DESC, s.number COLLATE "C"
), shown AS (
	SELECT f.id, f.number, f.score
	FROM first AS f
	ORDER BY f.score DESC, f.number COLLATE "C"
	LIMIT $2::integer
)
SELECT p.number, p.office, p.title, p.published, p.status, ARRAY (
		SELECT s.symbol
		FROM symbol AS s
		WHERE s.symbol = ANY (p.cpc)
		ORDER BY s.patents, s.symbol COLLATE "C"
		LIMIT 5) AS symbols
FROM shown AS f
JOIN patent AS p ON p.id = f.id
ORDER BY f.score DESC, f.number COLLATE "C";
