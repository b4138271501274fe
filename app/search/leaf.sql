-- name: leaf_text(keys, pattern, known, wide, field)
-- The documents that hold all keys and, where one is given, the pattern in
-- the field (NULL: any), wide: in the script-folded stream: ids ascending,
-- and in the same order one digit each for the best field.
SELECT array_agg(m.patent_id) AS ids, string_agg(m.weight, '') AS weights
FROM (
	SELECT d.patent_id, CASE WHEN $5::text = 'ab' THEN '2'
		WHEN $5 = 'cl' THEN '1'
		WHEN d.title_keys @> $1::text[] THEN '4'
		WHEN d.abstract_keys @> $1::text[] THEN '2'
		ELSE '1' END AS weight
	FROM search_document AS d
	WHERE d.keys @> $1::text[]
		AND ($2::text IS NULL OR position($2 IN search_part(
			CASE WHEN $4::boolean THEN coalesce(d.folded, d.stream)
				ELSE d.stream END, $5)) > 0)
		AND ($3::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = d.patent_id))
	ORDER BY d.patent_id
) AS m;

-- name: leaf_prefix(stems, known, field)
-- Those that hold one of the stems in the field (NULL: any). The list is long,
-- and "&&" may be asked of every document: so each stem is looked up.
SELECT array_agg(m.patent_id) AS ids, string_agg(m.weight, '') AS weights
FROM (
	SELECT h.patent_id, max(h.weight)::text AS weight
	FROM unnest($1::text[]) AS s (stem)
	CROSS JOIN LATERAL (
		SELECT d.patent_id, CASE WHEN $3::text = 'ab' THEN 2
			WHEN $3 = 'cl' THEN 1
			WHEN d.title_keys @> ARRAY[s.stem] THEN 4
			WHEN d.abstract_keys @> ARRAY[s.stem] THEN 2
			ELSE 1 END AS weight
		FROM search_document AS d
		WHERE d.keys @> ARRAY[s.stem] AND CASE $3
			WHEN 'ti' THEN d.title_keys @> ARRAY[s.stem]
			WHEN 'ab' THEN d.abstract_keys @> ARRAY[s.stem]
			WHEN 'ta' THEN d.title_keys @> ARRAY[s.stem]
				OR d.abstract_keys @> ARRAY[s.stem]
			WHEN 'cl' THEN position(' ' || s.stem || ' '
				IN search_part(d.stream, 'cl')) > 0
			ELSE true END
		OFFSET 0
	) AS h
	WHERE $2::boolean OR EXISTS (
		SELECT FROM pooled AS q WHERE q.patent_id = h.patent_id)
	GROUP BY h.patent_id
	ORDER BY h.patent_id
) AS m;

-- name: leaf_phrase(keys, patterns, known, field)
-- Those that hold all keys and one of the patterns in the field (NULL: any).
SELECT array_agg(m.patent_id) AS ids, string_agg(m.weight, '') AS weights
FROM (
	SELECT d.patent_id, CASE WHEN $4::text = 'ab' THEN '2'
		WHEN $4 = 'cl' THEN '1'
		WHEN EXISTS (SELECT FROM unnest($2::text[]) AS x (pattern)
			WHERE position(x.pattern
				IN search_part(d.stream, 'ti')) > 0) THEN '4'
		WHEN EXISTS (SELECT FROM unnest($2) AS x (pattern)
			WHERE position(x.pattern
				IN search_part(d.stream, 'ab')) > 0) THEN '2'
		ELSE '1' END AS weight
	FROM search_document AS d
	WHERE d.keys @> $1::text[]
		AND EXISTS (SELECT FROM unnest($2) AS x (pattern)
			WHERE position(x.pattern
				IN search_part(d.stream, $4)) > 0)
		AND ($3::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = d.patent_id))
	ORDER BY d.patent_id
) AS m;

-- name: leaf_all_keys(keys, known)
SELECT array_agg(m.patent_id) AS ids
FROM (
	SELECT d.patent_id
	FROM search_document AS d
	WHERE d.keys @> $1::text[]
		AND ($2::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = d.patent_id))
	ORDER BY d.patent_id
) AS m;

-- name: leaf_some_keys(keys, known)
SELECT array_agg(m.patent_id) AS ids
FROM (
	SELECT DISTINCT h.patent_id
	FROM unnest($1::text[]) AS k (key)
	CROSS JOIN LATERAL (
		SELECT d.patent_id FROM search_document AS d
		WHERE d.keys @> ARRAY[k.key] OFFSET 0
	) AS h
	WHERE $2::boolean OR EXISTS (
		SELECT FROM pooled AS q WHERE q.patent_id = h.patent_id)
	ORDER BY h.patent_id
) AS m;

-- name: leaf_streams(ids, wide, field)
SELECT d.patent_id, search_part(CASE WHEN $2::boolean
	THEN coalesce(d.folded, d.stream) ELSE d.stream END, $3::text) AS stream
FROM search_document AS d
WHERE d.patent_id = ANY ($1::bigint[])
ORDER BY d.patent_id;

-- name: leaf_name(keys, patterns, known, part)
-- Those whose names hold all keys and one of the patterns. part: 1 applicants
-- and owners, 2 inventors.
SELECT array_agg(m.patent_id) AS ids
FROM (
	SELECT d.patent_id
	FROM search_document AS d
	WHERE d.keys @> $1::text[]
		AND EXISTS (SELECT FROM unnest($2::text[]) AS x (pattern)
			WHERE position(x.pattern IN
				split_part(d.names, E'\f', $4::integer)) > 0)
		AND ($3::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = d.patent_id))
	ORDER BY d.patent_id
) AS m;

-- name: leaf_stems(prefix, more, limit)
-- Stems of the words that begin so and have at most so many more letters
-- (negative: any number).
SELECT DISTINCT w.stem
FROM search_word AS w
WHERE w.word >= $1::text AND w.word < $1 || chr(1114111)
	AND ($2::integer < 0
		OR char_length(w.word) <= char_length($1) + $2)
LIMIT $3::integer;

-- name: leaf_publication(number, base, known)
-- By number with its kind, or the first letter of that, or without.
SELECT array_agg(m.id) AS ids
FROM (
	SELECT p.id
	FROM patent AS p
	WHERE p.base = $2::text AND starts_with(p.number, $1::text)
		AND ($3::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = p.id))
	ORDER BY p.id
) AS m;

-- name: leaf_application(number, base, known)
SELECT array_agg(m.id) AS ids
FROM (
	SELECT p.id
	FROM patent AS p
	WHERE p.application_number IN ($1::text, $2::text)
		AND ($3::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = p.id))
	ORDER BY p.id
) AS m;

-- name: leaf_priority(number, base, known)
SELECT array_agg(m.id) AS ids
FROM (
	SELECT p.id
	FROM patent AS p
	WHERE EXISTS (SELECT FROM jsonb_array_elements(p.priority) AS e
			WHERE e ->> 'number' IN ($1::text, $2::text))
		AND ($3::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = p.id))
	ORDER BY p.id
) AS m;

-- name: leaf_beginning(field, beginning, known)
-- By the beginning of a number: of the publication, the application, a
-- priority.
SELECT array_agg(m.id) AS ids
FROM (
	SELECT p.id
	FROM patent AS p
	WHERE CASE $1::text WHEN 'pn' THEN starts_with(p.number, $2::text)
			WHEN 'ap' THEN starts_with(p.application_number, $2)
			ELSE EXISTS (SELECT
				FROM jsonb_array_elements(p.priority) AS e
				WHERE starts_with(e ->> 'number', $2)) END
		AND ($3::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = p.id))
	ORDER BY p.id
) AS m;

-- name: leaf_day(field, low, high, known)
-- By day of publication, of filing, of a priority; a bound NULL is none.
SELECT array_agg(m.patent_id) AS ids
FROM (
	SELECT f.patent_id
	FROM patent_facet AS f
	WHERE CASE $1::text
		WHEN 'pd' THEN f.published >= coalesce($2::date, '-infinity')
			AND f.published <= coalesce($3::date, 'infinity')
		WHEN 'ad' THEN f.filed >= coalesce($2, '-infinity')
			AND f.filed <= coalesce($3, 'infinity')
		ELSE EXISTS (SELECT FROM patent AS p,
				jsonb_array_elements(p.priority) AS e
			WHERE p.id = f.patent_id
				AND (e ->> 'date')::date
					BETWEEN coalesce($2, '-infinity')
					AND coalesce($3, 'infinity')) END
		AND ($4::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = f.patent_id))
	ORDER BY f.patent_id
) AS m;

-- name: leaf_class(field, beginning, low, high, known)
-- By the beginning of a symbol, or by its place from low to high.
SELECT array_agg(m.patent_id) AS ids
FROM (
	SELECT f.patent_id
	FROM patent_facet AS f
	WHERE EXISTS (SELECT
			FROM unnest(CASE $1::text WHEN 'cpc' THEN f.cpc
				ELSE (SELECT p.ipc FROM patent AS p
					WHERE p.id = f.patent_id) END)
				AS s (symbol)
			WHERE CASE WHEN $2::text IS NOT NULL
				THEN starts_with(s.symbol, $2)
				ELSE search_class_key(s.symbol) COLLATE "C"
					BETWEEN $3::text AND $4::text END)
		AND ($5::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = f.patent_id))
	ORDER BY f.patent_id
) AS m;

-- name: leaf_topic(name, known)
-- By slug or label in any language.
SELECT array_agg(m.patent_id) AS ids
FROM (
	SELECT f.patent_id
	FROM patent_facet AS f
	WHERE f.topics && ARRAY (SELECT t.slug FROM topic AS t
			WHERE t.slug = lower($1::text) OR EXISTS (
				SELECT FROM jsonb_each_text(t.label) AS l
				WHERE lower(normalize(l.value, NFKC))
					= lower(normalize($1, NFKC))))
		AND ($2::boolean OR EXISTS (
			SELECT FROM pooled AS q WHERE q.patent_id = f.patent_id))
	ORDER BY f.patent_id
) AS m;

-- name: leaf_member(name, known)
-- By id of the contributor, or by a part of one of its names.
SELECT array_agg(m.patent_id) AS ids
FROM (
	SELECT c.patent_id
	FROM contribution AS c
	JOIN organisation AS o ON o.id = c.member_id
	WHERE NOT c.earlier
		AND (o.id = lower($1::text) OR EXISTS (
			SELECT FROM jsonb_each_text(o.name) AS n
			WHERE position(lower(normalize($1, NFKC))
				IN lower(normalize(n.value, NFKC))) > 0))
		AND ($2::boolean OR EXISTS (
			SELECT FROM pooled AS q
			WHERE q.patent_id = c.patent_id))
	ORDER BY c.patent_id
) AS m;

-- name: leaf_word(field, word, known)
-- By the word of a status, the code of an office or of a language, or by what
-- the pool says today: yes; no; earlier, of what was in it and is no more.
SELECT array_agg(m.patent_id) AS ids
FROM (
	SELECT f.patent_id
	FROM patent_facet AS f
	LEFT JOIN pooled AS q ON q.patent_id = f.patent_id
	WHERE CASE $1::text WHEN 'status' THEN f.status = $2::text
			WHEN 'office' THEN f.office = $2
			WHEN 'lang' THEN f.languages @> ARRAY[$2]
			ELSE CASE $2 WHEN 'yes' THEN q.patent_id IS NOT NULL
				WHEN 'no' THEN q.patent_id IS NULL
				ELSE q.patent_id IS NULL AND EXISTS (
					SELECT FROM contribution AS c
					WHERE c.patent_id = f.patent_id
						AND c.until <= (now()
							AT TIME ZONE 'UTC')::date)
				END END
		AND ($3::boolean OR q.patent_id IS NOT NULL)
	ORDER BY f.patent_id
) AS m;

-- name: guess_name(applicants, inventors, line)
-- "pa" or "in" when the line is the whole name of an applicant, an owner or an
-- inventor; NULL when it is none.
SELECT (
	SELECT n.part
	FROM (
		SELECT 'pa' AS part
		FROM search_document AS d
		WHERE d.keys @> $1::text[]
			AND position(E'\n' || $3::text || E'\n' IN E'\n'
				|| split_part(d.names, E'\f', 1) || E'\n') > 0
		UNION ALL
		SELECT 'in'
		FROM search_document AS d
		WHERE d.keys @> $2::text[]
			AND position(E'\n' || $3 || E'\n' IN E'\n'
				|| split_part(d.names, E'\f', 2) || E'\n') > 0
	) AS n
	LIMIT 1
) AS part;

-- name: search_stem_count(prefix, more, limit)
-- How many stems such a word stands for, counted up to the limit.
SELECT count(1) AS n
FROM (
	SELECT DISTINCT w.stem
	FROM search_word AS w
	WHERE w.word >= $1::text AND w.word < $1 || chr(1114111)
		AND ($2::integer < 0
			OR char_length(w.word) <= char_length($1) + $2)
	LIMIT $3::integer
) AS s;

-- name: spell_words(word, stem, distance, limit)
-- Words that are written nearly so and found more often, by distance, then by
-- how many documents hold them. Nothing for a word that several hold. The same
-- letters in another order are one mistake.
WITH near AS (
	SELECT w.word, w.stem, CASE WHEN a.same THEN 1
		ELSE levenshtein_less_equal(w.word, $1::text, $3::integer)
		END AS far
	FROM search_word AS w
	CROSS JOIN LATERAL (SELECT char_length(w.word) = char_length($1)
		AND levenshtein_less_equal(w.word, $1, 2) = 2
		AND (SELECT string_agg(c, '' ORDER BY c)
				FROM regexp_split_to_table(w.word, '') AS c)
			= (SELECT string_agg(c, '' ORDER BY c)
				FROM regexp_split_to_table($1, '') AS c) AS same)
		AS a
	WHERE char_length(w.word) BETWEEN char_length($1) - $3
			AND char_length($1) + $3
		AND w.stem <> $2::text
		AND (a.same OR levenshtein_less_equal(w.word, $1, $3) <= $3)
		AND (SELECT count(1) FROM (
			SELECT FROM search_document AS d
			WHERE d.keys @> ARRAY[$2] LIMIT 3) AS h) < 3
	ORDER BY far, w.word
	LIMIT 50
), best AS (
	SELECT DISTINCT ON (n.stem) n.word, n.far, (
		SELECT count(1) FROM (
			SELECT FROM search_document AS d
			WHERE d.keys @> ARRAY[n.stem] LIMIT 100) AS h) AS n
	FROM near AS n
	ORDER BY n.stem, n.far, n.word
)
SELECT b.word
FROM best AS b
ORDER BY b.far, b.n DESC, b.word
LIMIT $4::integer;
