DELETE FROM appointment.feeds WHERE lane_id IS NOT NULL;
ALTER TABLE appointment.feeds
    DROP COLUMN member_id,
    ADD CONSTRAINT feeds_lane_id_key UNIQUE (lane_id);
