-- Grants that come from a file have no application. What the registry itself
-- has granted stays as it was granted, whatever the program does: column
-- privileges kept that so far, a trigger does now that imported ones can be
-- corrected.
ALTER TABLE licence_grant ALTER COLUMN application_id DROP NOT NULL;
SELECT fact_versioned('licence_grant');

CREATE FUNCTION grant_frozen() RETURNS trigger
LANGUAGE plpgsql SET search_path = canopy AS $$
BEGIN
	IF OLD.application_id IS NOT NULL AND (TG_OP = 'DELETE'
			OR (NEW.number, NEW.application_id, NEW.licensee_id,
				NEW.licensee, NEW.terms_version,
				NEW.field_of_use, NEW.purpose, NEW.territories,
				NEW.start, NEW.route, NEW.rule_id,
				NEW.granted_at)
			IS DISTINCT FROM (OLD.number, OLD.application_id,
				OLD.licensee_id, OLD.licensee,
				OLD.terms_version, OLD.field_of_use,
				OLD.purpose, OLD.territories, OLD.start,
				OLD.route, OLD.rule_id, OLD.granted_at)) THEN
		RAISE insufficient_privilege
			USING MESSAGE = 'grant ' || OLD.number
				|| ' is not changed: it was made here';
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER grant_frozen BEFORE UPDATE OR DELETE ON licence_grant
	FOR EACH ROW EXECUTE FUNCTION grant_frozen();

-- What may be taken back; the database keeps what it said.
GRANT UPDATE, DELETE ON licence_grant TO canopy_writer;
GRANT DELETE ON member, family, grant_version, defensive_event
	TO canopy_writer;
