-- Months of centres that were counted and told.
CREATE TABLE payment.counted_months (
    centre_id UUID NOT NULL,
    month     DATE NOT NULL CHECK (extract(day FROM month) = 1),
    PRIMARY KEY (centre_id, month)
);
