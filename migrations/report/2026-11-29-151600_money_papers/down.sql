DROP TABLE report.closings, report.posters;
