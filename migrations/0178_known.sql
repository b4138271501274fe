-- Objects as they were known at an instant. Schema canopy_known has a view
-- for each table that keeps its past, of the same name, which shows what was
-- known at the setting canopy.known_at. With canopy_known before canopy in
-- the search path every statement of the program answers for that instant:
-- what is asked need not be written twice (app/fact/fact.h).
ALTER TABLE organisation_identifier
	ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT fact_now();
SELECT fact_versioned('organisation_identifier');
CREATE INDEX organisation_identifier_past_id
	ON organisation_identifier_past (organisation_id);

CREATE FUNCTION known_at() RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT current_setting('canopy.known_at')::timestamptz $$;

-- `canopy migrate` removes the schema before it changes tables, for views
-- would be in the way, and makes it again when all is done.
CREATE FUNCTION known_drop() RETURNS void
LANGUAGE plpgsql SET search_path = canopy SET client_min_messages = warning
AS $$
BEGIN
	DROP SCHEMA IF EXISTS canopy_known CASCADE;
END $$;

CREATE FUNCTION known_make() RETURNS void
LANGUAGE plpgsql SET search_path = canopy SET client_min_messages = warning
AS $$
DECLARE
	tab record;
	def text;
	defs text[] := '{}';
BEGIN
	PERFORM known_drop();
	CREATE SCHEMA canopy_known;
	GRANT USAGE ON SCHEMA canopy_known TO canopy_reader, canopy_writer;
	FOR tab IN
		SELECT c.relname AS name, (SELECT string_agg(
				quote_ident(a.attname), ', ' ORDER BY a.attnum)
			FROM pg_attribute AS a
			WHERE a.attrelid = c.oid AND a.attnum > 0
				AND NOT a.attisdropped) AS cols
		FROM pg_trigger AS t
		JOIN pg_class AS c ON c.oid = t.tgrelid
		WHERE t.tgname = 'fact_keep'
			AND c.relnamespace = 'canopy'::regnamespace
	LOOP
		EXECUTE format('CREATE VIEW canopy_known.%1$I AS
			SELECT %2$s FROM canopy.%1$I
			WHERE recorded_at <= canopy.known_at()
			UNION ALL SELECT %2$s FROM canopy.%3$I
			WHERE recorded_at <= canopy.known_at()
				AND canopy.known_at() < superseded_at',
			tab.name, tab.cols, tab.name || '_past');
	END LOOP;
	-- views and functions over these tables, by their own words
	FOR def IN
		SELECT format('CREATE VIEW canopy_known.%I AS %s', c.relname,
			pg_get_viewdef(c.oid))
		FROM pg_class AS c
		WHERE c.relnamespace = 'canopy'::regnamespace
			AND c.relkind = 'v'
			AND (c.relname = 'pooled' OR c.relname LIKE '%\_native')
		ORDER BY c.oid
	LOOP
		defs := defs || def;
	END LOOP;
	FOR def IN
		SELECT replace(replace(pg_get_functiondef(p.oid),
			'FUNCTION canopy.', 'FUNCTION canopy_known.'),
			'SET search_path TO ''canopy''',
			'SET search_path TO ''canopy_known'', ''canopy''')
		FROM pg_proc AS p
		JOIN pg_language AS l ON l.oid = p.prolang
		WHERE p.pronamespace = 'canopy'::regnamespace
			AND l.lanname = 'sql' AND p.proname LIKE 'grant\_%'
		ORDER BY p.oid
	LOOP
		defs := defs || def;
	END LOOP;
	PERFORM set_config('search_path', 'canopy_known, canopy', true);
	FOREACH def IN ARRAY defs LOOP
		EXECUTE def;
	END LOOP;
	GRANT SELECT ON ALL TABLES IN SCHEMA canopy_known
		TO canopy_reader, canopy_writer;
END $$;
REVOKE EXECUTE ON FUNCTION known_make(), known_drop() FROM PUBLIC;

-- All that was ever recorded about an object, row by row, with the key by
-- which versions of one row belong together.
CREATE FUNCTION history_rows(object text, object_id text)
RETURNS TABLE (kind text, row_key text, fact jsonb, recorded_at timestamptz,
	superseded_at timestamptz)
LANGUAGE plpgsql STABLE SET search_path = canopy AS $$
DECLARE
	tab record;
	wanted text := object_id;
BEGIN
	FOR tab IN
		SELECT v.name, v.col, v.internal, (
			SELECT string_agg(format('t.%I', a.attname), ', ')
			FROM pg_index AS x
			JOIN pg_attribute AS a ON a.attrelid = x.indrelid
				AND a.attnum = ANY (x.indkey)
			WHERE x.indrelid = v.name::regclass
				AND x.indisprimary) AS keys
		FROM (VALUES
			('patent', 'patent', 'number', false),
			('patent', 'ownership', 'patent_id', true),
			('patent', 'legal_event', 'patent_id', true),
			('patent', 'contribution', 'patent_id', true),
			('patent', 'encumbrance', 'patent_id', true),
			('patent', 'recordal', 'patent_id', true),
			('patent', 'family_member', 'number', false),
			('organisation', 'organisation', 'id', false),
			('organisation', 'organisation_name', 'organisation_id', false),
			('organisation', 'organisation_identifier', 'organisation_id', false),
			('organisation', 'organisation_event', 'organisation_id', false),
			('organisation', 'control_link', 'owner_id', false),
			('organisation', 'control_link', 'owned_id', false),
			('member', 'member', 'organisation_id', false),
			('grant', 'licence_grant', 'number', false),
			('grant', 'grant_version', 'number', false),
			('grant', 'grant_event', 'number', false),
			('grant', 'recordal', 'number', false))
			AS v (object, name, col, internal)
		WHERE v.object = history_rows.object
	LOOP
		RETURN QUERY EXECUTE format('SELECT %L::text,
				jsonb_build_array(%s)::text,
				jsonb_strip_nulls(to_jsonb(t) - $2),
				t.recorded_at, t.superseded_at
			FROM %I AS t WHERE t.%I = %s', tab.name, tab.keys,
			tab.name || '_all', tab.col, CASE WHEN tab.internal
				THEN '(SELECT p.id FROM patent AS p
					WHERE p.number = $1)' ELSE '$1' END)
		USING wanted, '{id,patent_id,recorded_at,superseded_at,changed_at,document_id,search_text,topics_given,base,earlier}'::text[];
	END LOOP;
END $$;
