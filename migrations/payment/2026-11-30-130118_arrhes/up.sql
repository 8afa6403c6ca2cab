-- Arrhes that stay with a centre, or that it gives back double, are a compensation and no price (CJEU
-- C-277/05; Conseil d'État 263653): they have documents of their own, without VAT. Where they stay, one
-- takes the price back and another says the arrhes: no money moves between both.
ALTER TABLE payment.documents
    ADD COLUMN subject TEXT NOT NULL DEFAULT 'PRICE' CHECK (subject IN
        ('PRICE', 'PRICE_TURNED', 'ARRHES_KEPT', 'ARRHES_RETURNED', 'ARRHES_DOUBLED')),
    ADD COLUMN arrhes_of UUID REFERENCES payment.payments (id),
    DROP CONSTRAINT one_cause,
    ADD CONSTRAINT one_cause CHECK
        (num_nonnulls(payment_id, difference_id, refund_id, account_id, arrhes_of) = 1),
    DROP CONSTRAINT a_refund_corrects,
    ADD CONSTRAINT a_refund_corrects CHECK ((corrects IS NOT NULL) =
        (refund_id IS NOT NULL OR subject = 'PRICE_TURNED'
         OR (account_id IS NOT NULL AND kind = 'CREDIT_NOTE'))),
    ADD CONSTRAINT arrhes_are_of_a_payment CHECK
        ((arrhes_of IS NOT NULL) = (subject IN ('PRICE_TURNED', 'ARRHES_KEPT'))),
    ADD CONSTRAINT arrhes_stay_by_two_documents CHECK
        (CASE subject WHEN 'PRICE_TURNED' THEN kind = 'CREDIT_NOTE'
                      WHEN 'ARRHES_KEPT' THEN kind = 'INVOICE'
                      WHEN 'ARRHES_DOUBLED' THEN kind = 'CREDIT_NOTE' AND difference_id IS NOT NULL
                      WHEN 'ARRHES_RETURNED' THEN refund_id IS NOT NULL
                      ELSE true END),
    ADD CONSTRAINT arrhes_have_no_vat CHECK (vat_cents = 0 OR subject IN ('PRICE', 'PRICE_TURNED')),
    ADD CONSTRAINT arrhes_stay_once UNIQUE (arrhes_of, subject);
COMMENT ON COLUMN payment.documents.arrhes_of IS
    'The payment whose money stays as arrhes: of the document that takes its price back, and of the arrhes.';

-- Both or none, of the same amount, of money that came.
CREATE FUNCTION payment.arrhes_behind_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM payment.documents
        WHERE arrhes_of = NEW.arrhes_of AND gross_cents = NEW.gross_cents) <> 2
       OR NOT EXISTS (SELECT FROM payment.payments
                      WHERE id = NEW.arrhes_of AND paid_at IS NOT NULL
                        AND amount_cents >= NEW.gross_cents)
    THEN
        RAISE EXCEPTION 'no arrhes behind %', NEW.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'arrhes_have_money';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER arrhes_behind_document AFTER INSERT ON payment.documents
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.arrhes_of IS NOT NULL)
    EXECUTE FUNCTION payment.arrhes_behind_document();

-- Part of the hash where it is no price: what was chained before is as it was.
CREATE OR REPLACE FUNCTION payment.document_hash(d payment.documents) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws('|', d.previous_hash, d.link, d.id, d.kind,
        d.centre_id, d.number, d.appointment_id,
        coalesce(d.payment_id, d.difference_id, d.refund_id), coalesce(d.corrects::text, '-'),
        d.label, d.net_cents, d.vat_rate_bp, d.vat_cents, d.gross_cents, d.currency, d.means,
        (extract(epoch FROM d.issued_at) * 1000000)::int8,
        'discount ' || d.discount_code || ' ' || d.discount_cents,
        'left ' || nullif(d.left_cents, 0),
        'account ' || d.account_id, 'due ' || (d.due_on - DATE '2000-01-01'),
        'lines ' || d.lines_hash,
        'subject ' || nullif(d.subject, 'PRICE') || ' ' || coalesce(d.arrhes_of::text, '-')), 'UTF8')), 'hex')
$$;
