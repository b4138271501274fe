-- What somebody has to look at, computed when it is asked for. due_on may lie
-- in the past. organisation_id: the member (or licensee) whose it is.

-- the last day on which a document of evidence proves what it proves
ALTER TABLE application_document ADD valid_until date;
GRANT UPDATE (valid_until) ON application_document TO canopy_writer;

CREATE VIEW due_task AS
WITH today AS (
	SELECT (now() AT TIME ZONE 'UTC')::date AS day
), pool AS (
	SELECT p.id, p.number, p.office, p.kind, p.filed, p.granted, p.status,
		p.status_as_of, c.member_id
	FROM pooled AS c
	JOIN patent AS p ON p.id = c.patent_id
)
-- the record of an office is older than its limit
SELECT 'stale' AS kind, 'patent' AS object_kind, q.number AS object_id,
	q.member_id AS organisation_id,
	coalesce(q.status_as_of + f.days, (SELECT day FROM today)) AS due_on
FROM pool AS q
CROSS JOIN LATERAL (SELECT f.days
	FROM freshness_rule AS f
	WHERE f.office IN (q.office, '*')
	ORDER BY f.office = '*'
	LIMIT 1) AS f
WHERE q.status IS NULL OR q.status IN ('pending', 'granted')
UNION ALL
-- a fee is paid up to a day
SELECT 'maintenance', 'patent', q.number, q.member_id,
	max((e.detail ->> 'paid_until')::date)
FROM pool AS q
JOIN legal_event AS e ON e.patent_id = q.id AND e.preferred
	AND e.effect = 'fee-paid'
	AND e.detail ->> 'paid_until' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
WHERE q.status IN ('pending', 'granted')
GROUP BY q.number, q.member_id
UNION ALL
-- the nominal term ends; adjustments are shown with the patent
SELECT 'expiry', 'patent', q.number, q.member_id,
	(CASE t.base WHEN 'filing' THEN q.filed ELSE q.granted END
		+ make_interval(years => t.years))::date
FROM pool AS q
JOIN term_rule AS t ON t.office = q.office
	AND t.right_type = CASE WHEN q.office || left(q.kind, 1)
			IN ('CNU', 'CNY', 'JPU', 'JPY', 'DEU', 'KRU', 'KRY',
			'TWU') THEN 'utility-model'
		WHEN q.office || left(q.kind, 1) IN ('CNS', 'USS', 'JPS',
			'KRS') THEN 'design'
		ELSE 'invention' END
	AND (t.filed_from IS NULL OR t.filed_from <= q.filed)
	AND (t.filed_to IS NULL OR q.filed < t.filed_to)
WHERE q.status = 'granted'
	AND CASE t.base WHEN 'filing' THEN q.filed ELSE q.granted END
		IS NOT NULL
UNION ALL
-- a right has lapsed and may still be restored
SELECT 'lapse', 'patent', q.number, q.member_id,
	coalesce((e.detail ->> 'until')::date,
		(e.effective_on + interval '12 months')::date)
FROM pool AS q
JOIN legal_event AS e ON e.patent_id = q.id AND e.preferred
	AND e.effect = 'lapsed'
	AND coalesce(e.detail ->> 'until', '2000-01-01')
		~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
WHERE NOT EXISTS (SELECT FROM legal_event AS r
	WHERE r.patent_id = e.patent_id AND r.preferred
		AND r.effect = 'restored' AND r.effective_on >= e.effective_on
		AND r.territory IS NOT DISTINCT FROM e.territory)
UNION ALL
-- a member attests its list once in each half of the year
SELECT 'attestation', 'member', m.organisation_id, m.organisation_id,
	make_date(extract(year FROM t.day)::integer,
		CASE WHEN extract(month FROM t.day) <= 6 THEN 7 ELSE 12 END,
		CASE WHEN extract(month FROM t.day) <= 6 THEN 1 ELSE 31 END)
FROM member AS m
CROSS JOIN today AS t
WHERE m.since <= t.day AND (m.until IS NULL OR m.until > t.day)
	AND m.role <> 'supporter'
	AND NOT EXISTS (SELECT FROM attestation AS a
		WHERE a.member_id = m.organisation_id
			AND a.period = to_char(t.day, 'YYYY"H"')
				|| CASE WHEN extract(month FROM t.day) <= 6
					THEN 1 ELSE 2 END)
UNION ALL
-- where the law wants grants on record within three months
SELECT 'recordal', 'grant', g.number, g.licensee_id,
	(g.granted_at + interval '3 months')::date
FROM licence_grant AS g
JOIN law_rule AS l ON l.matter = 'recordal' AND l.effect = 'within-3-months'
	AND (l.territory = ANY (g.territories) OR '*' = ANY (g.territories))
WHERE grant_state(g.number, (now() AT TIME ZONE 'UTC')::date) = 'active'
	AND NOT EXISTS (SELECT FROM recordal AS r
		WHERE r.number = g.number AND r.territory = l.territory)
UNION ALL
-- the evidence behind a grant grows old, unless a newer document holds longer;
-- the grant itself stands
SELECT 'evidence', 'grant', g.number, g.licensee_id, max(d.valid_until)
FROM licence_grant AS g
JOIN application_document AS d ON d.application_id = g.application_id
	AND d.removed_at IS NULL AND d.valid_until IS NOT NULL
WHERE grant_state(g.number, (now() AT TIME ZONE 'UTC')::date) = 'active'
GROUP BY g.number, g.licensee_id
UNION ALL
-- a mandate ends
SELECT 'mandate', 'mandate', m.id, m.holder_id, m.valid_to
FROM mandate AS m
WHERE m.preferred AND m.valid_to IS NOT NULL AND m.revoked_on IS NULL
UNION ALL
-- the time in which an assertion may be withdrawn ends
SELECT 'cure', 'defensive', d.id, d.target_id, d.cure_until
FROM defensive_event AS d
WHERE d.preferred AND d.outcome IS NULL AND d.cure_until IS NOT NULL
UNION ALL
-- a membership or a contribution ends after notice
SELECT 'exit', 'member', m.organisation_id, m.organisation_id, m.until
FROM member AS m
WHERE m.notice_on IS NOT NULL AND m.until IS NOT NULL
UNION ALL
SELECT 'withdrawal', 'patent', p.number, c.member_id, c.until
FROM contribution AS c
JOIN patent AS p ON p.id = c.patent_id
WHERE c.notice_on IS NOT NULL AND c.until IS NOT NULL;
