-- Terms with parameters, scope versions, versions and status of grants.
-- Keys and meaning of the parameters: app/terms/parameters.h.
ALTER TABLE terms ADD COLUMN parameters jsonb NOT NULL DEFAULT '{}'
	CHECK (jsonb_typeof(parameters) = 'object');

-- What a field of use is, as of a version: grants pin one or go along.
CREATE TABLE scope_version (
	version text PRIMARY KEY CHECK (version ~ '^[0-9a-z][0-9a-z.-]{0,31}$'),
	effective_from date NOT NULL UNIQUE,
	created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE scope_field (
	version text NOT NULL REFERENCES scope_version,
	field text NOT NULL,		-- slug of a topic
	definition jsonb NOT NULL,	-- {en, zh, ja}
	codes text[] NOT NULL DEFAULT '{}',	-- CPC symbols, a guide
	PRIMARY KEY (version, field)
);
GRANT INSERT ON scope_version, scope_field TO canopy_writer;
INSERT INTO scope_version (version, effective_from)
	VALUES ('scope-1.0', '2022-08-02');
INSERT INTO scope_field (version, field, definition, codes)
SELECT 'scope-1.0', t.slug, t.label, ARRAY (SELECT r.prefix
	FROM topic_rule AS r WHERE r.topic = t.slug ORDER BY r.prefix)
FROM topic AS t;

-- Published answers to "is this use within that field?".
CREATE TABLE field_ruling (
	id text PRIMARY KEY CHECK (id ~ '^FR-[0-9]{4}-[0-9]{3}$'),
	version integer NOT NULL DEFAULT 1 CHECK (version > 0),
	-- a short name of the use, "load-balancing", that questions may give
	use text NOT NULL CHECK (use ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
	field text NOT NULL,
	within boolean NOT NULL,
	question jsonb NOT NULL,	-- {en, zh, ja} each
	facts jsonb NOT NULL,
	answer jsonb NOT NULL,
	given_by text NOT NULL,		-- the person or body, as published
	account_id bigint REFERENCES account,
	published_on date NOT NULL,
	valid_to date,			-- replaced or withdrawn
	recorded_at timestamptz NOT NULL DEFAULT fact_now(),
	CHECK (published_on < valid_to)
);
CREATE UNIQUE INDEX field_ruling_use ON field_ruling (use, field)
	WHERE valid_to IS NULL;
GRANT INSERT, UPDATE ON field_ruling TO canopy_writer;
SELECT fact_versioned('field_ruling');

ALTER TABLE licence_grant DROP CONSTRAINT licence_grant_state_check,
	ADD CONSTRAINT licence_grant_state_check CHECK (state IN ('active',
		'suspended', 'terminated', 'rescinded', 'surrendered', 'ended')),
	-- what the public register shows
	ADD COLUMN publication text NOT NULL DEFAULT 'full'
		CHECK (publication IN ('full', 'name', 'number')),
	ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT fact_now();
SELECT fact_versioned('licence_grant');

-- What a grant covers; an amendment is a further version.
CREATE TABLE grant_version (
	number text NOT NULL REFERENCES licence_grant,
	version integer NOT NULL CHECK (version > 0),
	-- the patents: a list, the pool on the day of the grant, or the pool
	-- as it changes
	basis text NOT NULL CHECK (basis IN ('fixed', 'pool-at-grant',
		'pool-changing')),
	patents text[] NOT NULL DEFAULT '{}',	-- numbers; basis fixed
	fields text[] NOT NULL,			-- slugs, or {other}
	acts text[] NOT NULL DEFAULT '{make,have-made,use,sell,offer,import,keep}'
		CHECK (acts <@ '{make,have-made,use,sell,offer,import,keep}'),
	territories text[] NOT NULL,		-- ST.3, or {*}
	scope_version text REFERENCES scope_version,	-- NULL: as amended
	effective_from date NOT NULL,	-- of this version; the first: the start
	end_on date,			-- first day without licence
	past_from date,			-- release of past use from this day
	reason text,
	recorded_at timestamptz NOT NULL DEFAULT fact_now(),
	PRIMARY KEY (number, version),
	UNIQUE (number, effective_from),
	CHECK ((basis = 'fixed') = (patents <> '{}')),
	CHECK (fields <> '{}' AND acts <> '{}' AND territories <> '{}'),
	CHECK (effective_from < end_on),
	CHECK (past_from < effective_from)
);
GRANT INSERT, UPDATE ON grant_version TO canopy_writer;
SELECT fact_versioned('grant_version');
INSERT INTO grant_version (number, version, basis, fields, territories,
	effective_from)
SELECT number, 1, 'pool-changing', ARRAY[field_of_use], territories, start
FROM licence_grant;

-- Somebody asserts patents against a member.
CREATE TABLE defensive_event (
	id text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
	claimant_id text NOT NULL REFERENCES organisation,
	target_id text NOT NULL REFERENCES organisation,
	patent text,			-- what is asserted, as it was named
	forum text,
	kind text NOT NULL CHECK (kind IN ('threat', 'suit',
		'administrative')),
	filed_on date NOT NULL,
	notice_on date,			-- the licensee was told
	cure_until date,		-- last day to withdraw the assertion
	outcome text CHECK (outcome IN ('cured', 'suspended', 'terminated',
		'dismissed')),
	outcome_on date,
	LIKE fact_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	CHECK (notice_on >= filed_on AND cure_until >= notice_on),
	CHECK ((outcome IS NULL) = (outcome_on IS NULL))
);
GRANT INSERT, UPDATE ON defensive_event TO canopy_writer;
SELECT fact_versioned('defensive_event');

-- What becomes of a grant. valid_from is the day from which it counts.
CREATE TABLE grant_event (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	number text NOT NULL REFERENCES licence_grant,
	kind text NOT NULL CHECK (kind IN ('suspended', 'reinstated',
		'terminated', 'rescinded', 'surrendered', 'ended')),
	-- whose rights: all, those of one licensor, or those named
	scope text NOT NULL DEFAULT 'all' CHECK (scope IN ('all', 'licensor',
		'rights')),
	licensor_id text REFERENCES organisation,
	rights text[] NOT NULL DEFAULT '{}',	-- numbers
	-- new-acts leaves installations already in service alone
	effect text NOT NULL DEFAULT 'all-acts' CHECK (effect IN ('new-acts',
		'all-acts')),
	defensive_id text REFERENCES defensive_event,
	LIKE fact_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	CHECK (valid_from IS NOT NULL AND valid_to IS NULL),
	CHECK ((scope = 'licensor') = (licensor_id IS NOT NULL)),
	CHECK ((scope = 'rights') = (rights <> '{}'))
);
CREATE INDEX grant_event_number ON grant_event (number);
GRANT INSERT, UPDATE, DELETE ON grant_event TO canopy_writer;
SELECT fact_versioned('grant_event');

-- A grant put on record at an office against one right.
CREATE TABLE recordal (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	number text NOT NULL REFERENCES licence_grant,
	patent_id bigint NOT NULL REFERENCES patent,
	territory text NOT NULL,
	office text NOT NULL,
	filed_on date,
	effective_on date,
	recordal_number text,
	LIKE fact_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	CHECK (valid_from IS NULL AND valid_to IS NULL),
	CHECK (filed_on <= effective_on)
);
CREATE UNIQUE INDEX recordal_once ON recordal (number, patent_id, territory)
	WHERE preferred;
GRANT INSERT, UPDATE, DELETE ON recordal TO canopy_writer;
SELECT fact_versioned('recordal');

-- Answers on which an organisation may rely: app/coverage/reliance.h.
CREATE TABLE coverage_answer (
	id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{16}$'),
	organisation_id text NOT NULL REFERENCES organisation,
	account_id bigint REFERENCES account,
	question jsonb NOT NULL,	-- the parameters of the permalink
	answer text NOT NULL,
	reasons jsonb NOT NULL,
	known_at timestamptz NOT NULL,	-- as_known_at of the answer
	given_at timestamptz NOT NULL DEFAULT now(),
	reliance_days integer NOT NULL CHECK (reliance_days >= 0),
	-- the organisation was told that the answer no longer stands
	notice_on date,
	recorded_at timestamptz NOT NULL DEFAULT fact_now()
);
CREATE INDEX coverage_answer_organisation ON coverage_answer
	(organisation_id, given_at);
GRANT INSERT, UPDATE (notice_on, recorded_at) ON coverage_answer
	TO canopy_writer;
SELECT fact_versioned('coverage_answer');
