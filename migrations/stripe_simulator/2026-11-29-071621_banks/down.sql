ALTER TABLE stripe_simulator.webhooks DROP COLUMN copies;
DROP TABLE stripe_simulator.disputes;
DROP INDEX stripe_simulator.refunds_of_intent;
DROP INDEX stripe_simulator.refunds_changing;
ALTER TABLE stripe_simulator.refunds
    DROP CONSTRAINT changes_at_a_time,
    DROP COLUMN becomes_at,
    DROP COLUMN becomes,
    DROP COLUMN failure_reason,
    DROP COLUMN status;
DROP INDEX stripe_simulator.intents_by_age;
ALTER TABLE stripe_simulator.intents
    DROP COLUMN bank,
    DROP CONSTRAINT intents_status_check,
    ADD CONSTRAINT intents_status_check CHECK
        (status IN ('requires_payment_method', 'succeeded'));
