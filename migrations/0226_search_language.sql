-- What the query language needs beside the texts.

-- Trusted, and a part of PostgreSQL's own package: proposals for words that
-- nobody has written.
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- Streams of names, script-folded: applicants and owners, a form feed,
-- inventors, a line each. Their keys stand among the keys of the texts, marked
-- "@" and "^".
ALTER TABLE search_document ADD COLUMN names text NOT NULL DEFAULT '';

-- The words of all texts and names as they are written, and their stems, which
-- are what documents are found by: for words that are cut off and for
-- proposals. Words stay when the last text that held them has gone.
CREATE TABLE search_word (
	word text COLLATE "C" PRIMARY KEY,
	stem text NOT NULL
);
GRANT INSERT ON search_word TO canopy_writer;

-- The part of a stream that a field is.
CREATE FUNCTION search_part(stream text, field text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
	SELECT CASE $2 WHEN 'ti' THEN split_part($1, E'\f', 1)
		WHEN 'ab' THEN split_part($1, E'\f', 2)
		WHEN 'cl' THEN split_part($1, E'\f', 3)
		WHEN 'ta' THEN split_part($1, E'\f', 1) || E'\f'
			|| split_part($1, E'\f', 2)
		ELSE $1 END
$$;

-- Where a symbol stands in the order of its classification: subclass, group
-- as a number of four digits, subgroup as digits behind a point.
CREATE FUNCTION search_class_key(symbol text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
	SELECT left($1, 4) || CASE WHEN length($1) > 4
		THEN lpad(split_part(substr($1, 5), '/', 1), 4, '0')
			|| split_part($1, '/', 2)
		ELSE '' END
$$;
