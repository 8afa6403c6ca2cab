-- What a centre's terms for calling off were until then: who booked before keeps them.
CREATE TABLE appointment.past_terms (
    id                UUID PRIMARY KEY,
    centre_id         UUID NOT NULL REFERENCES appointment.centres (id),
    held_until        TIMESTAMPTZ NOT NULL,
    free_hours        INT2 NOT NULL CHECK (free_hours BETWEEN 0 AND 168),
    late_terms        TEXT NOT NULL CHECK (late_terms IN ('FREE', 'FEE', 'ARRHES')),
    late_fee_cents    INT8 NOT NULL CHECK (late_fee_cents BETWEEN 0 AND 50000),
    gives_back_double BOOL NOT NULL
);
CREATE INDEX past_terms_of_centre ON appointment.past_terms (centre_id, held_until);
