-- What keeps the past does not rest on what the role that writes may say: it
-- can set canopy.fact_now to any time, and could put a temporary table in the
-- place of one of these. So the clock itself says which transaction has moved
-- it, and temporary tables are looked for last. The number of a transaction
-- may come again in a cluster that was made anew from a dump, its time does
-- not.
ALTER TABLE fact_clock ADD COLUMN moved_by xid8;

CREATE OR REPLACE FUNCTION fact_now() RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = canopy, pg_temp AS $$
DECLARE
	mine text := current_setting('canopy.fact_now', true);
	tick timestamptz;
BEGIN
	IF mine <> '' THEN
		SELECT c.at INTO tick
		FROM fact_clock AS c
		WHERE c.at = mine::timestamptz AND c.at >= now()
			AND c.moved_by = pg_current_xact_id();
		IF FOUND THEN
			RETURN tick;
		END IF;
	END IF;
	UPDATE fact_clock
	SET at = greatest(at + interval '1 microsecond', clock_timestamp()),
		moved_by = pg_current_xact_id()
	RETURNING at INTO tick;
	PERFORM set_config('canopy.fact_now', tick::text, true);
	RETURN tick;
END $$;

-- As before, with the time asked for once.
CREATE OR REPLACE FUNCTION fact_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = canopy, pg_temp AS $$
DECLARE
	tick timestamptz;
BEGIN
	IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN
		RETURN NEW;
	END IF;
	tick := fact_now();
	-- what this transaction wrote itself was never known
	IF OLD.recorded_at < tick THEN
		EXECUTE format('INSERT INTO %I SELECT r.* FROM
			jsonb_populate_record(NULL::%1$I, $1) AS r',
			TG_TABLE_NAME || '_past')
		USING to_jsonb(OLD) || jsonb_build_object('superseded_at', tick);
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	NEW.recorded_at := tick;
	RETURN NEW;
END $$;
ALTER FUNCTION fact_mark() SET search_path = canopy, pg_temp;

-- Who only reads does not move the clock, nor hold its lock.
REVOKE EXECUTE ON FUNCTION fact_now(), fact_keep(), fact_mark() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fact_now() TO canopy_writer;

-- The time and the place of an event in the trail are the server's.
REVOKE INSERT ON audit_event FROM canopy_writer;
GRANT INSERT (actor_id, actor_role, action, object_kind, object_id,
	before_hash, after_hash, detail) ON audit_event TO canopy_writer;
