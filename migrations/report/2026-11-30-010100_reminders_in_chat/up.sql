-- Who wants to be reminded of inspections by law in the conversation rather than by letter.
CREATE TABLE report.reminders_in_chat (
    customer_id UUID PRIMARY KEY,
    since       TIMESTAMPTZ NOT NULL
);
