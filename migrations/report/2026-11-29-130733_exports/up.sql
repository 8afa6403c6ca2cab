-- Copies of all that is known of somebody, as every domain tells it; gone with their links.
CREATE TABLE report.exports (
    id        UUID PRIMARY KEY,
    person_id UUID NOT NULL,
    asked_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX exports_of_person ON report.exports (person_id, asked_at DESC);

CREATE TABLE report.export_parts (
    export_id UUID NOT NULL REFERENCES report.exports (id) ON DELETE CASCADE,
    domain    TEXT NOT NULL,
    rows      JSONB NOT NULL,
    PRIMARY KEY (export_id, domain)
);
