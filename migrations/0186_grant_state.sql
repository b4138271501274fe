-- The state of a grant follows from its events and versions on a day: asked,
-- never stored.
DROP VIEW licence_grant_all;
ALTER TABLE licence_grant DROP COLUMN state;
ALTER TABLE licence_grant_past DROP COLUMN state;
SELECT fact_versioned('licence_grant');
GRANT UPDATE (publication) ON licence_grant TO canopy_writer;
CREATE INDEX grant_version_scope ON grant_version (scope_version);

-- active, or what has become of the whole grant by the end of the day. A
-- rescission where the terms know none ends the grant like a termination.
CREATE FUNCTION grant_state(grant_number text, day date) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = canopy AS $$
SELECT coalesce(
	(SELECT x.kind
	FROM (SELECT e.id, e.valid_from,
			CASE WHEN e.kind = 'rescinded' AND NOT coalesce(
				(t.parameters -> 'rescission')::boolean, false)
				THEN 'terminated' ELSE e.kind END AS kind
		FROM grant_event AS e
		JOIN licence_grant AS g ON g.number = e.number
		JOIN terms AS t ON t.version = g.terms_version
		WHERE e.number = grant_number AND e.preferred
			AND e.scope = 'all' AND e.valid_from <= day
			AND e.kind IN ('rescinded', 'terminated',
				'surrendered', 'ended')) AS x
	ORDER BY x.kind <> 'rescinded', x.valid_from, x.id
	LIMIT 1),
	(SELECT CASE WHEN v.end_on <= day THEN 'ended' END
	FROM grant_version AS v
	WHERE v.number = grant_number AND v.effective_from <= day
	ORDER BY v.effective_from DESC
	LIMIT 1),
	(SELECT 'suspended'
	FROM grant_event AS s
	WHERE s.number = grant_number AND s.preferred AND s.scope = 'all'
		AND s.kind = 'suspended' AND s.valid_from <= day
		AND NOT EXISTS (SELECT FROM grant_event AS r
			WHERE r.number = s.number AND r.preferred
				AND r.kind = 'reinstated' AND r.scope = 'all'
				AND r.valid_from BETWEEN s.valid_from AND day)
	LIMIT 1),
	'active')
$$;

-- True when the rights of one licensor, or named ones, are suspended or lost
-- on the day.
CREATE FUNCTION grant_partly(grant_number text, day date) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = canopy AS $$
SELECT EXISTS (
	SELECT FROM grant_event AS s
	WHERE s.number = grant_number AND s.preferred AND s.scope <> 'all'
		AND s.kind <> 'reinstated' AND s.valid_from <= day
		AND NOT (s.kind = 'suspended' AND EXISTS (
			SELECT FROM grant_event AS r
			WHERE r.number = s.number AND r.preferred
				AND r.kind = 'reinstated'
				AND (r.scope = 'all'
					OR r.licensor_id = s.licensor_id
					OR (r.scope = 'rights'
						AND r.rights @> s.rights))
				AND r.valid_from BETWEEN s.valid_from AND day)))
$$;

-- A measure that takes something away is proposed by one person and carried
-- out by another. content is what was proposed, word for word.
CREATE TABLE grant_measure (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	number text NOT NULL REFERENCES licence_grant,
	kind text NOT NULL CHECK (kind IN ('suspended', 'terminated',
		'rescinded', 'surrendered', 'ended', 'amended')),
	content text NOT NULL,
	sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
	state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed',
		'carried-out', 'rejected')),
	proposed_by bigint NOT NULL REFERENCES account,
	proposed_at timestamptz NOT NULL DEFAULT now(),
	decided_by bigint REFERENCES account,
	decided_at timestamptz,
	note text,
	CHECK ((state = 'proposed') = (decided_by IS NULL)),
	CHECK ((state = 'proposed') = (decided_at IS NULL)),
	CHECK (state <> 'carried-out' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX grant_measure_open ON grant_measure (number)
	WHERE state = 'proposed';
CREATE INDEX grant_measure_number ON grant_measure (number);
GRANT INSERT, UPDATE (state, decided_by, decided_at, note) ON grant_measure
	TO canopy_writer;
