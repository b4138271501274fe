-- name: search_term(keys, pattern, known)
-- The documents that hold all keys and, where one is given, the pattern:
-- ids ascending, and in the same order one digit each for the best field.
SELECT array_agg(m.patent_id) AS ids, string_agg(m.weight, '') AS weights
FROM (
	SELECT d.patent_id, CASE
		WHEN d.title_keys @> $1::text[] THEN '4'
		WHEN d.abstract_keys @> $1::text[] THEN '2'
		ELSE '1' END AS weight
	FROM search_document AS d
	WHERE d.keys @> $1::text[]
		AND ($2::text IS NULL OR position($2 IN d.stream) > 0)
		AND ($3::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = d.patent_id))
	ORDER BY d.patent_id
) AS m;

-- name: search_all(known)
-- Everything that NOT is relative to, ids ascending.
SELECT array_agg(m.id) AS ids
FROM (
	SELECT p.id FROM patent AS p WHERE $1::boolean
	UNION ALL
	SELECT q.patent_id FROM pooled AS q WHERE NOT $1::boolean
	ORDER BY id
) AS m;

-- name: search_number(numbers, bases, known)
-- Publications by number, with or without kind, or by application number. A
-- kind of one letter stands for all kinds that begin with it.
SELECT array_agg(m.id) AS ids, string_agg(m.weight, '') AS weights
FROM (
	SELECT p.id, CASE
		WHEN p.number = ANY ($1::text[]) THEN '3'
		WHEN EXISTS (SELECT FROM unnest($1) AS n
			WHERE n <> p.base AND starts_with(p.number, n)) THEN '2'
		ELSE '1' END AS weight
	FROM patent AS p
	WHERE (p.base = ANY ($2::text[])
			OR p.application_number = ANY ($2))
		AND ($3::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = p.id))
	ORDER BY p.id
) AS m;

-- name: search_unknown(topics, members)
SELECT 'topic' AS facet, v AS value FROM unnest($1::text[]) AS v
WHERE NOT EXISTS (SELECT FROM topic AS t WHERE t.slug = v)
UNION
SELECT 'member', v FROM unnest($2::text[]) AS v
WHERE NOT EXISTS (SELECT FROM organisation AS o WHERE o.id = v)
ORDER BY facet, value;

-- name: search_member_names(ids)
SELECT o.id, o.name FROM organisation AS o WHERE o.id = ANY ($1::text[]);

-- name: search_page(ids, scores, known, offices, statuses, topics, members, cpc, sort, key, number, limit)
-- One page of ids, in order, and then all candidates counted by what the
-- facets ask (cells). ids NULL: browse the scope. cpc: patterns for symbols
-- with a line break before each. MATERIALIZED keeps the
-- planner from walking an index in the order wanted until twenty rare hits
-- have come by.
WITH candidate AS MATERIALIZED (
	SELECT s.id, p.number, p.office, p.status, p.topics, s.member_id,
		CASE $9::text
			WHEN 'published' THEN coalesce(p.published - date '0001-01-01', -1)
			WHEN 'filed' THEN coalesce(p.filed - date '0001-01-01', -1)
			ELSE s.score END AS key
	FROM (
		SELECT u.id, u.score, c.member_id
		FROM unnest($1::bigint[], $2::integer[]) AS u (id, score)
		LEFT JOIN contribution AS c
			ON c.patent_id = u.id AND NOT c.earlier
		UNION ALL
		SELECT q.patent_id, 0, q.member_id FROM pooled AS q
		WHERE $1::bigint[] IS NULL AND NOT $3::boolean
		UNION ALL
		SELECT a.id, 0, c.member_id FROM patent AS a
		LEFT JOIN contribution AS c
			ON c.patent_id = a.id AND NOT c.earlier
		WHERE $1::bigint[] IS NULL AND $3::boolean
	) AS s
	JOIN patent AS p ON p.id = s.id
	WHERE $8::text[] IS NULL
		OR E'\n' || array_to_string(p.cpc, E'\n') LIKE ANY ($8)
), page AS (
	SELECT c.id, c.number, c.key
	FROM candidate AS c
	WHERE ($4::text[] IS NULL OR c.office = ANY ($4))
		AND ($5::text[] IS NULL OR c.status = ANY ($5))
		AND ($6::text[] IS NULL OR c.topics && $6)
		AND ($7::text[] IS NULL OR c.member_id = ANY ($7))
		AND ($10::bigint IS NULL OR c.key < $10
			OR (c.key = $10 AND c.number COLLATE "C" > $11::text))
	ORDER BY c.key DESC, c.number COLLATE "C"
	LIMIT $12::integer
)
SELECT false AS cell, g.id, g.number COLLATE "C" AS number,
	g.key::bigint AS n,
	NULL AS office, NULL AS status, NULL::text[] AS topics, NULL AS member_id
FROM page AS g
UNION ALL
SELECT true, NULL, NULL, count(*), c.office, c.status, c.topics, c.member_id
FROM candidate AS c
GROUP BY c.office, c.status, c.topics, c.member_id
ORDER BY cell, n DESC, number;
