-- name: application_by_id(id)
-- One row or none.
SELECT a.id, a.account_id, a.visit_hash, a.route, a.state, a.patent_number,
	a.terms_version, a.answers, a.queued_for, a.content_hash, a.submission,
	to_char(a.created_at, 'YYYY-MM-DD') AS created_on,
	to_char(a.changed_at, 'YYYY-MM-DD HH24:MI') AS changed_at,
	to_char(a.submitted_at, 'YYYY-MM-DD') AS submitted_on, a.due_on,
	a.claimed_by, c.name AS claimed_name, g.number AS grant_number
FROM application AS a
LEFT JOIN account AS c ON c.id = a.claimed_by
LEFT JOIN licence_grant AS g ON g.application_id = a.id
WHERE a.id = $1;

-- name: application_row_lock(id)
-- Held to the end of the transaction; application_by_id then reads what the
-- one before us left.
SELECT id
FROM application
WHERE id = $1
FOR UPDATE;

-- name: application_own(account, visit)
-- What an account owns, and the drafts of a visit that no account owns.
SELECT a.id, a.account_id, a.visit_hash, a.route, a.state, a.patent_number,
	a.terms_version, a.answers, a.queued_for, a.content_hash, a.submission,
	to_char(a.created_at, 'YYYY-MM-DD') AS created_on,
	to_char(a.changed_at, 'YYYY-MM-DD HH24:MI') AS changed_at,
	to_char(a.submitted_at, 'YYYY-MM-DD') AS submitted_on, a.due_on,
	a.claimed_by, c.name AS claimed_name, g.number AS grant_number
FROM application AS a
LEFT JOIN account AS c ON c.id = a.claimed_by
LEFT JOIN licence_grant AS g ON g.application_id = a.id
WHERE (a.account_id = $1::bigint
		OR (a.account_id IS NULL AND a.visit_hash = $2))
	AND NOT (a.state = 'withdrawn' AND a.submission = 0)
ORDER BY a.changed_at DESC, a.id
LIMIT 200;

-- name: application_insert(id, account, visit, route, patent, version, answers)
INSERT INTO application (id, account_id, visit_hash, route, patent_number,
	terms_version, answers)
VALUES ($1, $2::bigint, $3, $4, $5, $6, $7::jsonb);

-- name: application_answers_update(id, answers, account, version, cleared)
-- Adds a step's answers after taking out those that fall. A draft without
-- account is bound to the one that saves it.
UPDATE application
SET answers = (answers - $5::text[]) || $2::jsonb,
	account_id = coalesce(account_id, $3::bigint),
	terms_version = coalesce($4, terms_version), changed_at = now()
WHERE id = $1;

-- name: application_update(id, state, account, queued_for, hash, due_on, claim, released)
-- What is NULL stays. With a hash it is a submission: counted and dated.
UPDATE application
SET state = $2,
	account_id = coalesce(account_id, $3::bigint),
	queued_for = coalesce($4, queued_for),
	content_hash = coalesce($5, content_hash),
	submission = submission + ($5::text IS NOT NULL)::integer,
	submitted_at = CASE WHEN $5::text IS NULL THEN submitted_at
		ELSE now() END,
	due_on = coalesce($6::date, due_on),
	claimed_by = CASE WHEN $8::boolean THEN NULL
		ELSE coalesce($7::bigint, claimed_by) END,
	claimed_at = CASE WHEN $8::boolean THEN NULL
		WHEN $7::bigint IS NULL THEN claimed_at ELSE now() END,
	changed_at = now()
WHERE id = $1;

-- name: application_submission_insert(id, submission, content, hash, reply)
INSERT INTO application_submission (application_id, submission, content,
	content_hash, reply)
VALUES ($1, $2::integer, $3, $4, $5);

-- name: application_submissions(id)
-- Every frozen text, newest first.
SELECT submission, content, content_hash, reply,
	to_char(at, 'YYYY-MM-DD HH24:MI') AS at
FROM application_submission
WHERE application_id = $1
ORDER BY submission DESC;

-- name: application_pending(scheme, identifier, version, but)
-- Another application of the same organisation that waits for an answer.
SELECT count(1) AS pending
FROM application
WHERE state IN ('submitted', 'in-review', 'returned')
	AND answers ->> 'scheme' = $1 AND answers ->> 'identifier' = $2
	AND terms_version = $3 AND id <> $4;

-- name: application_topics
SELECT slug, label
FROM topic
ORDER BY position, slug;

-- name: application_queue_open(view, account, after_due, after_id, limit)
-- What the secretariat has to do, by due day. The recommendation of the
-- present content is what the second person waits for.
SELECT a.id, a.account_id, a.visit_hash, a.route, a.state, a.patent_number,
	a.terms_version, a.answers, a.queued_for, a.content_hash, a.submission,
	to_char(a.created_at, 'YYYY-MM-DD') AS created_on,
	to_char(a.changed_at, 'YYYY-MM-DD HH24:MI') AS changed_at,
	to_char(a.submitted_at, 'YYYY-MM-DD') AS submitted_on, a.due_on,
	a.claimed_by, c.name AS claimed_name, NULL::text AS grant_number
FROM application AS a
LEFT JOIN account AS c ON c.id = a.claimed_by
LEFT JOIN LATERAL (SELECT r.reviewer_id
	FROM review AS r
	WHERE r.application_id = a.id AND r.content_hash = a.content_hash
		AND r.outcome <> 'return'
	ORDER BY r.id DESC
	LIMIT 1) AS v ON true
WHERE CASE $1::text
		WHEN 'unassigned' THEN a.state = 'submitted'
		WHEN 'in-review' THEN a.state = 'in-review'
		WHEN 'waiting' THEN a.state = 'returned'
		ELSE a.state = 'in-review'
			AND ((v.reviewer_id IS NULL AND a.claimed_by = $2::bigint)
				OR v.reviewer_id <> $2::bigint)
	END
	AND ($3::date IS NULL OR (a.due_on, a.id) > ($3::date, $4::text))
ORDER BY a.due_on, a.id
LIMIT $5::integer;

-- name: application_queue_all(before_at, before_id, limit)
-- Everything that was ever submitted, newest first.
SELECT a.id, a.account_id, a.visit_hash, a.route, a.state, a.patent_number,
	a.terms_version, a.answers, a.queued_for, a.content_hash, a.submission,
	to_char(a.created_at, 'YYYY-MM-DD') AS created_on,
	to_char(a.changed_at, 'YYYY-MM-DD HH24:MI') AS changed_at,
	to_char(a.submitted_at, 'YYYY-MM-DD') AS submitted_on, a.due_on,
	a.claimed_by, c.name AS claimed_name, g.number AS grant_number
FROM application AS a
LEFT JOIN account AS c ON c.id = a.claimed_by
LEFT JOIN licence_grant AS g ON g.application_id = a.id
WHERE a.submission > 0
	AND ($1::text IS NULL OR (to_char(a.submitted_at, 'YYYY-MM-DD'), a.id)
		< ($1, $2::text))
ORDER BY to_char(a.submitted_at, 'YYYY-MM-DD') DESC, a.id DESC
LIMIT $3::integer;

-- name: application_queue_counts(account)
SELECT count(1) FILTER (WHERE a.state = 'submitted') AS unassigned,
	count(1) FILTER (WHERE a.state = 'in-review') AS in_review,
	count(1) FILTER (WHERE a.state = 'returned') AS waiting,
	count(1) FILTER (WHERE a.state = 'in-review'
		AND ((v.reviewer_id IS NULL AND a.claimed_by = $1::bigint)
			OR v.reviewer_id <> $1::bigint)) AS mine,
	count(1) FILTER (WHERE a.state IN ('submitted', 'in-review')
		AND a.due_on <= current_date) AS due
FROM application AS a
LEFT JOIN LATERAL (SELECT r.reviewer_id
	FROM review AS r
	WHERE r.application_id = a.id AND r.content_hash = a.content_hash
		AND r.outcome <> 'return'
	ORDER BY r.id DESC
	LIMIT 1) AS v ON true
WHERE a.state IN ('submitted', 'in-review', 'returned');
