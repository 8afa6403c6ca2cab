-- A customer may send the procès-verbal of an earlier inspection.
ALTER TABLE scan.documents DROP CONSTRAINT documents_kind_check;
ALTER TABLE scan.documents ADD CONSTRAINT documents_kind_check
    CHECK (kind IN ('REGISTRATION_CERTIFICATE', 'PREVIOUS_INSPECTION', 'OTHER'));
