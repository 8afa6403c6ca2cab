-- Reminders that somebody stopped one by one; `no_reminders` stops all of them.
CREATE TABLE report.reminder_choices (
    customer_id UUID NOT NULL,
    reminder    TEXT NOT NULL CHECK (reminder IN ('DAY_BEFORE', 'HOURS_BEFORE', 'INSPECTION_DUE')),
    since       TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (customer_id, reminder)
);
