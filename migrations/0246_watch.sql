-- Searches that somebody has saved, what a watch has seen of them, and the
-- inbox of what it found.
CREATE TABLE saved_search (
	id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{16}$'),
	account_id bigint NOT NULL REFERENCES account,
	name text NOT NULL CHECK (name <> ''),
	-- the pairs of the address, as the search page writes them
	question text NOT NULL,
	lang text NOT NULL CHECK (lang IN ('en', 'zh', 'ja')),
	watched boolean NOT NULL DEFAULT false,
	-- the hits of the last look, sorted; NULL: nobody has looked yet
	seen bigint[],
	looked_at timestamptz,
	created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX saved_search_account ON saved_search (account_id);
CREATE INDEX saved_search_watched ON saved_search (id) WHERE watched;
GRANT INSERT, UPDATE, DELETE ON saved_search TO canopy_writer;

-- A person's watch on the rights of the grants of their organisation: up to
-- where facts have been looked through (the second clock).
CREATE TABLE grant_watch (
	account_id bigint PRIMARY KEY REFERENCES account,
	looked_up_to timestamptz NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now()
);
GRANT INSERT, UPDATE, DELETE ON grant_watch TO canopy_writer;

CREATE TABLE inbox_entry (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	account_id bigint NOT NULL REFERENCES account,
	kind text NOT NULL CHECK (kind IN ('new-hits', 'status')),
	-- new-hits: the search, its name then, the number of hits, the first
	-- numbers; status: number, what was and is, event, grants
	detail jsonb NOT NULL CHECK (jsonb_typeof(detail) = 'object'),
	at timestamptz NOT NULL DEFAULT now(),
	read_at timestamptz
);
CREATE INDEX inbox_entry_account ON inbox_entry (account_id, id);
CREATE INDEX inbox_entry_unread ON inbox_entry (account_id)
	WHERE read_at IS NULL;
GRANT INSERT, UPDATE, DELETE ON inbox_entry TO canopy_writer;
