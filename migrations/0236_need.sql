-- Needs: what people look for and the pool does not have. The secretariat
-- passes them on to the members.
CREATE TABLE need (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	body text NOT NULL CHECK (body <> ''),
	topic text REFERENCES topic,
	contact text,		-- as given; goes when the need is closed
	lang text NOT NULL CHECK (lang IN ('en', 'zh', 'ja')),
	told_at timestamptz NOT NULL DEFAULT now(),
	closed_at timestamptz,
	CHECK (closed_at IS NULL OR contact IS NULL)
);
CREATE INDEX need_open ON need (id) WHERE closed_at IS NULL;
GRANT INSERT, UPDATE (contact, closed_at) ON need TO canopy_writer;
