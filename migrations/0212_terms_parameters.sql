-- Versions that were published before there were parameters say '{}'. What
-- their texts say is given to them once; after that it never changes.
CREATE FUNCTION terms_parameters_once() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.parameters <> '{}' THEN
		RAISE EXCEPTION 'the parameters of terms % never change',
			OLD.version;
	END IF;
	RETURN NEW;
END $$;
CREATE TRIGGER terms_parameters_once BEFORE UPDATE OF parameters ON terms
	FOR EACH ROW WHEN (OLD.parameters IS DISTINCT FROM NEW.parameters)
	EXECUTE FUNCTION terms_parameters_once();
GRANT UPDATE (parameters) ON terms TO canopy_writer;
