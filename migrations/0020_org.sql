-- Organisations, their identifiers, and who controls whom.
-- Days: valid from the first to (not including) the second; NULL is open.
CREATE TABLE organisation (
	id text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
	name jsonb NOT NULL CHECK (jsonb_typeof(name) = 'object' AND name <> '{}'),
	aliases text[] NOT NULL DEFAULT '{}',
	kind text NOT NULL CHECK (kind IN ('company', 'university', 'institute',
		'government', 'association', 'person', 'other')),
	jurisdiction text,
	valid_from date,
	valid_to date,
	changed_at timestamptz NOT NULL DEFAULT now(),
	CHECK (valid_from < valid_to)
);
GRANT INSERT, UPDATE ON organisation TO canopy_writer;

CREATE TABLE organisation_identifier (
	organisation_id text NOT NULL REFERENCES organisation,
	scheme text NOT NULL CHECK (scheme IN ('lei', 'uscc', 'jpcn', 'other')),
	value text NOT NULL,
	PRIMARY KEY (organisation_id, scheme, value)
);
-- One organisation a registered identifier; "other" may clash by chance.
CREATE UNIQUE INDEX organisation_identifier_once
	ON organisation_identifier (scheme, value) WHERE scheme <> 'other';
GRANT INSERT, DELETE ON organisation_identifier TO canopy_writer;

CREATE TABLE control_link (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	owner_id text NOT NULL REFERENCES organisation,
	owned_id text NOT NULL REFERENCES organisation,
	basis text NOT NULL CHECK (basis IN ('votes', 'board', 'contract',
		'de_facto', 'sole_member')),
	percent numeric(7,4) CHECK (percent >= 0 AND percent <= 100),
	valid_from date,
	valid_to date,
	changed_at timestamptz NOT NULL DEFAULT now(),
	CHECK (owner_id <> owned_id),
	CHECK (valid_from < valid_to),
	CHECK (basis <> 'votes' OR percent IS NOT NULL),
	UNIQUE NULLS NOT DISTINCT (owner_id, owned_id, basis, valid_from)
);
CREATE INDEX control_link_owned ON control_link (owned_id);
GRANT INSERT, UPDATE ON control_link TO canopy_writer;
