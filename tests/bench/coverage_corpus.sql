-- An invented registry for questions of coverage: 10,000 organisations with
-- 50,000 links of control, 100,000 publications of 50,000 applications, 5,000
-- grants. Groups are trees of ten with four shareholders of 5 % each besides
-- the parent; a tenth of the links have ended. Chance is seeded, so that each
-- run has the same.
SET search_path = canopy;
SELECT setseed(0.5);

INSERT INTO organisation (id, name, kind, jurisdiction)
SELECT 'co-' || i, jsonb_build_object('en', 'Invented Company ' || i),
	'company', 'CN'
FROM generate_series(1, 10000) AS i;

-- Parents: 501 and up have one; every third holds by the board.
INSERT INTO control_link (owner_id, owned_id, basis, percent, valid_from,
	valid_to)
SELECT 'co-' || greatest(1, i / 10), 'co-' || i,
	CASE WHEN i % 3 = 0 THEN 'board' ELSE 'votes' END,
	CASE WHEN i % 3 <> 0 THEN 51 + i % 40 END, '2015-01-01',
	CASE WHEN i % 10 = 7 THEN date '2023-06-30' END
FROM generate_series(501, 10000) AS i;
-- Shareholders from the first 500, which have no owners.
INSERT INTO control_link (owner_id, owned_id, basis, percent, valid_from)
SELECT DISTINCT ON (i, owner) 'co-' || owner, 'co-' || i, 'votes', 5,
	date '2016-01-01'
FROM (SELECT i, k, 1 + floor(random() * 500)::integer AS owner
	FROM generate_series(501, 10000) AS i, generate_series(1, 5) AS k) AS s
WHERE owner <> greatest(1, i / 10)
LIMIT 40500;

INSERT INTO member (organisation_id, role, since)
SELECT 'co-' || i, 'founder', '2022-01-01' FROM generate_series(1, 30) AS i;

INSERT INTO patent (number, base, office, kind, application_number, family,
	title, priority, filed, published, granted, status, status_source,
	status_as_of)
SELECT 'CN' || 300000000 + i || k.kind, 'CN' || 300000000 + i, 'CN', k.kind,
	'CN2018' || 20000000 + i, 'bench-' || i / 2,
	jsonb_build_object('en', 'Invented device ' || i),
	jsonb_build_array(jsonb_build_object('number', 'CN' || i, 'date',
		date '2017-01-01' + i % 700)),
	date '2018-01-01' + i % 700, date '2019-07-01' + i % 700,
	CASE WHEN k.kind = 'B' THEN date '2021-07-01' + i % 700 END,
	CASE WHEN i % 9 = 0 AND k.kind = 'B' THEN 'lapsed'
		WHEN k.kind = 'B' THEN 'granted' ELSE 'pending' END,
	'CNIPA', CASE WHEN k.kind = 'B' THEN current_date - 30
		ELSE date '2020-01-01' END
FROM generate_series(1, 50000) AS i, (VALUES ('A'), ('B')) AS k (kind);

INSERT INTO legal_event (patent_id, office, code, effect, impact, event_on,
	effective_on, as_of, source_kind)
SELECT p.id, 'CN', e.code, e.effect, e.impact, p.granted + e.days,
	p.granted + e.days, current_date - 30, 'office-register'
FROM patent AS p, (VALUES ('C14', 'granted', '+', 0),
	('FEE', 'fee-paid', '0', 300), ('CF01', 'lapsed', '-', 700))
	AS e (code, effect, impact, days)
WHERE p.number LIKE 'CN3%B'
	AND (e.effect <> 'lapsed' OR p.status = 'lapsed');

-- Owned by a member or a company of its group that has let it license; a
-- tenth was sold to somebody else in 2024.
INSERT INTO ownership (patent_id, owner_id, valid_from, valid_to)
SELECT p.id, 'co-' || CASE WHEN p.id % 5 = 0 THEN 300 + p.id % 30
		ELSE 1 + p.id % 30 END, '2018-01-01',
	CASE WHEN p.id % 10 = 3 THEN date '2024-05-01' END
FROM patent AS p WHERE p.number LIKE 'CN3%B';
INSERT INTO ownership (patent_id, owner_id, valid_from, acquired)
SELECT p.id, 'co-' || 400 + p.id % 50, '2024-05-01', 'assignment'
FROM patent AS p WHERE p.number LIKE 'CN3%B' AND p.id % 10 = 3;
INSERT INTO mandate (id, grantor_id, holder_id, capacity, valid_from)
SELECT 'bench-' || i, 'co-' || 300 + i, 'co-' || 1 + i, 'agent', '2021-01-01'
FROM generate_series(0, 29) AS i;

INSERT INTO contribution (patent_id, member_id, since, until, terms_version)
SELECT p.id, 'co-' || 1 + p.id % 30, '2022-08-02',
	CASE WHEN p.id % 17 = 0 THEN date '2025-01-01' END, 'open-1.0'
FROM patent AS p WHERE p.number LIKE 'CN3%B' AND p.id % 7 <> 0;

INSERT INTO application (id, visit_hash, route, state, terms_version)
SELECT substr(md5('bench' || i), 1, 16), repeat('0', 64), 'open', 'withdrawn',
	'open-1.0'
FROM generate_series(1, 5000) AS i;
INSERT INTO licence_grant (number, application_id, licensee_id, licensee,
	search_text, terms_version, field_of_use, purpose, territories, start,
	route, granted_at)
SELECT 'CNP-2023-' || lpad((500000 + i)::text, 6, '0'),
	substr(md5('bench' || i), 1, 16), 'co-' || 31 + (i * 7) % 2400, '{}',
	'bench', 'open-1.0', 'data-centre', 'invented', '{*}', '2023-01-01',
	'open', timestamptz '2023-01-01 00:00Z'
FROM generate_series(1, 5000) AS i;
INSERT INTO grant_version (number, version, basis, fields, territories,
	effective_from)
SELECT g.number, 1, CASE WHEN right(g.number, 1) < '3' THEN 'pool-at-grant'
		ELSE 'pool-changing' END,
	CASE WHEN right(g.number, 1) < '7' THEN '{data-centre}'::text[]
		ELSE '{data-centre,storage-network}'::text[] END,
	CASE WHEN right(g.number, 1) = '9' THEN '{CN,JP}'::text[]
		ELSE '{*}'::text[] END, '2023-01-01'
FROM licence_grant AS g WHERE g.search_text = 'bench'
ON CONFLICT DO NOTHING;
INSERT INTO grant_event (number, kind, valid_from)
SELECT g.number, k.kind, k.day
FROM licence_grant AS g, (VALUES ('suspended', date '2024-01-01'),
	('reinstated', date '2024-03-01')) AS k (kind, day)
WHERE g.search_text = 'bench' AND right(g.number, 1) = '5';
ANALYZE;
