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
-- Total, facets and one page of ids in one go. ids NULL: browse the scope.
-- The candidates are counted once into a small cube, from which each facet
-- adds up; MATERIALIZED keeps the planner from walking an index in the order
-- wanted until twenty rare hits have come by.
WITH source AS (
	SELECT u.id, u.score FROM unnest($1::bigint[], $2::integer[]) AS u (id, score)
	UNION ALL
	SELECT q.patent_id, 0 FROM pooled AS q
	WHERE $1::bigint[] IS NULL AND NOT $3::boolean
	UNION ALL
	SELECT p.id, 0 FROM patent AS p WHERE $1::bigint[] IS NULL AND $3::boolean
), candidate AS MATERIALIZED (
	SELECT p.id, p.number, p.office, p.status, p.topics, c.member_id,
		CASE $9::text
			WHEN 'published' THEN coalesce(p.published - date '0001-01-01', -1)
			WHEN 'filed' THEN coalesce(p.filed - date '0001-01-01', -1)
			ELSE s.score END AS key
	FROM source AS s
	JOIN patent AS p ON p.id = s.id
	LEFT JOIN contribution AS c ON c.patent_id = p.id AND c.superseded_at IS NULL
	WHERE $8::text[] IS NULL OR EXISTS (
		SELECT FROM unnest(p.cpc) AS symbol, unnest($8::text[]) AS prefix
		WHERE starts_with(replace(symbol, ' ', ''), prefix))
), cube AS MATERIALIZED (
	SELECT k.office, k.status, k.topics, k.member_id, k.n,
		($4::text[] IS NULL OR k.office = ANY ($4)) AS in_office,
		($5::text[] IS NULL OR k.status = ANY ($5)) IS TRUE AS in_status,
		($6::text[] IS NULL OR k.topics && $6) AS in_topic,
		($7::text[] IS NULL OR k.member_id = ANY ($7)) IS TRUE AS in_member
	FROM (
		SELECT office, status, topics, member_id, count(*) AS n
		FROM candidate
		GROUP BY office, status, topics, member_id
	) AS k
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
SELECT 'hit' AS part, number COLLATE "C" AS value, key::bigint AS n, id FROM page
UNION ALL
SELECT 'total', '', coalesce(sum(n), 0)::bigint, 0 FROM cube
WHERE in_office AND in_status AND in_topic AND in_member
UNION ALL
SELECT 'office', '', coalesce(sum(n), 0)::bigint, 0 FROM cube
WHERE in_status AND in_topic AND in_member
UNION ALL
SELECT 'office', office, sum(n)::bigint, 0 FROM cube
WHERE in_status AND in_topic AND in_member GROUP BY office
UNION ALL
SELECT 'status', '', coalesce(sum(n), 0)::bigint, 0 FROM cube
WHERE in_office AND in_topic AND in_member
UNION ALL
SELECT 'status', status, sum(n)::bigint, 0 FROM cube
WHERE in_office AND in_topic AND in_member AND status IS NOT NULL
GROUP BY status
UNION ALL
SELECT 'topic', '', coalesce(sum(n), 0)::bigint, 0 FROM cube
WHERE in_office AND in_status AND in_member
UNION ALL
SELECT 'topic', t.slug, sum(k.n)::bigint, 0
FROM cube AS k, LATERAL (SELECT DISTINCT u.slug FROM unnest(k.topics) AS u (slug)) AS t
WHERE k.in_office AND k.in_status AND k.in_member GROUP BY t.slug
UNION ALL
SELECT 'member', '', coalesce(sum(n), 0)::bigint, 0 FROM cube
WHERE in_office AND in_status AND in_topic
UNION ALL
SELECT 'member', member_id, sum(n)::bigint, 0 FROM cube
WHERE in_office AND in_status AND in_topic AND member_id IS NOT NULL
GROUP BY member_id
ORDER BY part, n DESC, value;
