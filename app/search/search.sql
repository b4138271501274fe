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

-- name: search_candidates(ids, scores, known, on, sort, symbols)
-- All that a page is counted and made of (tally.h), in no order. ids NULL:
-- browse the scope. on NULL: today; of known patents the last contribution
-- then. symbols: with the symbols of the classification.
SELECT f.patent_id AS id, f.number, f.family, f.line, s.member_id AS member,
	CASE $5::text
		WHEN 'published' THEN coalesce(f.published - date '0001-01-01', -1)
		WHEN 'filed' THEN coalesce(f.filed - date '0001-01-01', -1)
		WHEN 'pooled' THEN coalesce(s.since - date '0001-01-01', -1)
		ELSE s.score END AS key,
	CASE WHEN f.status_as_of IS NULL THEN 4
		WHEN f.status_as_of >= t.today - 30 THEN 0
		WHEN f.status_as_of >= t.today - 90 THEN 1
		WHEN f.status_as_of >= t.today - 365 THEN 2
		ELSE 3 END AS checked,
	CASE WHEN $6::boolean THEN array_to_string(f.cpc, E'\n') END AS symbols
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
CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today) AS t;

-- name: search_step(ids, scores, known, on, offices, statuses, topics, members, cpc, years, languages, checked, sort, families, key, number, limit)
-- A stretch of the hits of such candidates, in order, without counts. cpc:
-- patterns for symbols with a line break before each. MATERIALIZED keeps the
-- planner from walking an index in the order wanted until some rare hits have
-- come by.
WITH candidate AS MATERIALIZED (
	SELECT f.patent_id AS id, f.number, f.family,
		CASE $13::text
			WHEN 'published' THEN coalesce(f.published - date '0001-01-01', -1)
			WHEN 'filed' THEN coalesce(f.filed - date '0001-01-01', -1)
			WHEN 'pooled' THEN coalesce(s.since - date '0001-01-01', -1)
			ELSE s.score END AS key
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
	CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today) AS t
	WHERE ($5::text[] IS NULL OR f.office = ANY ($5))
		AND ($6::text[] IS NULL OR f.status = ANY ($6))
		AND ($7::text[] IS NULL OR f.topics && $7)
		AND ($8::text[] IS NULL OR s.member_id = ANY ($8))
		AND ($9::text[] IS NULL OR E'\n' || array_to_string(f.cpc, E'\n')
			LIKE ANY ($9))
		AND ($10::text[] IS NULL
			OR extract(year FROM f.published)::integer::text = ANY ($10))
		AND ($11::text[] IS NULL OR f.languages && $11)
		AND ($12::text[] IS NULL OR CASE
			WHEN f.status_as_of IS NULL THEN '{never}'
			WHEN f.status_as_of >= t.today - 30 THEN '{30,90,365}'
			WHEN f.status_as_of >= t.today - 90 THEN '{90,365}'
			WHEN f.status_as_of >= t.today - 365 THEN '{365}'
			ELSE '{older}' END::text[] && $12)
), best AS (
	SELECT c.id, c.number, c.key
	FROM candidate AS c WHERE NOT $14::boolean
	UNION ALL
	(SELECT DISTINCT ON (c.family) c.id, c.number, c.key
	FROM candidate AS c WHERE $14
	ORDER BY c.family, c.key DESC, c.number)
)
SELECT 'hit' AS kind, b.number AS value, b.id, b.key::bigint AS n
FROM best AS b
WHERE $15::bigint IS NULL OR b.key < $15
	OR (b.key = $15 AND b.number > $16::text COLLATE "C")
ORDER BY b.key DESC, b.number
LIMIT $17::integer;

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
