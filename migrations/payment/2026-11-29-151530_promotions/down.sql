-- Documents that say a code or what is left keep hashes that only the longer form explains.
CREATE OR REPLACE FUNCTION payment.document_hash(d payment.documents) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws('|', d.previous_hash, d.link, d.id, d.kind,
        d.centre_id, d.number, d.appointment_id,
        coalesce(d.payment_id, d.difference_id, d.refund_id), coalesce(d.corrects::text, '-'),
        d.label, d.net_cents, d.vat_rate_bp, d.vat_cents, d.gross_cents, d.currency, d.means,
        (extract(epoch FROM d.issued_at) * 1000000)::int8), 'UTF8')), 'hex')
$$;
ALTER TABLE payment.documents
    DROP CONSTRAINT discount_has_a_code,
    DROP COLUMN discount_code,
    DROP COLUMN discount_cents,
    DROP COLUMN left_cents;
ALTER TABLE payment.payables
    DROP CONSTRAINT something_is_left_to_pay,
    DROP CONSTRAINT discount_has_a_code,
    DROP COLUMN discount_cents,
    DROP COLUMN discount_code,
    DROP COLUMN service;
DROP TABLE payment.redemptions;
DROP FUNCTION payment.keep_to_most_uses();
DROP TABLE payment.promotions;
