-- What imports ask of the catalogue: 0175_import.sql has the rest.

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
			AND c.confdeltype = 'a' AND t.relname <> ALL (tables)
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
