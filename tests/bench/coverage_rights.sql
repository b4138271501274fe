-- One question of coverage as one statement: the same answer by the same rules
-- (app/coverage/coverage.h, app/patent/right.h) over the same tables, as known
-- now, for somebody who asks for itself; without reasons. OFFSET 0 keeps each
-- step on the index by which it is meant to go, and has each value worked out
-- once. Numbers rank answers: 0 not
-- needed, 1 licensed, 2 uncertain, 3 not licensed; and tries of grants: 2
-- licensed, 1 open, 0 fails.
WITH RECURSIVE q AS (
	SELECT :org AS org, :patent AS patent, :use AS use, 'use' AS act,
		:territory AS territory, :day::date AS day
), own AS (
	SELECT x.id, x.number, x.office, x.application_number, x.family
	FROM q CROSS JOIN LATERAL (SELECT y.* FROM patent AS y
		WHERE y.number = q.patent OFFSET 0) AS p
	CROSS JOIN LATERAL (SELECT y.* FROM patent AS y
		WHERE y.application_number = p.application_number
			AND y.office = p.office
		UNION ALL SELECT p.* WHERE p.application_number IS NULL
		OFFSET 0) AS x
), named AS (
	-- what families name, for international applications
	SELECT m.number, m.application_number, m.office
	FROM (SELECT DISTINCT n.scheme, n.family_id FROM own AS o
		CROSS JOIN LATERAL (SELECT y.* FROM family_member AS y
			WHERE y.number = o.number OFFSET 0) AS n
		WHERE o.office = 'WO') AS f
	CROSS JOIN LATERAL (SELECT y.* FROM family_member AS y
		WHERE y.scheme = f.scheme AND y.family_id = f.family_id
		OFFSET 0) AS m
	WHERE m.office <> 'WO'
), kin AS (
	SELECT DISTINCT x.office, x.application_number,
		CASE WHEN x.application_number IS NULL THEN x.id END AS alone
	FROM (SELECT k.* FROM own AS o CROSS JOIN LATERAL (
			SELECT y.* FROM patent AS y WHERE y.family = o.family
			OFFSET 0) AS k
			WHERE o.office = 'WO'
		UNION ALL SELECT k.* FROM named AS n CROSS JOIN LATERAL (
			SELECT y.* FROM patent AS y WHERE y.number = n.number
			OFFSET 0) AS k
		UNION ALL SELECT k.* FROM named AS n CROSS JOIN LATERAL (
			SELECT y.* FROM patent AS y
			WHERE y.application_number = n.application_number
				AND y.office = n.office OFFSET 0) AS k) AS x
	WHERE x.office <> 'WO'
), pub AS (
	-- publications of the files whose rights are asked about
	SELECT 0 AS file, p.* FROM own AS o CROSS JOIN LATERAL (
		SELECT y.* FROM patent AS y WHERE y.id = o.id OFFSET 0) AS p
	WHERE o.office <> 'WO'
	UNION ALL
	SELECT dense_rank() OVER (ORDER BY k.office, k.application_number,
		k.alone)::integer, p.*
	FROM kin AS k CROSS JOIN LATERAL (SELECT y.* FROM patent AS y
		WHERE (y.application_number = k.application_number
			AND y.office = k.office) OR y.id = k.alone
		OFFSET 0) AS p
), ev AS (
	SELECT p.file, e.effect, e.territory, e.effective_on, e.detail,
		coalesce(e.as_of, e.event_on) AS as_of,
		row_number() OVER (PARTITION BY p.file ORDER BY e.effective_on,
			e.effect = 'restored', e.effect) AS place
	FROM pub AS p CROSS JOIN LATERAL (SELECT y.* FROM legal_event AS y
		WHERE y.patent_id = p.id OFFSET 0) AS e
	WHERE e.preferred
), f AS (
	SELECT p.file, min(p.office) AS office, array_agg(p.number)
			|| CASE WHEN p.file > 0 THEN ARRAY (SELECT o.number
				FROM own AS o) ELSE '{}' END AS numbers,
		array_agg(p.id) AS ids, min(p.filed) AS filed,
		min(p.granted) AS granted,
		(array_agg(p.status ORDER BY p.status_as_of DESC NULLS LAST,
			p.published DESC NULLS LAST, p.number DESC))[1] AS word,
		(array_agg(p.status_as_of ORDER BY p.status_as_of DESC NULLS
			LAST, p.published DESC NULLS LAST,
			p.number DESC))[1] AS word_on,
		max(p.status_as_of) AS as_of,
		coalesce((array_agg(t.type ORDER BY p.number)
			FILTER (WHERE t.type IS NOT NULL))[1], 'invention')
			AS type
	FROM pub AS p CROSS JOIN LATERAL (SELECT CASE
		WHEN p.office || left(p.kind, 1) IN ('CNU', 'CNY', 'JPU', 'JPY',
			'DEU', 'KRU', 'KRY', 'TWU') THEN 'utility-model'
		WHEN p.office || left(p.kind, 1) IN ('CNS', 'CND', 'USS', 'JPS',
			'KRS', 'TWS') THEN 'design' END AS type OFFSET 0) AS t
	GROUP BY p.file
), reaching AS (
	-- rights of these files in the territory, by rule
	SELECT f.*, t.way, CASE WHEN t.way = 'unitary' THEN 'UP'
			ELSE q.territory END AS part,
		bool_or(t.way = 'unitary') OVER (PARTITION BY f.file) AS up
	FROM q, f CROSS JOIN LATERAL (SELECT y.* FROM territory_rule AS y
		WHERE y.office = f.office AND y.territory = q.territory
		OFFSET 0) AS t
	WHERE (t.right_type IS NULL OR t.right_type = f.type)
		AND (CASE t.way WHEN 'direct' THEN q.day
			WHEN 'unitary' THEN (SELECT min(e.effective_on)
				FROM ev AS e WHERE e.file = f.file
				AND e.effect = 'unitary' AND (e.territory
					IS NULL OR e.territory = 'UP'))
			ELSE coalesce(f.filed, q.day) END)
			BETWEEN coalesce(t.valid_from, '-infinity')
			AND coalesce(t.valid_to - 1, 'infinity')
), r AS (
	SELECT x.*, least(x.granted, e.granted) AS g, e.decisive, e.was,
		e.revoked, e.expired, e.ceased, e.lapsed, e.lapsed_until,
		e.restored_later, e.evidence, e.undesignated,
		greatest(x.as_of, e.newest) AS newest, n.days,
		least(e.cap, CASE WHEN t.years IS NOT NULL THEN (CASE
			WHEN t.month_end THEN date_trunc('month', b.day)
				+ interval '1 month - 1 day'
			WHEN t.day_before AND extract(day FROM b.day)
				= extract(day FROM b.base)
				THEN b.day - interval '1 day'
			ELSE b.day END)::date + e.added END)
			AS last_day, t.restore_months
	FROM q, (SELECT DISTINCT ON (y.file, y.part) y.* FROM reaching AS y
		ORDER BY y.file, y.part, y.way) AS x
	CROSS JOIN LATERAL (SELECT
			min(e.effective_on) FILTER (WHERE e.effect = 'granted'
				AND e.here) AS granted,
			bool_or(e.here AND e.effect IN ('granted', 'lapsed',
				'restored', 'expired', 'withdrawn', 'refused',
				'surrendered', 'revoked')) IS TRUE AS decisive,
			bool_or(e.here AND e.effect IN ('lapsed', 'restored',
				'expired', 'surrendered')) IS TRUE AS was,
			bool_or(e.here AND e.effect = 'revoked') IS TRUE
				AS revoked,
			bool_or(e.here AND e.effect = 'expired'
				AND e.effective_on <= q.day) IS TRUE AS expired,
			coalesce(max(e.place) FILTER (WHERE e.here
				AND e.effect IN ('withdrawn', 'refused',
				'surrendered') AND e.effective_on <= q.day), 0)
				> coalesce(max(e.place) FILTER (WHERE e.here
				AND e.effect = 'restored'
				AND e.effective_on <= q.day), 0) AS ceased,
			coalesce(max(e.place) FILTER (WHERE e.here
				AND e.effect = 'lapsed'
				AND e.effective_on <= q.day), 0)
				> coalesce(max(e.place) FILTER (WHERE e.here
				AND e.effect = 'restored'
				AND e.effective_on <= q.day), 0) AS open_lapse,
			max(e.effective_on) FILTER (WHERE e.here
				AND e.effect = 'lapsed'
				AND e.effective_on <= q.day) AS lapsed,
			(array_agg((e.detail ->> 'until')::date
				ORDER BY e.place DESC) FILTER (WHERE e.here
				AND e.effect = 'lapsed'
				AND e.effective_on <= q.day))[1]
				AS lapsed_until,
			bool_or(e.here AND e.effect = 'restored'
				AND e.effective_on > q.day) IS TRUE
				AS restored_later,
			coalesce(sum((e.detail ->> 'days')::integer) FILTER
				(WHERE e.here AND e.effect = 'adjusted'), 0)
				::integer AS added,
			min((e.detail ->> 'until')::date) FILTER (WHERE e.here
				AND e.effect = 'disclaimed') AS cap,
			max(e.as_of) FILTER (WHERE e.here) AS newest,
			bool_or(e.territory = x.part AND CASE
				WHEN x.way = 'extension'
					THEN e.effect = 'extended'
				WHEN x.up THEN e.effect = 'designated'
				ELSE e.effect NOT IN ('filed', 'published',
					'examined', 'unitary', 'extended',
					'open-licence', 'open-licence-ended',
					'party', 'none') END) IS TRUE
				AS evidence,
			bool_and(NOT (e.detail -> 'states' ? x.part)) FILTER
				(WHERE e.territory IS NULL AND e.effect IN
				('designated', 'granted')
				AND e.detail ? 'states') IS TRUE
				AS undesignated
		FROM (SELECT y.*, y.territory IS NULL OR y.territory = x.part
				AS here FROM ev AS y WHERE y.file = x.file) AS e
		) AS e
	LEFT JOIN LATERAL (SELECT y.* FROM term_rule AS y
		WHERE y.office = x.office AND y.right_type = x.type
			AND (y.filed_from IS NULL OR y.filed_from <= x.filed)
			AND (y.filed_to IS NULL OR x.filed < y.filed_to)
		LIMIT 1) AS t ON true
	LEFT JOIN LATERAL (SELECT (y.base + make_interval(years => t.years))
			AS day, y.base
		FROM (SELECT CASE WHEN t.base = 'grant'
			THEN least(x.granted, e.granted) ELSE x.filed END
			AS base) AS y OFFSET 0) AS b ON true
	LEFT JOIN LATERAL (SELECT y.days FROM freshness_rule AS y
		WHERE y.office IN (x.office, '*')
			AND (y.valid_from IS NULL OR y.valid_from <= q.day)
			AND (y.valid_to IS NULL OR q.day < y.valid_to)
		ORDER BY y.office = '*' LIMIT 1) AS n ON true
), state AS (
	SELECT r.file, r.ids, r.numbers, w.state, w.perishable
		AND r.days IS NOT NULL AND (r.newest IS NULL
			OR q.day > r.newest + r.days) AS stale
	FROM q, r CROSS JOIN LATERAL (SELECT CASE
		WHEN r.revoked OR (NOT r.decisive AND r.word = 'revoked')
			THEN 'void'
		WHEN q.day < r.filed THEN 'not-yet'
		WHEN r.expired OR (r.g <= q.day AND q.day > r.last_day)
			OR (r.word = 'expired' AND r.word_on <= q.day
				AND (r.g IS NULL OR r.g <= q.day)) THEN 'ceased'
		WHEN r.ceased OR (NOT r.decisive AND r.word IN ('lapsed',
			'withdrawn') AND r.word_on <= q.day) THEN 'perished'
		WHEN r.lapsed IS NOT NULL AND r.ceased IS FALSE
			AND EXISTS (SELECT FROM ev AS l WHERE l.file = r.file
				AND l.effect = 'lapsed'
				AND l.effective_on <= q.day
				AND (l.territory IS NULL OR l.territory = r.part)
				AND NOT EXISTS (SELECT FROM ev AS s
					WHERE s.file = r.file
					AND s.effect = 'restored'
					AND (s.territory IS NULL
						OR s.territory = r.part)
					AND s.effective_on <= q.day
					AND s.place > l.place))
			THEN CASE WHEN r.restored_later THEN 'intervening'
			WHEN q.day < coalesce(r.lapsed_until, r.lapsed
				+ make_interval(months =>
					coalesce(r.restore_months, 12)))
				THEN 'lapsed-open' ELSE 'perished' END
		WHEN NOT r.decisive AND r.word IN ('lapsed', 'withdrawn')
			THEN 'unknown'
		WHEN NOT r.decisive AND r.word = 'expired'
			AND r.last_day IS NULL THEN 'unknown'
		WHEN r.g <= q.day THEN 'in-force'
		WHEN r.g IS NOT NULL THEN 'pending'
		WHEN NOT r.decisive AND r.word = 'granted'
			THEN CASE WHEN q.day > r.last_day THEN 'ceased'
				ELSE 'in-force' END
		WHEN NOT r.decisive AND r.word = 'expired'
			AND q.day > r.last_day THEN 'ceased'
		WHEN r.was OR r.word IN ('granted', 'lapsed', 'expired')
			OR (NOT r.decisive AND r.word IS NULL) THEN 'unknown'
		ELSE 'pending' END AS state OFFSET 0) AS s
	CROSS JOIN LATERAL (SELECT CASE
		WHEN r.way IN ('direct', 'unitary') OR r.g IS NULL
			OR q.day < r.g OR r.evidence OR s.state IN ('void',
				'ceased', 'perished', 'not-yet') THEN s.state
		WHEN r.undesignated THEN 'none'
		ELSE 'no-record' END AS state,
		s.state IN ('perished', 'pending') AS perishable
		OFFSET 0) AS w
	WHERE NOT (r.up AND r.way = 'designated' AND NOT r.evidence)
