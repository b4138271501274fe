-- What counts as pooled, and that the search has the index it needs.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap WITH SCHEMA public;
SET search_path = canopy, public;
SELECT no_plan();

CREATE FUNCTION pg_temp.day(n integer) RETURNS date
	LANGUAGE sql AS $$ SELECT (now() AT TIME ZONE 'UTC')::date + n $$;
INSERT INTO organisation (id, name, kind) VALUES ('sql-member', '{"en": "Invented"}', 'company');
INSERT INTO patent (number, base, office, kind, status)
SELECT 'EP96' || n || 'A1', 'EP96' || n, 'EP', 'A1', CASE WHEN n = 10001 THEN 'revoked' END
FROM generate_series(10000, 10007) AS n;
INSERT INTO contribution (patent_id, member_id, since, until, earlier)
SELECT p.id, 'sql-member', c.since, c.until, c.earlier
FROM (VALUES
	('EP9610000A1', pg_temp.day(0), NULL::date, false),
	('EP9610001A1', pg_temp.day(-10), pg_temp.day(1), false),
	('EP9610002A1', pg_temp.day(-10), pg_temp.day(0), false),
	('EP9610003A1', pg_temp.day(1), NULL, false),
	('EP9610004A1', pg_temp.day(-20), pg_temp.day(-10), true),
	('EP9610005A1', pg_temp.day(-20), pg_temp.day(-10), true),
	('EP9610005A1', pg_temp.day(-10), NULL, false)
) AS c (number, since, until, earlier)
JOIN patent AS p ON p.number = c.number;

CREATE FUNCTION pg_temp.pooled(wanted text) RETURNS boolean LANGUAGE sql AS $$
	SELECT EXISTS (SELECT FROM pooled AS q JOIN patent AS p ON p.id = q.patent_id WHERE p.number = wanted) $$;
SELECT ok(pg_temp.pooled('EP9610000A1'), 'pooled from the first day on');
SELECT ok(pg_temp.pooled('EP9610001A1'), 'pooled on the day before the last, also when revoked');
SELECT ok(NOT pg_temp.pooled('EP9610002A1'), 'no longer pooled on the day of "until"');
SELECT ok(NOT pg_temp.pooled('EP9610003A1'), 'not pooled before "since"');
SELECT ok(NOT pg_temp.pooled('EP9610004A1'), 'an entry that has ended does not count');
SELECT ok(pg_temp.pooled('EP9610005A1'), 'an entry after an earlier one counts');
SELECT ok(NOT pg_temp.pooled('EP9610006A1'), 'known, but never contributed');

-- The copy by day of publication follows contributions and patents.
CREATE FUNCTION pg_temp.newest() RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(p.number || coalesce(' ' || m.published, ''), ', '
		ORDER BY m.published DESC NULLS LAST, p.number)
	FROM pooled_newest AS m JOIN patent AS p ON p.id = m.patent_id
	WHERE m.member_id = 'sql-member' $$;
SELECT is(pg_temp.newest(), 'EP9610000A1, EP9610001A1, EP9610005A1', 'what is pooled is listed by day of publication');
UPDATE patent SET published = '2020-02-02' WHERE number = 'EP9610001A1';
SELECT is(pg_temp.newest(), 'EP9610001A1 2020-02-02, EP9610000A1, EP9610005A1', 'a day of publication that is learnt moves the patent');
UPDATE contribution AS c SET until = pg_temp.day(0) FROM patent AS p WHERE p.id = c.patent_id AND p.number = 'EP9610001A1';
SELECT is(pg_temp.newest(), 'EP9610000A1, EP9610005A1', 'a patent that leaves the pool leaves the list');
DELETE FROM contribution AS c USING patent AS p WHERE p.id = c.patent_id AND p.number = 'EP9610005A1';
SELECT is(pg_temp.newest(), 'EP9610000A1', 'a contribution that is taken back leaves the list');
SELECT is((SELECT count(*) FROM member_patent)::integer, (SELECT count(*) FROM contribution)::integer, 'the list holds each contribution once');

-- The copy that lists are counted by follows patents, too.
CREATE FUNCTION pg_temp.facet(wanted text) RETURNS text LANGUAGE sql AS $$
	SELECT family_key || ': ' || translate(line, E'\t', '|') FROM patent_facet WHERE number = wanted $$;
SELECT is(pg_temp.facet('EP9610001A1'), 'number EP9610001: EP|revoked|2020|||', 'a patent alone is known by its number');
UPDATE patent SET application_number = '96', cpc = '{H05K7/20,G06F1/20,H05K7/14}', topics = '{b,a,b}', title = '{"zh": "x"}', claims = '{"en": ["y"]}'
	WHERE number = 'EP9610001A1';
SELECT is(pg_temp.facet('EP9610001A1'), 'application EP 96: EP|revoked|2020|a b|G H|en zh', 'with its application by that, and counted anew');
UPDATE patent SET family = 'F' WHERE number = 'EP9610001A1';
SELECT is(pg_temp.facet('EP9610001A1'), 'family F: EP|revoked|2020|a b|G H|en zh', 'with its family by that');
SELECT is((SELECT count(*) FROM patent_facet)::integer, (SELECT count(*) FROM patent)::integer, 'there is a row for each patent');
SELECT is((SELECT string_agg(day::date || ' ' || (SELECT count(*) FROM pooled_on(day::date) AS q JOIN patent AS p ON p.id = q.patent_id WHERE p.number = 'EP9610004A1'), ', ' ORDER BY day)
	FROM unnest(ARRAY[pg_temp.day(-21), pg_temp.day(-20), pg_temp.day(-11), pg_temp.day(-10)]) AS day),
	format('%s 0, %s 1, %s 1, %s 0', pg_temp.day(-21), pg_temp.day(-20), pg_temp.day(-11), pg_temp.day(-10)), 'the pool of another day');

-- With few rows a sequential scan is cheaper: it is ruled out here to see
-- whether the index can serve at all.
SET LOCAL enable_seqscan = off;
CREATE FUNCTION pg_temp.plan(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE line text; lines text := '';
BEGIN
	FOR line IN EXECUTE 'EXPLAIN ' || statement LOOP lines := lines || line; END LOOP;
	RETURN lines;
END $$;
SELECT matches(pg_temp.plan('SELECT patent_id FROM search_document WHERE keys @> ARRAY[''heat'', ''pump'']'),
	'search_document_keys', 'words are found by the index of keys');
SELECT matches(pg_temp.plan('SELECT slug FROM concept WHERE keys && ARRAY[''碳汇'', '' carbon sink '']'),
	'concept_keys', 'concepts are found by the index of their keys');
SELECT matches(pg_temp.plan('SELECT id FROM patent WHERE base = ''EP9610000'' OR application_number = ''EP96'''),
	'patent_base.*patent_application', 'numbers are found by their indexes');

SELECT * FROM finish();
ROLLBACK;
