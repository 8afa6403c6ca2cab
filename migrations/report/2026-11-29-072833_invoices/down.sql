DROP TABLE report.invoice_seals;
DROP TABLE report.invoices;
