-- Membership in the alliance; coming back makes a new row.
CREATE TABLE member (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	organisation_id text NOT NULL REFERENCES organisation,
	role text NOT NULL CHECK (role IN ('founder', 'ordinary', 'supporter')),
	since date NOT NULL,
	until date,
	changed_at timestamptz NOT NULL DEFAULT now(),
	CHECK (since < until),
	UNIQUE (organisation_id, since)
);
GRANT INSERT, UPDATE ON member TO canopy_writer;
