-- What a manager counts: when an appointment was agreed, and by whom it was called off. A hold that was
-- given back was never agreed.
ALTER TABLE appointment.bookings
    ADD COLUMN agreed_at TIMESTAMPTZ,
    ADD COLUMN called_off_at TIMESTAMPTZ,
    ADD COLUMN called_off_by TEXT CHECK (called_off_by IN ('CUSTOMER', 'CENTRE')),
    ADD CONSTRAINT called_off_by_somebody CHECK ((called_off_at IS NULL) = (called_off_by IS NULL));
COMMENT ON COLUMN appointment.bookings.agreed_at IS
    'When it stood first; none for what was only held.';
COMMENT ON COLUMN appointment.bookings.called_off_by IS
    'None where it was called off before this was noted.';
-- Agreeing raises the revision, and so does calling off: what was called off with one change was only held.
UPDATE appointment.bookings SET agreed_at = created_at
    WHERE status IN ('CONFIRMED', 'CHECKED_IN', 'COMPLETED', 'NO_SHOW', 'CANCELLED')
      AND NOT (status = 'CANCELLED' AND hold_expires_at IS NOT NULL AND revision = 1);
CREATE INDEX bookings_agreed ON appointment.bookings (centre_id, agreed_at) WHERE agreed_at IS NOT NULL;

-- Months of centres that were counted and told.
CREATE TABLE appointment.counted_months (
    centre_id UUID NOT NULL REFERENCES appointment.centres (id),
    month     DATE NOT NULL CHECK (extract(day FROM month) = 1),
    PRIMARY KEY (centre_id, month)
);
