DROP INDEX payment.refunds_failed;
DROP INDEX payment.payments_by_payment_day;
DROP TABLE payment.reconciliations;
