-- Questions that wait for a field ruling. The person is not published.
CREATE TABLE ruling_request (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	question text NOT NULL,
	facts text NOT NULL,
	lang text NOT NULL CHECK (lang IN ('en', 'zh', 'ja')),
	account_id bigint NOT NULL REFERENCES account,
	asked_at timestamptz NOT NULL DEFAULT now(),
	due_on date NOT NULL,	-- the day by which the secretariat means to answer
	ruling_id text REFERENCES field_ruling,
	-- answered without a ruling: why
	closed_reason text,
	closed_at timestamptz,
	CHECK ((closed_at IS NULL)
		= (ruling_id IS NULL AND closed_reason IS NULL))
);
CREATE INDEX ruling_request_open ON ruling_request (due_on)
	WHERE closed_at IS NULL;
CREATE INDEX ruling_request_account ON ruling_request (account_id);
GRANT INSERT, UPDATE (ruling_id, closed_reason, closed_at) ON ruling_request
	TO canopy_writer;

-- Numbers of rulings: FR-YYYY-NNN without gaps, as with grants.
CREATE TABLE ruling_counter (
	year integer PRIMARY KEY,
	last integer NOT NULL
);
GRANT INSERT, UPDATE ON ruling_counter TO canopy_writer;
