-- Has the register grants whose licensee is not published? Each question of
-- coverage asks that.
CREATE INDEX licence_grant_unnamed ON licence_grant (number)
	WHERE publication = 'number';
