-- An end or a suspension leaves installations that are already in service
-- alone where the terms let started projects endure; not when it answers an
-- attack, or a declaration that was false on purpose.
ALTER TABLE grant_event ADD COLUMN endure boolean NOT NULL DEFAULT true;
SELECT fact_versioned('grant_event');
