-- Applications for a licence. Answers are saved page by page; a submitted
-- application is frozen and known by the SHA-256 of its content.
CREATE TABLE application (
	id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{16}$'),
	account_id bigint REFERENCES account,
	-- SHA-256 of the visit cookie of somebody who has not signed in
	visit_hash text CHECK (visit_hash ~ '^[0-9a-f]{64}$'),
	route text NOT NULL CHECK (route IN ('open', 'reviewed')),
	state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft',
		'submitted', 'in-review', 'returned', 'granted', 'refused',
		'withdrawn')),
	patent_number text,	-- where the visitor came from, if anywhere
	terms_version text NOT NULL REFERENCES terms,
	answers jsonb NOT NULL DEFAULT '{}',
	-- why the open route did not grant at once, a code
	queued_for text,
	content_hash text CHECK (content_hash ~ '^[0-9a-f]{64}$'),
	created_at timestamptz NOT NULL DEFAULT now(),
	changed_at timestamptz NOT NULL DEFAULT now(),
	submitted_at timestamptz,
	organisation_id text REFERENCES organisation,
	claimed_by bigint REFERENCES account,
	claimed_at timestamptz,
	CHECK (account_id IS NOT NULL OR visit_hash IS NOT NULL),
	CHECK (state = 'draft' OR (account_id IS NOT NULL
		AND submitted_at IS NOT NULL AND content_hash IS NOT NULL))
);
CREATE INDEX application_account ON application (account_id);
CREATE INDEX application_state ON application (state, submitted_at);
GRANT INSERT, UPDATE ON application TO canopy_writer;

-- Evidence. Served as an attachment only.
CREATE TABLE application_document (
	id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{16}$'),
	application_id text NOT NULL REFERENCES application,
	filename text NOT NULL,
	media_type text NOT NULL,
	sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
	size integer NOT NULL CHECK (size BETWEEN 1 AND 10485760),
	bytes bytea NOT NULL,
	added_at timestamptz NOT NULL DEFAULT now(),
	removed_at timestamptz
);
CREATE INDEX application_document_of ON application_document (application_id);
GRANT INSERT, UPDATE (removed_at) ON application_document TO canopy_writer;

-- The reviewer's findings, and questions with the applicant's answers.
CREATE TABLE review (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	application_id text NOT NULL REFERENCES application,
	reviewer_id bigint NOT NULL REFERENCES account,
	content_hash text NOT NULL,	-- what was reviewed
	outcome text NOT NULL CHECK (outcome IN ('recommend-grant',
		'recommend-refuse', 'return')),
	note text NOT NULL,
	at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX review_application ON review (application_id);
GRANT INSERT ON review TO canopy_writer;

CREATE TABLE decision (
	application_id text PRIMARY KEY REFERENCES application,
	-- NULL: the machine, under the standing rule
	decider_id bigint REFERENCES account,
	rule_id bigint REFERENCES standing_rule,
	outcome text NOT NULL CHECK (outcome IN ('granted', 'refused')),
	reasons text NOT NULL,
	at timestamptz NOT NULL DEFAULT now(),
	CHECK ((decider_id IS NULL) <> (rule_id IS NULL))
);
GRANT INSERT ON decision TO canopy_writer;
