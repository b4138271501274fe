-- name: proposal_rows(member, id)
SELECT q.id, q.patent_id, p.number, p.title, p.office, q.member_id,
	o.name AS member_name, q.state, q.terms_version, q.rationale,
	q.rationale_by, a.name AS rationale_name, q.co_owner_agreement,
	to_char(q.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS created_on
FROM proposal AS q
JOIN patent AS p ON p.id = q.patent_id
JOIN organisation AS o ON o.id = q.member_id
LEFT JOIN account AS a ON a.id = q.rationale_by
WHERE ($1::text IS NULL OR q.member_id = $1)
	AND ($2::bigint IS NULL OR q.id = $2)
ORDER BY q.state NOT IN ('proposed', 'checking', 'evaluated'), q.id DESC
LIMIT 500;

-- name: proposal_row_lock(id)
-- Held to the end of the transaction.
SELECT id FROM proposal WHERE id = $1::bigint FOR UPDATE;

-- name: proposal_insert(number, member, terms, agreement, account)
-- No row: there is no such publication, or it is in the pool or will be.
INSERT INTO proposal (patent_id, member_id, terms_version,
	co_owner_agreement, created_by)
SELECT p.id, $2, $3, $4::boolean, $5::bigint
FROM patent AS p
WHERE p.number = $1
	AND NOT EXISTS (SELECT FROM contribution AS c
		WHERE c.patent_id = p.id AND (c.until IS NULL
			OR c.until > (now() AT TIME ZONE 'UTC')::date))
RETURNING id;

-- name: proposal_patent(number)
SELECT id FROM patent WHERE number = $1;

-- name: proposal_update(id, state, rationale, account, contribution)
UPDATE proposal SET state = $2,
	rationale = coalesce($3, rationale),
	rationale_by = CASE WHEN $3::text IS NULL THEN rationale_by
		ELSE $4::bigint END,
	contribution_id = $5::bigint,
	changed_at = now()
WHERE id = $1::bigint;

-- name: proposal_event_insert(proposal, state, note, account)
INSERT INTO proposal_event (proposal_id, state, note, account_id)
VALUES ($1::bigint, $2, $3, $4::bigint);

-- name: proposal_earlier(patent)
-- What was pooled before stays, as an earlier entry.
UPDATE contribution SET earlier = true
WHERE patent_id = $1::bigint AND NOT earlier;

-- name: proposal_contribute(patent, member, since, terms)
INSERT INTO contribution (patent_id, member_id, since, terms_version)
VALUES ($1::bigint, $2, $3::date, $4)
RETURNING id;

-- name: proposal_owners(patent, member, number)
-- Owners of record today; mandates may go through several hands.
WITH RECURSIVE today AS (
	SELECT (now() AT TIME ZONE 'UTC')::date AS day
), owner AS (
	SELECT w.id, w.owner_id, w.owner_name, w.share, w.territory
	FROM ownership AS w, today
	WHERE w.preferred
		AND w.patent_id IN (SELECT s.id
			FROM patent AS p
			JOIN patent AS s ON s.id = p.id
				OR (s.office = p.office AND s.application_number
					= p.application_number)
			WHERE p.id = $1::bigint)
		AND (w.valid_from IS NULL OR w.valid_from <= today.day)
		AND (w.valid_to IS NULL OR w.valid_to > today.day)
), chain AS (
	SELECT o.owner_id AS root, o.owner_id AS at
	FROM owner AS o
	WHERE o.owner_id IS NOT NULL
	UNION
	SELECT c.root, m.holder_id
	FROM chain AS c
	JOIN mandate AS m ON m.grantor_id = c.at AND m.preferred
	CROSS JOIN today
	WHERE m.valid_from <= today.day
		AND (m.valid_to IS NULL OR m.valid_to > today.day)
		AND (m.revoked_on IS NULL OR m.revoked_on > today.day)
		AND (m.patents IS NULL OR $3 = ANY (m.patents))
)
SELECT DISTINCT o.owner_id, g.name, o.owner_name,
	trim_scale(o.share) AS share, o.territory,
	coalesce(o.owner_id = $2, false) AS direct,
	EXISTS (SELECT FROM chain AS c
		WHERE c.root = o.owner_id AND c.at = $2) AS mandated
FROM owner AS o
LEFT JOIN organisation AS g ON g.id = o.owner_id
ORDER BY o.owner_id, o.owner_name;

-- name: proposal_burdens(patent)
SELECT kind, holder
FROM encumbrance
WHERE patent_id = $1::bigint AND preferred
	AND (valid_from IS NULL
		OR valid_from <= (now() AT TIME ZONE 'UTC')::date)
	AND (valid_to IS NULL OR valid_to > (now() AT TIME ZONE 'UTC')::date)
ORDER BY kind, holder;

-- name: proposal_co_owner_rule(territory)
SELECT id, effect
FROM law_rule
WHERE territory = $1 AND matter = 'co-owner'
	AND (valid_from IS NULL
		OR valid_from <= (now() AT TIME ZONE 'UTC')::date)
	AND (valid_to IS NULL OR valid_to > (now() AT TIME ZONE 'UTC')::date);
