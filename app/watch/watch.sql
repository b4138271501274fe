-- name: watch_saved(account)
-- The searches of a person, the last one saved first.
SELECT id, account_id, name, question, lang, watched,
	cardinality(seen) AS hits,
	to_char(looked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
		AS looked_at
FROM saved_search
WHERE account_id = $1::bigint
ORDER BY created_at DESC, id;

-- name: watch_due(after)
-- Searches to look at, one after the other.
SELECT s.id, s.account_id, s.name, s.question, s.lang, s.watched,
	cardinality(s.seen) AS hits, NULL AS looked_at
FROM saved_search AS s
JOIN account AS a ON a.id = s.account_id
WHERE s.watched AND a.disabled_at IS NULL AND s.id > $1
ORDER BY s.id
LIMIT 1;

-- name: watch_one(account, id)
SELECT id, account_id, name, question, lang, watched,
	cardinality(seen) AS hits, NULL AS looked_at
FROM saved_search
WHERE account_id = $1::bigint AND id = $2;

-- name: watch_insert(id, account, name, question, lang, watched)
INSERT INTO saved_search (id, account_id, name, question, lang, watched)
VALUES ($1, $2::bigint, $3, $4, $5, $6::boolean);

-- name: watch_update(account, id, watched)
UPDATE saved_search SET watched = $3::boolean
WHERE account_id = $1::bigint AND id = $2;

-- name: watch_delete(account, id)
DELETE FROM saved_search WHERE account_id = $1::bigint AND id = $2;

-- name: watch_look(id, ids)
-- What a look found becomes what was seen; answers with what is new. At the
-- first look nothing is: it is what the person saw when saving.
UPDATE saved_search AS s
SET seen = $2::bigint[], looked_at = now()
FROM (SELECT id, seen FROM saved_search WHERE id = $1 FOR UPDATE) AS old
WHERE s.id = old.id
RETURNING (CASE WHEN old.seen IS NULL THEN '{}' ELSE ARRAY (
	SELECT u.id FROM unnest($2::bigint[]) AS u (id)
	EXCEPT SELECT o.id FROM unnest(old.seen) AS o (id)) END)::text AS fresh;

-- name: watch_found(account, search, fresh)
-- An entry for the inbox: the number of new hits and the first of them.
INSERT INTO inbox_entry (account_id, kind, detail)
SELECT s.account_id, 'new-hits', jsonb_build_object(
	'search', s.id, 'name', s.name, 'question', s.question,
	'count', cardinality($3::bigint[]),
	'numbers', (SELECT coalesce(jsonb_agg(n.number), '[]') FROM (
		SELECT p.number FROM patent AS p
		WHERE p.id = ANY ($3::bigint[])
		ORDER BY p.published DESC NULLS LAST, p.number
		LIMIT 20) AS n))
FROM saved_search AS s
WHERE s.id = $2 AND s.account_id = $1::bigint;

-- name: watch_grants(account)
SELECT to_char(looked_up_to AT TIME ZONE 'UTC',
	'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS looked_up_to
FROM grant_watch
WHERE account_id = $1::bigint;

-- name: watch_grants_insert(account)
-- From now on: what was known before is not news.
INSERT INTO grant_watch (account_id, looked_up_to)
SELECT $1::bigint, at FROM fact_clock
ON CONFLICT DO NOTHING;

-- name: watch_grants_delete(account)
DELETE FROM grant_watch WHERE account_id = $1::bigint;

-- name: watch_grants_due(after)
SELECT w.account_id
FROM grant_watch AS w
JOIN account AS a ON a.id = w.account_id
WHERE a.disabled_at IS NULL AND w.account_id > $1::bigint
ORDER BY w.account_id
LIMIT 1;

-- name: watch_grants_lock(account)
-- The stretch of the second clock to look through, from and to.
SELECT w.looked_up_to AS from_at, c.at AS to_at
FROM grant_watch AS w, fact_clock AS c
WHERE w.account_id = $1::bigint
FOR UPDATE OF w;

-- name: watch_grants_looked(account, to)
UPDATE grant_watch SET looked_up_to = $2::timestamptz
WHERE account_id = $1::bigint;

-- name: watch_grants_found(account, from, to)
-- An entry for each patent that a grant of the person or of their
-- organisation covers and of which something was recorded in the stretch that
-- matters to a licensee: an event that changes a right, another status, the
-- end of its time in the pool.
WITH mine AS (
	SELECT g.number, v.basis, v.patents
	FROM account AS a
	JOIN licence_grant AS g ON g.licensee_id = a.organisation_id
		OR EXISTS (SELECT FROM application AS p
			WHERE p.id = g.application_id AND p.account_id = a.id)
	JOIN LATERAL (SELECT w.basis, w.patents FROM grant_version AS w
		WHERE w.number = g.number
		ORDER BY w.version DESC LIMIT 1) AS v ON true
	WHERE a.id = $1::bigint
		AND grant_state(g.number, (now() AT TIME ZONE 'UTC')::date)
			IN ('active', 'suspended')),
changed AS (
	SELECT e.patent_id, e.effective_on AS day,
		jsonb_strip_nulls(jsonb_build_object('what', 'event',
			'effect', e.effect, 'territory', e.territory,
			'on', e.effective_on)) AS change
	FROM legal_event AS e
	WHERE e.recorded_at > $2::timestamptz
		AND e.recorded_at <= $3::timestamptz AND e.preferred
		AND e.effect IN ('granted', 'lapsed', 'restored', 'expired',
			'withdrawn', 'refused', 'surrendered', 'opposed',
			'opposition-ended', 'limited', 'revoked', 'unitary',
			'extended', 'adjusted', 'disclaimed')
	UNION ALL
	SELECT p.id, p.status_as_of, jsonb_strip_nulls(jsonb_build_object(
		'what', 'status', 'before', b.status, 'after', p.status,
		'on', p.status_as_of))
	FROM patent AS p
	JOIN LATERAL (SELECT k.status FROM patent_all AS k
		WHERE k.id = p.id AND k.recorded_at <= $2::timestamptz
			AND (k.superseded_at IS NULL
				OR $2::timestamptz < k.superseded_at)
		LIMIT 1) AS b ON true
	WHERE p.recorded_at > $2::timestamptz
		AND p.recorded_at <= $3::timestamptz
		AND p.status IS DISTINCT FROM b.status
	UNION ALL
	SELECT c.patent_id, c.until, jsonb_build_object('what', 'pool',
		'on', c.until)
	FROM contribution AS c
	WHERE c.recorded_at > $2::timestamptz
		AND c.recorded_at <= $3::timestamptz
		AND NOT c.earlier AND c.until IS NOT NULL
		AND NOT EXISTS (SELECT FROM contribution_all AS k
			WHERE k.patent_id = c.patent_id AND k.since = c.since
				AND k.until = c.until
				AND k.recorded_at <= $2::timestamptz
				AND (k.superseded_at IS NULL
					OR $2::timestamptz < k.superseded_at)))
INSERT INTO inbox_entry (account_id, kind, detail)
SELECT $1::bigint, 'status', jsonb_build_object('number', p.number,
	'title', p.title, 'changes', jsonb_agg(x.change ORDER BY x.day,
		x.change::text), 'grants', m.numbers)
FROM changed AS x
JOIN patent AS p ON p.id = x.patent_id
CROSS JOIN LATERAL (SELECT jsonb_agg(n.number ORDER BY n.number) AS numbers
	FROM mine AS n
	WHERE p.number = ANY (n.patents)
		OR (n.basis <> 'fixed' AND EXISTS (SELECT FROM contribution AS k
			WHERE k.patent_id = p.id))) AS m
WHERE m.numbers IS NOT NULL
GROUP BY p.id, m.numbers
ORDER BY p.number;

-- name: inbox_entries(account, before, limit)
SELECT id, kind, detail,
	to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
	read_at IS NULL AS unread
FROM inbox_entry
WHERE account_id = $1::bigint
	AND ($2::bigint = 0 OR id < $2::bigint)
ORDER BY id DESC
LIMIT $3::integer;

-- name: inbox_read(account, id)
-- id 0: all.
UPDATE inbox_entry SET read_at = now()
WHERE account_id = $1::bigint AND read_at IS NULL
	AND ($2::bigint = 0 OR id = $2::bigint);

-- name: inbox_delete(account, id)
-- id 0: all that have been read.
DELETE FROM inbox_entry
WHERE account_id = $1::bigint
	AND (id = $2::bigint OR ($2::bigint = 0 AND read_at IS NOT NULL));
