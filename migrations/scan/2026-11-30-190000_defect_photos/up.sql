-- An inspector photographs a defect: a picture that is kept as evidence and never read.
ALTER TABLE scan.documents DROP CONSTRAINT documents_kind_check;
ALTER TABLE scan.documents ADD CONSTRAINT documents_kind_check
    CHECK (kind IN ('REGISTRATION_CERTIFICATE', 'PREVIOUS_INSPECTION', 'DEFECT_PHOTO', 'OTHER'));

-- Of which inspection such a picture is, once it was put to a defect: then it is its customer's.
CREATE TABLE scan.evidence (
    document_id   UUID PRIMARY KEY REFERENCES scan.documents (id),
    inspection_id UUID NOT NULL,
    centre_id     UUID NOT NULL,
    signed_at     TIMESTAMPTZ
);
COMMENT ON COLUMN scan.evidence.signed_at IS
    'From then on its customer sees it, and it is kept for the time of a dispute.';
CREATE INDEX evidence_of_inspection ON scan.evidence (inspection_id);
