DROP TABLE appointment.reminders;
