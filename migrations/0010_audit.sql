-- Who did what to which object, written in the transaction of the change.
-- actor_id is NULL for the machine itself (imports, standing approval).
CREATE TABLE audit_event (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at timestamptz NOT NULL DEFAULT clock_timestamp(),
	actor_id bigint,
	actor_role text NOT NULL CHECK (actor_role IN ('anyone', 'applicant',
		'member', 'secretariat', 'admin', 'system')),
	action text NOT NULL CHECK (action ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$'),
	object_kind text NOT NULL,
	object_id text NOT NULL,
	-- SHA-256 of the object's content before and after, hexadecimal
	before_hash text CHECK (before_hash ~ '^[0-9a-f]{64}$'),
	after_hash text CHECK (after_hash ~ '^[0-9a-f]{64}$'),
	detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_event_object ON audit_event (object_kind, object_id, id);
CREATE INDEX audit_event_actor ON audit_event (actor_id, id);
GRANT INSERT ON audit_event TO canopy_writer;
