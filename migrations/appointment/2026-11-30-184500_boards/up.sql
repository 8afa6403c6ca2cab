-- A board that somebody looks at hears of every change of its centre, whoever makes it: by the id of the
-- appointment, or of all at once where a statement changed many. It leaves with the commit; the data is
-- read by who hears it.
CREATE FUNCTION appointment.tell_boards(centre UUID, appointments UUID[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(appointments) > 20 THEN
        PERFORM pg_notify('autovisite_live', 'board:' || centre);
    ELSE
        PERFORM pg_notify('autovisite_live', 'board:' || centre || ' ' || appointment)
            FROM unnest(appointments) AS appointment;
    END IF;
END $$;
CREATE FUNCTION appointment.touch_boards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM appointment.tell_boards(centre_id, array_agg(id)) FROM changed GROUP BY centre_id;
    RETURN NULL;
END $$;
CREATE FUNCTION appointment.touch_boards_of_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM appointment.tell_boards(centre_id, array_agg(id))
        FROM (SELECT centre_id, id FROM was UNION SELECT centre_id, id FROM changed) AS boards
        GROUP BY centre_id;
    RETURN NULL;
END $$;
CREATE TRIGGER boards_hear_of_new AFTER INSERT ON appointment.bookings
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION appointment.touch_boards();
CREATE TRIGGER boards_hear_of_gone AFTER DELETE ON appointment.bookings
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION appointment.touch_boards();
CREATE TRIGGER boards_hear_of_changed AFTER UPDATE ON appointment.bookings
    REFERENCING OLD TABLE AS was NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION appointment.touch_boards_of_moved();
