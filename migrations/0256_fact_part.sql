-- When the facts that most questions of coverage share last changed: party
-- (control, what became of organisations, members, mandates, grants) and rule
-- (rules, terms, scopes, rulings). Who keeps them compares these with the
-- times of what it has; they stand in the row of the clock, which every
-- question reads and every writer of facts has locked anyway.
ALTER TABLE fact_clock
	ADD COLUMN party_at timestamptz,
	ADD COLUMN rule_at timestamptz;
UPDATE fact_clock SET party_at = at, rule_at = at;
ALTER TABLE fact_clock
	ALTER COLUMN party_at SET NOT NULL,
	ALTER COLUMN rule_at SET NOT NULL;

-- A transaction that has no time yet wrote no fact: statements that touch no
-- row, and updates that change nothing, leave the clock alone.
CREATE FUNCTION fact_mark() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = canopy AS $$
DECLARE
	mine text := current_setting('canopy.fact_now', true);
BEGIN
	IF TG_LEVEL = 'ROW' THEN
		mine := fact_now()::text;
	END IF;
	IF mine <> '' AND TG_ARGV[0] = 'party' THEN
		UPDATE fact_clock SET party_at = at
		WHERE party_at <> mine::timestamptz;
	ELSIF mine <> '' THEN
		UPDATE fact_clock SET rule_at = at
		WHERE rule_at <> mine::timestamptz;
	END IF;
	RETURN NULL;
END $$;

DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY '{control_link,organisation_event,member,mandate,
		licence_grant,grant_version,grant_event}'::text[]
	LOOP
		EXECUTE format('CREATE TRIGGER fact_mark
			AFTER INSERT OR UPDATE OR DELETE ON %I
			FOR EACH STATEMENT EXECUTE FUNCTION fact_mark(''party'')',
			name);
		-- what has changed since the copy was made
		EXECUTE format('CREATE INDEX %I ON %I (recorded_at)',
			name || '_recorded', name);
		EXECUTE format('CREATE INDEX %I ON %I (superseded_at)',
			name || '_past_superseded', name || '_past');
	END LOOP;
	FOREACH name IN ARRAY '{territory_rule,term_rule,freshness_rule,
		law_rule,field_ruling}'::text[]
	LOOP
		EXECUTE format('CREATE TRIGGER fact_mark
			AFTER INSERT OR UPDATE OR DELETE ON %I
			FOR EACH STATEMENT EXECUTE FUNCTION fact_mark(''rule'')',
			name);
	END LOOP;
	-- These have one time only, so each row counts.
	FOREACH name IN ARRAY '{terms,scope_version,scope_field}'::text[]
	LOOP
		EXECUTE format('CREATE TRIGGER fact_mark
			AFTER INSERT OR UPDATE OR DELETE ON %I
			FOR EACH ROW EXECUTE FUNCTION fact_mark(''rule'')', name);
	END LOOP;
END $$;

-- Is any grant on record against the patent?
CREATE INDEX recordal_patent ON recordal (patent_id);
