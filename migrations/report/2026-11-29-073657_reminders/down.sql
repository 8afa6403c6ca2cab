DROP TABLE report.no_reminders;
