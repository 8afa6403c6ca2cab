-- The certificate may change the price after it was agreed, and after it was paid.
ALTER TABLE payment.payables
    ADD COLUMN proposed_cents INT8 CHECK (proposed_cents > 0);
COMMENT ON COLUMN payment.payables.amount_cents IS 'The price that is agreed.';
COMMENT ON COLUMN payment.payables.proposed_cents IS
    'The price by the certificate, while nobody has agreed to it: nothing is paid until then.';

-- What the desk received (positive) or gave back (negative) beside the payment, and its number.
CREATE TABLE payment.differences (
    id               UUID PRIMARY KEY,
    appointment_id   UUID NOT NULL REFERENCES payment.payables (appointment_id),
    amount_cents     INT8 NOT NULL CHECK (amount_cents <> 0),
    currency         TEXT NOT NULL,
    number           TEXT NOT NULL UNIQUE,
    recorded_by      UUID NOT NULL,
    recorded_by_name TEXT NOT NULL,
    settled_at       TIMESTAMPTZ NOT NULL
);
CREATE INDEX differences_of_appointment ON payment.differences (appointment_id, id);
CREATE FUNCTION payment.keep_difference() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'difference % cannot be changed', OLD.number;
END $$;
CREATE TRIGGER differences_stay BEFORE UPDATE OR DELETE ON payment.differences
    FOR EACH ROW EXECUTE FUNCTION payment.keep_difference();
