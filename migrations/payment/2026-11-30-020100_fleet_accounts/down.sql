DROP VIEW payment.broken_lines;
DROP TABLE payment.account_settlements;
DROP TRIGGER charges_behind_document ON payment.documents;
DROP FUNCTION payment.charges_behind_document();
DROP TRIGGER paid_or_charged ON payment.payments;
ALTER TABLE payment.documents
    DROP CONSTRAINT of_an_account_or_an_appointment,
    DROP CONSTRAINT a_refund_corrects,
    ADD CONSTRAINT a_refund_corrects CHECK ((refund_id IS NULL) = (corrects IS NULL)),
    DROP CONSTRAINT one_cause,
    ADD CONSTRAINT one_cause CHECK (num_nonnulls(payment_id, difference_id, refund_id) = 1),
    DROP CONSTRAINT documents_means_check,
    ADD CONSTRAINT documents_means_check CHECK (means IN ('CARD', 'CASH', 'TERMINAL', 'AT_CENTRE'));
CREATE OR REPLACE FUNCTION payment.document_hash(d payment.documents) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws('|', d.previous_hash, d.link, d.id, d.kind,
        d.centre_id, d.number, d.appointment_id,
        coalesce(d.payment_id, d.difference_id, d.refund_id), coalesce(d.corrects::text, '-'),
        d.label, d.net_cents, d.vat_rate_bp, d.vat_cents, d.gross_cents, d.currency, d.means,
        (extract(epoch FROM d.issued_at) * 1000000)::int8,
        'discount ' || d.discount_code || ' ' || d.discount_cents,
        'left ' || nullif(d.left_cents, 0)), 'UTF8')), 'hex')
$$;
DROP TABLE payment.charges;
DROP FUNCTION payment.paid_or_charged();
DROP FUNCTION payment.lines_hash(UUID);
ALTER TABLE payment.documents
    DROP COLUMN account_id, DROP COLUMN due_on, DROP COLUMN lines_hash,
    ALTER COLUMN appointment_id SET NOT NULL;
DROP TABLE payment.account_centres;
DROP TABLE payment.accounts;
ALTER TABLE payment.sellers DROP COLUMN iban;
