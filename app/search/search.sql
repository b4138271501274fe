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

-- name: search_page(ids, scores, known, on, offices, statuses, topics, members, cpc, years, languages, checked, opened, sort, families, counted, key, number, skip, limit)
-- One page of ids, in order; then, if ${counted}, how many publications
-- ('all') and families of them there are, and for each facet its values under
-- all filters but its own; 'missed': under a facet's filter alone nothing of
-- this number came through. ids NULL: browse the scope. on NULL: today; of
-- known patents the last contribution then. cpc: patterns for symbols with a
-- line break before each. families: hits and counts are of families, the
-- best of each. miss: the one filter (by its bit) that a row does not pass.
-- MATERIALIZED keeps the planner from walking an index in the order wanted
-- until twenty rare hits have come by.
WITH candidate AS MATERIALIZED (
	SELECT r.id, r.number, r.office, r.status, r.topics, r.member_id, r.cpc,
		r.sections, r.year, r.languages, r.checked, r.family_key, r.unit,
		r.key, r.miss
	FROM (
		SELECT f.patent_id AS id, f.number, f.office, f.status, f.topics,
			s.member_id, f.cpc, f.sections, f.languages, f.family_key,
			extract(year FROM f.published)::integer::text AS year,
			k.checked,
			CASE WHEN $15::boolean THEN f.family_key END AS unit,
			CASE $14::text
				WHEN 'published' THEN coalesce(f.published - date '0001-01-01', -1)
				WHEN 'filed' THEN coalesce(f.filed - date '0001-01-01', -1)
				WHEN 'pooled' THEN coalesce(s.since - date '0001-01-01', -1)
				ELSE s.score END AS key,
			CASE WHEN $5::text[] IS NULL OR f.office = ANY ($5) THEN 0 ELSE 1 END
			+ CASE WHEN $6::text[] IS NULL OR f.status = ANY ($6) THEN 0 ELSE 2 END
			+ CASE WHEN $7::text[] IS NULL OR f.topics && $7 THEN 0 ELSE 4 END
			+ CASE WHEN $8::text[] IS NULL OR s.member_id = ANY ($8) THEN 0 ELSE 8 END
			+ CASE WHEN $9::text[] IS NULL OR E'\n' || array_to_string(f.cpc, E'\n')
				LIKE ANY ($9) THEN 0 ELSE 16 END
			+ CASE WHEN $10::text[] IS NULL
				OR extract(year FROM f.published)::integer::text = ANY ($10)
				THEN 0 ELSE 32 END
			+ CASE WHEN $11::text[] IS NULL OR f.languages && $11 THEN 0 ELSE 64 END
			+ CASE WHEN $12::text[] IS NULL OR k.checked && $12 THEN 0 ELSE 128 END
				AS miss
		FROM (
			SELECT u.id, u.score, q.member_id, q.since
			FROM unnest($1::bigint[], $2::integer[]) AS u (id, score)
			JOIN pooled_on(coalesce($4::date, (now() AT TIME ZONE 'UTC')::date)) AS q
				ON q.patent_id = u.id
			WHERE NOT $3::boolean
			UNION ALL
			SELECT q.patent_id, 0, q.member_id, q.since
			FROM pooled_on(coalesce($4, (now() AT TIME ZONE 'UTC')::date)) AS q
			WHERE $1::bigint[] IS NULL AND NOT $3
			UNION ALL
			SELECT u.id, u.score, c.member_id, c.since
			FROM unnest($1, $2) AS u (id, score)
			LEFT JOIN contribution AS c ON c.patent_id = u.id
				AND CASE WHEN $4 IS NULL THEN NOT c.earlier
				ELSE c.since <= $4 AND (c.until IS NULL OR c.until > $4) END
			WHERE $3
			UNION ALL
			SELECT a.patent_id, 0, c.member_id, c.since
			FROM patent_facet AS a
			LEFT JOIN contribution AS c ON c.patent_id = a.patent_id
				AND CASE WHEN $4 IS NULL THEN NOT c.earlier
				ELSE c.since <= $4 AND (c.until IS NULL OR c.until > $4) END
			WHERE $1 IS NULL AND $3
		) AS s
		JOIN patent_facet AS f ON f.patent_id = s.id
		CROSS JOIN LATERAL (SELECT CASE
			WHEN f.status_as_of IS NULL THEN '{never}'
			WHEN f.status_as_of >= t.today - 30 THEN '{30,90,365}'
			WHEN f.status_as_of >= t.today - 90 THEN '{90,365}'
			WHEN f.status_as_of >= t.today - 365 THEN '{365}'
			ELSE '{older}' END::text[] AS checked
			FROM (SELECT (now() AT TIME ZONE 'UTC')::date AS today) AS t) AS k
		OFFSET 0
	) AS r
	WHERE r.miss & (r.miss - 1) = 0
), best AS (
	SELECT c.id, c.number, c.key
	FROM candidate AS c WHERE c.miss = 0 AND NOT $15
	UNION ALL
	(SELECT DISTINCT ON (c.family_key) c.id, c.number, c.key
	FROM candidate AS c WHERE c.miss = 0 AND $15
	ORDER BY c.family_key, c.key DESC, c.number)
), page AS (
	SELECT b.id, b.number, b.key
	FROM best AS b
	WHERE $17::bigint IS NULL OR b.key < $17
		OR (b.key = $17 AND b.number > $18::text COLLATE "C")
	ORDER BY b.key DESC, b.number
	OFFSET $19::bigint LIMIT $20::integer
)
SELECT r.kind, r.value, r.id, r.n
FROM (
SELECT 'hit' AS kind, g.number AS value, g.id, g.key::bigint AS n FROM page AS g
UNION ALL
SELECT 'all', NULL, NULL, count(*)
FROM candidate AS c WHERE c.miss = 0 AND $16::boolean
UNION ALL
SELECT 'families', NULL, NULL, count(*)
FROM (SELECT DISTINCT c.family_key
	FROM candidate AS c WHERE c.miss = 0 AND $16) AS d
UNION ALL
SELECT 'missed', c.miss::text, NULL,
	CASE WHEN $15 THEN count(DISTINCT c.unit) ELSE count(*) END
FROM candidate AS c WHERE c.miss > 0 AND $16 GROUP BY c.miss
UNION ALL
SELECT 'office', c.office, NULL,
	CASE WHEN $15 THEN count(DISTINCT c.unit) ELSE count(*) END
FROM candidate AS c WHERE c.miss IN (0, 1) AND $16 GROUP BY c.office
UNION ALL
SELECT 'status', c.status, NULL,
	CASE WHEN $15 THEN count(DISTINCT c.unit) ELSE count(*) END
FROM candidate AS c WHERE c.miss IN (0, 2) AND $16 GROUP BY c.status
UNION ALL
SELECT 'member', c.member_id, NULL,
	CASE WHEN $15 THEN count(DISTINCT c.unit) ELSE count(*) END
FROM candidate AS c WHERE c.miss IN (0, 8) AND $16 GROUP BY c.member_id
UNION ALL
SELECT 'year', c.year, NULL,
	CASE WHEN $15 THEN count(DISTINCT c.unit) ELSE count(*) END
FROM candidate AS c WHERE c.miss IN (0, 32) AND $16 GROUP BY c.year
UNION ALL
SELECT m.kind, d.value, NULL,
	CASE WHEN $15 THEN count(DISTINCT m.unit) ELSE sum(m.n)::bigint END
FROM (
	SELECT 'topic' AS kind, c.topics AS items, c.unit, count(*) AS n
	FROM candidate AS c WHERE c.miss IN (0, 4) AND $16
	GROUP BY c.topics, c.unit
	UNION ALL
	SELECT 'cpc', c.sections, c.unit, count(*)
	FROM candidate AS c WHERE c.miss IN (0, 16) AND $16
	GROUP BY c.sections, c.unit
	UNION ALL
	SELECT 'language', c.languages, c.unit, count(*)
	FROM candidate AS c WHERE c.miss IN (0, 64) AND $16
	GROUP BY c.languages, c.unit
	UNION ALL
	SELECT 'checked', c.checked, c.unit, count(*)
	FROM candidate AS c WHERE c.miss IN (0, 128) AND $16
	GROUP BY c.checked, c.unit
) AS m
CROSS JOIN LATERAL (SELECT DISTINCT unnest(m.items)) AS d (value)
GROUP BY m.kind, d.value
UNION ALL
SELECT 'cpc', d.node, NULL,
	CASE WHEN $15 THEN count(DISTINCT c.unit) ELSE count(*) END
FROM candidate AS c
CROSS JOIN LATERAL (
	SELECT DISTINCT cpc_child(o.node, y.symbol) AS node
	FROM unnest($13::text[]) AS o (node)
	JOIN unnest(c.cpc) AS y (symbol) ON starts_with(y.symbol, o.node)
) AS d
WHERE c.miss IN (0, 16) AND $16 AND $13 IS NOT NULL
GROUP BY d.node
) AS r
ORDER BY r.kind = 'hit' DESC, r.n DESC, r.value COLLATE "C";

-- name: search_newest(known, families, key, number, skip, limit)
-- The hits of search_page without any filter, by day of publication and from
-- its index. key: days as there, -1 when only those without a day are left.
-- Of a family the hit is the one that no other of it stands before.
WITH place AS (
	SELECT CASE WHEN $3::integer IS NULL THEN date 'infinity'
		WHEN $3 = -1 THEN date '-infinity'
		ELSE date '0001-01-01' + $3 END AS day
)
SELECT 'hit' AS kind, f.number AS value, f.id,
	coalesce(f.published - date '0001-01-01', -1)::bigint AS n
FROM (
	(SELECT m.patent_id AS id, p.number, m.published
	FROM pooled_newest AS m
	JOIN patent_facet AS p ON p.patent_id = m.patent_id
	WHERE NOT $1::boolean AND m.published <= (SELECT day FROM place)
		AND (m.published < (SELECT day FROM place)
			OR p.number > $4::text COLLATE "C")
		AND (NOT $2::boolean OR NOT EXISTS (
			SELECT FROM patent_facet AS g
			JOIN pooled AS q ON q.patent_id = g.patent_id
			WHERE g.family_key = p.family_key
				AND (g.published > p.published
					OR (g.published = p.published
						AND g.number < p.number))))
	ORDER BY m.published DESC NULLS LAST, p.number
	LIMIT $5::bigint + $6::integer)
	UNION ALL
	(SELECT m.patent_id, p.number, m.published
	FROM pooled_newest AS m
	JOIN patent_facet AS p ON p.patent_id = m.patent_id
	WHERE NOT $1 AND m.published IS NULL
		AND ((SELECT day FROM place) > date '-infinity' OR p.number > $4)
		AND (NOT $2 OR NOT EXISTS (
			SELECT FROM patent_facet AS g
			JOIN pooled AS q ON q.patent_id = g.patent_id
			WHERE g.family_key = p.family_key
				AND (g.published IS NOT NULL OR g.number < p.number)))
	ORDER BY p.number LIMIT $5 + $6)
	UNION ALL
	(SELECT p.patent_id, p.number, p.published
	FROM patent_facet AS p
	WHERE $1 AND p.published <= (SELECT day FROM place)
		AND (p.published < (SELECT day FROM place) OR p.number > $4)
		AND (NOT $2 OR NOT EXISTS (
			SELECT FROM patent_facet AS g
			WHERE g.family_key = p.family_key
				AND (g.published > p.published
					OR (g.published = p.published
						AND g.number < p.number))))
	ORDER BY p.published DESC NULLS LAST, p.number LIMIT $5 + $6)
	UNION ALL
	(SELECT p.patent_id, p.number, p.published
	FROM patent_facet AS p
	WHERE $1 AND p.published IS NULL
		AND ((SELECT day FROM place) > date '-infinity' OR p.number > $4)
		AND (NOT $2 OR NOT EXISTS (
			SELECT FROM patent_facet AS g
			WHERE g.family_key = p.family_key
				AND (g.published IS NOT NULL OR g.number < p.number)))
	ORDER BY p.number LIMIT $5 + $6)
) AS f
ORDER BY f.published DESC NULLS LAST, f.number
OFFSET $5 LIMIT $6;

-- name: search_clock
-- What counts of the whole pool depend on: the time of the clock of facts,
-- and the day (UTC).
SELECT f.at::text AS clock, (now() AT TIME ZONE 'UTC')::date AS day
FROM fact_clock AS f;

-- name: search_relatives(ids, known, on)
-- The other publications of the families of hits.
SELECT h.patent_id AS hit, g.patent_id AS id
FROM unnest($1::bigint[]) WITH ORDINALITY AS u (id, place)
JOIN patent_facet AS h ON h.patent_id = u.id
JOIN patent_facet AS g ON g.family_key = h.family_key
	AND g.patent_id <> h.patent_id
WHERE $2::boolean OR EXISTS (
	SELECT FROM pooled_on(coalesce($3::date, (now() AT TIME ZONE 'UTC')::date)) AS q
	WHERE q.patent_id = g.patent_id)
ORDER BY u.place, g.number;
