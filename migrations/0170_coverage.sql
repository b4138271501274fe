-- Answers: how long one was to hold by the facts known when it was given; and
-- what is looked up, also in the past.
ALTER TABLE coverage_answer ADD COLUMN until date;
SELECT fact_versioned('coverage_answer');
CREATE INDEX coverage_answer_past_organisation
	ON coverage_answer_past (organisation_id);

CREATE INDEX patent_past_application ON patent_past (application_number);
CREATE INDEX patent_past_family ON patent_past (family);
CREATE INDEX family_member_past_number ON family_member_past (number);
CREATE INDEX family_member_past_family
	ON family_member_past (scheme, family_id);
CREATE INDEX family_past_id ON family_past (scheme, id);
CREATE INDEX organisation_event_other ON organisation_event (other_id);
CREATE INDEX organisation_event_past_other
	ON organisation_event_past (other_id);
CREATE INDEX organisation_event_past_organisation
	ON organisation_event_past (organisation_id);
CREATE INDEX member_past_organisation ON member_past (organisation_id);
CREATE INDEX mandate_past_grantor ON mandate_past (grantor_id);
CREATE INDEX licence_grant_past_licensee ON licence_grant_past (licensee_id);
CREATE INDEX grant_version_past_number ON grant_version_past (number);
CREATE INDEX grant_event_past_number ON grant_event_past (number);
CREATE INDEX recordal_past_number ON recordal_past (number);
CREATE INDEX territory_rule_office ON territory_rule (office);
CREATE INDEX term_rule_office ON term_rule (office);
CREATE INDEX field_ruling_past_use ON field_ruling_past (use);
CREATE INDEX contribution_patent ON contribution (patent_id);
