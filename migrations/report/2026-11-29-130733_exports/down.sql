DROP TABLE report.export_parts, report.exports;
