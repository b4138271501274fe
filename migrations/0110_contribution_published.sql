-- The day of publication beside the contribution, so that the newest patents
-- of a member, and of the pool, are read from an index: a member may have
-- tens of thousands. Two triggers keep it; whoever writes patents holds the
-- lock of the import, so neither can miss the other's change.
ALTER TABLE contribution ADD COLUMN published date;
UPDATE contribution AS c SET published = p.published
FROM patent AS p
WHERE p.id = c.patent_id AND p.published IS NOT NULL;

CREATE FUNCTION contribution_publish() RETURNS trigger
LANGUAGE plpgsql SET search_path = canopy, pg_temp
AS $$
BEGIN
	SELECT p.published INTO NEW.published
	FROM patent AS p WHERE p.id = NEW.patent_id;
	RETURN NEW;
END $$;
CREATE TRIGGER contribution_publish BEFORE INSERT ON contribution
	FOR EACH ROW EXECUTE FUNCTION contribution_publish();

-- As the owner: nobody else may change a contribution's other columns.
CREATE FUNCTION patent_publish() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = canopy, pg_temp
AS $$
BEGIN
	UPDATE contribution AS c SET published = NEW.published
	WHERE c.patent_id = NEW.id;
	RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION patent_publish() FROM PUBLIC;
CREATE TRIGGER patent_publish AFTER UPDATE OF published ON patent
	FOR EACH ROW WHEN (OLD.published IS DISTINCT FROM NEW.published)
	EXECUTE FUNCTION patent_publish();

CREATE INDEX contribution_newest
	ON contribution (member_id, published DESC NULLS LAST)
	WHERE superseded_at IS NULL;
CREATE INDEX contribution_published
	ON contribution (published DESC NULLS LAST)
	WHERE superseded_at IS NULL;
-- The index contribution_newest answers what this one did.
DROP INDEX contribution_member;

-- Today is worked out once a statement, not twice a row.
CREATE OR REPLACE VIEW pooled AS
SELECT c.patent_id, c.member_id, c.since, c.until, c.terms_version,
	c.published
FROM contribution AS c
WHERE c.superseded_at IS NULL
	AND c.since <= (SELECT (now() AT TIME ZONE 'UTC')::date)
	AND (c.until IS NULL
		OR c.until > (SELECT (now() AT TIME ZONE 'UTC')::date));
