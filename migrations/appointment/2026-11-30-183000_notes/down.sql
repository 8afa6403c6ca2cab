DROP TABLE appointment.notes;
