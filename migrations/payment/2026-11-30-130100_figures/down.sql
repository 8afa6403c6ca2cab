DROP TABLE payment.counted_months;
