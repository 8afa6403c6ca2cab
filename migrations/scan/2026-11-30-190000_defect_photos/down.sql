DROP TABLE scan.evidence;
UPDATE scan.documents SET kind = 'OTHER' WHERE kind = 'DEFECT_PHOTO';
ALTER TABLE scan.documents DROP CONSTRAINT documents_kind_check;
ALTER TABLE scan.documents ADD CONSTRAINT documents_kind_check
    CHECK (kind IN ('REGISTRATION_CERTIFICATE', 'PREVIOUS_INSPECTION', 'OTHER'));
