-- The rule of the pool in one place: contributed by today (UTC) and not yet
-- withdrawn, whatever the patent's legal status.
CREATE VIEW pooled AS
SELECT c.patent_id, c.member_id, c.since, c.until, c.terms_version
FROM contribution AS c
WHERE c.superseded_at IS NULL
	AND c.since <= (now() AT TIME ZONE 'UTC')::date
	AND (c.until IS NULL OR c.until > (now() AT TIME ZONE 'UTC')::date);
