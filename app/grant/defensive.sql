-- name: defensive_all
-- Open ones first.
SELECT d.id, d.claimant_id, c.name AS claimant_name, d.target_id,
	t.name AS target_name, d.patent, d.forum, d.kind, d.filed_on,
	d.notice_on, d.cure_until, d.outcome, d.outcome_on, d.reason
FROM defensive_event AS d
JOIN organisation AS c ON c.id = d.claimant_id
JOIN organisation AS t ON t.id = d.target_id
WHERE d.preferred
ORDER BY d.outcome IS NOT NULL, d.filed_on DESC, d.id DESC
LIMIT 200;

-- name: defensive_one(id)
SELECT d.id, d.claimant_id, c.name AS claimant_name, d.target_id,
	t.name AS target_name, d.patent, d.forum, d.kind, d.filed_on,
	d.notice_on, d.cure_until, d.outcome, d.outcome_on, d.reason
FROM defensive_event AS d
JOIN organisation AS c ON c.id = d.claimant_id
JOIN organisation AS t ON t.id = d.target_id
WHERE d.id = $1;

-- name: defensive_grants(licensees, on)
-- Grants of these organisations that are not over on the day.
SELECT g.number, g.licensee_id, g.licensee -> 'name' AS name, t.parameters
FROM licence_grant AS g
JOIN terms AS t ON t.version = g.terms_version
WHERE g.licensee_id = ANY ($1::text[])
	AND grant_state(g.number, $2::date) IN ('active', 'suspended')
ORDER BY g.number;

-- name: defensive_insert(claimant, target, patent, forum, kind, filed, reason)
-- Ids count up within the year of the filing; the clock of the facts is
-- locked, so nobody else counts meanwhile. Both have to be known.
INSERT INTO defensive_event (id, claimant_id, target_id, patent, forum, kind,
	filed_on, reason, source_kind)
SELECT 'assertion-' || to_char($6::date, 'YYYY') || '-' || (SELECT count(1) + 1
		FROM defensive_event AS x
		WHERE x.id LIKE 'assertion-' || to_char($6::date, 'YYYY') || '-%'),
	c.id, t.id, $3, $4, $5, $6::date, $7, 'secretariat'
FROM organisation AS c
CROSS JOIN organisation AS t
WHERE c.id = $1 AND t.id = $2
RETURNING id;

-- name: defensive_update_notice(id, on, cure_until)
UPDATE defensive_event
SET notice_on = $2::date, cure_until = $3::date
WHERE id = $1 AND notice_on IS NULL AND outcome IS NULL;

-- name: defensive_update_outcome(id, outcome, on)
UPDATE defensive_event
SET outcome = $2, outcome_on = $3::date
WHERE id = $1 AND outcome IS NULL;
