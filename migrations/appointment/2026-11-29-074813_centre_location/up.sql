-- Where a centre is, in degrees (WGS 84): both or neither. What finds the nearest one.
ALTER TABLE appointment.centres
    ADD COLUMN latitude  DOUBLE PRECISION CHECK (latitude BETWEEN -90 AND 90),
    ADD COLUMN longitude DOUBLE PRECISION CHECK (longitude BETWEEN -180 AND 180),
    ADD CONSTRAINT location_is_whole CHECK ((latitude IS NULL) = (longitude IS NULL));
