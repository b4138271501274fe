-- Search documents for wide terms: the stream with Han characters replaced by
-- those that stand for them, NULL where that changes nothing; keys hold marked
-- ones, too. form: of the tokeniser that made the document (app/search/token.h);
-- `canopy migrate` makes those of another form again.
ALTER TABLE search_document
	ADD COLUMN folded text,
	ADD COLUMN form integer NOT NULL DEFAULT 0;
