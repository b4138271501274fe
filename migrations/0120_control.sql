-- Organisations, names and control on two clocks.
ALTER TABLE organisation
	ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT fact_now();
SELECT fact_versioned('organisation');
CREATE INDEX organisation_past_id ON organisation_past (id);

-- Earlier and later names; organisation.name is the one used today.
CREATE TABLE organisation_name (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	organisation_id text NOT NULL REFERENCES organisation,
	name jsonb NOT NULL CHECK (jsonb_typeof(name) = 'object' AND name <> '{}'),
	LIKE fact_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	EXCLUDE USING gist (organisation_id WITH =,
		daterange(valid_from, valid_to) WITH &&) WHERE (preferred)
);
GRANT INSERT, UPDATE, DELETE ON organisation_name TO canopy_writer;
SELECT fact_versioned('organisation_name');

-- What happened to an organisation on valid_from. other_id: the one that it
-- was merged into.
CREATE TABLE organisation_event (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	organisation_id text NOT NULL REFERENCES organisation,
	kind text NOT NULL CHECK (kind IN ('merged', 'dissolved',
		'insolvency-opened', 'insolvency-closed')),
	other_id text REFERENCES organisation,
	LIKE fact_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	CHECK (valid_from IS NOT NULL AND valid_to IS NULL),
	CHECK ((kind = 'merged') = (other_id IS NOT NULL)),
	CHECK (other_id <> organisation_id)
);
CREATE UNIQUE INDEX organisation_event_once ON organisation_event
	(organisation_id, kind, valid_from) WHERE preferred;
GRANT INSERT, UPDATE, DELETE ON organisation_event TO canopy_writer;
SELECT fact_versioned('organisation_event');

ALTER TABLE control_link
	ADD COLUMN source_kind text NOT NULL DEFAULT 'member-declaration'
		CHECK (source_kind IN ('office-register', 'member-declaration',
		'applicant-statement', 'verifier', 'secretariat', 'press')),
	ADD COLUMN source text,
	ADD COLUMN as_of date,
	ADD COLUMN document_id text,
	ADD COLUMN preferred boolean NOT NULL DEFAULT true,
	ADD COLUMN reason text,
	ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT fact_now(),
	DROP CONSTRAINT control_link_owner_id_owned_id_basis_valid_from_key,
	ADD CONSTRAINT control_link_once UNIQUE NULLS NOT DISTINCT
		(owner_id, owned_id, basis, valid_from, source_kind, source),
	ADD CONSTRAINT control_link_apart EXCLUDE USING gist (owner_id WITH =,
		owned_id WITH =, basis WITH =,
		daterange(valid_from, valid_to) WITH &&) WHERE (preferred);
CREATE INDEX control_link_owner ON control_link (owner_id);
GRANT DELETE ON control_link TO canopy_writer;
SELECT fact_versioned('control_link');
CREATE INDEX control_link_past_owned ON control_link_past (owned_id);
CREATE INDEX control_link_past_owner ON control_link_past (owner_id);

-- Memberships: signed, notice of leaving given on, until is the exit.
ALTER TABLE member
	ADD COLUMN signed_on date,
	ADD COLUMN notice_on date,
	ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT fact_now(),
	ADD CHECK (notice_on >= since),
	ADD CHECK (until >= notice_on),
	ADD CONSTRAINT member_apart EXCLUDE USING gist (organisation_id WITH =,
		daterange(since, until) WITH &&);
SELECT fact_versioned('member');

-- A member looks twice a year through what the registry says it pools.
CREATE TABLE attestation (
	member_id text NOT NULL REFERENCES organisation,
	period text NOT NULL CHECK (period ~ '^[0-9]{4}H[12]$'),
	-- SHA-256 of the lines "number\n" of the list, sorted by code point
	list_hash text NOT NULL CHECK (list_hash ~ '^[0-9a-f]{64}$'),
	patents integer NOT NULL,
	account_id bigint NOT NULL REFERENCES account,
	note text,
	at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (member_id, period)
);
GRANT INSERT ON attestation TO canopy_writer;
