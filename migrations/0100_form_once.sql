-- Idempotency: a form is carried out once. The key is filed in the
-- transaction of the change, so whoever sends the form again, after a click
-- too many or an answer that was lost, is led to what came of it.
CREATE TABLE form_once (
	key text PRIMARY KEY CHECK (key ~ '^[0-9a-f]{64}$'),
	location text,
	at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX form_once_at ON form_once (at);
GRANT INSERT, DELETE, UPDATE (location) ON form_once TO canopy_writer;
