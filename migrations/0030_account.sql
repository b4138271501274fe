-- People who can sign in. Passwords are Argon2id strings of libsodium.
CREATE TABLE account (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	-- as account_email_normalize() makes it
	email text NOT NULL UNIQUE CHECK (email = lower(email)),
	name text NOT NULL CHECK (name <> ''),
	password text CHECK (password LIKE '$argon2id$%'),
	has_password boolean NOT NULL
		GENERATED ALWAYS AS (password IS NOT NULL) STORED,
	role text NOT NULL CHECK (role IN ('applicant', 'member',
		'secretariat', 'admin')),
	organisation_id text REFERENCES organisation,
	-- NULL: nobody has shown that the address is theirs
	verified_at timestamptz,
	disabled_at timestamptz,
	created_at timestamptz NOT NULL DEFAULT now()
);
GRANT INSERT, UPDATE ON account TO canopy_writer;
-- Pages that only read can never show a password string.
REVOKE SELECT ON account FROM canopy_reader;
GRANT SELECT (id, email, name, has_password, role, organisation_id,
	verified_at, disabled_at, created_at) ON account TO canopy_reader;

-- A session is known by the SHA-256 of its cookie only.
CREATE TABLE session (
	token_hash text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),
	account_id bigint NOT NULL REFERENCES account,
	created_at timestamptz NOT NULL DEFAULT now(),
	expires_at timestamptz NOT NULL
);
CREATE INDEX session_account ON session (account_id);
GRANT INSERT, DELETE ON session TO canopy_writer;

-- One-time links to set a password, made by `canopy user`.
CREATE TABLE password_link (
	token_hash text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),
	account_id bigint NOT NULL REFERENCES account,
	expires_at timestamptz NOT NULL,
	-- used, or replaced by a newer one
	used_at timestamptz
);
CREATE INDEX password_link_account ON password_link (account_id);
GRANT INSERT, UPDATE (used_at) ON password_link TO canopy_writer;
