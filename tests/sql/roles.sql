-- What the program's roles may do, and what the history tables never allow.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap WITH SCHEMA public;
SET search_path = canopy, public;
SELECT no_plan();

-- The reader writes nowhere.
SELECT ok(NOT has_table_privilege('canopy_reader', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'),
	'the reader cannot write ' || c.relname)
FROM pg_class AS c
WHERE c.relnamespace = 'canopy'::regnamespace AND c.relkind = 'r';

-- Nobody empties a table; deleting is granted where rows are no history, or
-- where the database keeps the past of the row.
SELECT ok(NOT has_table_privilege('canopy_writer', c.oid, 'TRUNCATE'),
	'the writer cannot empty ' || c.relname)
FROM pg_class AS c
WHERE c.relnamespace = 'canopy'::regnamespace AND c.relkind = 'r';
SELECT ok(NOT has_table_privilege('canopy_writer', c.oid, 'DELETE'),
	'the writer cannot delete from ' || c.relname)
FROM pg_class AS c
WHERE c.relnamespace = 'canopy'::regnamespace AND c.relkind = 'r'
	AND c.relname NOT IN ('session', 'organisation_identifier', 'topic_rule', 'form_once', 'coverage_example',
		-- what people keep for themselves
		'patent_list', 'patent_list_entry', 'saved_search', 'grant_watch', 'inbox_entry')
	AND NOT EXISTS (SELECT FROM pg_trigger AS t WHERE t.tgrelid = c.oid AND t.tgname = 'fact_keep');
SELECT ok(NOT has_table_privilege('canopy_writer', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'),
	'the writer cannot write the past: ' || c.relname)
FROM pg_class AS c
WHERE c.relnamespace = 'canopy'::regnamespace AND c.relkind = 'r' AND c.relname LIKE '%\_past';

-- History is append-only: no column of it can be changed.
SELECT ok(NOT has_any_column_privilege('canopy_writer', 'canopy.' || t, 'UPDATE'),
	'no column of ' || t || ' can be changed')
FROM unnest(ARRAY['audit_event', 'review', 'decision', 'standing_approval', 'application_submission']) AS t;
SELECT ok(NOT has_column_privilege('canopy_writer', 'canopy.terms', c, 'UPDATE'),
	'terms keep their ' || c)
FROM unnest(ARRAY['version', 'route', 'text', 'sha256', 'effective_from']) AS c;

-- An event's number and time are the server's.
SELECT ok(NOT has_column_privilege('canopy_writer', 'canopy.audit_event', c, 'INSERT'),
	'no event brings its own ' || c)
FROM unnest(ARRAY['id', 'at']) AS c;

-- What runs with the owner's rights looks for temporary tables last, and only
-- those call it who need it.
SELECT ok(p.proconfig::text ~ 'search_path=canopy, pg_temp"', p.proname || '() sees no table of its caller')
FROM pg_proc AS p
WHERE p.pronamespace = 'canopy'::regnamespace AND p.prosecdef;
SELECT ok(NOT has_function_privilege('canopy_reader', p.oid, 'EXECUTE'), 'the reader does not run ' || p.proname || '()')
FROM pg_proc AS p
WHERE p.pronamespace = 'canopy'::regnamespace AND p.prosecdef;

SELECT ok(NOT rolcanlogin, 'the owner cannot log in') FROM pg_roles WHERE rolname = 'canopy_owner';
SELECT ok(NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls),
	rolname || ' has no powers of its own')
FROM pg_roles WHERE rolname IN ('canopy_owner', 'canopy_migrator', 'canopy_writer', 'canopy_reader');

-- As the program: the words of the server, not of the catalogue.
SET ROLE canopy_writer;
SELECT lives_ok(
	$$INSERT INTO canopy.audit_event (actor_role, action, object_kind, object_id)
	VALUES ('system', 'patent.imported', 'patent', 'CN199000001A')$$,
	'the writer files an event');
SELECT throws_ok($$UPDATE canopy.audit_event SET action = 'patent.changed'$$, '42501', NULL,
	'the writer cannot change an event');
SELECT throws_ok($$DELETE FROM canopy.audit_event$$, '42501', NULL,
	'the writer cannot remove an event');
RESET ROLE;
SET ROLE canopy_reader;
SELECT throws_ok(
	$$INSERT INTO canopy.audit_event (actor_role, action, object_kind, object_id)
	VALUES ('system', 'patent.imported', 'patent', 'x')$$, '42501', NULL,
	'the reader files no event');
RESET ROLE;

-- Rules that rows must keep.
INSERT INTO organisation (id, name, kind) VALUES
	('pgtap-a', '{"en":"A"}', 'company'), ('pgtap-b', '{"en":"B"}', 'company');
SELECT throws_ok(
	$$INSERT INTO control_link (owner_id, owned_id, basis, percent) VALUES ('pgtap-a', 'pgtap-a', 'votes', 60)$$,
	'23514', NULL, 'nobody controls itself');
SELECT throws_ok(
	$$INSERT INTO control_link (owner_id, owned_id, basis) VALUES ('pgtap-a', 'pgtap-b', 'votes')$$,
	'23514', NULL, 'votes have a percentage');
SELECT throws_ok(
	$$INSERT INTO member (organisation_id, role, since, until) VALUES ('pgtap-a', 'founder', '2024-01-02', '2024-01-02')$$,
	'23514', NULL, 'a membership lasts a day at least');
SELECT throws_ok(
	$$INSERT INTO organisation_identifier VALUES ('pgtap-a', 'lei', '5493000IBP32UQZ0KL24'),
	('pgtap-b', 'lei', '5493000IBP32UQZ0KL24')$$,
	'23505', NULL, 'a registered identifier belongs to one organisation');
INSERT INTO patent (number, base, office, kind) VALUES ('CN199999999A', 'CN199999999', 'CN', 'A');
INSERT INTO contribution (patent_id, member_id, since)
SELECT id, 'pgtap-a', '2022-08-02' FROM patent WHERE number = 'CN199999999A';
SELECT throws_ok(
	$$INSERT INTO contribution (patent_id, member_id, since)
	SELECT id, 'pgtap-b', '2023-08-02' FROM patent WHERE number = 'CN199999999A'$$,
	'23P01', NULL, 'a patent has one contribution in force');

-- What statements are given (addresses, hashes of passwords, documents) does
-- not go to the log of the server.
SELECT is(current_setting('log_parameter_max_length'), '0', 'parameters of slow statements are not logged');
SELECT is(current_setting('log_parameter_max_length_on_error'), '0', 'nor those of statements that fail');
SELECT is(current_setting('log_error_verbosity'), 'terse', 'nor the rows that break a rule');

SELECT * FROM finish();
ROLLBACK;
