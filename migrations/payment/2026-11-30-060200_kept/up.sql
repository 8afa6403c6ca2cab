-- What the terms of an appointment that was called off leave with the centre, and what it gives beside the
-- money: told by appointment, applied here.
ALTER TABLE payment.payables
    ADD COLUMN kept_cents BIGINT NOT NULL DEFAULT 0 CHECK (kept_cents >= 0),
    ADD COLUMN extra_cents BIGINT NOT NULL DEFAULT 0 CHECK (extra_cents >= 0);
