DROP INDEX appointment.bookings_by_plate;
DROP TABLE appointment.people;
