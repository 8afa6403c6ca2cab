UPDATE scan.documents SET kind = 'OTHER' WHERE kind = 'PREVIOUS_INSPECTION';
ALTER TABLE scan.documents DROP CONSTRAINT documents_kind_check;
ALTER TABLE scan.documents ADD CONSTRAINT documents_kind_check
    CHECK (kind IN ('REGISTRATION_CERTIFICATE', 'OTHER'));
