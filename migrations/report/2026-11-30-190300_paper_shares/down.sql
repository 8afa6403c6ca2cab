DROP TABLE report.paper_shares;
