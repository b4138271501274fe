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
-- Nobody may write the column but through this. True: they had none.
CREATE FUNCTION terms_give_parameters(of text, given jsonb) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = canopy, pg_temp AS $$
	WITH done AS (
		UPDATE terms SET parameters = given
		WHERE version = of AND parameters = '{}' RETURNING true
	) SELECT EXISTS (SELECT FROM done)
$$;
REVOKE EXECUTE ON FUNCTION terms_give_parameters(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION terms_give_parameters(text, jsonb) TO canopy_writer;
