-- Accounts: what the database itself refuses.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap WITH SCHEMA public;
SET search_path = canopy, public;
SELECT plan(17);

INSERT INTO account (email, name, role) VALUES ('li.pgtap@example.org', 'Li', 'applicant');

SELECT throws_ok(
	$$INSERT INTO account (email, name, role) VALUES ('Li.pgtap@example.org', 'Li', 'applicant')$$,
	'23514', NULL, 'an address in capitals is no second account');
SELECT throws_ok(
	$$INSERT INTO account (email, name, role) VALUES ('li.pgtap@example.org', 'Li', 'applicant')$$,
	'23505', NULL, 'an address has one account');
SELECT throws_ok(
	$$INSERT INTO account (email, name, role) VALUES ('x@example.org', 'X', 'king')$$,
	'23514', NULL, 'there are four roles');
SELECT throws_ok(
	$$INSERT INTO account (email, name, role) VALUES ('x@example.org', '', 'admin')$$,
	'23514', NULL, 'an account has a name');
SELECT throws_ok(
	$$UPDATE account SET password = 'copper window sixteen'$$,
	'23514', NULL, 'a password is never stored as it was typed');
SELECT is(has_password, false, 'an account without password says so')
FROM account WHERE email = 'li.pgtap@example.org';
SELECT throws_ok(
	$$INSERT INTO session (token_hash, account_id, expires_at)
	SELECT 'token', id, now() FROM account WHERE email = 'li.pgtap@example.org'$$,
	'23514', NULL, 'a session is known by a SHA-256 only');

SELECT ok(has_column_privilege('canopy_reader', 'canopy.account', 'email', 'SELECT'),
	'the reader sees addresses');
SELECT ok(NOT has_column_privilege('canopy_reader', 'canopy.account', 'password', 'SELECT'),
	'the reader does not see passwords');
SELECT ok(has_column_privilege('canopy_writer', 'canopy.account', 'password', 'SELECT'),
	'the writer checks passwords');
SELECT ok(NOT has_table_privilege('canopy_reader', 'canopy.account', 'INSERT, UPDATE, DELETE'),
	'the reader changes no account');
SELECT ok(NOT has_table_privilege('canopy_writer', 'canopy.account', 'DELETE'),
	'accounts are disabled, not deleted');
SELECT ok(NOT has_table_privilege('canopy_writer', 'canopy.session', 'UPDATE'),
	'a session is not prolonged or handed on');
SELECT ok(NOT has_table_privilege('canopy_reader', 'canopy.session', 'INSERT, UPDATE, DELETE'),
	'the reader begins and ends no session');
SELECT ok(NOT has_table_privilege('canopy_writer', 'canopy.password_link', 'DELETE'),
	'a link is used up, not deleted');
SELECT ok(has_column_privilege('canopy_writer', 'canopy.password_link', 'used_at', 'UPDATE'),
	'a link can be used up');
SELECT ok(NOT has_column_privilege('canopy_writer', 'canopy.password_link', 'expires_at', 'UPDATE'),
	'a link is not prolonged');

SELECT * FROM finish();
ROLLBACK;
