-- name: entry_event_insert(patent, effect, office, code, territory, on, effective, until, days, source_kind, source, as_of, document)
-- Category and impact come from the rule of the code, else of the effect.
INSERT INTO legal_event (patent_id, office, code, category, effect, impact,
	territory, event_on, effective_on, detail, source_kind, source, as_of,
	document_id)
SELECT p.id, $3, coalesce($4::text, upper($2)), r.category, $2, r.impact, $5,
	$6::date, coalesce($7::date, $6::date),
	jsonb_strip_nulls(jsonb_build_object('until', $8::text,
		'days', $9::integer)), $10, $11, $12::date, $13
FROM patent AS p
CROSS JOIN LATERAL (SELECT x.category, x.impact FROM event_rule AS x
	WHERE x.office = '*' AND x.effect = $2 ORDER BY x.id LIMIT 1) AS r
WHERE p.number = $1;

-- name: entry_organisation_known(id)
SELECT EXISTS (SELECT FROM organisation WHERE id = $1) AS known;

-- name: entry_owners_end(patent, territory, from)
-- What others own there, and what begins before, ends on that day.
UPDATE ownership AS o SET valid_to = $3::date
FROM patent AS p
WHERE p.number = $1 AND o.patent_id = p.id AND o.preferred
	AND o.territory IS NOT DISTINCT FROM $2::text
	AND (o.valid_from IS NULL OR o.valid_from < $3::date)
	AND (o.valid_to IS NULL OR o.valid_to > $3::date);

-- name: entry_owner_insert(patent, territory, owner, name, share, from, to, acquired, seller, recorded, bound, knew, source_kind, source, as_of, document)
INSERT INTO ownership (patent_id, territory, owner_id, owner_name, share,
	valid_from, valid_to, acquired, acquired_from, office_recorded_on,
	bound, knew, source_kind, source, as_of, document_id)
SELECT p.id, $2, $3, $4, $5::numeric, $6::date, $7::date, $8, $9, $10::date,
	$11::boolean, $12::boolean, $13, $14, $15::date, $16
FROM patent AS p
WHERE p.number = $1;

-- name: entry_list(patent)
-- What was entered by hand, with a document, the newest first.
SELECT 'event' AS kind, e.id, e.effect AS what, e.territory, e.event_on AS on,
	e.source, e.recorded_at
FROM legal_event AS e
JOIN patent AS p ON p.id = e.patent_id
WHERE p.number = $1 AND e.document_id IS NOT NULL
UNION ALL
SELECT 'owner', o.id, coalesce(o.owner_id, o.owner_name), o.territory,
	o.valid_from, o.source, o.recorded_at
FROM ownership AS o
JOIN patent AS p ON p.id = o.patent_id
WHERE p.number = $1 AND o.document_id IS NOT NULL
ORDER BY recorded_at DESC, id DESC;

-- name: entry_event_retract(patent, id)
DELETE FROM legal_event AS e USING patent AS p
WHERE p.number = $1 AND e.patent_id = p.id AND e.id = $2::bigint
	AND e.document_id IS NOT NULL;

-- name: entry_owners_reopen(patent, id)
-- What entry_owners_end ended in the transaction of that entry, and what
-- nobody has changed since, ends when it did before.
UPDATE ownership AS o SET valid_to = w.valid_to
FROM ownership AS x
JOIN patent AS p ON p.id = x.patent_id
JOIN ownership_past AS w ON w.patent_id = x.patent_id
	AND w.superseded_at = x.recorded_at
WHERE p.number = $1 AND x.id = $2::bigint AND x.document_id IS NOT NULL
	AND o.id = w.id AND o.recorded_at = x.recorded_at
	AND o.valid_to = x.valid_from;

-- name: entry_owner_retract(patent, id)
DELETE FROM ownership AS o USING patent AS p
WHERE p.number = $1 AND o.patent_id = p.id AND o.id = $2::bigint
	AND o.document_id IS NOT NULL;
