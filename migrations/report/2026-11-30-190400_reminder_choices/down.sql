DROP TABLE report.reminder_choices;
