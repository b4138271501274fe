-- How long before it takes effect a withdrawal or an exit is announced.
CREATE TABLE notice_rule (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	months integer NOT NULL CHECK (months BETWEEN 0 AND 60),
	source text NOT NULL,
	verified_on date
);
INSERT INTO notice_rule (months, source)
VALUES (6, 'Accession agreement: notice of six months at least');
GRANT UPDATE ON notice_rule TO canopy_writer;
