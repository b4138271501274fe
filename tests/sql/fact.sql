-- Two clocks: what the registry knew when, whatever the program does.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap WITH SCHEMA public;
SET search_path = canopy, public;
SELECT no_plan();

-- A transaction has one time; so that each step here has its own, the memory
-- of it is wiped.
CREATE FUNCTION pg_temp.tick() RETURNS timestamptz LANGUAGE sql AS $$
	SELECT set_config('canopy.fact_now', '', true);
	SELECT fact_now() $$;
CREATE FUNCTION pg_temp.known(k timestamptz) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(concat_ws(' ', percent::float, valid_from, valid_to), '; ' ORDER BY valid_from)
	FROM control_link_all
	WHERE owner_id = 'fact-a' AND recorded_at <= k AND (superseded_at IS NULL OR k < superseded_at) $$;

CREATE TEMPORARY TABLE k (step text, at timestamptz);
GRANT ALL ON k TO canopy_writer;
INSERT INTO organisation (id, name, kind) VALUES
	('fact-a', '{"en":"A"}', 'company'), ('fact-b', '{"en":"B"}', 'company');
SET ROLE canopy_writer;
INSERT INTO k VALUES ('before', pg_temp.tick());
INSERT INTO k VALUES ('made', pg_temp.tick());
INSERT INTO control_link (owner_id, owned_id, basis, percent, valid_from)
VALUES ('fact-a', 'fact-b', 'votes', 60, '2020-01-01');
INSERT INTO k VALUES ('corrected', pg_temp.tick());
UPDATE control_link SET percent = 40 WHERE owner_id = 'fact-a';
INSERT INTO k VALUES ('same', pg_temp.tick());
UPDATE control_link SET percent = 40 WHERE owner_id = 'fact-a';
INSERT INTO k VALUES ('withdrawn', pg_temp.tick());
DELETE FROM control_link WHERE owner_id = 'fact-a';
RESET ROLE;

SELECT is(pg_temp.known(at), NULL, 'not known before it was recorded') FROM k WHERE step = 'before';
SELECT is(pg_temp.known(at), '60 2020-01-01', 'known from the moment of recording') FROM k WHERE step = 'made';
SELECT is(pg_temp.known(at), '40 2020-01-01', 'a correction takes its place') FROM k WHERE step = 'corrected';
SELECT is(pg_temp.known(at), '40 2020-01-01', 'a change of nothing is none') FROM k WHERE step = 'same';
SELECT is(pg_temp.known(at), NULL, 'what was withdrawn is no longer known') FROM k WHERE step = 'withdrawn';
SELECT is((SELECT count(*) FROM control_link_all WHERE owner_id = 'fact-a'), 2::bigint, 'nothing was overwritten');
SELECT is((SELECT count(DISTINCT at) FROM k), 5::bigint, 'times are all different');

-- In one transaction a fact that comes and goes was never known.
SELECT pg_temp.tick();
INSERT INTO control_link (owner_id, owned_id, basis, percent) VALUES ('fact-b', 'fact-a', 'votes', 51);
UPDATE control_link SET percent = 52 WHERE owner_id = 'fact-b';
DELETE FROM control_link WHERE owner_id = 'fact-b';
SELECT is((SELECT count(*) FROM control_link_all WHERE owner_id = 'fact-b'), 0::bigint, 'what a transaction made and removed leaves nothing');

-- The role that writes cannot talk its way past the past: not by the setting
-- that remembers the time, not by a table of its own in the place of ours.
SELECT pg_temp.tick();
INSERT INTO control_link (owner_id, owned_id, basis, percent) VALUES ('fact-b', 'fact-a', 'votes', 53);
SELECT pg_temp.tick();
SET ROLE canopy_writer;
SELECT set_config('canopy.fact_now', '2001-01-01 00:00:00+00', true);
UPDATE control_link SET percent = 54 WHERE owner_id = 'fact-b';
CREATE TEMPORARY TABLE control_link_past (LIKE canopy.control_link_past);
CREATE TEMPORARY TABLE fact_clock (LIKE canopy.fact_clock);
INSERT INTO pg_temp.fact_clock (one, at, party_at, rule_at) VALUES (true, '2001-01-01', '2001-01-01', '2001-01-01');
GRANT ALL ON control_link_past, fact_clock TO PUBLIC;
SELECT pg_temp.tick();
UPDATE canopy.control_link SET percent = 55 WHERE owner_id = 'fact-b';
RESET ROLE;
SELECT is((SELECT string_agg(percent::float::text, ' ' ORDER BY superseded_at) FROM canopy.control_link_past WHERE owner_id = 'fact-b'),
	'53 54', 'a forged time and a table in the way lose nothing');
SELECT ok(recorded_at >= now(), 'and the fact bears its own time') FROM canopy.control_link WHERE owner_id = 'fact-b';
DROP TABLE pg_temp.control_link_past, pg_temp.fact_clock;
DELETE FROM control_link WHERE owner_id = 'fact-b';

-- Facts of one kind do not overlap, unless another source says otherwise.
INSERT INTO control_link (owner_id, owned_id, basis, percent, valid_from, valid_to)
VALUES ('fact-a', 'fact-b', 'votes', 60, '2020-01-01', '2021-01-01');
SELECT throws_ok($$INSERT INTO control_link (owner_id, owned_id, basis, percent, valid_from)
	VALUES ('fact-a', 'fact-b', 'votes', 70, '2020-12-31')$$, '23P01', NULL, 'two preferred facts do not overlap');
SELECT lives_ok($$INSERT INTO control_link (owner_id, owned_id, basis, percent, valid_from)
	VALUES ('fact-a', 'fact-b', 'votes', 70, '2021-01-01')$$, 'but follow one another');
SELECT lives_ok($$INSERT INTO control_link (owner_id, owned_id, basis, percent, valid_from, source_kind, source, preferred, reason)
	VALUES ('fact-a', 'fact-b', 'votes', 55, '2020-06-01', 'press', 'A newspaper', false, 'the register is nearer to the facts')$$,
	'a conflicting source lives beside the preferred one');

-- Every table with the columns of a fact keeps its past.
SELECT ok(EXISTS (SELECT FROM pg_trigger AS t WHERE t.tgrelid = c.oid AND t.tgname = 'fact_keep'),
	c.relname || ' keeps its past')
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'recorded_at'
WHERE c.relnamespace = 'canopy'::regnamespace AND c.relkind = 'r'
	AND c.relname NOT LIKE '%\_past' AND c.relname NOT LIKE '%\_shape';

SELECT * FROM finish();
ROLLBACK;
