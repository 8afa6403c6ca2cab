-- How long a lane is taken at a centre, where it differs from the network's usual times.
CREATE TABLE appointment.lane_times (
    centre_id        UUID NOT NULL REFERENCES appointment.centres (id),
    service          TEXT NOT NULL CHECK (service IN ('PERIODIC', 'RETEST', 'POLLUTION_CHECK')),
    vehicle_category TEXT NOT NULL CHECK (vehicle_category IN ('CAR', 'VAN', 'MOTORCYCLE')),
    minutes          INT2 NOT NULL CHECK (minutes BETWEEN 5 AND 180),
    buffer_minutes   INT2 NOT NULL CHECK (buffer_minutes BETWEEN 0 AND 60),
    PRIMARY KEY (centre_id, service, vehicle_category)
);
