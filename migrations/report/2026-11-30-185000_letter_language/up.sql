-- What somebody reads comes first in their letters. Who was known before is told nothing else: French.
ALTER TABLE report.contacts ADD COLUMN language TEXT NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en'));
COMMENT ON COLUMN report.contacts.language IS 'As auth told it when they registered.';
