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
-- What a look found becomes what was seen; answers with what is new, and with
-- what is no longer found. At the first look nothing is: it is what the person
-- saw when saving.
UPDATE saved_search AS s
SET seen = $2::bigint[], looked_at = now()
FROM (SELECT id, seen FROM saved_search WHERE id = $1 FOR UPDATE) AS old
WHERE s.id = old.id
RETURNING (CASE WHEN old.seen IS NULL THEN '{}' ELSE ARRAY (
	SELECT u.id FROM unnest($2::bigint[]) AS u (id)
	EXCEPT SELECT o.id FROM unnest(old.seen) AS o (id)) END)::text AS fresh,
	ARRAY (SELECT o.id FROM unnest(old.seen) AS o (id)
		EXCEPT SELECT u.id FROM unnest($2::bigint[]) AS u (id))::text
		AS gone;

-- name: watch_found(account, search, fresh, gone)
-- An entry for the inbox: the number of new hits and the first of them, and
-- the same of those that are no longer found.
INSERT INTO inbox_entry (account_id, kind, detail)
SELECT s.account_id, 'new-hits', jsonb_build_object(
	'search', s.id, 'name', s.name, 'question', s.question,
	'count', cardinality($3::bigint[]), 'numbers', ARRAY (
		SELECT p.number FROM patent AS p
		WHERE p.id = ANY ($3::bigint[])
		ORDER BY p.published DESC NULLS LAST, p.number
		LIMIT 20),
	'gone', cardinality($4::bigint[]), 'gone_numbers', ARRAY (
		SELECT p.number FROM patent AS p
		WHERE p.id = ANY ($4::bigint[])
		ORDER BY p.published DESC NULLS LAST, p.number
		LIMIT 20))
FROM saved_search AS s
WHERE s.id = $2 AND s.account_id = $1::bigint;

-- name: watch_grants(account)
SELECT to_char(looked_up_to AT TIME ZONE 'UTC',
	'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS looked_up_to
FROM grant_watch
WHERE account_id = $1::bigint;

-- name: watch_grants_insert(account)
-- From now on: what was known before, and what has come by today, is not news.
INSERT INTO grant_watch (account_id, looked_up_to, told)
SELECT $1::bigint, c.at, ARRAY (SELECT t.key
	FROM account_grant AS g
	JOIN grant_turn AS t ON t.number = g.number
	WHERE g.account_id = $1::bigint)
FROM fact_clock AS c
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
-- The stretches to look through: of the second clock, and of days. Days do
-- not run backwards when the clock of the machine does.
SELECT w.looked_up_to AS from_at, c.at AS to_at, w.looked_to_day AS from_day,
	greatest(w.looked_to_day, (now() AT TIME ZONE 'UTC')::date) AS to_day,
	set_config('statement_timeout', '0', true) AS lasting
FROM grant_watch AS w, fact_clock AS c
WHERE w.account_id = $1::bigint
FOR UPDATE OF w;

-- name: watch_grants_looked(account, to, to_day)
UPDATE grant_watch
SET looked_up_to = $2::timestamptz, looked_to_day = $3::date
WHERE account_id = $1::bigint;

-- name: watch_right_due(account, from_day, to_day)
-- Patents of the licences with a right whose term, or whose time to be
-- restored, may end in the stretch of days. There are somewhat more than in
-- truth, for terms end on eves and with months: patent/right.h decides.
WITH mine AS (
	SELECT number, basis, patents FROM account_cover
	WHERE account_id = $1::bigint),
adjusted AS (
	SELECT q.office, coalesce(q.application_number, q.number) AS file,
		e.territory, sum(substring(e.detail ->> 'days'
			FROM '^-?[0-9]{1,5}$')::integer)::integer AS days
	FROM legal_event AS e
	JOIN patent AS q ON q.id = e.patent_id
	WHERE e.effect = 'adjusted' AND e.preferred
	GROUP BY q.office, file, e.territory),
shift AS (
	SELECT a.office, a.file, a.days + coalesce(b.days, 0) AS days
	FROM adjusted AS a
	LEFT JOIN adjusted AS b ON b.office = a.office AND b.file = a.file
		AND b.territory IS NULL AND a.territory IS NOT NULL),
due AS (
	SELECT q.id, q.office, q.application_number
	FROM patent AS q
	JOIN term_rule AS t ON t.office = q.office
	WHERE CASE t.base WHEN 'filing' THEN q.filed ELSE q.granted END
			+ make_interval(years => t.years)
		BETWEEN $2::date - CASE WHEN t.month_end THEN 35 ELSE 3 END
			AND $3::date + 3
	UNION
	SELECT q.id, q.office, q.application_number
	FROM shift AS s
	JOIN patent AS q ON q.office = s.office
		AND coalesce(q.application_number, q.number) = s.file
	JOIN term_rule AS t ON t.office = q.office
	WHERE CASE t.base WHEN 'filing' THEN q.filed ELSE q.granted END
			+ make_interval(years => t.years, days => s.days)
		BETWEEN $2::date - CASE WHEN t.month_end THEN 35 ELSE 3 END
			AND $3::date + 3
	UNION
	SELECT q.id, q.office, q.application_number
	FROM legal_event AS e
	JOIN patent AS q ON q.id = e.patent_id
	CROSS JOIN (SELECT 12 AS months
		UNION SELECT restore_months FROM term_rule
		WHERE restore_months BETWEEN 0 AND 1200) AS m
	WHERE e.preferred AND e.effect IN ('lapsed', 'disclaimed')
		AND (e.detail ->> 'until' BETWEEN ($2::date - 3)::text
				AND ($3::date + 3)::text
			OR (e.effect = 'lapsed' AND e.effective_on
				+ make_interval(months => m.months)
				BETWEEN $2::date - 3 AND $3::date + 3)))
SELECT p.number
FROM (SELECT id FROM due
	UNION
	SELECT k.id FROM due
	JOIN patent AS k ON k.application_number = due.application_number
		AND k.office = due.office) AS d
JOIN patent AS p ON p.id = d.id
WHERE p.office <> 'WO'
	AND EXISTS (SELECT FROM mine AS n
		WHERE p.number = ANY (n.patents)
			OR (n.basis <> 'fixed' AND EXISTS (SELECT
				FROM contribution AS k
				WHERE k.patent_id = p.id)))
ORDER BY p.number COLLATE "C";

-- name: watch_grants_found(account, from, to, from_day, to_day, rights)
-- An entry for each patent that a grant of the person or of their
-- organisation covers and of which something was recorded in the stretch that
-- matters to a licensee: an event that changes a right, another status, the
-- end of its time in the pool. Another for what was known before and came by
-- a day of the other stretch: such an event or end; ${rights} is
-- [{number, on, change}] of what follows from rules.
WITH mine AS (
	SELECT number, basis, patents FROM account_cover
	WHERE account_id = $1::bigint),
changed AS (
	SELECT e.patent_id, e.recorded_at <= $2::timestamptz AS by_day,
		e.effective_on AS day,
		jsonb_strip_nulls(jsonb_build_object('what', 'event',
			'effect', e.effect, 'territory', e.territory,
			'on', e.effective_on)) AS change
	FROM legal_event AS e
	WHERE e.recorded_at <= $3::timestamptz
		AND (e.recorded_at > $2::timestamptz
			OR (e.effective_on > $4::date
				AND e.effective_on <= $5::date))
		AND e.preferred
		AND e.effect IN ('granted', 'lapsed', 'restored', 'expired',
			'withdrawn', 'refused', 'surrendered', 'opposed',
			'opposition-ended', 'limited', 'revoked', 'unitary',
			'extended', 'adjusted', 'disclaimed')
	UNION ALL
	SELECT p.id, false, p.status_as_of, jsonb_strip_nulls(jsonb_build_object(
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
	SELECT c.patent_id, false, c.until, jsonb_build_object('what', 'pool',
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
					OR $2::timestamptz < k.superseded_at))
	UNION ALL
	SELECT c.patent_id, true, c.until, jsonb_build_object('what', 'left',
		'on', c.until)
	FROM contribution AS c
	WHERE c.until > $4::date AND c.until <= $5::date AND NOT c.earlier
		AND EXISTS (SELECT FROM contribution_all AS k
			WHERE k.patent_id = c.patent_id AND k.since = c.since
				AND k.until = c.until
				AND k.recorded_at <= $2::timestamptz
				AND (k.superseded_at IS NULL
					OR $2::timestamptz < k.superseded_at))
	UNION ALL
	SELECT p.id, true, r.on, r.change
	FROM jsonb_to_recordset($6::jsonb)
		AS r (number text, "on" date, change jsonb)
	JOIN patent AS p ON p.number = r.number)
INSERT INTO inbox_entry (account_id, kind, detail)
SELECT $1::bigint, 'status', jsonb_build_object('number', p.number,
	'title', p.title, 'changes', jsonb_agg(x.change ORDER BY x.day,
		x.change::text), 'grants', m.numbers)
	|| CASE WHEN x.by_day THEN '{"by": "day"}' ELSE '{}' END::jsonb
FROM changed AS x
JOIN patent AS p ON p.id = x.patent_id
CROSS JOIN LATERAL (SELECT jsonb_agg(n.number ORDER BY n.number) AS numbers
	FROM mine AS n
	WHERE p.number = ANY (n.patents)
		OR (n.basis <> 'fixed' AND EXISTS (SELECT FROM contribution AS k
			WHERE k.patent_id = p.id))) AS m
WHERE m.numbers IS NOT NULL
GROUP BY p.id, x.by_day, m.numbers
ORDER BY p.number, x.by_day;

-- name: watch_turns_found(account)
-- An entry for each grant that took turns which were not told yet. Of a grant
-- that was not known to the watch only the turns after this one are news.
WITH turned AS MATERIALIZED (
	SELECT t.number, t.key, t.what, t.part, t.day
	FROM account_grant AS g
	JOIN grant_turn AS t ON t.number = g.number
	WHERE g.account_id = $1::bigint),
old AS MATERIALIZED (
	SELECT told FROM grant_watch WHERE account_id = $1::bigint),
telling AS (
	UPDATE grant_watch
	SET told = ARRAY (SELECT key FROM turned ORDER BY key)
	WHERE account_id = $1::bigint)
INSERT INTO inbox_entry (account_id, kind, detail)
SELECT $1::bigint, 'grant', jsonb_build_object('number', t.number,
	'changes', jsonb_agg(jsonb_build_object('what', t.what,
		'part', t.part, 'on', t.day) ORDER BY t.day, t.key))
FROM turned AS t
CROSS JOIN old AS o
WHERE t.number || ' g' = ANY (o.told) AND t.key <> ALL (o.told)
GROUP BY t.number
ORDER BY t.number;

-- name: watch_answers_found(account, from_day, to_day)
-- An entry for each answer to rely on that holds no longer from a day of the
-- stretch on: coverage/reliance.h.
INSERT INTO inbox_entry (account_id, kind, detail)
SELECT $1::bigint, 'answer', jsonb_build_object('id', w.id,
	'patent', w.question ->> 'patent',
	'territory', w.question ->> 'territory', 'on', d.day)
FROM coverage_answer AS w
CROSS JOIN LATERAL (SELECT
	least(w.until, w.notice_on + w.reliance_days) AS day) AS d
WHERE d.day > $2::date AND d.day <= $3::date
	AND w.answer IN ('LICENSED', 'NOT_NEEDED')
	AND (EXISTS (SELECT FROM account AS a
			WHERE a.id = $1::bigint
				AND a.organisation_id = w.organisation_id)
		OR EXISTS (SELECT FROM application AS p
			JOIN licence_grant AS g ON g.application_id = p.id
			WHERE p.account_id = $1::bigint
				AND g.licensee_id = w.organisation_id))
ORDER BY d.day, w.id;

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
