-- name: adversary_all
-- Those that hold today first.
SELECT v.id, v.scheme, v.value, v.name, v.reason, v.since, v.until,
	a.name AS created_name,
	v.since <= current_date
		AND (v.until IS NULL OR v.until > current_date) AS now
FROM adversary AS v
JOIN account AS a ON a.id = v.created_by
ORDER BY now DESC, v.name, v.id;

-- name: adversary_match(scheme, value)
-- By this identifier or by any other of the same organisation.
SELECT count(1) AS found
FROM adversary AS v
WHERE v.since <= current_date
	AND (v.until IS NULL OR v.until > current_date)
	AND ((v.scheme = $1 AND v.value = $2)
		OR (v.scheme, v.value) IN (
			SELECT other.scheme, other.value
			FROM organisation_identifier AS known
			JOIN organisation_identifier AS other
				ON other.organisation_id = known.organisation_id
			WHERE known.scheme = $1 AND known.value = $2
				AND known.scheme <> 'other'));

-- name: adversary_insert(scheme, value, name, reason, since, until, account)
INSERT INTO adversary (scheme, value, name, reason, since, until, created_by)
VALUES ($1, $2, $3, $4, $5::date, $6::date, $7::bigint)
RETURNING id;

-- name: adversary_exists(id)
SELECT id
FROM adversary
WHERE id = $1::bigint;

-- name: adversary_update_ended(id)
UPDATE adversary
SET until = greatest(current_date, since + 1)
WHERE id = $1::bigint AND (until IS NULL OR until > current_date);
