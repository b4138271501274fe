-- name: notice_earliest()
SELECT ((now() AT TIME ZONE 'UTC')::date
	+ make_interval(months => months))::date AS day
FROM notice_rule;

-- name: notice_contributions(member, numbers, on)
UPDATE contribution AS c SET notice_on = (now() AT TIME ZONE 'UTC')::date,
	until = $3::date, end_reason = 'withdrawn'
FROM patent AS p
WHERE p.id = c.patent_id AND p.number = ANY ($2::text[]) AND NOT c.earlier
	AND c.member_id = $1 AND c.since < $3::date
	AND (c.until IS NULL OR c.until > $3::date);

-- name: notice_member(member, on)
UPDATE member SET notice_on = (now() AT TIME ZONE 'UTC')::date,
	until = $2::date
WHERE organisation_id = $1 AND until IS NULL
	AND since <= (now() AT TIME ZONE 'UTC')::date;
