-- Whether the owner allowed the picture to teach the reader. Earlier confirmations did not keep
-- the answer: they count as a no.
ALTER TABLE parser.registrations ADD COLUMN picture_may_stay BOOLEAN NOT NULL DEFAULT false;
COMMENT ON COLUMN parser.registrations.picture_may_stay IS
    'Said with the confirmation; false again once withdrawn. Nothing else is exported.';
