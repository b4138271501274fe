-- name: list_entries(account, visit)
-- The patents of a list, the last one put there first.
SELECT p.id, p.number,
	EXISTS (SELECT FROM pooled AS q WHERE q.patent_id = p.id) AS pooled
FROM patent_list AS l
JOIN patent_list_entry AS e ON e.list_id = l.id
JOIN patent AS p ON p.id = e.patent_id
WHERE l.account_id = $1::bigint OR l.visit_hash = $2
ORDER BY e.added_at DESC, p.number;

-- name: list_make(account)
-- The list, made when there is none yet; marked as changed.
INSERT INTO patent_list (account_id)
VALUES ($1::bigint)
ON CONFLICT (account_id) DO UPDATE SET changed_at = now()
RETURNING id;

-- name: list_make_visit(visit)
INSERT INTO patent_list (visit_hash)
VALUES ($1)
ON CONFLICT (visit_hash) DO UPDATE SET changed_at = now()
RETURNING id;

-- name: list_add(list, numbers, most)
-- Those that are there already stay where they are. Not beyond ${most}.
INSERT INTO patent_list_entry (list_id, patent_id)
SELECT $1::bigint, p.id
FROM unnest($2::text[]) WITH ORDINALITY AS u (number, place)
JOIN patent AS p ON p.number = u.number
WHERE NOT EXISTS (SELECT FROM patent_list_entry AS e
	WHERE e.list_id = $1::bigint AND e.patent_id = p.id)
ORDER BY u.place
LIMIT greatest(0, $3::bigint - (SELECT count(*) FROM patent_list_entry AS e
	WHERE e.list_id = $1::bigint))
ON CONFLICT DO NOTHING;

-- name: list_left_out(list, numbers)
-- How many of these publications are not on the list.
SELECT count(*) AS n
FROM patent AS p
WHERE p.number = ANY ($2::text[])
	AND NOT EXISTS (SELECT FROM patent_list_entry AS e
		WHERE e.list_id = $1::bigint AND e.patent_id = p.id);

-- name: list_remove(account, visit, numbers)
-- numbers NULL: all of them.
DELETE FROM patent_list_entry AS e
USING patent_list AS l, patent AS p
WHERE (l.account_id = $1::bigint OR l.visit_hash = $2)
	AND e.list_id = l.id AND p.id = e.patent_id
	AND ($3::text[] IS NULL OR p.number = ANY ($3::text[]));

-- name: list_take(list, visit, most)
-- What the visit had gathered becomes the account's.
INSERT INTO patent_list_entry (list_id, patent_id, added_at)
SELECT $1::bigint, e.patent_id, e.added_at
FROM patent_list AS l
JOIN patent_list_entry AS e ON e.list_id = l.id
WHERE l.visit_hash = $2
ORDER BY e.added_at
LIMIT greatest(0, $3::bigint - (SELECT count(*) FROM patent_list_entry AS e
	WHERE e.list_id = $1::bigint))
ON CONFLICT DO NOTHING;

-- name: list_drop(visit)
DELETE FROM patent_list WHERE visit_hash = $1;

-- name: list_drop_old(days)
DELETE FROM patent_list
WHERE account_id IS NULL
	AND changed_at < now() - make_interval(days => $1::integer);

-- name: list_meant(numbers, bases)
-- The publication that each number means: the very number, else of those
-- whose kind begins so a pooled one, the latest; NULL for none.
SELECT m.number, coalesce(m.pooled, false) AS pooled
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS u (number, base, place)
LEFT JOIN LATERAL (
	SELECT p.number, q.pooled
	FROM patent AS p
	CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM pooled AS o
		WHERE o.patent_id = p.id) AS pooled) AS q
	WHERE p.base = u.base AND starts_with(p.number, u.number)
	ORDER BY p.number = u.number DESC, q.pooled DESC,
		p.published DESC NULLS LAST, p.number COLLATE "C" DESC
	LIMIT 1) AS m ON true
ORDER BY u.place;
