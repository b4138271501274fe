-- What a publication cites, in the order of its source: patents by their
-- numbers in normal form, with kind or without, all else as text.
-- [{number or text, by, category}]; by: who found it; category: how it bears
-- on the claims, in the letters of a search report (WIPO ST.14).
ALTER TABLE patent ADD COLUMN citations jsonb NOT NULL DEFAULT '[]'
	CHECK (jsonb_typeof(citations) = 'array');
SELECT fact_versioned('patent');

-- The numbers that are cited, without kind: who cites a publication often
-- names another one of the same application, or leaves the kind out.
CREATE FUNCTION citation_bases(citations jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT coalesce(array_agg(regexp_replace(c ->> 'number',
		'(?<=[0-9])[A-Z][0-9]?$', '')), '{}')
	FROM jsonb_array_elements($1) AS c
	WHERE c ? 'number'
$$;
CREATE INDEX patent_cites ON patent USING gin (citation_bases(citations))
	WITH (fastupdate = off) WHERE citations <> '[]';

-- Patents that share symbols.
CREATE INDEX patent_cpc ON patent USING gin (cpc) WITH (fastupdate = off);

-- As in 0140, with what is cited.
CREATE OR REPLACE VIEW patent_native AS
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
	CASE WHEN p.citations <> '[]'
		THEN '"citations": ' || p.citations::text END,
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
	CASE WHEN p.claim_kinds <> '{}'
		THEN '"claim_kinds": ' || to_jsonb(p.claim_kinds)::text END,
	'"extra": ' || p.extra::text) || '}' AS json
FROM patent AS p
LEFT JOIN contribution AS c ON c.patent_id = p.id AND NOT c.earlier;
