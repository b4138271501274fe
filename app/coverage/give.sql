-- name: coverage_given_insert(id, organisation, account, question, answer, reasons, known, days, until)
INSERT INTO coverage_answer (id, organisation_id, account_id, question, answer,
	reasons, known_at, reliance_days, until)
VALUES ($1, $2, nullif($3::bigint, 0), $4::jsonb, $5, $6::jsonb,
	$7::timestamptz, $8::integer, $9::date);

-- name: coverage_given_same(organisation, question, answer, days, until, account)
-- With an account only what was given to that one.
SELECT w.id
FROM coverage_answer AS w
WHERE w.organisation_id = $1 AND w.question = $2::jsonb AND w.answer = $3
	AND w.reliance_days = $4::integer
	AND w.until IS NOT DISTINCT FROM $5::date AND w.notice_on IS NULL
	AND ($6::bigint IS NULL OR w.account_id = $6::bigint)
ORDER BY w.given_at
LIMIT 1;

-- name: coverage_speaks_for(account, organisation)
-- Where a person decided, somebody has looked at who applies in the name of
-- the organisation (proven); where the machine did, nobody has.
SELECT count(1) > 0 AS yes,
	coalesce(bool_or(g.rule_id IS NULL), false) AS proven
FROM application AS a
JOIN licence_grant AS g ON g.application_id = a.id
WHERE a.account_id = $1::bigint AND g.licensee_id = $2;

-- name: coverage_viewer_orgs(account)
SELECT DISTINCT g.licensee_id AS org
FROM application AS a
JOIN licence_grant AS g ON g.application_id = a.id
WHERE a.account_id = $1::bigint AND g.rule_id IS NULL;

-- name: coverage_viewer_grants(account)
SELECT g.number
FROM application AS a
JOIN licence_grant AS g ON g.application_id = a.id
WHERE a.account_id = $1::bigint AND g.rule_id IS NOT NULL;

-- name: coverage_kept_by_id(id)
SELECT w.id, w.organisation_id, w.account_id, w.question, w.answer, w.reasons,
	to_char(w.known_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS known,
	to_char(w.given_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS given,
	w.until, w.notice_on, w.reliance_days
FROM coverage_answer AS w
WHERE w.id = $1;

-- name: coverage_kept_newest(organisation, account)
SELECT w.id, o.name AS organisation, w.question ->> 'patent' AS patent,
	w.question ->> 'territory' AS territory, w.answer,
	(w.given_at AT TIME ZONE 'UTC')::date AS given, w.notice_on
FROM coverage_answer AS w
JOIN organisation AS o ON o.id = w.organisation_id
WHERE w.organisation_id = $1 OR w.account_id = $2::bigint
	OR w.organisation_id IN (
		SELECT g.licensee_id
		FROM application AS a
		JOIN licence_grant AS g ON g.application_id = a.id
		WHERE a.account_id = $2::bigint AND g.rule_id IS NULL)
ORDER BY w.given_at DESC, w.id
LIMIT 50;

-- name: coverage_outstanding(after, today)
SELECT w.id, w.organisation_id, w.account_id, w.question, w.answer, w.reasons,
	to_char(w.known_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS known,
	to_char(w.given_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS given,
	w.until, w.notice_on, w.reliance_days
FROM coverage_answer AS w
WHERE w.id > $1 AND w.notice_on IS NULL AND w.reliance_days > 0
	AND (w.until IS NULL OR w.until > $2::date)
ORDER BY w.id
LIMIT 500;

-- name: coverage_notice(id, today)
UPDATE coverage_answer SET notice_on = $2::date WHERE id = $1;
