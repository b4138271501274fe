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
-- One page of ids, in order; then counts: of all hits ('all'), and for each
-- facet of its values under all filters but its own. A record may have
-- several topics or none, so how many were counted comes beside them, with
-- the value NULL; of the others NULL is a value. ids NULL: browse the scope.
-- cpc: patterns for symbols with a line break before each. MATERIALIZED keeps
-- the planner from walking an index in the order wanted until twenty rare
-- hits have come by.
WITH candidate AS MATERIALIZED (
	SELECT s.id, p.number, p.office, p.status, p.topics, s.member_id,
		CASE $9::text
			WHEN 'published' THEN coalesce(p.published - date '0001-01-01', -1)
			WHEN 'filed' THEN coalesce(p.filed - date '0001-01-01', -1)
			ELSE s.score END AS key,
		$4::text[] IS NULL OR p.office = ANY ($4) AS o,
		$5::text[] IS NULL OR p.status = ANY ($5) AS s,
		$6::text[] IS NULL OR p.topics && $6 AS t,
		$7::text[] IS NULL OR s.member_id = ANY ($7) AS m
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
	WHERE c.o AND c.s AND c.t AND c.m
		AND ($10::bigint IS NULL OR c.key < $10
			OR (c.key = $10 AND c.number COLLATE "C" > $11::text))
	ORDER BY c.key DESC, c.number COLLATE "C"
	LIMIT $12::integer
)
SELECT r.kind, r.value, r.id, r.n
FROM (
SELECT 'hit' AS kind, g.number AS value, g.id, g.key::bigint AS n FROM page AS g
UNION ALL
SELECT 'all', NULL, NULL, count(*)
FROM candidate AS c WHERE c.o AND c.s AND c.t AND c.m
UNION ALL
SELECT 'office', c.office, NULL, count(*)
FROM candidate AS c WHERE c.s AND c.t AND c.m GROUP BY c.office
UNION ALL
SELECT 'status', c.status, NULL, count(*)
FROM candidate AS c WHERE c.o AND c.t AND c.m GROUP BY c.status
UNION ALL
SELECT 'member', c.member_id, NULL, count(*)
FROM candidate AS c WHERE c.o AND c.s AND c.t GROUP BY c.member_id
UNION ALL
SELECT 'topic', NULL, NULL, count(*)
FROM candidate AS c WHERE c.o AND c.s AND c.m
UNION ALL
SELECT 'topic', d.topic, NULL, sum(k.n)::bigint
FROM (
	SELECT c.topics, count(*) AS n
	FROM candidate AS c WHERE c.o AND c.s AND c.m GROUP BY c.topics
) AS k
CROSS JOIN LATERAL (SELECT DISTINCT unnest(k.topics)) AS d (topic)
GROUP BY d.topic
) AS r
ORDER BY r.kind = 'hit' DESC, r.n DESC, r.value COLLATE "C";

-- name: search_newest(known, key, number)
-- The hits of search_page without any filter, by day of publication and from
-- its index; always as many as the longest page and one. key: days as there,
-- -1 when only those without a day are left.
WITH place AS (
	SELECT CASE WHEN $2::integer IS NULL THEN date 'infinity'
		WHEN $2 = -1 THEN date '-infinity'
		ELSE date '0001-01-01' + $2 END AS day
)
SELECT 'hit' AS kind, f.number AS value, f.id,
	coalesce(f.published - date '0001-01-01', -1)::bigint AS n
FROM (
	(SELECT m.patent_id AS id, p.number COLLATE "C" AS number, m.published
	FROM pooled_newest AS m
	JOIN patent AS p ON p.id = m.patent_id
	WHERE NOT $1::boolean AND m.published <= (SELECT day FROM place)
		AND (m.published < (SELECT day FROM place)
			OR p.number COLLATE "C" > $3::text)
	ORDER BY m.published DESC NULLS LAST, p.number COLLATE "C" LIMIT 101)
	UNION ALL
	(SELECT m.patent_id, p.number COLLATE "C", m.published
	FROM pooled_newest AS m
	JOIN patent AS p ON p.id = m.patent_id
	WHERE NOT $1 AND m.published IS NULL
		AND ((SELECT day FROM place) > date '-infinity'
			OR p.number COLLATE "C" > $3)
	ORDER BY p.number COLLATE "C" LIMIT 101)
	UNION ALL
	(SELECT p.id, p.number COLLATE "C", p.published
	FROM patent AS p
	WHERE $1 AND p.published <= (SELECT day FROM place)
		AND (p.published < (SELECT day FROM place)
			OR p.number COLLATE "C" > $3)
	ORDER BY p.published DESC NULLS LAST, p.number COLLATE "C" LIMIT 101)
	UNION ALL
	(SELECT p.id, p.number COLLATE "C", p.published
	FROM patent AS p
	WHERE $1 AND p.published IS NULL
		AND ((SELECT day FROM place) > date '-infinity'
			OR p.number COLLATE "C" > $3)
	ORDER BY p.number COLLATE "C" LIMIT 101)
) AS f
ORDER BY f.published DESC NULLS LAST, f.number
LIMIT 101;

-- name: search_counts(known, clock, day)
-- The counts of search_page without any filter, as rows of kind, value and n,
-- with the time of the clock of facts and the day (UTC) that they are of. No
-- row at all: those of the clock and the day given still hold.
WITH present AS MATERIALIZED (
	SELECT f.at::text AS clock, (now() AT TIME ZONE 'UTC')::date AS day
	FROM fact_clock AS f
), kept AS MATERIALIZED (
	SELECT (p.clock = $2::text AND p.day = $3::date) IS TRUE AS holds
	FROM present AS p
), listed AS (
	SELECT p.office, p.status, p.topics, q.member_id
	FROM pooled AS q
	JOIN patent AS p ON p.id = q.patent_id
	WHERE NOT $1::boolean
	UNION ALL
	SELECT p.office, p.status, p.topics, c.member_id
	FROM patent AS p
	LEFT JOIN contribution AS c ON c.patent_id = p.id AND NOT c.earlier
	WHERE $1
), counted AS (
	SELECT CASE grouping(l.office, l.status, l.member_id, l.topics)
			WHEN 7 THEN 'office' WHEN 11 THEN 'status'
			WHEN 13 THEN 'member' WHEN 14 THEN 'topics'
			ELSE 'all' END AS kind,
		coalesce(l.office, l.status, l.member_id) AS value,
		l.topics, count(*) AS n
	FROM listed AS l
	GROUP BY GROUPING SETS ((l.office), (l.status), (l.member_id),
		(l.topics), ())
)
SELECT r.kind, r.value, r.n
FROM (
SELECT 'clock' AS kind, p.clock AS value, 0 AS n FROM present AS p
UNION ALL
SELECT 'day', p.day::text, 0 FROM present AS p
UNION ALL
SELECT c.kind, c.value, c.n FROM counted AS c WHERE c.kind <> 'topics'
UNION ALL
SELECT 'topic', NULL, c.n FROM counted AS c WHERE c.kind = 'all'
UNION ALL
SELECT 'topic', d.topic, sum(c.n)::bigint
FROM counted AS c
CROSS JOIN LATERAL (SELECT DISTINCT unnest(c.topics)) AS d (topic)
WHERE c.kind = 'topics'
GROUP BY d.topic
) AS r
WHERE NOT (SELECT holds FROM kept)
ORDER BY r.n DESC, r.value COLLATE "C";
