-- Photos that inspectors sent and have not put to a defect yet; those that they did put to one.
CREATE TABLE inspection.photos_received (
    document_id UUID PRIMARY KEY,
    owner_id    UUID NOT NULL,
    sha256      TEXT NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    at          TIMESTAMPTZ NOT NULL
);
CREATE INDEX photos_received_at ON inspection.photos_received (at);

CREATE TABLE inspection.defect_photos (
    document_id   UUID PRIMARY KEY,
    inspection_id UUID NOT NULL REFERENCES inspection.inspections (id),
    defect_id     UUID NOT NULL REFERENCES inspection.recorded_defects (id),
    sha256        TEXT NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    author_id     UUID NOT NULL,
    author        TEXT NOT NULL,
    at            TIMESTAMPTZ NOT NULL
);
COMMENT ON COLUMN inspection.defect_photos.sha256 IS
    'Of the picture as it is kept: part of what is signed.';
CREATE INDEX photos_of_defect ON inspection.defect_photos (defect_id, at, document_id);
CREATE INDEX photos_of_inspection ON inspection.defect_photos (inspection_id);
CREATE TRIGGER signed_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON inspection.defect_photos
    FOR EACH ROW EXECUTE FUNCTION inspection.keep_signed_defects();
