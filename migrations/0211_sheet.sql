-- Lists of numbers that somebody has checked, so that the sheet has an
-- address. The id is made of the content: the same list is kept once.
CREATE TABLE coverage_sheet (
	id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{32}$'),
	numbers text[] NOT NULL CHECK (cardinality(numbers) BETWEEN 1 AND 1000),
	created_at timestamptz NOT NULL DEFAULT now()
);
GRANT INSERT ON coverage_sheet TO canopy_writer;
