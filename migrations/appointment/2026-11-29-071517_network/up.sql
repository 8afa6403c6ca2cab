-- A network is set up by the people who run it, not by demo data.
ALTER TABLE appointment.centres
    ADD COLUMN latitude FLOAT8 CHECK (latitude BETWEEN -90 AND 90),
    ADD COLUMN longitude FLOAT8 CHECK (longitude BETWEEN -180 AND 180),
    ADD CONSTRAINT position_whole CHECK ((latitude IS NULL) = (longitude IS NULL));
COMMENT ON COLUMN appointment.centres.latitude IS 'WGS 84, in degrees; none where nobody said where it is.';

-- What a lane takes: kinds of vehicle, and services. A lane that was booked is never deleted.
ALTER TABLE appointment.lanes
    ADD COLUMN services TEXT[] NOT NULL DEFAULT ARRAY['PERIODIC', 'RETEST', 'POLLUTION_CHECK']
        CHECK (services <@ ARRAY['PERIODIC', 'RETEST', 'POLLUTION_CHECK']),
    ADD COLUMN retired_at TIMESTAMPTZ,
    DROP CONSTRAINT lanes_centre_id_name_key;
CREATE UNIQUE INDEX one_lane_of_a_name ON appointment.lanes (centre_id, name) WHERE retired_at IS NULL;
COMMENT ON COLUMN appointment.lanes.retired_at IS 'Since when it takes nothing any more.';

ALTER TABLE appointment.opening_hours
    ADD CONSTRAINT hours_do_not_overlap EXCLUDE USING gist (
        centre_id WITH =, weekday WITH =,
        tsrange(date '2000-01-01' + opens, date '2000-01-01' + closes) WITH &&
    );

-- A change of a centre asks for the bookings that stand; few of all there ever were.
CREATE INDEX bookings_standing ON appointment.bookings (centre_id, ends_at)
    WHERE status IN ('HELD', 'CONFIRMED');
