-- A watch on licences also tells what the passing of days alone changes: the
-- day up to which days have been looked through, and what has been told of
-- the grants (keys of grant_turn).
ALTER TABLE grant_watch
	ADD COLUMN looked_to_day date NOT NULL
		DEFAULT (now() AT TIME ZONE 'UTC')::date,
	ADD COLUMN told text[] NOT NULL DEFAULT '{}';

-- grant: number, changes; answer: id, patent, territory, on. A status that
-- came by a day alone says so: by day.
ALTER TABLE inbox_entry DROP CONSTRAINT inbox_entry_kind_check,
	ADD CONSTRAINT inbox_entry_kind_check CHECK (kind IN ('new-hits',
		'status', 'grant', 'answer'));

-- Grants that somebody has an interest in: of their organisation, or applied
-- for by them.
CREATE VIEW account_grant AS
SELECT a.id AS account_id, g.number
FROM account AS a
JOIN licence_grant AS g ON g.licensee_id = a.organisation_id
UNION
SELECT p.account_id, g.number
FROM application AS p
JOIN licence_grant AS g ON g.application_id = p.id;

-- What those that stand today cover.
CREATE VIEW account_cover AS
SELECT a.account_id, a.number, v.basis, v.patents
FROM account_grant AS a
JOIN LATERAL (SELECT w.basis, w.patents FROM grant_version AS w
	WHERE w.number = a.number
	ORDER BY w.version DESC LIMIT 1) AS v ON true
WHERE grant_state(a.number, (now() AT TIME ZONE 'UTC')::date)
	IN ('active', 'suspended');

-- What has come of a grant by today, a row for each turn it took; what is
-- recorded for a later day is not there yet. ${key} stays the same as long as
-- the turn is the same one. The row 'grant' is the grant itself.
CREATE VIEW grant_turn AS
WITH today AS (SELECT (now() AT TIME ZONE 'UTC')::date AS day)
SELECT g.number, g.number || ' g' AS key, 'grant' AS what, false AS part,
	NULL::date AS day
FROM licence_grant AS g
UNION ALL
SELECT e.number, e.number || ' e' || e.id, e.kind, e.scope <> 'all',
	e.valid_from
FROM grant_event AS e
CROSS JOIN today AS t
WHERE e.preferred AND e.valid_from <= t.day
UNION ALL
SELECT v.number, v.number || ' v' || v.version,
	CASE v.version WHEN 1 THEN 'started' ELSE 'amended' END, false,
	v.effective_from
FROM grant_version AS v
CROSS JOIN today AS t
WHERE v.effective_from <= t.day
UNION ALL
-- the last day of the version that holds on it
SELECT v.number, v.number || ' x' || v.end_on, 'ended', false, v.end_on
FROM grant_version AS v
CROSS JOIN today AS t
WHERE v.end_on <= t.day
	AND NOT EXISTS (SELECT FROM grant_version AS n
		WHERE n.number = v.number AND n.effective_from <= v.end_on
			AND n.effective_from > v.effective_from)
	AND NOT EXISTS (SELECT FROM grant_event AS e
		WHERE e.number = v.number AND e.preferred AND e.scope = 'all'
			AND e.kind NOT IN ('suspended', 'reinstated')
			AND e.valid_from <= v.end_on)
UNION ALL
-- the evidence behind it grew old while it stood
SELECT d.number, d.number || ' d' || d.until, 'evidence', false, d.until
FROM (SELECT g.number, max(x.valid_until) AS until
	FROM licence_grant AS g
	JOIN application_document AS x ON x.application_id = g.application_id
	WHERE x.removed_at IS NULL
	GROUP BY g.number) AS d
CROSS JOIN today AS t
WHERE d.until < t.day
	AND grant_state(d.number, d.until + 1) IN ('active', 'suspended');
