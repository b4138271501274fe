-- name: ruling_list(words, field, use, known, id)
SELECT f.id, f.version, f.use, f.field, t.label, f.within, f.question,
	f.facts, f.answer, f.given_by, f.published_on, f.valid_to
FROM field_ruling_all AS f
LEFT JOIN topic AS t ON t.slug = f.field
WHERE f.recorded_at <= $4::timestamptz
	AND (f.superseded_at IS NULL OR $4::timestamptz < f.superseded_at)
	AND ($1::text IS NULL OR strpos(lower(concat_ws(' ', f.id, f.use,
		f.question, f.facts, f.answer)), lower($1)) > 0)
	AND ($2::text IS NULL OR f.field = $2)
	AND ($3::text IS NULL OR f.use = $3)
	AND ($5::text IS NULL OR f.id = $5)
ORDER BY f.published_on DESC, f.id DESC;

-- name: ruling_counter(year)
INSERT INTO ruling_counter (year, last)
VALUES ($1::integer, 1)
ON CONFLICT (year) DO UPDATE SET last = ruling_counter.last + 1
RETURNING last;

-- name: ruling_insert(id, use, field, within, question, facts, answer, given_by, account)
-- The version counts the rulings on the same use and field.
INSERT INTO field_ruling (id, version, use, field, within, question, facts,
	answer, given_by, account_id, published_on)
SELECT $1, 1 + count(1), $2, $3, $4::boolean, $5::jsonb, $6::jsonb, $7::jsonb,
	$8, $9::bigint, (now() AT TIME ZONE 'UTC')::date
FROM field_ruling AS f
WHERE f.use = $2 AND f.field = $3;

-- name: ruling_end(use, field, id)
-- What holds ends today.
UPDATE field_ruling SET valid_to = (now() AT TIME ZONE 'UTC')::date
WHERE valid_to IS NULL AND ((use = $1 AND field = $2) OR id = $3);

-- name: ruling_ask(question, facts, lang, account, days)
-- Working days are Monday to Friday.
INSERT INTO ruling_request (question, facts, lang, account_id, due_on)
SELECT $1, $2, $3, $4::bigint, max(d.day)
FROM (SELECT n::date AS day
	FROM generate_series((now() AT TIME ZONE 'UTC')::date + 1,
		(now() AT TIME ZONE 'UTC')::date + 2 * $5::integer + 7,
		interval '1 day') AS n
	WHERE extract(isodow FROM n) < 6
	ORDER BY n
	LIMIT $5::integer) AS d
RETURNING id, due_on;

-- name: ruling_requests(account, id)
SELECT q.id, q.question, q.facts, q.lang,
	to_char(q.asked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS asked_on,
	q.due_on, q.ruling_id, q.closed_reason,
	q.closed_at IS NOT NULL AS closed
FROM ruling_request AS q
WHERE CASE WHEN $2::bigint IS NOT NULL THEN q.id = $2
	WHEN $1::bigint IS NOT NULL THEN q.account_id = $1
	ELSE q.closed_at IS NULL END
ORDER BY q.closed_at DESC NULLS FIRST, q.due_on, q.id
LIMIT 200;

-- name: ruling_request_close(id, ruling, reason)
UPDATE ruling_request SET ruling_id = $2, closed_reason = $3,
	closed_at = now()
WHERE id = $1::bigint AND closed_at IS NULL;
