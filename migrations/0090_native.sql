-- Objects as they go in and out: one JSON object each, keys in the order of
-- the contract, absent when there is nothing to say. Exports, the API and the
-- hashes of the audit trail read the same text. Spacing is jsonb's.
CREATE VIEW patent_native AS
SELECT p.id, p.number, '{' || concat_ws(', ',
	'"number": ' || to_json(p.number)::text,
	'"kind": ' || to_json(p.kind)::text,
	'"office": ' || to_json(p.office)::text,
	'"application_number": ' || to_json(p.application_number)::text,
	'"family": ' || to_json(p.family)::text,
	CASE WHEN p.title <> '{}' THEN '"title": ' || p.title::text END,
	CASE WHEN p.abstract <> '{}' THEN '"abstract": ' || p.abstract::text END,
	CASE WHEN p.claims <> '{}' THEN '"claims": ' || p.claims::text END,
	CASE WHEN p.applicants <> '{}'
		THEN '"applicants": ' || to_jsonb(p.applicants)::text END,
	CASE WHEN p.owners <> '{}'
		THEN '"owners": ' || to_jsonb(p.owners)::text END,
	CASE WHEN p.inventors <> '{}'
		THEN '"inventors": ' || to_jsonb(p.inventors)::text END,
	CASE WHEN p.cpc <> '{}' THEN '"cpc": ' || to_jsonb(p.cpc)::text END,
	CASE WHEN p.ipc <> '{}' THEN '"ipc": ' || to_jsonb(p.ipc)::text END,
	'"filed": ' || to_json(p.filed)::text,
	CASE WHEN p.priority <> '[]' THEN '"priority": ' || p.priority::text END,
	'"published": ' || to_json(p.published)::text,
	'"granted": ' || to_json(p.granted)::text,
	'"status": ' || to_json(p.status)::text,
	'"status_source": ' || to_json(p.status_source)::text,
	'"status_as_of": ' || to_json(p.status_as_of)::text,
	-- an empty list that was given stands against derived topics
	CASE WHEN p.topics <> '{}' OR p.topics_given
		THEN '"topics": ' || to_jsonb(p.topics)::text END,
	'"pool": {' || concat_ws(', ',
		'"member": ' || to_json(c.member_id)::text,
		'"since": ' || to_json(c.since)::text,
		'"until": ' || to_json(c.until)::text,
		'"terms": ' || to_json(c.terms_version)::text)
		|| CASE WHEN c.id IS NOT NULL THEN '}' END,
	'"extra": ' || p.extra::text) || '}' AS json
FROM patent AS p
LEFT JOIN contribution AS c ON c.patent_id = p.id AND c.superseded_at IS NULL;

CREATE VIEW organisation_native AS
SELECT o.id, '{' || concat_ws(', ',
	'"id": ' || to_json(o.id)::text,
	'"name": ' || o.name::text,
	CASE WHEN o.aliases <> '{}'
		THEN '"aliases": ' || to_jsonb(o.aliases)::text END,
	'"kind": ' || to_json(o.kind)::text,
	'"jurisdiction": ' || to_json(o.jurisdiction)::text,
	'"identifiers": ' || (
		SELECT jsonb_agg(jsonb_build_object('scheme', i.scheme,
			'value', i.value)
			ORDER BY i.scheme COLLATE "C", i.value COLLATE "C")
		FROM organisation_identifier AS i
		WHERE i.organisation_id = o.id)::text,
	'"from": ' || to_json(o.valid_from)::text,
	'"to": ' || to_json(o.valid_to)::text) || '}' AS json
FROM organisation AS o;

CREATE VIEW member_native AS
SELECT m.id, m.organisation_id, m.since, '{' || concat_ws(', ',
	'"organisation": ' || to_json(m.organisation_id)::text,
	'"role": ' || to_json(m.role)::text,
	'"since": ' || to_json(m.since)::text,
	'"until": ' || to_json(m.until)::text) || '}' AS json
FROM member AS m;

CREATE VIEW control_native AS
SELECT l.id, l.owner_id, l.owned_id, l.basis, l.valid_from, '{' || concat_ws(', ',
	'"owner": ' || to_json(l.owner_id)::text,
	'"owned": ' || to_json(l.owned_id)::text,
	'"basis": ' || to_json(l.basis)::text,
	'"percent": ' || trim_scale(l.percent)::text,
	'"from": ' || to_json(l.valid_from)::text,
	'"to": ' || to_json(l.valid_to)::text) || '}' AS json
FROM control_link AS l;
