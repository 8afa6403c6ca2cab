-- A training that was entered wrongly is withdrawn, with its reason; what it was stays readable.
ALTER TABLE inspection.trainings
    ADD COLUMN withdrawn_at     TIMESTAMPTZ,
    ADD COLUMN withdrawn_by_id  UUID,
    ADD COLUMN withdrawn_by     TEXT,
    ADD COLUMN withdrawn_reason TEXT CHECK (char_length(btrim(withdrawn_reason)) BETWEEN 3 AND 500),
    ADD CONSTRAINT who_withdraws_says_why CHECK (
        (withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)
        AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)
        AND (withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
    DROP CONSTRAINT a_training_once;
-- One that was withdrawn by mistake may be entered again.
CREATE UNIQUE INDEX a_training_once
    ON inspection.trainings (inspector_id, qualification, trained_on, certificate)
    WHERE withdrawn_at IS NULL;
COMMENT ON TABLE inspection.trainings IS 'Never rewritten: of each qualification the one that holds longest counts, of those that were not withdrawn.';
