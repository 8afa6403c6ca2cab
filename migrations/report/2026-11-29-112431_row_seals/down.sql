DROP TABLE report.row_seals;
