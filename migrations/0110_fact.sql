-- Two clocks. A fact says when it holds in the world (valid_from, valid_to,
-- half open, NULL is open) and when the registry learned it (recorded_at).
-- A correction changes the row in place; the trigger below keeps what the row
-- said before in TABLE_past, so that nothing said is ever lost, whatever the
-- program does. TABLE_all shows both: what was known at K is
--	recorded_at <= K AND (superseded_at IS NULL OR K < superseded_at)
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- The clock of what is known. Its row is locked by each transaction that
-- writes facts, so times are in the order of the commits: an answer given at
-- K can be given again, for no fact recorded at or before K appears later.
CREATE TABLE fact_clock (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	at timestamptz NOT NULL
);
INSERT INTO fact_clock (at) VALUES (clock_timestamp());

-- The time of the facts of this transaction. Whoever takes other locks too
-- calls it first.
CREATE FUNCTION fact_now() RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = canopy AS $$
DECLARE
	mine text := current_setting('canopy.fact_now', true);
	tick timestamptz;
BEGIN
	IF mine <> '' THEN
		RETURN mine::timestamptz;
	END IF;
	UPDATE fact_clock
	SET at = greatest(at + interval '1 microsecond', clock_timestamp())
	RETURNING at INTO tick;
	PERFORM set_config('canopy.fact_now', tick::text, true);
	RETURN tick;
END $$;

-- What facts have in common; tables take it by LIKE.
CREATE TABLE fact_shape (
	valid_from date,
	valid_to date,
	source_kind text NOT NULL DEFAULT 'member-declaration'
		CHECK (source_kind IN ('office-register', 'member-declaration',
		'applicant-statement', 'verifier', 'secretariat', 'press')),
	source text,		-- the register, letter or page
	as_of date,		-- the day on which the source said so
	document_id text,	-- evidence, SHA-256
	-- of conflicting facts one is preferred, and the reason says why
	preferred boolean NOT NULL DEFAULT true,
	reason text,
	recorded_at timestamptz NOT NULL DEFAULT fact_now(),
	CHECK (valid_from < valid_to)
);

CREATE FUNCTION fact_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = canopy AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN
		RETURN NEW;
	END IF;
	-- what this transaction wrote itself was never known
	IF OLD.recorded_at < fact_now() THEN
		EXECUTE format('INSERT INTO %I SELECT r.* FROM
			jsonb_populate_record(NULL::%1$I, $1) AS r',
			TG_TABLE_NAME || '_past')
		USING to_jsonb(OLD)
			|| jsonb_build_object('superseded_at', fact_now());
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	NEW.recorded_at := fact_now();
	RETURN NEW;
END $$;

-- Makes TABLE_past, TABLE_all and the trigger, or brings them up to date
-- after columns were added. The table needs recorded_at.
CREATE FUNCTION fact_versioned(name text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	col record;
	cols text;
BEGIN
	EXECUTE format('CREATE TABLE IF NOT EXISTS %I (superseded_at
		timestamptz NOT NULL)', name || '_past');
	FOR col IN
		SELECT a.attname, format_type(a.atttypid, a.atttypmod) AS kind
		FROM pg_attribute AS a
		WHERE a.attrelid = ('canopy.' || quote_ident(name))::regclass
			AND a.attnum > 0 AND NOT a.attisdropped
		ORDER BY a.attnum
	LOOP
		EXECUTE format('ALTER TABLE %I ADD COLUMN IF NOT EXISTS %I %s',
			name || '_past', col.attname, col.kind);
		cols := concat_ws(', ', cols, quote_ident(col.attname));
	END LOOP;
	EXECUTE format('DROP VIEW IF EXISTS %I', name || '_all');
	EXECUTE format('CREATE VIEW %1$I AS SELECT %2$s,
			NULL::timestamptz AS superseded_at FROM %3$I
		UNION ALL SELECT %2$s, superseded_at FROM %4$I',
		name || '_all', cols, name, name || '_past');
	EXECUTE format('CREATE OR REPLACE TRIGGER fact_keep
		BEFORE UPDATE OR DELETE ON %I
		FOR EACH ROW EXECUTE FUNCTION fact_keep()', name);
END $$;
REVOKE EXECUTE ON FUNCTION fact_versioned(text) FROM PUBLIC;

-- Documents that facts rest on. Served as attachments only.
CREATE TABLE document (
	id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{64}$'),	-- SHA-256
	filename text NOT NULL,
	media_type text NOT NULL,
	bytes bytea NOT NULL CHECK (length(bytes) BETWEEN 1 AND 10485760),
	added_by bigint REFERENCES account,
	added_at timestamptz NOT NULL DEFAULT now()
);
GRANT INSERT ON document TO canopy_writer;
