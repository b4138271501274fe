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

-- What a row has to have, and whom it names. The first table is the records'
-- own, whose new rows the others may name.
CREATE FUNCTION import_check_row(tab text, tables text[]) RETURNS void
LANGUAGE plpgsql SET search_path = canopy, pg_temp AS $$
DECLARE
	col record;
	staged text := quote_ident('import_' || tab);
BEGIN
	IF EXISTS (SELECT FROM pg_attribute
			WHERE attrelid = tab::regclass AND attname = 'patent_id') THEN
		PERFORM import_refuse(tab, 'unknown', 'patent_id', format(
			'SELECT seq, at, number, ''patent'' FROM %s
			WHERE number IS NOT NULL AND (after).patent_id IS NULL
				AND NOT retract', staged));
	END IF;
	-- references by one column to tables of other kinds
	FOR col IN
		SELECT a.attname AS name, t.relname AS other, b.attname AS key
		FROM pg_constraint AS c
		JOIN pg_class AS t ON t.oid = c.confrelid
		JOIN pg_attribute AS a ON a.attrelid = c.conrelid
			AND a.attnum = c.conkey[1]
		JOIN pg_attribute AS b ON b.attrelid = c.confrelid
			AND b.attnum = c.confkey[1]
		WHERE c.contype = 'f' AND c.conrelid = tab::regclass
			AND cardinality(c.conkey) = 1
			AND a.attname <> 'patent_id'
		ORDER BY a.attnum
	LOOP
		PERFORM import_refuse(tab, 'unknown', col.name, format(
			'SELECT seq, at, (after).%2$I::text, %3$L FROM %1$s AS i
			WHERE (after).%2$I IS NOT NULL AND NOT retract
				AND NOT EXISTS (SELECT FROM %3$I AS o
					WHERE o.%4$I = (i.after).%2$I)%5$s',
			staged, col.name, col.other, col.key,
			-- or in the same file
			CASE WHEN col.other = tables[1] THEN format('
				AND NOT EXISTS (SELECT FROM %I AS o
					WHERE o.is_new AND NOT o.retract
						AND (o.after).%I = (i.after).%I)',
				'import_' || tables[1], col.key, col.name) END));
	END LOOP;
	FOR col IN
		SELECT a.attname AS name
		FROM pg_attribute AS a
		WHERE a.attrelid = tab::regclass AND a.attnotnull
			AND a.attname = ANY (import_columns(tab))
		ORDER BY a.attnum
	LOOP
		PERFORM import_refuse(tab, 'missing', col.name, format(
			'SELECT seq, at, NULL::text, NULL::text FROM %s
			WHERE (after).%I IS NULL AND NOT retract', staged,
			col.name));
	END LOOP;
END $$;

-- What the table says of one row (CHECK), what of it may change, and whether
-- somebody still needs what is retracted.
CREATE FUNCTION import_check_rule(tab text, tables text[]) RETURNS void
LANGUAGE plpgsql SET search_path = canopy, pg_temp AS $$
DECLARE
	rule record;
	staged text := quote_ident('import_' || tab);
BEGIN
	FOR rule IN
		SELECT c.conname AS name, pg_get_expr(c.conbin, c.conrelid) AS expr,
			(SELECT a.attname FROM pg_attribute AS a
			WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
			ORDER BY a.attnum DESC LIMIT 1) AS col
		FROM pg_constraint AS c
		WHERE c.contype = 'c' AND c.conrelid = tab::regclass
		ORDER BY c.conname
	LOOP
		PERFORM import_refuse(tab, 'check', rule.col, format(
			'SELECT import_seq, import_at, to_jsonb(t) ->> %L, %L FROM (
				SELECT seq AS import_seq, at AS import_at, (after).*
				FROM %s WHERE NOT retract) AS t
			WHERE NOT (%s)', rule.col, rule.expr, staged, rule.expr));
	END LOOP;
	IF NOT has_table_privilege(tab, 'DELETE') THEN
		PERFORM import_refuse(tab,
			CASE WHEN has_any_column_privilege(tab, 'UPDATE')
				THEN 'kept' ELSE 'frozen' END, NULL, format(
			'SELECT seq, at, NULL::text, NULL::text FROM %s
			WHERE retract AND NOT is_new', staged));
	END IF;
	FOR rule IN
		SELECT c AS name FROM unnest(import_columns(tab)) AS c
		WHERE NOT has_column_privilege(tab, c, 'UPDATE')
	LOOP
		PERFORM import_refuse(tab, 'frozen', rule.name, format(
			'SELECT seq, at, (after).%2$I::text, NULL FROM %1$s
			WHERE NOT is_new AND NOT retract AND (after).%2$I
				IS DISTINCT FROM (before).%2$I', staged, rule.name));
	END LOOP;
	FOR rule IN
		SELECT t.relname AS other, string_agg(format('o.%I = (i.before).%I',
			a.attname, b.attname), ' AND ') AS same
		FROM pg_constraint AS c
		JOIN pg_class AS t ON t.oid = c.conrelid
		CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS k (here, there)
		JOIN pg_attribute AS a ON a.attrelid = c.conrelid
			AND a.attnum = k.here
		JOIN pg_attribute AS b ON b.attrelid = c.confrelid
			AND b.attnum = k.there
		WHERE c.contype = 'f' AND c.confrelid = tab::regclass
			AND t.relname <> ALL (tables)
		GROUP BY c.oid, t.relname
		ORDER BY t.relname
	LOOP
		PERFORM import_refuse(tab, 'needed', NULL, format(
			'SELECT seq, at, NULL::text, %L FROM %s AS i
			WHERE retract AND NOT is_new AND EXISTS (
				SELECT FROM %I AS o WHERE %s)',
			rule.other, staged, rule.other, rule.same));
	END LOOP;
END $$;

-- What rows must not do to each other: unique and exclusion constraints, of
-- what would be there when all records were in. A record that contradicts
-- what is stored is refused; records of a file that contradict each other
-- are all refused, so that their order does not matter.
CREATE FUNCTION import_check_others(tab text, tables text[]) RETURNS boolean
LANGUAGE plpgsql SET search_path = canopy, pg_temp AS $$
DECLARE
	rule record;
	changed text;
	kept text;
	refused boolean := false;
BEGIN
	SELECT format('SELECT e.*, %L::jsonb AS import_row FROM %I AS e
			WHERE NOT EXISTS (SELECT FROM %I AS i WHERE %s
				AND (i.retract OR i.after IS DISTINCT FROM i.before))',
		'null', tab, 'import_' || tab,
		string_agg(format('(i.before).%1$I = e.%1$I', a.attname), ' AND '))
	INTO kept
	FROM pg_index AS x
	JOIN pg_attribute AS a ON a.attrelid = x.indrelid
		AND a.attnum = ANY (x.indkey)
	WHERE x.indrelid = tab::regclass AND x.indisprimary;
	changed := format('SELECT (i.after).*, i.seq AS import_seq,
			i.at AS import_at, s.line AS import_line
		FROM %I AS i JOIN fact_staged AS s ON s.seq = i.seq
		WHERE NOT i.retract
			AND (i.is_new OR i.after IS DISTINCT FROM i.before)',
		'import_' || tab);
	FOR rule IN
		SELECT string_agg(CASE WHEN x.indnullsnotdistinct
					AND NOT coalesce(k.attnotnull, false)
				THEN format('a.e%1$s IS NOT DISTINCT FROM b.e%1$s', n)
				ELSE format('a.e%1$s %2$s b.e%1$s', n,
					coalesce(o.oprname, '=')) END, ' AND ') AS same,
			string_agg(format('(%s) AS e%s',
				pg_get_indexdef(x.indexrelid, n, true), n), ', ')
				AS keys,
			coalesce(pg_get_expr(x.indpred, x.indrelid), 'true') AS pred,
			-- the column in which they may differ
			(regexp_match(pg_get_indexdef(x.indexrelid,
				x.indnkeyatts, true), '([a-z_]+)(?:,|\)|$)'))[1] AS col,
			bool_or(o.oprname = '&&') AS range
		FROM pg_index AS x
		LEFT JOIN pg_constraint AS c ON c.conindid = x.indexrelid
			AND c.contype = 'x'
		CROSS JOIN generate_series(1, x.indnkeyatts) AS n
		LEFT JOIN pg_operator AS o ON o.oid = c.conexclop[n]
		LEFT JOIN pg_attribute AS k ON k.attrelid = x.indrelid
			AND k.attnum = x.indkey[n - 1]
		WHERE x.indrelid = tab::regclass
			AND (x.indisunique OR x.indisexclusion)
			AND NOT EXISTS (SELECT FROM pg_attribute AS a
				WHERE a.attrelid = x.indrelid
					AND a.attnum = ANY (x.indkey)
					AND a.attidentity <> '')
		GROUP BY x.indexrelid, x.indpred, x.indrelid, x.indnkeyatts
		ORDER BY x.indexrelid
	LOOP
		LOOP
			PERFORM import_refuse(tab, CASE WHEN rule.range
				THEN 'overlap' ELSE 'twice' END, rule.col,
				format('SELECT a.import_seq, a.import_at, a.%1$I::text,
					b.told FROM (SELECT t.*, %2$s FROM (%3$s) AS t
						WHERE %4$s) AS a
				JOIN (SELECT %2$s, to_jsonb(t)::text AS told
					FROM (%5$s) AS t WHERE %4$s) AS b ON %6$s',
				rule.col, rule.keys, changed, rule.pred, kept,
				rule.same));
			EXIT WHEN NOT import_drop(tables);
			refused := true;
		END LOOP;
		PERFORM import_refuse(tab, CASE WHEN rule.range
			THEN 'overlap' ELSE 'twice' END, rule.col,
			format('SELECT a.import_seq, a.import_at, a.%1$I::text,
				jsonb_build_object(''line'', b.import_line)::text
			FROM (SELECT t.*, %2$s FROM (%3$s) AS t WHERE %4$s) AS a
			JOIN (SELECT t.*, %2$s FROM (%3$s) AS t WHERE %4$s) AS b
				ON %5$s AND (a.import_seq, a.import_at)
					<> (b.import_seq, b.import_at)',
			rule.col, rule.keys, changed, rule.pred, rule.same));
		refused := import_drop(tables) OR refused;
	END LOOP;
	RETURN refused;
END $$;

-- All checks in turn, until what is left contradicts nothing.
CREATE FUNCTION import_check(tables text[], identity text[]) RETURNS void
LANGUAGE plpgsql SET search_path = canopy, pg_temp AS $$
DECLARE
	tab text;
	again boolean := true;
BEGIN
	LOOP
		FOREACH tab IN ARRAY tables LOOP
			PERFORM import_check_row(tab, tables);
		END LOOP;
		EXIT WHEN NOT import_drop(tables);
	END LOOP;
	PERFORM import_settle(tables, identity);
	FOREACH tab IN ARRAY tables LOOP
		PERFORM import_check_rule(tab, tables);
	END LOOP;
	PERFORM import_drop(tables);
	WHILE again LOOP
		again := false;
		FOREACH tab IN ARRAY tables LOOP
			again := import_check_others(tab, tables) OR again;
		END LOOP;
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
