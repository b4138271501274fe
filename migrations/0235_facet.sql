-- What lists of patents count, group and sort by, one narrow row each. No
-- source of facts, only a copy that triggers keep, so that a search need not
-- read texts to count them. Who inserts or changes patents waits for nobody:
-- a row belongs to its patent.

-- Which publications are shown as one: those of a family where it is known,
-- else of an application, else of a number without kind.
CREATE FUNCTION family_key(family text, office text, application_number text,
	base text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
	SELECT coalesce('family ' || family,
		'application ' || office || ' ' || application_number,
		'number ' || base)
$$;

CREATE TABLE patent_facet (
	patent_id bigint PRIMARY KEY REFERENCES patent ON DELETE CASCADE,
	number text COLLATE "C" NOT NULL,
	family_key text COLLATE "C" NOT NULL,
	-- the same to count by: of a million families two would have one
	-- number with a chance of 1 in 36 million
	family bigint NOT NULL GENERATED ALWAYS
		AS (hashtextextended(family_key, 0)) STORED,
	office text NOT NULL,
	status text,
	status_as_of date,
	topics text[] NOT NULL,
	cpc text[] NOT NULL,
	sections text[] NOT NULL,	-- first letters of cpc
	-- in which there is a title, an abstract or a claim
	languages text[] NOT NULL,
	filed date,
	published date,
	-- office, status, year, topics, sections, languages: what
	-- app/search/tally.h counts by
	line text NOT NULL
);
CREATE INDEX patent_facet_family ON patent_facet (family_key);
CREATE INDEX patent_facet_published ON patent_facet (published DESC NULLS LAST);

-- The same from the patents themselves.
CREATE VIEW patent_facet_source AS
SELECT s.patent_id, s.number, s.family_key, s.office, s.status, s.status_as_of,
	s.topics, s.cpc, s.sections, s.languages, s.filed, s.published,
	s.office || E'\t' || coalesce(s.status, '') || E'\t'
		|| coalesce(extract(year FROM s.published)::text, '') || E'\t'
		|| array_to_string(s.topics, ' ') || E'\t'
		|| array_to_string(s.sections, ' ') || E'\t'
		|| array_to_string(s.languages, ' ') AS line
FROM (
SELECT p.id AS patent_id, p.number,
	family_key(p.family, p.office, p.application_number, p.base)
		AS family_key,
	p.office, p.status, p.status_as_of,
	ARRAY (SELECT DISTINCT unnest(p.topics) ORDER BY 1) AS topics, p.cpc,
	ARRAY (SELECT DISTINCT left(s.symbol, 1)
		FROM unnest(p.cpc) AS s (symbol) ORDER BY 1) AS sections,
	ARRAY (SELECT jsonb_object_keys(p.title)
		UNION SELECT jsonb_object_keys(p.abstract)
		UNION SELECT jsonb_object_keys(p.claims)
		ORDER BY 1) AS languages,
	p.filed, p.published
FROM patent AS p
) AS s;

CREATE FUNCTION patent_facet_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = canopy, pg_temp
AS $$
BEGIN
	INSERT INTO patent_facet AS t (patent_id, number, family_key, office,
		status, status_as_of, topics, cpc, sections, languages, filed,
		published, line)
	SELECT s.patent_id, s.number, s.family_key, s.office, s.status,
		s.status_as_of, s.topics, s.cpc, s.sections, s.languages,
		s.filed, s.published, s.line
	FROM fresh AS f
	JOIN patent_facet_source AS s ON s.patent_id = f.id
	ON CONFLICT (patent_id) DO UPDATE SET
		number = excluded.number,
		family_key = excluded.family_key,
		office = excluded.office,
		status = excluded.status,
		status_as_of = excluded.status_as_of,
		topics = excluded.topics,
		cpc = excluded.cpc,
		sections = excluded.sections,
		languages = excluded.languages,
		filed = excluded.filed,
		published = excluded.published,
		line = excluded.line
	WHERE t IS DISTINCT FROM excluded;
	RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION patent_facet_keep() FROM PUBLIC;
CREATE TRIGGER patent_facet_insert AFTER INSERT ON patent
	REFERENCING NEW TABLE AS fresh
	FOR EACH STATEMENT EXECUTE FUNCTION patent_facet_keep();
CREATE TRIGGER patent_facet_update AFTER UPDATE ON patent
	REFERENCING NEW TABLE AS fresh
	FOR EACH STATEMENT EXECUTE FUNCTION patent_facet_keep();

INSERT INTO patent_facet (patent_id, number, family_key, office, status,
	status_as_of, topics, cpc, sections, languages, filed, published, line)
SELECT s.patent_id, s.number, s.family_key, s.office, s.status,
	s.status_as_of, s.topics, s.cpc, s.sections, s.languages, s.filed,
	s.published, s.line
FROM patent_facet_source AS s;

-- The rule of the pool on any day: contributed by then, not yet withdrawn.
CREATE FUNCTION pooled_on(day date)
RETURNS TABLE (patent_id bigint, member_id text, since date, until date)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
	SELECT c.patent_id, c.member_id, c.since, c.until
	FROM contribution AS c
	WHERE c.since <= $1 AND (c.until IS NULL OR c.until > $1)
$$;
