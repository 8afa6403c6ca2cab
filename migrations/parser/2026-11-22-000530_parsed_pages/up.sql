-- How many pages each organisation had understood on a day, against its quota. Of the pages
-- themselves nothing is kept.
CREATE TABLE parser.parsed_pages (
    organisation_id UUID NOT NULL,
    day             DATE NOT NULL,
    pages           INT4 NOT NULL CHECK (pages > 0),
    PRIMARY KEY (organisation_id, day)
);
COMMENT ON COLUMN parser.parsed_pages.day IS 'As counted in France.';
