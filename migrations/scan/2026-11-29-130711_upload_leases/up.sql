-- One sender at a time for an address: whoever sends holds it while bytes come.
ALTER TABLE scan.uploads
    ADD COLUMN lease UUID,
    ADD COLUMN leased_until TIMESTAMPTZ,
    ADD CONSTRAINT lease_has_an_end CHECK ((lease IS NULL) = (leased_until IS NULL));
