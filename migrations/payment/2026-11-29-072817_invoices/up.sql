-- What an invoice says of an appointment, beside its price; absent on what was booked before.
ALTER TABLE payment.payables
    ADD COLUMN service_at TIMESTAMPTZ,
    ADD COLUMN centre_name TEXT,
    ADD COLUMN centre_address TEXT,
    ADD COLUMN plate TEXT;

-- Who took the money at the desk, and how.
ALTER TABLE payment.payments
    ADD COLUMN desk_means TEXT CHECK (desk_means IN ('CASH', 'TERMINAL')),
    ADD COLUMN received_by UUID,
    ADD COLUMN received_by_name TEXT,
    ADD COLUMN money_noted_at TIMESTAMPTZ;
COMMENT ON COLUMN payment.payments.money_noted_at IS
    'When money was seen that nothing was sold for: the appointment was paid already.';
UPDATE payment.payments SET money_noted_at = created_at
WHERE intent_id IS NOT NULL AND invoice_number IS NULL;
ALTER TABLE payment.differences
    ADD COLUMN desk_means TEXT CHECK (desk_means IN ('CASH', 'TERMINAL'));

-- Who sells: the network, or the company of a centre. Nobody's number is invented: without a row
-- nothing is offered as an invoice. A row is never changed; another one follows it.
CREATE TABLE payment.sellers (
    id            UUID PRIMARY KEY,
    centre_id     UUID,
    legal_name    TEXT NOT NULL,
    legal_form    TEXT NOT NULL,
    capital_cents INT8 CHECK (capital_cents > 0),
    address       TEXT NOT NULL,
    siren         TEXT NOT NULL CHECK (siren ~ '^[0-9]{9}$'),
    register      TEXT NOT NULL,
    vat_number    TEXT NOT NULL CHECK (vat_number ~ '^FR[0-9A-Z]{2}[0-9]{9}$'),
    set_by        UUID NOT NULL,
    set_by_name   TEXT NOT NULL,
    set_at        TIMESTAMPTZ NOT NULL
);
COMMENT ON COLUMN payment.sellers.centre_id IS 'The centre it sells for; absent for the network.';
COMMENT ON COLUMN payment.sellers.register IS 'Where it is registered: RCS Lyon.';
CREATE INDEX sellers_in_force ON payment.sellers (centre_id, id DESC);

-- Invoices and credit notes. Numbers have no gap, rows never change, and each is chained to the one
-- before it in its centre (CGI art. 286 I 3° bis: inaltérabilité, sécurisation, conservation).
CREATE TABLE payment.documents (
    id             UUID PRIMARY KEY,
    kind           TEXT NOT NULL CHECK (kind IN ('INVOICE', 'CREDIT_NOTE')),
    centre_id      UUID NOT NULL,
    approval_number TEXT NOT NULL,
    year           INT4 NOT NULL,
    seq            INT4 NOT NULL CHECK (seq > 0),
    follows        INT4 GENERATED ALWAYS AS (NULLIF(seq - 1, 0)) STORED,
    number         TEXT NOT NULL UNIQUE,
    appointment_id UUID NOT NULL REFERENCES payment.payables (appointment_id),
    payment_id     UUID REFERENCES payment.payments (id),
    difference_id  UUID UNIQUE REFERENCES payment.differences (id),
    refund_id      UUID REFERENCES payment.refunds (id),
    corrects       UUID REFERENCES payment.documents (id),
    label          TEXT NOT NULL,
    net_cents      INT8 NOT NULL CHECK (net_cents > 0),
    vat_rate_bp    INT4 NOT NULL CHECK (vat_rate_bp BETWEEN 0 AND 10000),
    vat_cents      INT8 NOT NULL CHECK (vat_cents >= 0),
    gross_cents    INT8 NOT NULL,
    currency       TEXT NOT NULL,
    means          TEXT NOT NULL CHECK (means IN ('CARD', 'CASH', 'TERMINAL', 'AT_CENTRE')),
    issued_at      TIMESTAMPTZ NOT NULL,
    link           INT8 NOT NULL,
    previous_hash  TEXT NOT NULL,
    hash           TEXT NOT NULL,
    CONSTRAINT gross_is_net_and_vat CHECK (gross_cents = net_cents + vat_cents),
    CONSTRAINT one_cause CHECK (num_nonnulls(payment_id, difference_id, refund_id) = 1),
    CONSTRAINT a_refund_corrects CHECK ((refund_id IS NULL) = (corrects IS NULL)),
    -- A credit note when it is made, an invoice when a bank sends it back.
    CONSTRAINT once_each_way UNIQUE (refund_id, kind),
    CONSTRAINT one_number_each UNIQUE (centre_id, year, seq),
    CONSTRAINT one_place_in_the_chain UNIQUE (centre_id, link),
    -- Number 7 cannot be written before number 6.
    CONSTRAINT numbers_without_gaps FOREIGN KEY (centre_id, year, follows)
        REFERENCES payment.documents (centre_id, year, seq)
);
COMMENT ON COLUMN payment.documents.vat_rate_bp IS 'In hundredths of a percent: 2000 is 20 %.';
COMMENT ON COLUMN payment.documents.means IS
    'How the money came or went; AT_CENTRE where the desk did not say.';
CREATE UNIQUE INDEX one_invoice_a_payment ON payment.documents (payment_id);
CREATE INDEX documents_of_appointment ON payment.documents (appointment_id, id);
CREATE INDEX documents_of_centre ON payment.documents (centre_id, issued_at, id);

-- No invoice without money that was taken, no credit note without money that went back: what
-- documents say of an appointment is what is kept of its money.
CREATE FUNCTION payment.money_behind_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.payment_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM payment.payments
        WHERE id = NEW.payment_id AND paid_at IS NOT NULL AND amount_cents = NEW.gross_cents
          AND invoice_number = NEW.number)
    THEN
        RAISE EXCEPTION 'no money behind invoice %', NEW.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'invoice_has_money';
    END IF;
    IF NEW.refund_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM payment.refunds
        WHERE id = NEW.refund_id AND made_at IS NOT NULL AND amount_cents = NEW.gross_cents
          AND (NEW.kind = 'CREDIT_NOTE' OR failed_at IS NOT NULL))
    THEN
        RAISE EXCEPTION 'no refund behind %', NEW.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_has_refund';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER money_behind_document AFTER INSERT ON payment.documents
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION payment.money_behind_document();

CREATE FUNCTION payment.document_hash(d payment.documents) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws('|', d.previous_hash, d.link, d.id, d.kind,
        d.centre_id, d.number, d.appointment_id,
        coalesce(d.payment_id, d.difference_id, d.refund_id), coalesce(d.corrects::text, '-'),
        d.label, d.net_cents, d.vat_rate_bp, d.vat_cents, d.gross_cents, d.currency, d.means,
        (extract(epoch FROM d.issued_at) * 1000000)::int8), 'UTF8')), 'hex')
$$;
CREATE FUNCTION payment.chain_document() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before RECORD;
BEGIN
    -- One at a time in a centre, also at the turn of the year.
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.centre_id::text, 286));
    SELECT hash, link INTO before FROM payment.documents
    WHERE centre_id = NEW.centre_id ORDER BY link DESC LIMIT 1;
    NEW.link := coalesce(before.link, 0) + 1;
    NEW.previous_hash := coalesce(before.hash, '');
    NEW.hash := payment.document_hash(NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER documents_are_chained BEFORE INSERT ON payment.documents
    FOR EACH ROW EXECUTE FUNCTION payment.chain_document();

CREATE FUNCTION payment.keep_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% keeps its rows as they are', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER documents_stay BEFORE UPDATE OR DELETE ON payment.documents
    FOR EACH ROW EXECUTE FUNCTION payment.keep_row();
CREATE TRIGGER documents_are_not_emptied BEFORE TRUNCATE ON payment.documents
    EXECUTE FUNCTION payment.keep_row();
CREATE TRIGGER sellers_stay BEFORE UPDATE OR DELETE ON payment.sellers
    FOR EACH ROW EXECUTE FUNCTION payment.keep_row();

-- Where a chain is broken: what should never answer a row.
CREATE VIEW payment.broken_links AS
SELECT d.centre_id, d.link, d.number
FROM (SELECT documents.*, lag(hash, 1, '') OVER w AS hash_before, lag(link, 1, 0::int8) OVER w AS link_before
      FROM payment.documents WINDOW w AS (PARTITION BY centre_id ORDER BY link)) d
JOIN payment.documents own ON own.id = d.id
WHERE d.previous_hash <> d.hash_before OR d.link <> d.link_before + 1
   OR d.hash <> payment.document_hash(own);

-- With whose name a document was handed out as an invoice, and those that wait for a name.
CREATE TABLE payment.issues (
    document_id UUID PRIMARY KEY REFERENCES payment.documents (id),
    seller_id   UUID NOT NULL REFERENCES payment.sellers (id),
    issued_at   TIMESTAMPTZ NOT NULL
);
CREATE TRIGGER issues_stay BEFORE UPDATE OR DELETE ON payment.issues
    FOR EACH ROW EXECUTE FUNCTION payment.keep_row();
CREATE TABLE payment.unissued (
    document_id UUID PRIMARY KEY REFERENCES payment.documents (id),
    centre_id   UUID NOT NULL
);
CREATE INDEX unissued_of_centre ON payment.unissued (centre_id, document_id);

-- What was numbered before becomes documents, in the order of its numbers. VAT as it is in the
-- centre's département (CGI art. 278, 294 and 296).
INSERT INTO payment.documents (id, kind, centre_id, approval_number, year, seq, number,
    appointment_id, payment_id, difference_id, label, net_cents, vat_rate_bp, vat_cents,
    gross_cents, currency, means, issued_at, link, previous_hash, hash)
SELECT gen_random_uuid(), CASE WHEN cents > 0 THEN 'INVOICE' ELSE 'CREDIT_NOTE' END,
    centre_id, approval, year, seq, number, appointment_id, payment_id, difference_id, label,
    net, rate, abs(cents) - net, abs(cents), currency, means, at, 0, '', ''
FROM (
    SELECT old.*, payables.label AS label,
        coalesce((SELECT c.centre_id FROM payment.payables c
                  WHERE c.approval_number = old.approval LIMIT 1), payables.centre_id) AS centre_id,
        round(abs(cents) * 10000.0 / (10000 + rate))::int8 AS net
    FROM (
        SELECT numbered.*, CASE WHEN substr(approval, 2, 3) IN ('971', '972', '974') THEN 850
                       WHEN substr(approval, 2, 3) IN ('973', '976') THEN 0 ELSE 2000 END AS rate
        FROM (
            SELECT invoice_number AS number, split_part(invoice_number, '-', 1) AS approval,
                split_part(invoice_number, '-', 2)::int AS year,
                split_part(invoice_number, '-', 3)::int AS seq, appointment_id, id AS payment_id,
                NULL::uuid AS difference_id, amount_cents AS cents, currency, method AS means,
                coalesce(paid_at, created_at) AS at
            FROM payment.payments WHERE invoice_number IS NOT NULL
            UNION ALL
            SELECT number, split_part(number, '-', 1), split_part(number, '-', 2)::int,
                split_part(number, '-', 3)::int, appointment_id, NULL, id, amount_cents, currency,
                'AT_CENTRE', settled_at
            FROM payment.differences
        ) numbered
    ) old
    JOIN payment.payables USING (appointment_id)
) documents
ORDER BY centre_id, year, seq;
INSERT INTO payment.unissued (document_id, centre_id) SELECT id, centre_id FROM payment.documents;
