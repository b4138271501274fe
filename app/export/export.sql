-- name: export_items(ids)
-- Records of a batch, in the order of the ids.
SELECT p.id, p.number, p.office, p.kind, p.application_number, p.family,
	p.title, p.abstract, p.applicants, p.owners, p.inventors, p.cpc, p.ipc,
	p.topics, p.filed, p.published, p.granted, p.status, p.status_source,
	p.status_as_of, c.member_id, o.name AS member_name, c.since, c.until,
	c.terms_version,
	to_char(greatest(p.changed_at, c.recorded_at) AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS changed,
	ARRAY (SELECT e ->> 'number' FROM jsonb_array_elements(p.priority) AS e
		WHERE e ->> 'number' IS NOT NULL) AS priorities
FROM unnest($1::bigint[]) WITH ORDINALITY AS u (id, place)
JOIN patent AS p ON p.id = u.id
LEFT JOIN contribution AS c ON c.patent_id = p.id AND NOT c.earlier
LEFT JOIN organisation AS o ON o.id = c.member_id
ORDER BY u.place;

-- name: export_objects(ids)
-- The same as the JSON objects of the API.
SELECT n.json
FROM unnest($1::bigint[]) WITH ORDINALITY AS u (id, place)
JOIN patent_native AS n ON n.id = u.id
ORDER BY u.place;
