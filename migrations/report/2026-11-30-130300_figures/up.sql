-- What a month of a centre came to, as each domain told it: printed whenever somebody wants the paper.
CREATE TABLE report.counted_months (
    id           UUID PRIMARY KEY,
    centre_id    UUID NOT NULL,
    month        DATE NOT NULL CHECK (extract(day FROM month) = 1),
    appointments JSONB,
    invoices     JSONB,
    inspections  JSONB,
    told_at      TIMESTAMPTZ NOT NULL,
    CONSTRAINT one_paper_a_month UNIQUE (centre_id, month)
);
COMMENT ON COLUMN report.counted_months.appointments IS
    'Names the centre, too: without it there is no paper.';
