-- Applications, grants, terms, standing approvals: what the database itself
-- refuses, whoever asks.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap WITH SCHEMA public;
SET search_path = canopy, public;
SELECT plan(40);

INSERT INTO account (email, name, role) VALUES
	('a.pgtap@example.org', 'A', 'applicant'),
	('s.pgtap@example.org', 'S', 'secretariat'),
	('t.pgtap@example.org', 'T', 'secretariat');
INSERT INTO organisation (id, name, kind) VALUES ('pgtap-steel', '{"en":"Steel"}', 'company');
CREATE TEMPORARY VIEW me AS SELECT id FROM account WHERE email = 'a.pgtap@example.org';
CREATE TEMPORARY VIEW desk AS SELECT id FROM account WHERE email = 's.pgtap@example.org';

-- terms
SELECT is((SELECT count(1)::integer FROM terms WHERE version IN ('open-1.0', 'reviewed-1.0')), 2,
	'an empty instance has terms for both routes');
SELECT is((SELECT count(1)::integer FROM terms AS t, jsonb_each_text(t.text) AS x
	WHERE encode(sha256(convert_to(x.value, 'UTF8')), 'hex') <> t.sha256 ->> x.key), 0,
	'every text has the SHA-256 of its UTF-8 bytes');
SELECT throws_ok($$INSERT INTO terms (version, route, title, text, sha256, governing, effective_from)
	VALUES ('secret-1', 'secret', '{}', '{}', '{}', 'en', '2026-01-01')$$,
	'23514', NULL, 'there are two routes');

-- applications
SELECT throws_ok($$INSERT INTO application (id, route, terms_version) VALUES ('00000000000000aa', 'open', 'open-1.0')$$,
	'23514', NULL, 'a draft belongs to an account or a visit');
SELECT lives_ok($$INSERT INTO application (id, account_id, route, terms_version)
	SELECT '00000000000000aa', id, 'open', 'open-1.0' FROM me$$, 'a draft of an account');
SELECT throws_ok($$UPDATE application SET state = 'submitted' WHERE id = '00000000000000aa'$$,
	'23514', NULL, 'what is submitted has a hash, a day and a due day');
SELECT throws_ok($$UPDATE application SET state = 'granted' WHERE id = '00000000000000aa'$$,
	'23514', NULL, 'a draft cannot be granted');
SELECT lives_ok($$UPDATE application SET state = 'submitted', submission = 1, submitted_at = now(), due_on = '2026-12-01',
	content_hash = repeat('a', 64) WHERE id = '00000000000000aa'$$, 'a submission');
SELECT throws_ok($$UPDATE application SET state = 'in-review' WHERE id = '00000000000000aa'$$,
	'23514', NULL, 'what is in review is held by somebody');
SELECT throws_ok($$UPDATE application SET state = 'lost' WHERE id = '00000000000000aa'$$,
	'23514', NULL, 'there are seven states');
SELECT lives_ok($$INSERT INTO application (id, visit_hash, route, terms_version, state)
	VALUES ('00000000000000ab', repeat('b', 64), 'open', 'open-1.0', 'withdrawn')$$,
	'a draft without account can be dropped');
SELECT throws_ok($$INSERT INTO application_document (id, application_id, filename, media_type, sha256, size, bytes)
	VALUES ('00000000000000ac', '00000000000000aa', 'x', 'text/plain', repeat('c', 64), 10485761, 'x')$$,
	'23514', NULL, 'a document has 10 MB at the most');

-- standing approvals
INSERT INTO standing_rule (terms_version, per_day, expires_on, sha256, created_by)
	SELECT 'open-1.0', 5, '2027-01-01', repeat('d', 64), id FROM desk;
CREATE TEMPORARY VIEW rule AS SELECT max(id) AS id FROM standing_rule;
SELECT lives_ok($$INSERT INTO standing_approval SELECT rule.id, desk.id FROM rule, desk$$, 'a first approval');
SELECT throws_ok($$INSERT INTO standing_approval SELECT rule.id, desk.id FROM rule, desk$$,
	'23505', NULL, 'nobody approves twice');
SELECT throws_ok($$UPDATE standing_rule SET per_day = 0 WHERE id = (SELECT id FROM rule)$$,
	'23514', NULL, 'a rule admits one grant a day at least');

-- decisions and grants
SELECT throws_ok($$INSERT INTO decision (application_id, decider_id, rule_id, outcome, reasons)
	SELECT '00000000000000aa', desk.id, rule.id, 'granted', '' FROM desk, rule$$,
	'23514', NULL, 'either a person or a rule decides');
SELECT lives_ok($$INSERT INTO decision (application_id, rule_id, outcome, reasons)
	SELECT '00000000000000aa', id, 'granted', '' FROM rule$$, 'a decision of the machine');
SELECT throws_ok($$INSERT INTO decision (application_id, rule_id, outcome, reasons)
	SELECT '00000000000000aa', id, 'refused', '' FROM rule$$,
	'23505', NULL, 'an application is decided once');
SELECT throws_ok($$INSERT INTO licence_grant (number, application_id, licensee_id, licensee, search_text, terms_version,
		field_of_use, purpose, territories, start, route)
	VALUES ('CNP-26-1', '00000000000000aa', 'pgtap-steel', '{}', '', 'open-1.0', 'buildings', 'x', '{CN}', '2026-01-01', 'open')$$,
	'23514', NULL, 'a grant has a number of the one form');
SELECT throws_ok($$INSERT INTO licence_grant (number, application_id, licensee_id, licensee, search_text, terms_version,
		field_of_use, purpose, territories, start, route)
	VALUES ('CNP-1999-000001', '00000000000000aa', 'pgtap-steel', '{}', '', 'open-1.0', 'buildings', 'x', '{}', '2026-01-01', 'open')$$,
	'23514', NULL, 'a grant covers a territory at least');
SELECT throws_ok($$INSERT INTO licence_grant (number, application_id, licensee_id, licensee, search_text, terms_version,
		field_of_use, purpose, territories, start, route, rule_id)
	SELECT 'CNP-1999-000001', '00000000000000aa', 'pgtap-steel', '{}', '', 'open-1.0', 'buildings', 'x', '{CN}', '2026-01-01', 'reviewed', id
	FROM rule$$, '23514', NULL, 'no rule grants on the reviewed route');
SELECT lives_ok($$INSERT INTO licence_grant (number, application_id, licensee_id, licensee, search_text, terms_version,
		field_of_use, purpose, territories, start, route, rule_id)
	SELECT 'CNP-1999-000001', '00000000000000aa', 'pgtap-steel', '{}', '', 'open-1.0', 'buildings', 'x', '{CN}', '2026-01-01', 'open', id
	FROM rule$$, 'a grant under a rule');
SELECT throws_ok($$INSERT INTO licence_grant (number, application_id, licensee_id, licensee, search_text, terms_version,
		field_of_use, purpose, territories, start, route)
	VALUES ('CNP-1999-000002', '00000000000000aa', 'pgtap-steel', '{}', '', 'open-1.0', 'buildings', 'x', '{CN}', '2026-01-01', 'open')$$,
	'23505', NULL, 'an application leads to one grant');

-- adversaries
SELECT throws_ok($$INSERT INTO adversary (scheme, value, name, reason, since, until, created_by)
	SELECT 'lei', 'X', 'X', 'x', '2026-02-01', '2026-02-01', id FROM desk$$,
	'23514', NULL, 'an entry ends after it began');

-- what the program's role may do
INSERT INTO licence_grant (number, licensee_id, licensee, search_text, terms_version, field_of_use, purpose, territories, start, route)
	VALUES ('CNP-1999-000003', 'pgtap-steel', '{}', '', 'open-1.0', 'buildings', 'x', '{CN}', '1999-01-01', 'open');
SET LOCAL ROLE canopy_writer;
SELECT throws_ok(format('UPDATE licence_grant SET %s WHERE number = ''CNP-1999-000001''', change), '42501', NULL,
	'a grant that was made here keeps what it says: ' || change)
FROM unnest(ARRAY['number = ''CNP-1999-000009''', 'application_id = NULL', 'licensee = ''{"a":1}''', 'terms_version = ''reviewed-1.0''',
	'territories = ''{JP}''', 'start = ''2020-01-01''']) AS change;
SELECT throws_ok($$DELETE FROM licence_grant WHERE number = 'CNP-1999-000001'$$, '42501', NULL, 'and is not taken back');
SELECT lives_ok($$UPDATE licence_grant SET start = '1999-02-01' WHERE number = 'CNP-1999-000003'$$, 'one from a file can be corrected');
SELECT is((SELECT array_agg(start ORDER BY start) FROM licence_grant_all WHERE number = 'CNP-1999-000003'),
	'{1999-02-01}'::date[], 'what one transaction says and corrects leaves nothing behind');
SELECT throws_ok($$UPDATE application_submission SET content = ''$$, '42501', NULL, 'a frozen text is never changed');
SELECT throws_ok($$UPDATE licence_grant SET purpose = '' WHERE number = 'CNP-1999-000001'$$, '42501', NULL, 'of a grant only its publication changes');
SELECT throws_ok($$UPDATE terms SET text = '{}'$$, '42501', NULL, 'terms are never edited');
SELECT throws_ok($$UPDATE standing_rule SET per_day = 10000$$, '42501', NULL, 'a rule is never changed');
SELECT throws_ok($$UPDATE application_document SET bytes = ''$$, '42501', NULL, 'a document is never changed');
SELECT throws_ok($$DELETE FROM application$$, '42501', NULL, 'no application disappears');
SELECT throws_ok($$UPDATE adversary SET reason = ''$$, '42501', NULL, 'of an adversary only the end changes');
RESET ROLE;

SELECT finish();
ROLLBACK;
