-- Daily closings and prices as they were told, printed whenever somebody wants the paper: what is
-- told never changes, so that every printing says the same.
CREATE TABLE report.closings (
    id        UUID PRIMARY KEY,
    centre_id UUID NOT NULL,
    facts     JSONB NOT NULL,
    told_at   TIMESTAMPTZ NOT NULL
);
CREATE TABLE report.posters (
    id        UUID PRIMARY KEY,
    centre_id UUID NOT NULL,
    facts     JSONB NOT NULL,
    told_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX posters_of_centre ON report.posters (centre_id, id DESC);
