DROP TABLE payment.unissued;
DROP TABLE payment.issues;
DROP VIEW payment.broken_links;
DROP TRIGGER documents_are_chained ON payment.documents;
DROP FUNCTION payment.chain_document();
DROP FUNCTION payment.document_hash(payment.documents);
DROP TABLE payment.documents;
DROP FUNCTION payment.money_behind_document();
DROP TABLE payment.sellers;
DROP FUNCTION payment.keep_row();
ALTER TABLE payment.differences DROP COLUMN desk_means;
ALTER TABLE payment.payments
    DROP COLUMN money_noted_at,
    DROP COLUMN received_by_name,
    DROP COLUMN received_by,
    DROP COLUMN desk_means;
ALTER TABLE payment.payables
    DROP COLUMN plate,
    DROP COLUMN centre_address,
    DROP COLUMN centre_name,
    DROP COLUMN service_at;
