ALTER TABLE auth.challenges DROP COLUMN answered_by;
ALTER TABLE auth.links DROP COLUMN centre_id;
