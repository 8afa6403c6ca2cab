DROP TABLE inspection.counted_months;
DROP INDEX inspection.inspections_signed;
