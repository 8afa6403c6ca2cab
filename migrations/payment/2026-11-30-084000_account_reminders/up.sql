-- When an organisation was reminded of an invoice that is overdue: once, and once more.
CREATE TABLE payment.account_reminders (
    document_id UUID NOT NULL REFERENCES payment.documents (id),
    place       INT4 NOT NULL CHECK (place IN (1, 2)),
    reminded_at TIMESTAMPTZ NOT NULL,
    -- Two workers at once: the letter is told of once.
    PRIMARY KEY (document_id, place)
);
CREATE TRIGGER account_reminders_stay BEFORE UPDATE OR DELETE ON payment.account_reminders
    FOR EACH ROW EXECUTE FUNCTION payment.keep_row();
-- Only accounts' invoices have a day on which they are due.
CREATE INDEX documents_by_due_day ON payment.documents (due_on) WHERE due_on IS NOT NULL;
