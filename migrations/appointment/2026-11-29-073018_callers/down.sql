DROP TABLE appointment.callers;
