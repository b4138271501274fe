-- name: patent_items(ids, abstract, claims)
-- Publications of a list, in the order of the ids.
SELECT p.id, p.number, p.kind, p.office, p.title,
	CASE WHEN $2::boolean THEN p.abstract END AS abstract,
	CASE WHEN $3::boolean THEN p.claims END AS claims,
	to_json(p.applicants) AS applicants, to_json(p.owners) AS owners,
	to_json(p.topics) AS topics, p.filed, p.published, p.granted, p.status,
	CASE WHEN c.member_id IS NOT NULL THEN json_strip_nulls(
		json_build_object('member', c.member_id, 'since', c.since,
			'until', c.until, 'terms', c.terms_version)) END AS pool,
	EXISTS (SELECT FROM pooled AS q WHERE q.patent_id = p.id) AS pooled,
	coalesce(p.owners[1], p.applicants[1]) AS holder, p.cpc
FROM unnest($1::bigint[]) WITH ORDINALITY AS u (id, place)
JOIN patent AS p ON p.id = u.id
LEFT JOIN contribution AS c ON c.patent_id = p.id AND NOT c.earlier
ORDER BY u.place;

-- name: patent_by_number(number)
-- One row or none.
SELECT p.id, p.number, p.office, p.kind, p.application_number, p.family, p.title,
	p.abstract, p.claims, p.applicants, p.owners, p.inventors, p.cpc, p.ipc,
	p.topics, p.claim_kinds, p.priority, p.filed, p.published, p.granted,
	p.status, p.status_source, p.status_as_of, c.member_id, o.name AS member_name,
	c.since, c.until, c.terms_version,
	EXISTS (SELECT FROM pooled AS q WHERE q.patent_id = p.id) AS pooled
FROM patent AS p
LEFT JOIN contribution AS c ON c.patent_id = p.id AND NOT c.earlier
LEFT JOIN organisation AS o ON o.id = c.member_id
WHERE p.number = $1;

-- name: patent_number_meant(number, base, application)
-- The publication that a number stands for: the very number, then kinds that
-- begin so, then publications of the application; of several the latest.
SELECT p.number
FROM patent AS p
WHERE (p.base = $2 AND starts_with(p.number, $1))
	OR p.application_number = $3
ORDER BY p.number = $1 DESC, p.base = $2 DESC, p.published DESC NULLS LAST,
	p.number COLLATE "C" DESC
LIMIT 1;

-- name: patent_topic_labels
SELECT t.slug, t.label FROM topic AS t ORDER BY t.position, t.slug;
