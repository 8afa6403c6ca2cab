ALTER TABLE auth.challenges
    DROP CONSTRAINT only_registrations_wait,
    DROP COLUMN display_name,
    DROP COLUMN phone,
    DROP COLUMN password_hash;
