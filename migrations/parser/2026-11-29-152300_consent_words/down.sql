ALTER TABLE parser.registrations
    DROP CONSTRAINT withdrawn_after_consent,
    DROP CONSTRAINT stays_by_consent,
    DROP CONSTRAINT agreed_by_words,
    DROP COLUMN picture_withdrawn_at,
    DROP COLUMN picture_text_version,
    DROP COLUMN picture_agreed_at;
