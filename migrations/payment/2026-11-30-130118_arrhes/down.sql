-- Only where no document of arrhes was written: they stay, and neither hash nor constraint of before fits them.
CREATE OR REPLACE FUNCTION payment.document_hash(d payment.documents) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws('|', d.previous_hash, d.link, d.id, d.kind,
        d.centre_id, d.number, d.appointment_id,
        coalesce(d.payment_id, d.difference_id, d.refund_id), coalesce(d.corrects::text, '-'),
        d.label, d.net_cents, d.vat_rate_bp, d.vat_cents, d.gross_cents, d.currency, d.means,
        (extract(epoch FROM d.issued_at) * 1000000)::int8,
        'discount ' || d.discount_code || ' ' || d.discount_cents,
        'left ' || nullif(d.left_cents, 0),
        'account ' || d.account_id, 'due ' || (d.due_on - DATE '2000-01-01'),
        'lines ' || d.lines_hash), 'UTF8')), 'hex')
$$;
DROP TRIGGER arrhes_behind_document ON payment.documents;
DROP FUNCTION payment.arrhes_behind_document();
ALTER TABLE payment.documents
    DROP CONSTRAINT arrhes_stay_once,
    DROP CONSTRAINT arrhes_have_no_vat,
    DROP CONSTRAINT arrhes_stay_by_two_documents,
    DROP CONSTRAINT arrhes_are_of_a_payment,
    DROP CONSTRAINT a_refund_corrects,
    ADD CONSTRAINT a_refund_corrects CHECK ((corrects IS NOT NULL) =
        (refund_id IS NOT NULL OR (account_id IS NOT NULL AND kind = 'CREDIT_NOTE'))),
    DROP CONSTRAINT one_cause,
    ADD CONSTRAINT one_cause CHECK
        (num_nonnulls(payment_id, difference_id, refund_id, account_id) = 1),
    DROP COLUMN arrhes_of,
    DROP COLUMN subject;
