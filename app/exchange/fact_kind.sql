-- name: organisation_identifier_staged
-- One identifier in two spellings is one.
UPDATE fact_staged AS s SET lists = s.lists || jsonb_build_object('identifiers',
	(SELECT coalesce(jsonb_agg(DISTINCT i.value), '[]')
	FROM jsonb_array_elements(s.lists -> 'identifiers') AS i))
WHERE jsonb_array_length(s.lists -> 'identifiers') > 1;

-- name: event_rule_staged
-- What is not said about a new event comes from the rule of its code; a code
-- without rule is kept and does nothing to the right.
UPDATE fact_staged AS s SET fresh = jsonb_strip_nulls(jsonb_build_object(
	'effective_on', s.given -> 'event_on', 'effect', e.effect,
	'category', r.category, 'impact', coalesce(r.impact,
		CASE WHEN e.effect IN ('lapsed', 'expired', 'withdrawn',
			'refused', 'surrendered', 'revoked', 'limited',
			'disclaimed') THEN '-'
		WHEN e.effect IN ('granted', 'restored', 'fee-paid', 'unitary',
			'designated', 'extended', 'adjusted') THEN '+'
		WHEN e.effect IS NOT NULL THEN '0' END)))
FROM fact_staged AS t
LEFT JOIN LATERAL (SELECT r.category, r.effect, r.impact
	FROM event_rule AS r
	WHERE r.code = t.given ->> 'code'
		AND r.office IN (t.given ->> 'office', '*')
	ORDER BY r.office = '*'
	LIMIT 1) AS r ON true
CROSS JOIN LATERAL (SELECT coalesce(t.given ->> 'effect', r.effect,
	'none') AS effect) AS e
WHERE t.seq = s.seq;

-- name: family_office_staged
UPDATE fact_staged AS s SET lists = jsonb_build_object('members', (
	SELECT coalesce(jsonb_agg(m.value || jsonb_build_object('office',
		coalesce(m.value ->> 'office', left(m.value ->> 'number', 2)))
		ORDER BY m.n), '[]')
	FROM jsonb_array_elements(s.lists -> 'members')
		WITH ORDINALITY AS m (value, n)))
WHERE s.lists ? 'members';

-- name: contribution_outsider_staged
-- Contributions are for those who are or were members.
SELECT import_refuse('contribution', 'outsider', 'member_id',
	'SELECT i.seq, i.at, (i.after).member_id, NULL::text
	FROM import_contribution AS i
	WHERE NOT i.retract AND (i.after).member_id IS NOT NULL
		AND NOT EXISTS (SELECT FROM member AS m
			WHERE m.organisation_id = (i.after).member_id)')
	AS done;

-- name: contribution_earlier_staged
-- Of the entries of a patent all but the last are marked earlier.
UPDATE contribution AS c SET earlier = true
FROM import_contribution AS i
WHERE c.patent_id = (i.after).patent_id AND NOT c.earlier
	AND c.since < (SELECT max(o.since) FROM contribution AS o
		WHERE o.patent_id = c.patent_id);

-- name: contribution_last_staged
UPDATE contribution AS c SET earlier = false
FROM import_contribution AS i
WHERE c.patent_id = (i.after).patent_id AND c.earlier
	AND c.since = (SELECT max(o.since) FROM contribution AS o
		WHERE o.patent_id = c.patent_id);

-- name: template_text_staged
-- What follows from the version and its texts.
UPDATE fact_staged AS s SET fresh = jsonb_build_object(
		'route', split_part(s.given ->> 'version', '-', 1))
	|| CASE WHEN s.given ->> 'text' IS NULL THEN '{}'
		ELSE (SELECT jsonb_build_object(
			'title', jsonb_object_agg(t.key,
				split_part(t.value, E'\n', 1)),
			'sha256', jsonb_object_agg(t.key, encode(sha256(
				convert_to(t.value, 'UTF8')), 'hex')))
			FROM jsonb_each_text(s.given -> 'text') AS t) END;

-- name: scope_label_staged
-- A field without a definition has the label of its topic.
UPDATE fact_staged AS s SET lists = jsonb_build_object('fields', (
	SELECT coalesce(jsonb_agg(f.value || jsonb_build_object('definition',
		CASE WHEN f.value -> 'definition' = 'null' THEN t.label
			ELSE f.value -> 'definition' END) ORDER BY f.n), '[]')
	FROM jsonb_array_elements(s.lists -> 'fields')
		WITH ORDINALITY AS f (value, n)
	LEFT JOIN topic AS t ON t.slug = f.value ->> 'field'))
WHERE s.lists ? 'fields';

-- name: grant_version_staged
-- Versions are counted by their days. The grant itself says what the first
-- and the last of them do.
WITH v AS (
	SELECT s.seq, jsonb_agg(v.value || jsonb_build_object('version', v.n)
			ORDER BY v.n) AS list,
		(array_agg(v.value ORDER BY v.n))[1] AS first,
		(array_agg(v.value ORDER BY v.n DESC))[1] AS last
	FROM fact_staged AS s
	CROSS JOIN LATERAL (SELECT e.value, row_number() OVER (
			ORDER BY e.value ->> 'effective_from', e.n) AS n
		FROM jsonb_array_elements(s.lists -> 'versions')
			WITH ORDINALITY AS e (value, n)) AS v
	GROUP BY s.seq
)
UPDATE fact_staged AS s SET
	lists = s.lists || jsonb_build_object('versions', v.list),
	given = s.given || CASE WHEN EXISTS (SELECT FROM licence_grant AS g
			WHERE g.number = s.given ->> 'number'
				AND g.application_id IS NOT NULL) THEN '{}'
		ELSE jsonb_build_object(
			'field_of_use', v.last -> 'fields' -> 0,
			'territories', v.last -> 'territories',
			'start', v.first -> 'effective_from') END
FROM v
WHERE v.seq = s.seq AND NOT s.retract;

-- name: grant_licensee_staged
-- Who the licensee is, as it is known today.
UPDATE fact_staged AS s SET fresh = jsonb_build_object('purpose', '',
	'route', t.route, 'licensee', jsonb_build_object('id', o.id,
		'name', o.name, 'identifiers', coalesce((
			SELECT jsonb_agg(jsonb_build_object('scheme', i.scheme,
				'value', i.value) ORDER BY i.scheme, i.value)
			FROM organisation_identifier AS i
			WHERE i.organisation_id = o.id), '[]')),
	'search_text', '')
FROM fact_staged AS f
LEFT JOIN organisation AS o ON o.id = f.given ->> 'licensee_id'
LEFT JOIN terms AS t ON t.version = f.given ->> 'terms_version'
WHERE f.seq = s.seq;

-- name: grant_unfolded_staged(after)
-- New grants whose text for the register's search is still to be made.
SELECT s.seq, s.given ->> 'number' AS number, o.id AS licensee
FROM fact_staged AS s
JOIN organisation AS o ON o.id = s.given ->> 'licensee_id'
WHERE s.seq > $1::bigint AND NOT s.retract
ORDER BY s.seq
LIMIT 500;

-- name: grant_fold_staged(seq, text)
UPDATE fact_staged SET given = given
	|| jsonb_build_object('search_text', $2::text)
WHERE seq = $1::bigint AND NOT EXISTS (SELECT FROM licence_grant AS g
	WHERE g.number = given ->> 'number' AND g.application_id IS NOT NULL);

-- name: grant_office_staged
UPDATE fact_staged AS s SET lists = s.lists || jsonb_build_object('recordals', (
	SELECT coalesce(jsonb_agg(r.value || jsonb_build_object('office',
		coalesce(r.value ->> 'office', r.value ->> 'territory'))
		ORDER BY r.n), '[]')
	FROM jsonb_array_elements(s.lists -> 'recordals')
		WITH ORDINALITY AS r (value, n)))
WHERE s.lists ? 'recordals';

-- name: grant_versionless_staged
SELECT import_refuse('licence_grant', 'missing', 'versions',
	'SELECT i.seq, i.at, NULL::text, NULL::text
	FROM import_licence_grant AS i
	JOIN fact_staged AS s ON s.seq = i.seq
	WHERE i.is_new AND NOT i.retract AND NOT s.lists ? ''versions''')
	AS done;

-- name: grant_applied_staged
-- A grant that the registry made itself is an act, no fact to take back.
SELECT import_refuse('licence_grant', 'kept', 'number',
	'SELECT i.seq, i.at, (i.after).number, NULL::text
	FROM import_licence_grant AS i
	WHERE i.retract AND (i.after).application_id IS NOT NULL')
	AS done;
