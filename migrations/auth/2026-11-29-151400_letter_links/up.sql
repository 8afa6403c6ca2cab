-- The letter with a code holds a link that does the same. Who follows it may sit elsewhere than who
-- asked for it: what that guest owns becomes the account's, too.
ALTER TABLE auth.challenges
    ADD COLUMN purpose TEXT NOT NULL DEFAULT 'LOG_IN'
        CHECK (purpose IN ('LOG_IN', 'REGISTRATION', 'ADDRESS')),
    ADD COLUMN asked_by UUID REFERENCES auth.users (id) ON DELETE SET NULL;
ALTER TABLE auth.challenges ALTER COLUMN purpose DROP DEFAULT;
COMMENT ON COLUMN auth.challenges.asked_by IS
    'The guest in whose conversation it was asked for; nobody for accounts and the anonymous.';
CREATE INDEX challenges_by_asker ON auth.challenges (asked_by) WHERE asked_by IS NOT NULL;
