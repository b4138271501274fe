-- Concepts with their terms in three languages, by which searches are widened.
-- Each language's usual term comes first. keys: of all terms, en before zh
-- before ja, as the tokeniser whose form is noted makes them
-- (app/glossary/glossary.h). A concept is never removed: what is withdrawn is
-- not added again by the next update.
CREATE TABLE concept (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
	area text NOT NULL CHECK (area ~ '^[a-z][a-z-]{0,31}$'),
	en text[] NOT NULL CHECK (cardinality(en) > 0),
	zh text[] NOT NULL CHECK (cardinality(zh) > 0),
	ja text[] NOT NULL CHECK (cardinality(ja) > 0),
	keys text[] NOT NULL,
	form integer NOT NULL,
	withdrawn boolean NOT NULL DEFAULT false,
	version integer NOT NULL DEFAULT 1,
	changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX concept_keys ON concept USING gin (keys);
GRANT INSERT, UPDATE ON concept TO canopy_writer;
