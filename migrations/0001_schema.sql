-- The schema and what every table of it grants by itself: reading. Writing
-- is granted table by table, next to the table.
-- `canopy migrate` has made the schema, for its own table.

ALTER DEFAULT PRIVILEGES IN SCHEMA canopy
	GRANT SELECT ON TABLES TO canopy_reader, canopy_writer;
ALTER DEFAULT PRIVILEGES IN SCHEMA canopy
	GRANT USAGE ON SEQUENCES TO canopy_writer;

-- One row: what kind of instance this is.
CREATE TABLE instance (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	demo boolean NOT NULL DEFAULT false
);
INSERT INTO instance DEFAULT VALUES;
GRANT UPDATE (demo) ON instance TO canopy_writer;
