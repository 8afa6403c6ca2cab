-- Codes that take something off a price. What is taken off is no part of the price (CGI art. 267 II
-- 1°): no VAT is due on it, and invoices say it (ann. II art. 242 nonies A, 9°).
CREATE TABLE payment.promotions (
    id              UUID PRIMARY KEY,
    code            TEXT NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9]{4,24}$'),
    label           TEXT NOT NULL,
    centre_id       UUID,
    service         TEXT,
    percent         INT4 CHECK (percent BETWEEN 1 AND 99),
    amount_cents    INT8 CHECK (amount_cents > 0),
    valid_from      TIMESTAMPTZ NOT NULL,
    valid_until     TIMESTAMPTZ NOT NULL,
    most_uses       INT4 CHECK (most_uses > 0),
    once_a_customer BOOLEAN NOT NULL,
    withdrawn_at    TIMESTAMPTZ,
    set_by          UUID NOT NULL,
    set_by_name     TEXT NOT NULL,
    set_at          TIMESTAMPTZ NOT NULL,
    CONSTRAINT percent_or_amount CHECK (num_nonnulls(percent, amount_cents) = 1),
    CONSTRAINT valid_for_a_while CHECK (valid_until > valid_from)
);
COMMENT ON COLUMN payment.promotions.centre_id IS 'Where it holds; absent for the whole network.';
COMMENT ON COLUMN payment.promotions.service IS 'For what it holds; absent for every service.';
COMMENT ON COLUMN payment.promotions.most_uses IS 'One is a voucher; absent where there is no limit.';
CREATE INDEX promotions_of_centre ON payment.promotions (centre_id, id DESC);

-- Which appointment uses which code. Uses are numbered from one, so that no code can be used once
-- too often, however many try at once; what is given back is the next one's.
CREATE TABLE payment.redemptions (
    appointment_id UUID PRIMARY KEY REFERENCES payment.payables (appointment_id),
    promotion_id   UUID NOT NULL REFERENCES payment.promotions (id),
    seq            INT4 NOT NULL CHECK (seq > 0),
    once_for       UUID,
    redeemed_at    TIMESTAMPTZ NOT NULL,
    CONSTRAINT one_use_each UNIQUE (promotion_id, seq),
    CONSTRAINT once_a_customer UNIQUE (promotion_id, once_for)
);
COMMENT ON COLUMN payment.redemptions.once_for IS 'Whose, where each customer may use it once.';
CREATE FUNCTION payment.keep_to_most_uses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seq > (SELECT most_uses FROM payment.promotions WHERE id = NEW.promotion_id) THEN
        RAISE EXCEPTION 'this code was used often enough'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'used_often_enough';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_use_too_many BEFORE INSERT OR UPDATE ON payment.redemptions
    FOR EACH ROW EXECUTE FUNCTION payment.keep_to_most_uses();

ALTER TABLE payment.payables
    ADD COLUMN service TEXT,
    ADD COLUMN discount_code TEXT,
    ADD COLUMN discount_cents INT8 NOT NULL DEFAULT 0,
    ADD CONSTRAINT discount_has_a_code CHECK ((discount_cents = 0) = (discount_code IS NULL)),
    ADD CONSTRAINT something_is_left_to_pay
        CHECK (discount_cents >= 0 AND discount_cents < amount_cents);
COMMENT ON COLUMN payment.payables.discount_cents IS 'What a code takes off the agreed price.';

-- What an invoice says of a code, and of what is left to pay where a price is paid in parts. Both are
-- part of the hash where they are there: what was chained before is as it was.
ALTER TABLE payment.documents
    ADD COLUMN discount_code TEXT,
    ADD COLUMN discount_cents INT8 CHECK (discount_cents > 0),
    ADD COLUMN left_cents INT8 NOT NULL DEFAULT 0 CHECK (left_cents >= 0),
    ADD CONSTRAINT discount_has_a_code CHECK ((discount_cents IS NULL) = (discount_code IS NULL));
CREATE OR REPLACE FUNCTION payment.document_hash(d payment.documents) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws('|', d.previous_hash, d.link, d.id, d.kind,
        d.centre_id, d.number, d.appointment_id,
        coalesce(d.payment_id, d.difference_id, d.refund_id), coalesce(d.corrects::text, '-'),
        d.label, d.net_cents, d.vat_rate_bp, d.vat_cents, d.gross_cents, d.currency, d.means,
        (extract(epoch FROM d.issued_at) * 1000000)::int8,
        'discount ' || d.discount_code || ' ' || d.discount_cents,
        'left ' || nullif(d.left_cents, 0)), 'UTF8')), 'hex')
$$;
