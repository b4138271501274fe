-- Rights: owners, legal events, families, on two clocks; and the rules by
-- which offices give rights and end them, as rows with source and date.
ALTER TABLE patent
	ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT fact_now(),
	-- kinds of claims where known: method, apparatus, use
	ADD COLUMN claim_kinds text[] NOT NULL DEFAULT '{}'
		CHECK (claim_kinds <@ '{method,apparatus,use}');
SELECT fact_versioned('patent');
CREATE INDEX patent_past_id ON patent_past (id);
CREATE INDEX patent_past_number ON patent_past (number);

-- Owners of record. A row is one owner's share of the right, in a territory
-- or (NULL) wherever the application has effect, from the day of execution.
CREATE TABLE ownership (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	patent_id bigint NOT NULL REFERENCES patent,
	territory text,			-- ST.3
	owner_id text REFERENCES organisation,
	owner_name text,		-- where the owner is not in the registry
	share numeric(7,4) CHECK (share > 0 AND share <= 100),
	-- how it was acquired, where it was not the first owner's
	acquired text CHECK (acquired IN ('assignment', 'merger', 'foreclosure',
		'spin-out', 'inheritance')),
	acquired_from text REFERENCES organisation,
	office_recorded_on date,	-- the office has put it on record
	-- has the buyer taken over the pool's duties; NULL: not known
	bound boolean,
	-- did the buyer know of the licences; NULL: not known
	knew boolean,
	LIKE fact_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	CHECK ((owner_id IS NULL) <> (owner_name IS NULL))
);
ALTER TABLE ownership ADD EXCLUDE USING gist (patent_id WITH =,
	coalesce(territory, '') WITH =,
	coalesce(owner_id, '~' || owner_name) WITH =,
	daterange(valid_from, valid_to) WITH &&) WHERE (preferred);
CREATE INDEX ownership_patent ON ownership (patent_id);
CREATE INDEX ownership_owner ON ownership (owner_id);
GRANT INSERT, UPDATE, DELETE ON ownership TO canopy_writer;
SELECT fact_versioned('ownership');
CREATE INDEX ownership_past_patent ON ownership_past (patent_id);

-- Legal events of an application: what an office has published.
CREATE TABLE legal_event (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	patent_id bigint NOT NULL REFERENCES patent,
	office text NOT NULL,		-- ST.3, who published it
	code text NOT NULL,		-- the office's own, or INPADOC's
	category text CHECK (category ~ '^[A-HK-NP-W]$'),	-- ST.27
	-- what it does to the right, in our words: see event_rule
	effect text NOT NULL,
	impact text NOT NULL CHECK (impact IN ('+', '0', '-')),
	territory text,			-- ST.3; NULL: the whole application
	event_on date NOT NULL,
	effective_on date NOT NULL,	-- event_on where nothing else is said
	-- {paid_until, days, until, states, year, text, …}
	detail jsonb NOT NULL DEFAULT '{}',
	LIKE fact_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	CHECK (valid_from IS NULL AND valid_to IS NULL),
	UNIQUE NULLS NOT DISTINCT (patent_id, office, code, territory, event_on,
		detail)
);
CREATE INDEX legal_event_patent ON legal_event (patent_id);
GRANT INSERT, UPDATE, DELETE ON legal_event TO canopy_writer;
SELECT fact_versioned('legal_event');
CREATE INDEX legal_event_past_patent ON legal_event_past (patent_id);

-- Families: which publications belong together, and how far that is known.
CREATE TABLE family (
	scheme text NOT NULL CHECK (scheme IN ('docdb', 'inpadoc', 'declared')),
	id text NOT NULL,
	-- all members published by this day are listed; NULL: not known
	complete_as_of date,
	source text,
	recorded_at timestamptz NOT NULL DEFAULT fact_now(),
	PRIMARY KEY (scheme, id)
);
GRANT INSERT, UPDATE ON family TO canopy_writer;
SELECT fact_versioned('family');
CREATE TABLE family_member (
	scheme text NOT NULL,
	family_id text NOT NULL,
	number text NOT NULL,		-- normal form with kind, need not be ours
	application_number text,
	office text NOT NULL,
	filed date,
	recorded_at timestamptz NOT NULL DEFAULT fact_now(),
	PRIMARY KEY (scheme, family_id, number),
	FOREIGN KEY (scheme, family_id) REFERENCES family
);
CREATE INDEX family_member_number ON family_member (number);
GRANT INSERT, UPDATE, DELETE ON family_member TO canopy_writer;
SELECT fact_versioned('family_member');

-- Rules. Each row says where it is from and when somebody last looked.
CREATE TABLE rule_shape (
	id text NOT NULL CHECK (id ~ '^[a-z0-9][a-z0-9.-]{0,63}$'),
	valid_from date,
	valid_to date,
	source text NOT NULL,
	verified_on date,		-- NULL: nobody has verified it
	recorded_at timestamptz NOT NULL DEFAULT fact_now(),
	CHECK (valid_from < valid_to)
);
-- A right of this office and type has effect in the territory.
CREATE TABLE territory_rule (
	LIKE rule_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	office text NOT NULL,
	right_type text,		-- NULL: every type
	territory text NOT NULL,
	-- direct: by grant; designated: in each state by validation;
	-- unitary: in the states taking part on the day of registration;
	-- extension: where the applicant asked for it
	way text NOT NULL CHECK (way IN ('direct', 'designated', 'unitary',
		'extension')),
	PRIMARY KEY (id)
);
-- How long a right lasts. filed_from <= filed < filed_to chooses the rule.
CREATE TABLE term_rule (
	LIKE rule_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	office text NOT NULL,
	right_type text NOT NULL CHECK (right_type IN ('invention',
		'utility-model', 'design', 'spc')),
	filed_from date,
	filed_to date,
	base text NOT NULL CHECK (base IN ('filing', 'grant')),
	years integer NOT NULL CHECK (years BETWEEN 1 AND 50),
	-- the last day is the day before the anniversary, else the anniversary
	day_before boolean NOT NULL,
	grace_months integer NOT NULL DEFAULT 6,	-- to pay a fee late
	restore_months integer NOT NULL DEFAULT 12,	-- to ask for restoration
	PRIMARY KEY (id)
);
-- What a code of an office means; office '*' is INPADOC's own.
CREATE TABLE event_rule (
	LIKE rule_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	office text NOT NULL,
	code text NOT NULL,
	category text,
	effect text NOT NULL CHECK (effect IN ('filed', 'published', 'examined',
		'granted', 'fee-paid', 'lapsed', 'restored', 'expired',
		'withdrawn', 'refused', 'surrendered', 'opposed',
		'opposition-ended', 'limited', 'revoked', 'unitary',
		'designated', 'extended', 'adjusted', 'disclaimed',
		'open-licence', 'open-licence-ended', 'party', 'none')),
	impact text NOT NULL CHECK (impact IN ('+', '0', '-')),
	label jsonb NOT NULL DEFAULT '{}',	-- {en, zh, ja}
	PRIMARY KEY (id),
	UNIQUE (office, code)
);
-- How old a record of an office may be.
CREATE TABLE freshness_rule (
	LIKE rule_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	office text NOT NULL UNIQUE,		-- '*': any other
	days integer NOT NULL CHECK (days > 0),
	PRIMARY KEY (id)
);
-- What the law of a territory does to licences.
CREATE TABLE law_rule (
	LIKE rule_shape INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
	territory text NOT NULL,
	matter text NOT NULL CHECK (matter IN ('transfer', 'co-owner',
		'licensor-insolvency', 'recordal')),
	effect text NOT NULL,
	note jsonb NOT NULL DEFAULT '{}',	-- {en, zh, ja}
	PRIMARY KEY (id),
	CHECK (CASE matter
		WHEN 'transfer' THEN effect IN ('binds', 'binds-if-recorded',
			'binds-if-recorded-or-known', 'disputed-unless-recorded')
		WHEN 'co-owner' THEN effect IN ('alone', 'all')
		WHEN 'licensor-insolvency' THEN effect IN ('protected',
			'may-end')
		ELSE effect IN ('within-3-months', 'optional', 'none') END),
	EXCLUDE USING gist (territory WITH =, matter WITH =,
		daterange(valid_from, valid_to) WITH &&)
);
GRANT INSERT, UPDATE, DELETE ON territory_rule, term_rule, event_rule,
	freshness_rule, law_rule TO canopy_writer;
SELECT fact_versioned('territory_rule');
SELECT fact_versioned('term_rule');
SELECT fact_versioned('event_rule');
SELECT fact_versioned('freshness_rule');
SELECT fact_versioned('law_rule');
