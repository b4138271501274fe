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
	-- how often it was submitted; a returned one is submitted again
	submission integer NOT NULL DEFAULT 0 CHECK (submission >= 0),
	created_at timestamptz NOT NULL DEFAULT now(),
	changed_at timestamptz NOT NULL DEFAULT now(),
	submitted_at timestamptz,
	due_on date,	-- the day by which the secretariat means to answer
	claimed_by bigint REFERENCES account,
	claimed_at timestamptz,
	CHECK (account_id IS NOT NULL OR visit_hash IS NOT NULL),
	-- a draft may be dropped before anybody knows whose it is
	CHECK (state = 'draft' OR (state = 'withdrawn' AND submission = 0)
		OR (account_id IS NOT NULL AND submitted_at IS NOT NULL
			AND content_hash IS NOT NULL AND submission > 0
			AND due_on IS NOT NULL)),
	CHECK ((claimed_by IS NULL) = (claimed_at IS NULL)),
	CHECK (state <> 'in-review' OR claimed_by IS NOT NULL)
);
CREATE INDEX application_account ON application (account_id);
CREATE INDEX application_visit ON application (visit_hash)
	WHERE account_id IS NULL;
CREATE INDEX application_state ON application (state, due_on, id);
CREATE INDEX application_submitted ON application (submitted_at, id);
-- pending applications of one organisation
CREATE INDEX application_identifier ON application
	((answers ->> 'scheme'), (answers ->> 'identifier'))
	WHERE state IN ('submitted', 'in-review', 'returned');
GRANT INSERT, UPDATE ON application TO canopy_writer;

-- What was submitted, word for word: the SHA-256 of the text is the
-- application's content_hash of that time.
CREATE TABLE application_submission (
	application_id text NOT NULL REFERENCES application,
	submission integer NOT NULL CHECK (submission > 0),
	content text NOT NULL,
	content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
	reply text,	-- the applicant's answer to a return
	at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (application_id, submission)
);
GRANT INSERT ON application_submission TO canopy_writer;

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

-- Organisations that assert patents against a member. Kept by the
-- secretariat; applicants never learn that they are listed.
CREATE TABLE adversary (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	scheme text NOT NULL CHECK (scheme IN ('lei', 'uscc', 'jpcn', 'other')),
	value text NOT NULL,
	name text NOT NULL,
	reason text NOT NULL,
	since date NOT NULL,
	until date,	-- first day on which it no longer holds
	created_by bigint NOT NULL REFERENCES account,
	created_at timestamptz NOT NULL DEFAULT now(),
	CHECK (since < until)
);
CREATE INDEX adversary_identifier ON adversary (scheme, value);
GRANT INSERT, UPDATE (until) ON adversary TO canopy_writer;
