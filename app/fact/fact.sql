-- name: fact_known(asked)
SELECT to_char(least($1::timestamptz, at) AT TIME ZONE 'UTC',
	'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS known
FROM fact_clock;

-- name: fact_begin()
SELECT fact_now() AS at;
