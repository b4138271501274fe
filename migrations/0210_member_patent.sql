-- Contributions in the order of their patents' publication: the way to a
-- member's newest patents, who may have tens of thousands. No source of
-- facts, only a copy of what the index below needs; triggers keep it. Writers
-- of patents take turns (the import locks the table), so that none misses the
-- other's change.
CREATE TABLE member_patent (
	contribution_id bigint PRIMARY KEY
		REFERENCES contribution ON DELETE CASCADE,
	member_id text NOT NULL,
	patent_id bigint NOT NULL,
	since date NOT NULL,
	until date,
	published date
);

CREATE FUNCTION member_patent_add() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = canopy, pg_temp
AS $$
BEGIN
	INSERT INTO member_patent
	SELECT f.id, f.member_id, f.patent_id, f.since, f.until, p.published
	FROM fresh AS f
	JOIN patent AS p ON p.id = f.patent_id
	ON CONFLICT (contribution_id) DO UPDATE SET
		member_id = excluded.member_id,
		patent_id = excluded.patent_id,
		since = excluded.since,
		until = excluded.until,
		published = excluded.published;
	RETURN NULL;
END $$;
CREATE FUNCTION member_patent_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = canopy, pg_temp
AS $$
BEGIN
	UPDATE member_patent AS m SET published = NEW.published
	WHERE m.patent_id = NEW.id;
	RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION member_patent_add(), member_patent_move()
	FROM PUBLIC;
CREATE TRIGGER member_patent_insert AFTER INSERT ON contribution
	REFERENCING NEW TABLE AS fresh
	FOR EACH STATEMENT EXECUTE FUNCTION member_patent_add();
CREATE TRIGGER member_patent_update AFTER UPDATE ON contribution
	REFERENCING NEW TABLE AS fresh
	FOR EACH STATEMENT EXECUTE FUNCTION member_patent_add();
CREATE TRIGGER member_patent_move AFTER UPDATE OF published ON patent
	FOR EACH ROW WHEN (OLD.published IS DISTINCT FROM NEW.published)
	EXECUTE FUNCTION member_patent_move();

INSERT INTO member_patent
SELECT c.id, c.member_id, c.patent_id, c.since, c.until, p.published
FROM contribution AS c
JOIN patent AS p ON p.id = c.patent_id;
CREATE INDEX member_patent_patent ON member_patent (patent_id);
CREATE INDEX member_patent_newest
	ON member_patent (member_id, published DESC NULLS LAST);

-- Whether a patent is in the pool is asked of each row of a list. The index of
-- the exclusion would take a hundred times as long; this one holds all that
-- is asked for, and so is always the cheaper one.
CREATE INDEX contribution_pooled ON contribution (patent_id, since)
	INCLUDE (until, member_id);

-- The rule of the pool, and the same by day of publication. Today is worked
-- out once a statement, not twice a row.
CREATE OR REPLACE VIEW pooled AS
SELECT c.patent_id, c.member_id, c.since, c.until, c.terms_version
FROM contribution AS c
WHERE c.since <= (SELECT (now() AT TIME ZONE 'UTC')::date)
	AND (c.until IS NULL
		OR c.until > (SELECT (now() AT TIME ZONE 'UTC')::date));
CREATE VIEW pooled_newest AS
SELECT m.patent_id, m.member_id, m.published
FROM member_patent AS m
WHERE m.since <= (SELECT (now() AT TIME ZONE 'UTC')::date)
	AND (m.until IS NULL
		OR m.until > (SELECT (now() AT TIME ZONE 'UTC')::date));
