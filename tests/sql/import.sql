-- Who may import, and who may look at the past.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap WITH SCHEMA public;
SET search_path = canopy, public;
SELECT no_plan();

SELECT ok(NOT p.prosecdef, p.proname || ' runs with the rights of who imports')
FROM pg_proc AS p
WHERE p.pronamespace = 'canopy'::regnamespace AND p.proname LIKE 'import\_%';
SELECT ok(NOT has_function_privilege(r, 'canopy.' || f, 'EXECUTE'), r || ' cannot call ' || f)
FROM unnest(ARRAY['canopy_reader', 'canopy_writer']) AS r, unnest(ARRAY['known_make()', 'known_drop()', 'fact_versioned(text)']) AS f;

-- Every table that keeps its past has its view, which nobody writes through.
SELECT ok(EXISTS (SELECT FROM pg_class AS v
		WHERE v.relname = c.relname AND v.relkind = 'v' AND v.relnamespace = 'canopy_known'::regnamespace
			AND has_table_privilege('canopy_reader', v.oid, 'SELECT')
			AND NOT has_table_privilege('canopy_writer', v.oid, 'INSERT, UPDATE, DELETE')),
	c.relname || ' can be seen as it was, and only seen')
FROM pg_trigger AS t
JOIN pg_class AS c ON c.oid = t.tgrelid
WHERE t.tgname = 'fact_keep';
SELECT is((SELECT array_agg(a.attname ORDER BY a.attnum) FROM pg_attribute AS a
		WHERE a.attrelid = ('canopy_known.' || v.relname)::regclass AND a.attnum > 0),
	(SELECT array_agg(a.attname ORDER BY a.attnum) FROM pg_attribute AS a
		WHERE a.attrelid = ('canopy.' || v.relname)::regclass AND a.attnum > 0 AND NOT a.attisdropped),
	v.relname || ' has the columns of today')
FROM pg_class AS v
WHERE v.relnamespace = 'canopy_known'::regnamespace AND v.relkind = 'v';

-- The same statement, at two instants.
CREATE TEMPORARY TABLE k (step text, at timestamptz);
GRANT ALL ON k TO canopy_writer, canopy_reader;
CREATE FUNCTION pg_temp.tick() RETURNS timestamptz LANGUAGE sql AS $$
	SELECT set_config('canopy.fact_now', '', true);
	SELECT fact_now() $$;
SELECT pg_temp.tick();
INSERT INTO organisation (id, name, kind) VALUES ('import-a', '{"en":"Before"}', 'company');
INSERT INTO k VALUES ('made', current_setting('canopy.fact_now')::timestamptz);
SELECT pg_temp.tick();
UPDATE organisation SET name = '{"en":"After"}' WHERE id = 'import-a';
INSERT INTO k VALUES ('changed', current_setting('canopy.fact_now')::timestamptz);
PREPARE name AS SELECT name ->> 'en' FROM organisation WHERE id = 'import-a';
CREATE FUNCTION pg_temp.look(step text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE found_name text;
BEGIN
	PERFORM set_config('canopy.known_at', (SELECT k.at FROM k WHERE k.step = look.step)::text, true);
	PERFORM set_config('search_path', 'canopy_known, canopy, public', true);
	EXECUTE 'SELECT name ->> ''en'' FROM organisation WHERE id = ''import-a''' INTO found_name;
	PERFORM set_config('search_path', 'canopy, public', true);
	RETURN found_name;
END $$;
SELECT is(pg_temp.look('made'), 'Before', 'what was said first');
SELECT is(pg_temp.look('changed'), 'After', 'what was said then');
SELECT results_eq('EXECUTE name', $$VALUES ('After')$$, 'and now');

SET ROLE canopy_reader;
SELECT throws_ok($$SELECT canopy.import_begin()$$, '42501', NULL, 'the reader imports nothing');
RESET ROLE;

SELECT finish();
ROLLBACK;
