DROP TRIGGER boards_hear_of_new ON appointment.bookings;
DROP TRIGGER boards_hear_of_gone ON appointment.bookings;
DROP TRIGGER boards_hear_of_changed ON appointment.bookings;
DROP FUNCTION appointment.touch_boards;
DROP FUNCTION appointment.touch_boards_of_moved;
DROP FUNCTION appointment.tell_boards;
