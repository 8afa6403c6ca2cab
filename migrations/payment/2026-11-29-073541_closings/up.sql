-- The till of a centre is closed for every day, also for those without money, and each closing is
-- chained to the one before it (BOI-TVA-DECLA-30-10-30). A closing takes the documents that follow
-- those of the last one, by their place in the chain: what was written around midnight is in one of
-- them, and in one only.
CREATE TABLE payment.closings (
    id                UUID PRIMARY KEY,
    centre_id         UUID NOT NULL,
    day               DATE NOT NULL,
    first_document    INT8 NOT NULL,
    last_document     INT8 NOT NULL,
    document_hash     TEXT NOT NULL,
    net_cents         INT8 NOT NULL,
    vat_cents         INT8 NOT NULL,
    gross_cents       INT8 NOT NULL,
    perpetual_cents   INT8 NOT NULL,
    currency          TEXT NOT NULL,
    totals            JSONB NOT NULL,
    closed_at         TIMESTAMPTZ NOT NULL,
    link              INT8 NOT NULL,
    previous_hash     TEXT NOT NULL,
    hash              TEXT NOT NULL,
    CONSTRAINT gross_is_net_and_vat CHECK (gross_cents = net_cents + vat_cents),
    CONSTRAINT one_closing_a_day UNIQUE (centre_id, day),
    CONSTRAINT one_closing_a_place UNIQUE (centre_id, link),
    CONSTRAINT documents_in_order CHECK (last_document >= first_document - 1)
);
COMMENT ON COLUMN payment.closings.perpetual_cents IS
    'All that was received and not given back since the first document (grand total perpétuel).';
COMMENT ON COLUMN payment.closings.totals IS 'By means, VAT rate and kind of document.';

CREATE FUNCTION payment.closing_hash(c payment.closings) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws('|', c.previous_hash, c.link, c.id, c.centre_id, c.day,
        c.first_document, c.last_document, c.document_hash, c.net_cents, c.vat_cents,
        c.gross_cents, c.perpetual_cents, c.currency, c.totals::text,
        (extract(epoch FROM c.closed_at) * 1000000)::int8), 'UTF8')), 'hex')
$$;
CREATE FUNCTION payment.chain_closing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before RECORD;
BEGIN
    SELECT hash, link, day, last_document INTO before FROM payment.closings
    WHERE centre_id = NEW.centre_id ORDER BY link DESC LIMIT 1;
    IF before.day IS NOT NULL AND
       (NEW.day <> before.day + 1 OR NEW.first_document <> before.last_document + 1)
    THEN
        RAISE EXCEPTION 'the closing of % does not follow that of %', NEW.day, before.day
            USING ERRCODE = 'check_violation', CONSTRAINT = 'closings_follow_each_other';
    END IF;
    NEW.link := coalesce(before.link, 0) + 1;
    NEW.previous_hash := coalesce(before.hash, '');
    NEW.hash := payment.closing_hash(NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER closings_are_chained BEFORE INSERT ON payment.closings
    FOR EACH ROW EXECUTE FUNCTION payment.chain_closing();
CREATE TRIGGER closings_stay BEFORE UPDATE OR DELETE ON payment.closings
    FOR EACH ROW EXECUTE FUNCTION payment.keep_row();
CREATE TRIGGER closings_are_not_emptied BEFORE TRUNCATE ON payment.closings
    EXECUTE FUNCTION payment.keep_row();
CREATE VIEW payment.broken_closings AS
SELECT c.centre_id, c.day
FROM (SELECT closings.*, lag(hash, 1, '') OVER w AS hash_before
      FROM payment.closings WINDOW w AS (PARTITION BY centre_id ORDER BY link)) c
JOIN payment.closings own ON own.id = c.id
WHERE c.previous_hash <> c.hash_before OR c.hash <> payment.closing_hash(own);
