DROP TABLE report.callers;
