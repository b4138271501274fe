-- What a visitor of the demonstration pool may look at, in its order:
-- headings, and cases with the page that shows them.
CREATE TABLE coverage_example (
	position integer PRIMARY KEY CHECK (position > 0),
	heading jsonb,			-- {en, zh, ja}, or
	title jsonb,			-- the case
	text jsonb,			-- what it shows, one sentence
	path text CHECK (path LIKE '/%'),	-- behind the language
	answer text CHECK (answer IN ('LICENSED', 'NOT_LICENSED', 'NOT_NEEDED',
		'UNCERTAIN')),		-- that the page gives, if it is one
	CHECK ((heading IS NULL) = (title IS NOT NULL)),
	CHECK ((title IS NULL) = (text IS NULL)
		AND (title IS NULL) = (path IS NULL)),
	CHECK (answer IS NULL OR path IS NOT NULL)
);
GRANT INSERT, DELETE ON coverage_example TO canopy_writer;
