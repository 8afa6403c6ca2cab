DELETE FROM auth.links WHERE purpose = 'INVITATION';
ALTER TABLE auth.links DROP CONSTRAINT links_purpose_check,
    ADD CONSTRAINT links_purpose_check
        CHECK (purpose IN ('FIRST_ADMINISTRATOR', 'PASSWORD_RESET'));
ALTER TABLE auth.users
    DROP CONSTRAINT disabled_by_somebody,
    DROP COLUMN disabled_by,
    DROP COLUMN disabled_at;
DROP TABLE auth.memberships;
