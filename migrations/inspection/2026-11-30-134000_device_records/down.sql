DROP TABLE inspection.device_records;
