DROP INDEX kernel.outbox_dead;
ALTER TABLE kernel.outbox DROP COLUMN traceparent;
