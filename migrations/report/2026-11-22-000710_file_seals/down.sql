DROP TABLE report.file_seals;
