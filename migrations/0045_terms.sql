-- Licence terms: versioned text in three languages, never edited.
CREATE TABLE terms (
	version text PRIMARY KEY CHECK (version ~ '^[0-9a-z][0-9a-z.-]{0,31}$'),
	route text NOT NULL CHECK (route IN ('open', 'reviewed')),
	title jsonb NOT NULL,
	text jsonb NOT NULL,
	-- SHA-256 of the UTF-8 bytes of each text
	sha256 jsonb NOT NULL,
	governing text NOT NULL CHECK (governing IN ('en', 'zh', 'ja')),
	effective_from date NOT NULL,
	effective_to date,
	created_at timestamptz NOT NULL DEFAULT now(),
	CHECK (effective_from < effective_to)
);
GRANT INSERT, UPDATE (effective_to) ON terms TO canopy_writer;

-- The rule under which the open route grants by itself. It is in force when
-- two different people of the secretariat have approved it, it has not
-- expired and nobody has withdrawn it.
CREATE TABLE standing_rule (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	terms_version text NOT NULL REFERENCES terms,
	per_day integer NOT NULL CHECK (per_day BETWEEN 1 AND 10000),
	expires_on date NOT NULL,
	sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
	created_by bigint NOT NULL REFERENCES account,
	created_at timestamptz NOT NULL DEFAULT now(),
	withdrawn_by bigint REFERENCES account,
	withdrawn_at timestamptz
);
GRANT INSERT, UPDATE (withdrawn_by, withdrawn_at) ON standing_rule TO canopy_writer;

CREATE TABLE standing_approval (
	rule_id bigint NOT NULL REFERENCES standing_rule,
	account_id bigint NOT NULL REFERENCES account,
	approved_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (rule_id, account_id)
);
GRANT INSERT ON standing_approval TO canopy_writer;
