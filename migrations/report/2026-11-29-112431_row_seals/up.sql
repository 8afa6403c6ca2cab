-- The file of a document has its signature; so has the row from now on, for `autovisite audit`.
CREATE TABLE report.row_seals (
    document_id UUID PRIMARY KEY,
    seal        TEXT NOT NULL
);
COMMENT ON TABLE report.row_seals IS 'Our signature over the row of an issued report or invoice; absent of what was issued before this table.';
