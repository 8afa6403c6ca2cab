-- A consent counts for the words that were read: when, by which version, and until when. Who allowed
-- it before read the first version, with the confirmation, whose moment was not kept: the reading's
-- stands for it.
ALTER TABLE parser.registrations
    ADD COLUMN picture_agreed_at TIMESTAMPTZ,
    ADD COLUMN picture_text_version TEXT,
    ADD COLUMN picture_withdrawn_at TIMESTAMPTZ;
UPDATE parser.registrations SET picture_agreed_at = created_at, picture_text_version = '2026-11'
    WHERE picture_may_stay;
ALTER TABLE parser.registrations
    ADD CONSTRAINT agreed_by_words CHECK
        ((picture_agreed_at IS NULL) = (picture_text_version IS NULL)),
    ADD CONSTRAINT stays_by_consent CHECK
        (NOT picture_may_stay OR picture_agreed_at IS NOT NULL AND picture_withdrawn_at IS NULL),
    ADD CONSTRAINT withdrawn_after_consent CHECK
        (picture_withdrawn_at IS NULL OR picture_withdrawn_at >= picture_agreed_at);
COMMENT ON COLUMN parser.registrations.picture_text_version IS
    'Of fr::consent: the words that were read.';
