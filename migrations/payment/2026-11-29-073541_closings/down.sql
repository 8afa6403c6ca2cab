DROP VIEW payment.broken_closings;
DROP TRIGGER closings_are_chained ON payment.closings;
DROP FUNCTION payment.chain_closing();
DROP FUNCTION payment.closing_hash(payment.closings);
DROP TABLE payment.closings;
