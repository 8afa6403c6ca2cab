-- What was withdrawn must not count again.
DELETE FROM inspection.trainings WHERE withdrawn_at IS NOT NULL;
DROP INDEX inspection.a_training_once;
ALTER TABLE inspection.trainings
    DROP CONSTRAINT who_withdraws_says_why,
    DROP COLUMN withdrawn_at,
    DROP COLUMN withdrawn_by_id,
    DROP COLUMN withdrawn_by,
    DROP COLUMN withdrawn_reason,
    ADD CONSTRAINT a_training_once UNIQUE (inspector_id, qualification, trained_on, certificate);
COMMENT ON TABLE inspection.trainings IS 'Never changed: of each qualification the one that holds longest counts.';
