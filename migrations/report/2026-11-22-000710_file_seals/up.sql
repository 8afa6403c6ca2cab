-- With which key a document's file is sealed, as far as somebody looked: beside the documents,
-- because what is issued is never changed.
CREATE TABLE report.file_seals (
    report_id UUID PRIMARY KEY REFERENCES report.reports (id),
    key_name  TEXT NOT NULL
);
