-- As in 0090, with what has been added to members, control and organisations.
-- What a fact does not say (its source, that it is preferred) is left out.
CREATE FUNCTION fact_native(source_kind text, source text, as_of date,
	preferred boolean, reason text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	SELECT nullif(concat_ws(', ',
		CASE WHEN $1 <> 'member-declaration'
			THEN '"source_kind": ' || to_json($1)::text END,
		'"source": ' || to_json($2)::text,
		'"as_of": "' || $3::text || '"',
		CASE WHEN NOT $4 THEN '"preferred": false' END,
		'"reason": ' || to_json($5)::text), '')
$$;

CREATE OR REPLACE VIEW organisation_native AS
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
	'"to": ' || to_json(o.valid_to)::text,
	'"names": ' || (
		SELECT '[' || string_agg('{' || concat_ws(', ',
			'"name": ' || n.name::text,
			'"from": ' || to_json(n.valid_from)::text,
			'"to": ' || to_json(n.valid_to)::text,
			fact_native(n.source_kind, n.source, n.as_of,
				n.preferred, n.reason)) || '}', ', '
			ORDER BY n.valid_from, n.source_kind, n.source) || ']'
		FROM organisation_name AS n
		WHERE n.organisation_id = o.id),
	'"events": ' || (
		SELECT '[' || string_agg('{' || concat_ws(', ',
			'"kind": ' || to_json(e.kind)::text,
			'"on": ' || to_json(e.valid_from)::text,
			'"into": ' || to_json(e.other_id)::text,
			fact_native(e.source_kind, e.source, e.as_of,
				e.preferred, e.reason)) || '}', ', '
			ORDER BY e.valid_from, e.kind, e.source_kind,
				e.source) || ']'
		FROM organisation_event AS e
		WHERE e.organisation_id = o.id)) || '}' AS json
FROM organisation AS o;

CREATE OR REPLACE VIEW member_native AS
SELECT m.id, m.organisation_id, m.since, '{' || concat_ws(', ',
	'"organisation": ' || to_json(m.organisation_id)::text,
	'"role": ' || to_json(m.role)::text,
	'"since": ' || to_json(m.since)::text,
	'"until": ' || to_json(m.until)::text,
	'"signed": ' || to_json(m.signed_on)::text,
	'"notice": ' || to_json(m.notice_on)::text) || '}' AS json
FROM member AS m;

CREATE OR REPLACE VIEW control_native AS
SELECT l.id, l.owner_id, l.owned_id, l.basis, l.valid_from, '{' || concat_ws(', ',
	'"owner": ' || to_json(l.owner_id)::text,
	'"owned": ' || to_json(l.owned_id)::text,
	'"basis": ' || to_json(l.basis)::text,
	'"percent": ' || trim_scale(l.percent)::text,
	'"from": ' || to_json(l.valid_from)::text,
	'"to": ' || to_json(l.valid_to)::text,
	fact_native(l.source_kind, l.source, l.as_of, l.preferred,
		l.reason)) || '}' AS json
FROM control_link AS l;
