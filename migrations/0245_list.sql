-- My list: patents that somebody has put aside, kept with the account, or
-- under the hash of the visit cookie until somebody signs in.
CREATE TABLE patent_list (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	account_id bigint UNIQUE REFERENCES account,
	visit_hash text UNIQUE CHECK (visit_hash ~ '^[0-9a-f]{64}$'),
	changed_at timestamptz NOT NULL DEFAULT now(),
	CHECK ((account_id IS NULL) <> (visit_hash IS NULL))
);
-- lists of visits that have ended are removed
CREATE INDEX patent_list_old ON patent_list (changed_at)
	WHERE account_id IS NULL;
GRANT INSERT, UPDATE, DELETE ON patent_list TO canopy_writer;

CREATE TABLE patent_list_entry (
	list_id bigint NOT NULL REFERENCES patent_list ON DELETE CASCADE,
	patent_id bigint NOT NULL REFERENCES patent,
	added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	PRIMARY KEY (list_id, patent_id)
);
CREATE INDEX patent_list_entry_patent ON patent_list_entry (patent_id);
GRANT INSERT, UPDATE, DELETE ON patent_list_entry TO canopy_writer;
