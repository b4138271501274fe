-- Browsing the pool. Its hits come from an index by day of publication; its
-- counts are worked out again only after a change.
CREATE INDEX member_patent_published
	ON member_patent (published DESC NULLS LAST);
CREATE INDEX patent_published ON patent (published DESC NULLS LAST);

-- What lists and counts ask of a patent, without the texts beside it.
CREATE INDEX patent_listing ON patent (id)
	INCLUDE (number, office, status, topics, published, filed);

-- Who has worked something out of patents and contributions keeps it with the
-- time of the clock of facts, which each transaction that changes them moves
-- while it holds its lock: as long as the clock stands there, nothing has
-- changed. An insertion that brings its own recorded_at moves it, too.
CREATE FUNCTION fact_tick() RETURNS trigger
LANGUAGE plpgsql SET search_path = canopy, pg_temp
AS $$
BEGIN
	PERFORM fact_now();
	RETURN NULL;
END $$;
CREATE TRIGGER fact_tick AFTER INSERT ON patent
	FOR EACH STATEMENT EXECUTE FUNCTION fact_tick();
CREATE TRIGGER fact_tick AFTER INSERT ON contribution
	FOR EACH STATEMENT EXECUTE FUNCTION fact_tick();
