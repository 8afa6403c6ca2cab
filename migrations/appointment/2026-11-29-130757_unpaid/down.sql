DROP TABLE appointment.unpaid, appointment.proven_contacts;
