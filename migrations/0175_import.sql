-- Imports of facts (app/exchange/fact.h). The records of a file wait in the
-- temporary table fact_staged: given is {column: value} of a record, lists
-- {list: [{column: value}, …]} of the tables below it. What a row has to
-- have, whom it may name and what it must not contradict is read from the
-- tables themselves, so that no rule is written twice. A record that breaks
-- one moves to fact_refused; the others get into the tables.
--
-- All functions run as who imports; in the order resolve (each table, the
-- record's own first), settle, check, write.

-- The temporary tables, empty; a transaction may import several files.
CREATE FUNCTION import_begin() RETURNS void
LANGUAGE plpgsql SET search_path = canopy, pg_temp AS $$
DECLARE
	old text;
BEGIN
	FOR old IN
		SELECT relname FROM pg_class
		WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r'
			AND (relname LIKE 'import\_%'
				OR relname IN ('fact_staged', 'fact_refused'))
	LOOP
		EXECUTE format('DROP TABLE pg_temp.%I', old);
	END LOOP;
	CREATE TEMPORARY TABLE fact_staged (
		seq bigint PRIMARY KEY,
		line bigint NOT NULL,
		name text NOT NULL,
		object text NOT NULL,
		-- the table of the record itself
		tab text NOT NULL,
		retract boolean NOT NULL,
		given jsonb NOT NULL,
		lists jsonb NOT NULL,
		-- what it has besides if it is new
		fresh jsonb NOT NULL DEFAULT '{}'
	) ON COMMIT DROP;
	CREATE TEMPORARY TABLE fact_refused (
		seq bigint PRIMARY KEY,
		line bigint NOT NULL,
		name text NOT NULL,
		list text NOT NULL,
		at integer,
		rule text NOT NULL,
		field text,
		value text,
		detail text,
		told boolean NOT NULL DEFAULT false
	) ON COMMIT DROP;
END $$;

-- {column: its default}.
CREATE FUNCTION import_defaults(tab text) RETURNS jsonb
LANGUAGE plpgsql SET search_path = canopy, pg_temp AS $$
DECLARE
	col record;
	val jsonb;
	result jsonb := '{}';
BEGIN
	FOR col IN
		SELECT a.attname AS name, pg_get_expr(d.adbin, d.adrelid) AS expr
		FROM pg_attribute AS a
		JOIN pg_attrdef AS d ON d.adrelid = a.attrelid
			AND d.adnum = a.attnum
		WHERE a.attrelid = tab::regclass AND a.attgenerated = ''
	LOOP
		EXECUTE 'SELECT to_jsonb(' || col.expr || ')' INTO val;
		result := result || jsonb_build_object(col.name, val);
	END LOOP;
	RETURN result;
END $$;

-- The columns of a table, without those that the database fills itself.
CREATE FUNCTION import_columns(tab text) RETURNS name[]
LANGUAGE sql STABLE SET search_path = canopy, pg_temp AS $$
	SELECT array_agg(a.attname ORDER BY a.attnum)
	FROM pg_attribute AS a
	WHERE a.attrelid = tab::regclass AND a.attnum > 0
		AND NOT a.attisdropped AND a.attidentity = ''
		AND a.attname NOT IN ('recorded_at', 'changed_at')
$$;

-- A record's table and name in fact_refused.
CREATE FUNCTION import_refuse(tab text, rule text, col text, query text)
RETURNS void LANGUAGE plpgsql SET search_path = canopy, pg_temp AS $$
BEGIN
	-- query gives seq, at, value, detail
	EXECUTE format('INSERT INTO fact_refused (seq, line, name, list, at,
			rule, field, value, detail)
		SELECT DISTINCT ON (s.seq) s.seq, s.line, s.name, $1, f.at, $2,
			$3, f.value, f.detail
		FROM (%s) AS f (seq, at, value, detail)
		JOIN fact_staged AS s ON s.seq = f.seq
		WHERE NOT EXISTS (SELECT FROM fact_refused AS r
			WHERE r.seq = s.seq)
		ORDER BY s.seq, f.at, f.detail', query)
	USING tab, rule, col;
END $$;

-- Takes refused records out; true when there were any.
CREATE FUNCTION import_drop(tables text[]) RETURNS boolean
LANGUAGE plpgsql SET search_path = canopy, pg_temp AS $$
DECLARE
	tab text;
	n bigint;
BEGIN
	FOREACH tab IN ARRAY tables LOOP
		EXECUTE format('DELETE FROM %I AS i USING fact_refused AS r
			WHERE i.seq = r.seq', 'import_' || tab);
	END LOOP;
	DELETE FROM fact_staged AS s USING fact_refused AS r
	WHERE s.seq = r.seq;
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN n > 0;
END $$;

-- Makes import_TABLE: for each row of the file what is stored (before) and
-- what shall be (after). identity: the columns by which rows are known;
-- list: NULL for the record's own table, whose columns owner are the columns
-- part of this one. fresh: what new rows have besides the table's defaults.
CREATE FUNCTION import_resolve(tab text, identity text[], fresh jsonb,
	list text, main text, owner text[], part text[]) RETURNS void
LANGUAGE plpgsql SET search_path = canopy, pg_temp AS $$
DECLARE
	source text := format('SELECT seq, 0 AS at, retract, given, fresh
		FROM fact_staged WHERE tab = %L', tab);
	same text;
	owned text;
	has_patent boolean := EXISTS (SELECT FROM pg_attribute
		WHERE attrelid = tab::regclass AND attname = 'patent_id');
BEGIN
	IF list IS NOT NULL THEN
		source := format('SELECT s.seq, i.n::integer - 1 AS at,
			false AS retract, i.value || (
				SELECT jsonb_object_agg(p.part,
					s.given -> p.owner)
				FROM unnest(%L::text[], %L::text[])
					AS p (owner, part)) AS given,
			''{}''::jsonb AS fresh
			FROM fact_staged AS s
			CROSS JOIN LATERAL jsonb_array_elements(
				s.lists -> %L) WITH ORDINALITY AS i (value, n)
			WHERE s.tab = %L AND NOT s.retract',
			owner, part, list, main);
	END IF;
	SELECT string_agg(format(CASE WHEN a.attnotnull
			THEN '(n.after).%1$I = e.%1$I'
			ELSE '(n.after).%1$I IS NOT DISTINCT FROM e.%1$I' END,
		a.attname), ' AND ')
	INTO same
	FROM pg_attribute AS a
	WHERE a.attrelid = tab::regclass AND a.attname = ANY (identity);
	EXECUTE format('CREATE TEMPORARY TABLE %I ON COMMIT DROP AS
		WITH given AS (
			SELECT s.seq, s.at, s.retract, s.fresh, (
				SELECT coalesce(jsonb_object_agg(k.key,
					CASE WHEN k.value = ''null''
						AND $1 ? k.key
					THEN $1 -> k.key ELSE k.value END), ''{}'')
				FROM jsonb_each(s.given) AS k) %s AS given,
				s.given ->> ''patent_id'' AS number
			FROM (%s) AS s %s
		), n AS MATERIALIZED (
			SELECT seq, at, retract, number, given,
				jsonb_populate_record(NULL::canopy.%5$I,
					$1 || fresh || given) AS after
			FROM given
		)
		SELECT n.seq, n.at, n.retract, n.number, e.ctid IS NULL AS is_new,
			false AS replaced, e AS before,
			CASE WHEN e.ctid IS NULL THEN n.after
				ELSE jsonb_populate_record(e, n.given) END AS after
		FROM n LEFT JOIN canopy.%5$I AS e ON %6$s',
		'import_' || tab,
		CASE WHEN has_patent THEN
			'|| jsonb_build_object(''patent_id'', p.id)' END,
		source,
		CASE WHEN has_patent THEN 'LEFT JOIN patent AS p
			ON p.number = s.given ->> ''patent_id''' END,
		tab, same)
	USING import_defaults(tab) || fresh;
	IF list IS NULL THEN
		EXECUTE format('ANALYZE %I (seq)', 'import_' || tab);
		RETURN;
	END IF;
	SELECT string_agg(format('(i.after).%I', c), ', ') INTO same
	FROM unnest(identity) AS c;
	PERFORM import_refuse(tab, 'double', NULL, format('SELECT seq, at,
			NULL::text, NULL::text FROM (
				SELECT seq, at, row_number() OVER (
					PARTITION BY seq, %s ORDER BY at) AS n
				FROM %I AS i) AS i
			WHERE n > 1', same, 'import_' || tab));
	-- A list is whole: rows that it lacks go.
	SELECT string_agg(format('e.%I = (m.before).%I', p.part, p.owner), ' AND ')
	INTO owned
	FROM unnest(owner, part) AS p (owner, part);
	EXECUTE format('INSERT INTO %I (seq, at, retract, is_new, replaced,
			before, after)
		SELECT m.seq, 0, true, false, false, e, e
		FROM %I AS m
		JOIN fact_staged AS s ON s.seq = m.seq
		JOIN canopy.%I AS e ON %s
		WHERE NOT m.is_new AND (m.retract OR s.lists ? $1)
			AND NOT EXISTS (SELECT FROM %1$I AS i
				WHERE i.seq = m.seq AND i.before = e)',
		'import_' || tab, 'import_' || main, tab, owned)
	USING list;
	EXECUTE format('ANALYZE %I (seq)', 'import_' || tab);
END $$;

-- Of records with one identity the last counts; what is retracted without
-- being there is as it should be.
CREATE FUNCTION import_settle(tables text[], identity text[]) RETURNS void
LANGUAGE plpgsql SET search_path = canopy, pg_temp AS $$
DECLARE
	key text;
	tab text;
BEGIN
	SELECT string_agg(format('(after).%I', c), ', ') INTO key
	FROM unnest(identity) AS c;
	EXECUTE format('DELETE FROM fact_staged AS s USING (
			SELECT seq, retract AND is_new AS gone, row_number() OVER (
				PARTITION BY %s ORDER BY seq DESC) AS n
			FROM %I) AS d
		WHERE d.seq = s.seq AND (d.n > 1 OR d.gone)',
		key, 'import_' || tables[1]);
	FOREACH tab IN ARRAY tables LOOP
		EXECUTE format('DELETE FROM %I AS i WHERE NOT EXISTS (
			SELECT FROM fact_staged AS s WHERE s.seq = i.seq)',
			'import_' || tab);
	END LOOP;
END $$;

-- From import_TABLE into the table. Rows that nobody refers to are replaced,
-- with their id, so that it does not matter in which order they make room
-- for each other; all others are changed where they are.
CREATE FUNCTION import_write(tables text[]) RETURNS void
LANGUAGE plpgsql SET search_path = canopy, pg_temp AS $$
DECLARE
	tab text;
	cols text;
	vals text;
	known text;
	changed text;
	serial text;
	replace boolean;
	i integer;
BEGIN
	FOR i IN REVERSE cardinality(tables)..1 LOOP
		tab := tables[i];
		SELECT string_agg(format('t.%1$I = (i.before).%1$I', a.attname),
			' AND ')
		INTO known
		FROM pg_index AS x
		JOIN pg_attribute AS a ON a.attrelid = x.indrelid
			AND a.attnum = ANY (x.indkey)
		WHERE x.indrelid = tab::regclass AND x.indisprimary;
		replace := has_table_privilege(tab, 'DELETE') AND NOT EXISTS (
			SELECT FROM pg_constraint
			WHERE contype = 'f' AND confrelid = tab::regclass);
		EXECUTE format('UPDATE %I SET replaced = true
			WHERE NOT is_new AND NOT retract AND $1
				AND after IS DISTINCT FROM before', 'import_' || tab)
		USING replace;
		IF has_table_privilege(tab, 'DELETE') THEN
			EXECUTE format('DELETE FROM %I AS t USING %I AS i
				WHERE (i.retract OR i.replaced) AND NOT i.is_new
					AND %s', tab, 'import_' || tab, known);
		END IF;
		-- what may be changed, with the day of the change where it is kept
		changed := CASE WHEN EXISTS (SELECT FROM pg_attribute
				WHERE attrelid = tab::regclass
					AND attname = 'changed_at')
			THEN ', changed_at = now()' ELSE '' END;
		SELECT string_agg(format('%1$I = (i.after).%1$I', c), ', ')
		INTO cols
		FROM unnest(import_columns(tab)) AS c
		WHERE has_column_privilege(tab, c, 'UPDATE');
		IF NOT replace AND cols IS NOT NULL THEN
			EXECUTE format('UPDATE %I AS t SET %s%s FROM %I AS i
				WHERE NOT i.is_new AND NOT i.retract AND %s
					AND i.after IS DISTINCT FROM i.before',
				tab, cols, changed, 'import_' || tab, known);
		END IF;
	END LOOP;
	FOREACH tab IN ARRAY tables LOOP
		SELECT string_agg(quote_ident(c), ', '),
			string_agg(format('(i.after).%I', c), ', ')
		INTO cols, vals
		FROM unnest(import_columns(tab)) AS c;
		EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM %I AS i
			WHERE is_new AND NOT retract ORDER BY seq, at',
			tab, cols, vals, 'import_' || tab);
		SELECT a.attname INTO serial FROM pg_attribute AS a
		WHERE a.attrelid = tab::regclass AND a.attidentity <> '';
		EXECUTE format('INSERT INTO %I (%s%s) OVERRIDING SYSTEM VALUE
			SELECT %s%s FROM %I AS i WHERE replaced',
			tab, quote_ident(serial) || ', ', cols,
			'(i.before).' || quote_ident(serial) || ', ', vals,
			'import_' || tab);
		serial := NULL;
	END LOOP;
END $$;

-- Which records have added (true) or changed (false) something, and the
-- SHA-256 of their rows before and after.
CREATE FUNCTION import_touched(tables text[])
RETURNS TABLE (seq bigint, is_new boolean, gone boolean, before_hash text,
	after_hash text)
LANGUAGE plpgsql SET search_path = canopy, pg_temp AS $$
DECLARE
	rows text;
BEGIN
	SELECT string_agg(format('SELECT seq, %s AS part, at, is_new, retract,
			to_jsonb(before) - ''{id,recorded_at,changed_at}''::text[]
				AS before,
			to_jsonb(after) - ''{id,recorded_at,changed_at}''::text[]
				AS after
		FROM %I WHERE is_new OR retract OR after IS DISTINCT FROM before',
		n, 'import_' || t), ' UNION ALL ')
	INTO rows
	FROM unnest(tables) WITH ORDINALITY AS u (t, n);
	RETURN QUERY EXECUTE format('SELECT r.seq,
			bool_or(r.part = 1 AND r.is_new),
			bool_or(r.part = 1 AND r.retract),
			encode(sha256(convert_to(string_agg(r.before::text, E''\n''
				ORDER BY r.part, r.before::text)
				FILTER (WHERE NOT r.is_new), ''UTF8'')), ''hex''),
			encode(sha256(convert_to(string_agg(r.after::text, E''\n''
				ORDER BY r.part, r.after::text)
				FILTER (WHERE NOT r.retract), ''UTF8'')), ''hex'')
		FROM (%s) AS r GROUP BY r.seq', rows);
END $$;
