-- A lane's calendar is somebody's who works there: one of each, which ends when what they may do there
-- changes. The addresses from before were everybody's, and close.
DELETE FROM appointment.feeds WHERE lane_id IS NOT NULL;
ALTER TABLE appointment.feeds
    ADD COLUMN member_id UUID,
    DROP CONSTRAINT feeds_lane_id_key,
    ADD CONSTRAINT a_lane_of_a_member CHECK ((lane_id IS NULL) = (member_id IS NULL)),
    ADD CONSTRAINT feeds_of_members UNIQUE (member_id, lane_id);
