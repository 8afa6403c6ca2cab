-- For whom staff booked, without an account: nobody can write to them, their papers are printed at
-- the desk.
CREATE TABLE report.callers (customer_id UUID PRIMARY KEY);
