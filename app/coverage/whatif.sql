-- name: whatif_grants(ids, day, known, all, viewers, own)
-- Grants that somebody has, given by the day and not over for good. One whose
-- licensee is not published today is there for the licensee's own people, and
-- for who applied for it.
SELECT g.number, g.licensee_id, t.parameters
FROM licence_grant_all AS g
JOIN terms AS t ON t.version = g.terms_version
WHERE g.licensee_id = ANY ($1::text[])
	AND g.recorded_at <= $3::timestamptz
	AND (g.superseded_at IS NULL OR $3::timestamptz < g.superseded_at)
	AND g.start <= $2::date
	AND ($4::boolean OR g.licensee_id = ANY ($5::text[])
		OR g.number = ANY ($6::text[])
		OR (SELECT x.publication FROM licence_grant AS x
			WHERE x.number = g.number) <> 'number')
	AND NOT EXISTS (SELECT
		FROM grant_event_all AS v
		WHERE v.number = g.number AND v.preferred
			AND v.recorded_at <= $3::timestamptz
			AND (v.superseded_at IS NULL
				OR $3::timestamptz < v.superseded_at)
			AND v.kind IN ('terminated', 'rescinded',
				'surrendered', 'ended')
			AND v.scope = 'all' AND v.valid_from <= $2::date)
ORDER BY g.number;
