ALTER TABLE scan.documents DROP COLUMN duplicate_of, DROP COLUMN reading;
DELETE FROM scan.jobs WHERE document_id IN (SELECT id FROM scan.documents WHERE status = 'REJECTED');
UPDATE scan.documents SET failure = 'READING_FAILED' WHERE failure IS NOT NULL;
ALTER TABLE scan.documents
    DROP CONSTRAINT documents_failure_check,
    ADD CONSTRAINT documents_failure_check CHECK (failure IN ('READING_FAILED'));
DROP TABLE scan.upload_parts;
DROP INDEX scan.uploads_by_content;
DROP INDEX scan.uploads_of_document;
DELETE FROM scan.uploads a USING scan.uploads b
    WHERE a.document_id = b.document_id AND a.token_hash > b.token_hash;
ALTER TABLE scan.uploads DROP COLUMN content_hash, ADD UNIQUE (document_id);
DROP TABLE scan.pages;
