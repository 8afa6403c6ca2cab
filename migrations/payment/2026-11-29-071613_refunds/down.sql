ALTER TABLE payment.provider_events
    DROP COLUMN kept,
    DROP COLUMN api_version,
    DROP COLUMN kind;
DROP TABLE payment.disputes;
ALTER TABLE payment.payments
    ADD COLUMN reason TEXT,
    ADD COLUMN refund_key TEXT,
    DROP CONSTRAINT payments_wanted_check,
    ADD CONSTRAINT payments_wanted_check CHECK (wanted IN ('REFUND', 'EXPIRE'));
-- Before, a payment could be wanted back once: what is under way is wanted, what the bank sent
-- back is ours again.
UPDATE payment.payments p
SET wanted = 'REFUND', wanted_at = r.ordered_at, next_try_at = r.next_try_at, reason = r.reason,
    refund_key = r.idempotency_key
FROM payment.refunds r
WHERE r.payment_id = p.id AND r.status IN ('WANTED', 'PENDING');
UPDATE payment.payments SET status = 'CANCELLED' WHERE status = 'REFUND_FAILED';
ALTER TABLE payment.payments
    DROP CONSTRAINT payments_status_check,
    ADD CONSTRAINT payments_status_check CHECK (status IN
        ('AWAITING', 'PENDING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'REFUNDED'));
DROP TABLE payment.refunds;
