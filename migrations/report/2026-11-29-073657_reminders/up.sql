-- Who wants no reminders; other letters go on.
CREATE TABLE report.no_reminders (
    customer_id UUID PRIMARY KEY,
    since       TIMESTAMPTZ NOT NULL
);
