DROP TABLE report.counted_months;
