DROP TABLE inspection.shared_results;
