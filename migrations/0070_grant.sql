-- Licence grants, CNP-YYYY-NNNNNN. The counter's row is locked by the
-- transaction that grants, so numbers have no gaps within a year.
CREATE TABLE grant_counter (
	year integer PRIMARY KEY,
	last integer NOT NULL
);
GRANT INSERT, UPDATE ON grant_counter TO canopy_writer;

CREATE TABLE licence_grant (
	number text PRIMARY KEY CHECK (number ~ '^CNP-[0-9]{4}-[0-9]{6}$'),
	application_id text NOT NULL UNIQUE REFERENCES application,
	licensee_id text NOT NULL REFERENCES organisation,
	-- id, name, identifiers as they were when the grant was made
	licensee jsonb NOT NULL,
	-- folded names and number, for the search in the register
	search_text text NOT NULL,
	terms_version text NOT NULL REFERENCES terms,
	field_of_use text NOT NULL,
	purpose text NOT NULL,
	territories text[] NOT NULL,	-- ST.3 codes, or {"*"} for worldwide
	start date NOT NULL,
	state text NOT NULL DEFAULT 'active' CHECK (state IN ('active',
		'suspended', 'terminated', 'surrendered', 'ended')),
	route text NOT NULL CHECK (route IN ('open', 'reviewed')),
	-- the standing rule under which the machine granted; NULL: a person did
	rule_id bigint REFERENCES standing_rule,
	granted_at timestamptz NOT NULL DEFAULT now(),
	CHECK (rule_id IS NULL OR route = 'open'),
	CHECK (cardinality(territories) > 0)
);
CREATE INDEX licence_grant_licensee ON licence_grant (licensee_id);
-- what a standing rule has granted today
CREATE INDEX licence_grant_day ON licence_grant (terms_version, granted_at)
	WHERE rule_id IS NOT NULL;
GRANT INSERT, UPDATE (state) ON licence_grant TO canopy_writer;
