DROP TABLE report.reminders_in_chat;
