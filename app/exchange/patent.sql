-- name: import_settings
-- For the transaction of an import: no deadline, more memory for its joins
-- and for the index of search documents, whose pending list may grow to what
-- a search still reads in passing.
SELECT set_config('statement_timeout', '0', true),
	set_config('work_mem', '128MB', true),
	set_config('maintenance_work_mem', '128MB', true),
	set_config('gin_pending_list_limit', '128MB', true);

-- name: patent_create_staged
-- A row a record of the file. has_...: the key was given. topics: NULL when
-- not given or null; derived: from the record's cpc, NULL without cpc.
CREATE TEMPORARY TABLE patent_staged (
	seq bigint NOT NULL,
	line bigint NOT NULL,
	number text NOT NULL,
	base text NOT NULL,
	office text NOT NULL,
	kind text NOT NULL,
	has_application_number boolean, application_number text,
	has_priority boolean, priority jsonb,
	has_citations boolean, citations jsonb,
	has_topics boolean, topics text[], derived text[],
	has_pool boolean, pool_member text, pool_since date, pool_until date,
	pool_terms text,
	has_claim_kinds boolean, claim_kinds text[],
	has_family boolean, family text,
	has_title boolean, title jsonb,
	has_abstract boolean, abstract jsonb,
	has_claims boolean, claims jsonb,
	has_applicants boolean, applicants text[],
	has_owners boolean, owners text[],
	has_inventors boolean, inventors text[],
	has_cpc boolean, cpc text[],
	has_ipc boolean, ipc text[],
	has_filed boolean, filed date,
	has_published boolean, published date,
	has_granted boolean, granted date,
	has_status boolean, status text,
	has_status_source boolean, status_source text,
	has_status_as_of boolean, status_as_of date,
	has_extra boolean, extra jsonb
) ON COMMIT DROP;

-- name: patent_create_touched_staged
-- The publications that the import makes or changes, and what of them.
CREATE TEMPORARY TABLE patent_touched (
	patent_id bigint PRIMARY KEY,
	seq bigint NOT NULL,
	is_new boolean NOT NULL,
	text_changed boolean NOT NULL,
	before_hash text,
	topics text[] NOT NULL,
	topics_given boolean NOT NULL
) ON COMMIT DROP;

-- name: patent_copy
COPY patent_staged (seq, line, number, base, office, kind,
	has_application_number, application_number, has_priority, priority,
	has_citations, citations, has_topics, topics, derived, has_pool, pool_member, pool_since,
	pool_until, pool_terms, has_claim_kinds, claim_kinds, has_family, family, has_title, title,
	has_abstract, abstract, has_claims, claims, has_applicants, applicants,
	has_owners, owners, has_inventors, inventors, has_cpc, cpc, has_ipc,
	ipc, has_filed, filed, has_published, published, has_granted, granted,
	has_status, status, has_status_source, status_source,
	has_status_as_of, status_as_of, has_extra, extra) FROM STDIN;

-- name: patent_lock_staged
-- Imports of patents wait for each other here; readers do not wait.
LOCK TABLE patent IN SHARE ROW EXCLUSIVE MODE;

-- name: patent_refuse_member_staged
-- Contributions are for those who are or were members.
DELETE FROM patent_staged
WHERE ctid = ANY (ARRAY (
	SELECT s.ctid
	FROM patent_staged AS s
	WHERE s.pool_member IS NOT NULL
		AND NOT EXISTS (SELECT FROM member AS m
			WHERE m.organisation_id = s.pool_member)
	LIMIT 1000))
RETURNING line, number AS name, pool_member AS value;

-- name: patent_refuse_overlap_staged
-- A patent is in the pool once at a time: earlier entries stay what they are.
DELETE FROM patent_staged
WHERE ctid = ANY (ARRAY (
	SELECT s.ctid
	FROM patent_staged AS s
	JOIN patent AS p ON p.number = s.number
	JOIN contribution AS c ON c.patent_id = p.id AND c.earlier
		AND daterange(c.since, c.until)
			&& daterange(s.pool_since, s.pool_until)
	WHERE s.pool_member IS NOT NULL
	LIMIT 1000))
RETURNING line, number AS name, pool_since::text AS value;

-- name: patent_refuse_proposed_staged
-- What was admitted here is withdrawn, not made undone.
DELETE FROM patent_staged
WHERE ctid = ANY (ARRAY (
	SELECT s.ctid
	FROM patent_staged AS s
	JOIN patent AS p ON p.number = s.number
	JOIN contribution AS c ON c.patent_id = p.id AND NOT c.earlier
	JOIN proposal AS o ON o.contribution_id = c.id
	WHERE s.has_pool AND s.pool_member IS NULL
	LIMIT 1000))
RETURNING line, number AS name, NULL::text AS value;

-- name: patent_earlier_staged
-- Of records with one number the last counts.
DELETE FROM patent_staged AS s
USING (SELECT number, max(seq) AS last
	FROM patent_staged
	GROUP BY number
	HAVING count(1) > 1) AS d
WHERE s.number = d.number AND s.seq < d.last;

-- name: patent_analyze_staged
ANALYZE patent_staged (number, has_pool, has_topics);

-- name: patent_underived_staged
-- Publications that go back to derived topics without their cpc at hand.
SELECT s.seq, p.cpc
FROM patent_staged AS s
JOIN patent AS p ON p.number = s.number
WHERE s.has_topics AND s.topics IS NULL AND s.derived IS NULL
	AND p.topics_given
LIMIT 500;

-- name: patent_derive_staged(seq, topics)
UPDATE patent_staged SET derived = $2::text[] WHERE seq = $1::bigint;

-- name: patent_touch_changed_staged
-- Known publications that the file changes. Topics that equal the derived
-- ones do not count as given, nor do the stored ones beside the stored cpc:
-- an export read again changes nothing, even if the rules have changed.
INSERT INTO patent_touched (patent_id, seq, is_new, text_changed, before_hash,
	topics, topics_given)
SELECT p.id, s.seq, false,
	(s.has_title AND s.title <> p.title)
		OR (s.has_abstract AND s.abstract <> p.abstract)
		OR (s.has_claims AND s.claims <> p.claims)
		OR (s.has_applicants AND coalesce(s.applicants, '{}') <> p.applicants)
		OR (s.has_owners AND coalesce(s.owners, '{}') <> p.owners)
		OR (s.has_inventors AND coalesce(s.inventors, '{}') <> p.inventors),
	encode(sha256(convert_to(n.json, 'UTF8')), 'hex'), t.topics, g.given
FROM patent_staged AS s
JOIN patent AS p ON p.number = s.number
JOIN patent_native AS n ON n.id = p.id
LEFT JOIN contribution AS c ON c.patent_id = p.id AND NOT c.earlier
CROSS JOIN LATERAL (SELECT CASE
	WHEN NOT p.topics_given AND (s.derived IS NULL
			OR (s.topics @> p.topics AND s.topics <@ p.topics
				AND s.cpc = p.cpc))
		THEN p.topics
	ELSE s.derived END AS topics) AS d
CROSS JOIN LATERAL (SELECT CASE WHEN s.has_topics
	THEN s.topics IS NOT NULL AND (p.topics_given
		OR NOT (s.topics @> d.topics AND s.topics <@ d.topics))
	ELSE p.topics_given END AS given) AS g
CROSS JOIN LATERAL (SELECT CASE WHEN NOT g.given THEN d.topics
	WHEN s.has_topics THEN s.topics ELSE p.topics END AS topics) AS t
WHERE g.given <> p.topics_given OR t.topics <> p.topics
	OR (s.has_application_number AND s.application_number
		IS DISTINCT FROM p.application_number)
	OR (s.has_family AND s.family IS DISTINCT FROM p.family)
	OR (s.has_title AND s.title <> p.title)
	OR (s.has_abstract AND s.abstract <> p.abstract)
	OR (s.has_claims AND s.claims <> p.claims)
	OR (s.has_applicants AND coalesce(s.applicants, '{}') <> p.applicants)
	OR (s.has_owners AND coalesce(s.owners, '{}') <> p.owners)
	OR (s.has_inventors AND coalesce(s.inventors, '{}') <> p.inventors)
	OR (s.has_cpc AND s.cpc <> p.cpc)
	OR (s.has_ipc AND s.ipc <> p.ipc)
	OR (s.has_filed AND s.filed IS DISTINCT FROM p.filed)
	OR (s.has_priority AND s.priority <> p.priority)
	OR (s.has_citations AND s.citations <> p.citations)
	OR (s.has_published AND s.published IS DISTINCT FROM p.published)
	OR (s.has_granted AND s.granted IS DISTINCT FROM p.granted)
	OR (s.has_status AND s.status IS DISTINCT FROM p.status)
	OR (s.has_status_source
		AND s.status_source IS DISTINCT FROM p.status_source)
	OR (s.has_status_as_of
		AND s.status_as_of IS DISTINCT FROM p.status_as_of)
	OR (s.has_extra AND s.extra IS DISTINCT FROM p.extra)
	OR (s.has_claim_kinds AND s.claim_kinds <> p.claim_kinds)
	OR (s.has_pool AND (s.pool_member, s.pool_since, s.pool_until,
		s.pool_terms) IS DISTINCT FROM (c.member_id, c.since, c.until,
		c.terms_version));

-- name: patent_update_staged
UPDATE patent AS p SET
	application_number = CASE WHEN s.has_application_number
		THEN s.application_number ELSE p.application_number END,
	family = CASE WHEN s.has_family THEN s.family ELSE p.family END,
	title = CASE WHEN s.has_title THEN s.title ELSE p.title END,
	abstract = CASE WHEN s.has_abstract THEN s.abstract
		ELSE p.abstract END,
	claims = CASE WHEN s.has_claims THEN s.claims ELSE p.claims END,
	applicants = CASE WHEN s.has_applicants THEN s.applicants
		ELSE p.applicants END,
	owners = CASE WHEN s.has_owners THEN s.owners ELSE p.owners END,
	inventors = CASE WHEN s.has_inventors THEN s.inventors
		ELSE p.inventors END,
	cpc = CASE WHEN s.has_cpc THEN s.cpc ELSE p.cpc END,
	ipc = CASE WHEN s.has_ipc THEN s.ipc ELSE p.ipc END,
	filed = CASE WHEN s.has_filed THEN s.filed ELSE p.filed END,
	priority = CASE WHEN s.has_priority THEN s.priority
		ELSE p.priority END,
	citations = CASE WHEN s.has_citations THEN s.citations
		ELSE p.citations END,
	published = CASE WHEN s.has_published THEN s.published
		ELSE p.published END,
	granted = CASE WHEN s.has_granted THEN s.granted ELSE p.granted END,
	status = CASE WHEN s.has_status THEN s.status ELSE p.status END,
	status_source = CASE WHEN s.has_status_source THEN s.status_source
		ELSE p.status_source END,
	status_as_of = CASE WHEN s.has_status_as_of THEN s.status_as_of
		ELSE p.status_as_of END,
	topics = t.topics,
	topics_given = t.topics_given,
	claim_kinds = CASE WHEN s.has_claim_kinds THEN s.claim_kinds
		ELSE p.claim_kinds END,
	extra = CASE WHEN s.has_extra THEN s.extra ELSE p.extra END,
	changed_at = now()
FROM patent_touched AS t
JOIN patent_staged AS s ON s.seq = t.seq
WHERE p.id = t.patent_id;

-- name: patent_insert_staged
-- What the file adds. Given topics that equal the derived ones count as
-- derived, so that a copy of a registry derives like the original.
WITH made AS (
	INSERT INTO patent (number, base, office, kind, application_number,
		family, title, abstract, claims, applicants, owners,
		inventors, cpc, ipc, priority, citations, filed, published, granted,
		status, status_source, status_as_of, topics, topics_given,
		claim_kinds, extra)
	SELECT s.number, s.base, s.office, s.kind, s.application_number,
		s.family, s.title, s.abstract, s.claims, s.applicants,
		s.owners, s.inventors, s.cpc, s.ipc, s.priority, s.citations,
		s.filed,
		s.published, s.granted, s.status, s.status_source,
		s.status_as_of,
		CASE WHEN g.given THEN s.topics ELSE d.topics END, g.given,
		s.claim_kinds, s.extra
	FROM patent_staged AS s
	CROSS JOIN LATERAL (
		SELECT coalesce(s.derived, '{}') AS topics) AS d
	CROSS JOIN LATERAL (
		SELECT s.topics IS NOT NULL AND NOT (s.topics @> d.topics
			AND s.topics <@ d.topics) AS given) AS g
	WHERE NOT EXISTS (
		SELECT FROM patent AS p WHERE p.number = s.number)
	ORDER BY s.seq
	RETURNING id, number
)
INSERT INTO patent_touched (patent_id, seq, is_new, text_changed, topics,
	topics_given)
SELECT m.id, s.seq, true, true, '{}', false
FROM made AS m
JOIN patent_staged AS s ON s.number = m.number;

-- name: patent_leave_staged
-- Patents that the file takes out as if they had never been in.
DELETE FROM contribution AS c
USING patent_touched AS t
JOIN patent_staged AS s ON s.seq = t.seq
WHERE c.patent_id = t.patent_id AND NOT c.earlier
	AND s.has_pool AND s.pool_member IS NULL;

-- name: patent_return_staged
-- An entry that had ended before the file's begins stays, as an earlier one.
UPDATE contribution AS c SET earlier = true
FROM patent_touched AS t
JOIN patent_staged AS s ON s.seq = t.seq
WHERE c.patent_id = t.patent_id AND NOT c.earlier
	AND s.pool_since >= c.until;

-- name: patent_recontribute_staged
-- Any other difference corrects the last entry.
UPDATE contribution AS c SET member_id = s.pool_member,
	since = s.pool_since, until = s.pool_until,
	terms_version = s.pool_terms
FROM patent_touched AS t
JOIN patent_staged AS s ON s.seq = t.seq
WHERE c.patent_id = t.patent_id AND NOT c.earlier
	AND s.pool_member IS NOT NULL
	AND (s.pool_member, s.pool_since, s.pool_until, s.pool_terms)
		IS DISTINCT FROM (c.member_id, c.since, c.until,
			c.terms_version);

-- name: patent_contribute_staged
INSERT INTO contribution (patent_id, member_id, since, until, terms_version)
SELECT t.patent_id, s.pool_member, s.pool_since, s.pool_until, s.pool_terms
FROM patent_touched AS t
JOIN patent_staged AS s ON s.seq = t.seq
WHERE s.pool_member IS NOT NULL
	AND NOT EXISTS (SELECT FROM contribution AS c
		WHERE c.patent_id = t.patent_id AND NOT c.earlier)
ORDER BY s.seq;

-- name: patent_audit_staged
-- One event a publication, with the hashes of its native JSON.
INSERT INTO audit_event (actor_role, action, object_kind, object_id,
	before_hash, after_hash)
SELECT 'system',
	CASE WHEN t.is_new THEN 'patent.imported' ELSE 'patent.changed' END,
	'patent', n.number, t.before_hash,
	encode(sha256(convert_to(n.json, 'UTF8')), 'hex')
FROM patent_touched AS t
JOIN patent_native AS n ON n.id = t.patent_id
ORDER BY t.seq;

-- name: patent_count_staged
SELECT count(1) FILTER (WHERE is_new) AS added,
	count(1) FILTER (WHERE NOT is_new) AS changed
FROM patent_touched;

-- name: index_create_staged
CREATE TEMPORARY TABLE search_staged (
	patent_id bigint NOT NULL,
	keys text[] NOT NULL,
	title_keys text[] NOT NULL,
	abstract_keys text[] NOT NULL,
	stream text NOT NULL,
	folded text,
	names text NOT NULL,
	words text[] NOT NULL,	-- "word stem", for the lexicon
	form integer NOT NULL
) ON COMMIT DROP;

-- name: index_copy
COPY search_staged (patent_id, keys, title_keys, abstract_keys, stream,
	folded, names, words, form)
FROM STDIN;

-- name: index_texts_staged(after, limit)
-- Texts of publications whose text is new, in all languages.
SELECT p.id,
	ARRAY (SELECT t.value FROM jsonb_each_text(p.title) AS t) AS title,
	ARRAY (SELECT t.value FROM jsonb_each_text(p.abstract) AS t)
		AS abstract,
	ARRAY (SELECT t.value FROM jsonb_each(p.claims) AS l,
		jsonb_array_elements_text(l.value) AS t) AS claims,
	p.applicants || p.owners AS applicants, p.inventors
FROM patent_touched AS t
JOIN patent AS p ON p.id = t.patent_id
WHERE t.text_changed AND t.patent_id > $1::bigint
ORDER BY t.patent_id
LIMIT $2::integer;

-- name: index_texts_stale(after, limit, form)
-- The same of publications whose document has another form.
SELECT p.id,
	ARRAY (SELECT t.value FROM jsonb_each_text(p.title) AS t) AS title,
	ARRAY (SELECT t.value FROM jsonb_each_text(p.abstract) AS t)
		AS abstract,
	ARRAY (SELECT t.value FROM jsonb_each(p.claims) AS l,
		jsonb_array_elements_text(l.value) AS t) AS claims,
	p.applicants || p.owners AS applicants, p.inventors
FROM search_document AS d
JOIN patent AS p ON p.id = d.patent_id
WHERE d.form <> $3::integer AND d.patent_id > $1::bigint
ORDER BY d.patent_id
LIMIT $2::integer;

-- name: index_merge_staged
INSERT INTO search_document (patent_id, keys, title_keys, abstract_keys,
	stream, folded, names, form)
SELECT patent_id, keys, title_keys, abstract_keys, stream, folded, names, form
FROM search_staged
ON CONFLICT (patent_id) DO UPDATE SET keys = excluded.keys,
	title_keys = excluded.title_keys,
	abstract_keys = excluded.abstract_keys, stream = excluded.stream,
	folded = excluded.folded, names = excluded.names,
	form = excluded.form;

-- name: index_words_staged
-- Sorted, so that two imports wait for each other and do not lock each other
-- out.
INSERT INTO search_word (word, stem)
SELECT DISTINCT ON (w.word) w.word, w.stem
FROM (
	SELECT split_part(u.pair, ' ', 1) COLLATE "C" AS word,
		split_part(u.pair, ' ', 2) AS stem
	FROM search_staged AS s, unnest(s.words) AS u (pair)
) AS w
ORDER BY w.word
ON CONFLICT (word) DO NOTHING;

-- name: index_settle
-- What waits in the pending list goes into the index.
SELECT search_settle() AS pages;
