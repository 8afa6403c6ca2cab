DROP TABLE appointment.past_terms;
