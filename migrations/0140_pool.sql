-- The pool: how patents come in, who may license them, and what leaves.
-- contribution holds what was admitted; a `pool` object of an imported patent
-- is one. A patent may be pooled several times, one after another: of its
-- entries all but the last one are marked earlier.
ALTER TABLE contribution
	ALTER COLUMN recorded_at SET DEFAULT fact_now(),
	ADD COLUMN earlier boolean NOT NULL DEFAULT false,
	ADD COLUMN notice_on date,	-- withdrawal was announced
	ADD COLUMN end_reason text CHECK (end_reason IN ('withdrawn',
		'transferred', 'member-exit', 'ended'));

-- What superseded_at said goes where all facts keep their past.
ALTER TABLE contribution RENAME COLUMN superseded_at TO replaced_at;
SELECT fact_versioned('contribution');
INSERT INTO contribution_past
SELECT replaced_at, id, patent_id, member_id, since, until, terms_version,
	recorded_at, NULL, earlier, notice_on, end_reason
FROM contribution WHERE replaced_at IS NOT NULL;
ALTER TABLE contribution DISABLE TRIGGER fact_keep;
DELETE FROM contribution WHERE replaced_at IS NOT NULL;
ALTER TABLE contribution ENABLE TRIGGER fact_keep;
DROP VIEW contribution_all;
DROP VIEW patent_native, pooled;
DROP INDEX contribution_current, contribution_member;
ALTER TABLE contribution DROP COLUMN replaced_at,
	ADD EXCLUDE USING gist (patent_id WITH =,
		daterange(since, until) WITH &&);
ALTER TABLE contribution_past DROP COLUMN replaced_at;
SELECT fact_versioned('contribution');
CREATE UNIQUE INDEX contribution_last ON contribution (patent_id)
	WHERE NOT earlier;
CREATE INDEX contribution_member ON contribution (member_id)
	WHERE NOT earlier;
CREATE INDEX contribution_past_patent ON contribution_past (patent_id);
GRANT UPDATE, DELETE ON contribution TO canopy_writer;

-- The rule of the pool in one place: contributed by today (UTC) and not yet
-- withdrawn, whatever the patent's legal status.
CREATE VIEW pooled AS
SELECT c.patent_id, c.member_id, c.since, c.until, c.terms_version
FROM contribution AS c
WHERE c.since <= (now() AT TIME ZONE 'UTC')::date
	AND (c.until IS NULL OR c.until > (now() AT TIME ZONE 'UTC')::date);

-- As in 0090, of the last entry.
CREATE VIEW patent_native AS
SELECT p.id, p.number, '{' || concat_ws(', ',
	'"number": ' || to_json(p.number)::text,
	'"kind": ' || to_json(p.kind)::text,
	'"office": ' || to_json(p.office)::text,
	'"application_number": ' || to_json(p.application_number)::text,
	'"family": ' || to_json(p.family)::text,
	CASE WHEN p.title <> '{}' THEN '"title": ' || p.title::text END,
	CASE WHEN p.abstract <> '{}' THEN '"abstract": ' || p.abstract::text END,
	CASE WHEN p.claims <> '{}' THEN '"claims": ' || p.claims::text END,
	CASE WHEN p.applicants <> '{}'
		THEN '"applicants": ' || to_jsonb(p.applicants)::text END,
	CASE WHEN p.owners <> '{}'
		THEN '"owners": ' || to_jsonb(p.owners)::text END,
	CASE WHEN p.inventors <> '{}'
		THEN '"inventors": ' || to_jsonb(p.inventors)::text END,
	CASE WHEN p.cpc <> '{}' THEN '"cpc": ' || to_jsonb(p.cpc)::text END,
	CASE WHEN p.ipc <> '{}' THEN '"ipc": ' || to_jsonb(p.ipc)::text END,
	'"filed": ' || to_json(p.filed)::text,
	CASE WHEN p.priority <> '[]' THEN '"priority": ' || p.priority::text END,
	'"published": ' || to_json(p.published)::text,
	'"granted": ' || to_json(p.granted)::text,
	'"status": ' || to_json(p.status)::text,
	'"status_source": ' || to_json(p.status_source)::text,
	'"status_as_of": ' || to_json(p.status_as_of)::text,
	-- an empty list that was given stands against derived topics
	CASE WHEN p.topics <> '{}' OR p.topics_given
		THEN '"topics": ' || to_jsonb(p.topics)::text END,
	'"pool": {' || concat_ws(', ',
		'"member": ' || to_json(c.member_id)::text,
		'"since": ' || to_json(c.since)::text,
		'"until": ' || to_json(c.until)::text,
		'"terms": ' || to_json(c.terms_version)::text)
		|| CASE WHEN c.id IS NOT NULL THEN '}' END,
	CASE WHEN p.claim_kinds <> '{}'
		THEN '"claim_kinds": ' || to_jsonb(p.claim_kinds)::text END,
	'"extra": ' || p.extra::text) || '}' AS json
FROM patent AS p
LEFT JOIN contribution AS c ON c.patent_id = p.id AND NOT c.earlier;

-- On the way in.
CREATE TABLE proposal (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	patent_id bigint NOT NULL REFERENCES patent,
	member_id text NOT NULL REFERENCES organisation,
	state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed',
		'checking', 'evaluated', 'admitted', 'rejected', 'withdrawn')),
	terms_version text NOT NULL REFERENCES terms,
	-- why the patent serves to cut emissions, and who says so
	rationale text,
	rationale_by bigint REFERENCES account,
	-- is there an agreement between co-owners on licences; NULL: not asked
	co_owner_agreement boolean,
	contribution_id bigint REFERENCES contribution,
	created_by bigint REFERENCES account,
	created_at timestamptz NOT NULL DEFAULT now(),
	changed_at timestamptz NOT NULL DEFAULT now(),
	CHECK ((state = 'admitted') = (contribution_id IS NOT NULL)),
	CHECK (state NOT IN ('evaluated', 'admitted')
		OR (rationale IS NOT NULL AND rationale_by IS NOT NULL))
);
CREATE UNIQUE INDEX proposal_open ON proposal (patent_id)
	WHERE state IN ('proposed', 'checking', 'evaluated');
GRANT INSERT, UPDATE ON proposal TO canopy_writer;
CREATE TABLE proposal_event (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	proposal_id bigint NOT NULL REFERENCES proposal,
	state text NOT NULL,
	note text,
	account_id bigint REFERENCES account,
	at timestamptz NOT NULL DEFAULT now()
);
GRANT INSERT ON proposal_event TO canopy_writer;

-- What burdens a patent.
CREATE TABLE encumbrance (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	patent_id bigint NOT NULL REFERENCES patent,
	kind text NOT NULL CHECK (kind IN ('exclusive-licence', 'pledge',
		'government-rights', 'standard-commitment')),
	holder text NOT NULL,
	territory text,
	LIKE fact_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS
);
CREATE INDEX encumbrance_patent ON encumbrance (patent_id);
GRANT INSERT, UPDATE, DELETE ON encumbrance TO canopy_writer;
SELECT fact_versioned('encumbrance');

-- The grantor lets the holder license patents of the grantor. A consent of a
-- co-owner is a mandate to the contributing member.
CREATE TABLE mandate (
	id text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
	grantor_id text NOT NULL REFERENCES organisation,
	holder_id text NOT NULL REFERENCES organisation,
	-- agent: in the grantor's name; sublicensor: in its own under a
	-- licence; direct: the grantor itself signs each grant
	capacity text NOT NULL CHECK (capacity IN ('agent', 'sublicensor',
		'direct')),
	patents text[],		-- numbers in normal form; NULL: all of the grantor
	acts text[],		-- NULL: all
	revoked_on date,	-- grants made before stay
	LIKE fact_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	CHECK (grantor_id <> holder_id),
	CHECK (valid_from IS NOT NULL)
);
CREATE INDEX mandate_grantor ON mandate (grantor_id);
GRANT INSERT, UPDATE, DELETE ON mandate TO canopy_writer;
SELECT fact_versioned('mandate');
