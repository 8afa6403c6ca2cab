-- An organisation pays on account at centres that allow it: what it owes is collected as charges,
-- and invoiced once a month for each company that sells.

-- Where a transfer is paid to. Sellers set before have none; another row follows them.
ALTER TABLE payment.sellers
    ADD COLUMN iban TEXT CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$');

CREATE TABLE payment.accounts (
    id              UUID PRIMARY KEY,
    organisation_id UUID NOT NULL,
    centre_id       UUID NOT NULL,
    approval_number TEXT NOT NULL,
    legal_name      TEXT NOT NULL,
    address         TEXT NOT NULL,
    siren           TEXT NOT NULL CHECK (siren ~ '^[0-9]{9}$'),
    vat_number      TEXT CHECK (vat_number ~ '^FR[0-9A-Z]{2}[0-9]{9}$'),
    limit_cents     INT8 NOT NULL CHECK (limit_cents > 0),
    -- Code de commerce, L441-10: sixty days from the invoice at most.
    pay_days        INT4 NOT NULL CHECK (pay_days BETWEEN 1 AND 60),
    closed_at       TIMESTAMPTZ,
    set_by          UUID NOT NULL,
    set_by_name     TEXT NOT NULL,
    set_at          TIMESTAMPTZ NOT NULL,
    CONSTRAINT one_account_a_centre UNIQUE (organisation_id, centre_id)
);
COMMENT ON COLUMN payment.accounts.organisation_id IS 'Whose appointments are charged to it.';
COMMENT ON COLUMN payment.accounts.centre_id IS 'Whose manager keeps it; its chain has the invoices.';
CREATE TABLE payment.account_centres (
    account_id UUID NOT NULL REFERENCES payment.accounts (id),
    centre_id  UUID NOT NULL,
    PRIMARY KEY (account_id, centre_id)
);
CREATE INDEX account_centres_of_centre ON payment.account_centres (centre_id);

-- What an appointment costs its organisation; from its invoice on, a line of it that never changes.
CREATE TABLE payment.charges (
    id              UUID PRIMARY KEY,
    account_id      UUID NOT NULL REFERENCES payment.accounts (id),
    appointment_id  UUID NOT NULL REFERENCES payment.payables (appointment_id),
    centre_id       UUID NOT NULL,
    approval_number TEXT NOT NULL,
    amount_cents    INT8 NOT NULL CHECK (amount_cents > 0),
    currency        TEXT NOT NULL,
    cost_centre     TEXT NOT NULL,
    charged_by      UUID NOT NULL,
    charged_at      TIMESTAMPTZ NOT NULL,
    dropped_at      TIMESTAMPTZ,
    document_id     UUID,
    position        INT4,
    label           TEXT,
    plate           TEXT,
    centre_name     TEXT,
    service_on      DATE,
    net_cents       INT8,
    vat_cents       INT8,
    vat_rate_bp     INT4,
    CONSTRAINT billed_with_all_it_says CHECK
        (num_nonnulls(document_id, position, label, service_on, net_cents, vat_cents, vat_rate_bp) IN (0, 7)),
    CONSTRAINT gross_is_net_and_vat CHECK (net_cents + vat_cents = amount_cents),
    CONSTRAINT dropped_is_not_billed CHECK (dropped_at IS NULL OR document_id IS NULL),
    CONSTRAINT one_line_a_place UNIQUE (document_id, position)
);
COMMENT ON COLUMN payment.charges.cost_centre IS 'Where the organisation books it; may be empty.';
-- An appointment is charged once, whoever asks at the same time.
CREATE UNIQUE INDEX one_standing_charge ON payment.charges (appointment_id) WHERE dropped_at IS NULL;
CREATE INDEX charges_to_bill ON payment.charges (account_id)
    WHERE dropped_at IS NULL AND document_id IS NULL;
CREATE TRIGGER billed_charges_stay BEFORE UPDATE ON payment.charges
    FOR EACH ROW WHEN (OLD.document_id IS NOT NULL OR OLD.dropped_at IS NOT NULL)
    EXECUTE FUNCTION payment.keep_row();
CREATE TRIGGER charges_stay BEFORE DELETE ON payment.charges
    FOR EACH ROW EXECUTE FUNCTION payment.keep_row();

-- Paid and on account: never both. Whoever writes either holds the payable's lock.
CREATE FUNCTION payment.paid_or_charged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM payment.charges
               WHERE appointment_id = NEW.appointment_id AND dropped_at IS NULL)
       AND EXISTS (SELECT FROM payment.payments
                   WHERE appointment_id = NEW.appointment_id AND status = 'SUCCEEDED')
    THEN
        RAISE EXCEPTION 'appointment % is paid and on account', NEW.appointment_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'paid_or_charged';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER paid_or_charged AFTER INSERT ON payment.charges
    FOR EACH ROW EXECUTE FUNCTION payment.paid_or_charged();
CREATE TRIGGER paid_or_charged AFTER INSERT OR UPDATE OF status ON payment.payments
    FOR EACH ROW WHEN (NEW.status = 'SUCCEEDED') EXECUTE FUNCTION payment.paid_or_charged();

-- Documents of accounts stand in the same chains: an invoice before its money, of several lines and
-- of no one appointment.
ALTER TABLE payment.documents
    ALTER COLUMN appointment_id DROP NOT NULL,
    ADD COLUMN account_id UUID REFERENCES payment.accounts (id),
    ADD COLUMN due_on DATE,
    ADD COLUMN lines_hash TEXT,
    DROP CONSTRAINT one_cause,
    ADD CONSTRAINT one_cause CHECK
        (num_nonnulls(payment_id, difference_id, refund_id, account_id) = 1),
    DROP CONSTRAINT a_refund_corrects,
    ADD CONSTRAINT a_refund_corrects CHECK ((corrects IS NOT NULL) =
        (refund_id IS NOT NULL OR (account_id IS NOT NULL AND kind = 'CREDIT_NOTE'))),
    DROP CONSTRAINT documents_means_check,
    ADD CONSTRAINT documents_means_check CHECK
        (means IN ('CARD', 'CASH', 'TERMINAL', 'AT_CENTRE', 'ACCOUNT')),
    ADD CONSTRAINT of_an_account_or_an_appointment CHECK
        ((account_id IS NULL) = (appointment_id IS NOT NULL)
         AND (account_id IS NOT NULL) = (means = 'ACCOUNT')
         AND (lines_hash IS NOT NULL) = (account_id IS NOT NULL AND kind = 'INVOICE')
         AND (due_on IS NOT NULL) = (account_id IS NOT NULL AND kind = 'INVOICE'));
CREATE INDEX documents_of_account ON payment.documents (account_id, id) WHERE account_id IS NOT NULL;
ALTER TABLE payment.charges
    ADD CONSTRAINT billed_on_a_document FOREIGN KEY (document_id)
        REFERENCES payment.documents (id) DEFERRABLE INITIALLY DEFERRED;

-- The lines of an invoice as one hash, which the invoice's own holds.
CREATE FUNCTION payment.lines_hash(document UUID) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(string_agg(concat_ws('|', position, id, appointment_id, centre_id,
        label, coalesce(plate, '-'), cost_centre, service_on - DATE '2000-01-01', net_cents, vat_rate_bp,
        vat_cents, amount_cents), E'\n' ORDER BY position), 'UTF8')), 'hex')
    FROM payment.charges WHERE document_id = document
$$;
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

-- What came for an invoice of an account, went back, or was credited: who owes what is derived.
CREATE TABLE payment.account_settlements (
    id               UUID PRIMARY KEY,
    document_id      UUID NOT NULL REFERENCES payment.documents (id),
    kind             TEXT NOT NULL CHECK (kind IN ('TRANSFER', 'CREDIT')),
    amount_cents     INT8 NOT NULL CHECK (amount_cents <> 0),
    vat_due_cents    INT8 NOT NULL,
    credit_note_id   UUID UNIQUE REFERENCES payment.documents (id),
    charge_id        UUID UNIQUE REFERENCES payment.charges (id),
    received_on      DATE NOT NULL,
    reference        TEXT NOT NULL,
    recorded_by      UUID NOT NULL,
    recorded_by_name TEXT NOT NULL,
    recorded_at      TIMESTAMPTZ NOT NULL,
    CONSTRAINT a_credit_has_a_note CHECK
        ((kind = 'CREDIT') = (credit_note_id IS NOT NULL)
         AND (kind = 'CREDIT') = (charge_id IS NOT NULL)),
    CONSTRAINT a_credit_lowers CHECK (kind = 'TRANSFER' OR amount_cents > 0),
    -- The second click finds the work done.
    CONSTRAINT one_reference_each UNIQUE (document_id, kind, reference)
);
COMMENT ON COLUMN payment.account_settlements.amount_cents IS
    'Lowers what is owed where positive; a transfer back where negative.';
COMMENT ON COLUMN payment.account_settlements.vat_due_cents IS
    'The VAT that is due by it (CGI art. 269 2 c: services, when they are paid).';
CREATE INDEX account_settlements_by_day ON payment.account_settlements (recorded_at);
CREATE TRIGGER account_settlements_stay BEFORE UPDATE OR DELETE ON payment.account_settlements
    FOR EACH ROW EXECUTE FUNCTION payment.keep_row();

-- No invoice of an account without its lines to the cent, no credit note without its settlement.
CREATE FUNCTION payment.charges_behind_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind = 'INVOICE' AND NOT coalesce((
        SELECT sum(amount_cents) = NEW.gross_cents AND sum(net_cents) = NEW.net_cents
               AND bool_and(account_id = NEW.account_id AND vat_rate_bp = NEW.vat_rate_bp)
               AND payment.lines_hash(NEW.id) = NEW.lines_hash
        FROM payment.charges WHERE document_id = NEW.id), false)
    OR NEW.kind = 'CREDIT_NOTE' AND NOT EXISTS (
        SELECT FROM payment.account_settlements s
        JOIN payment.charges c ON c.id = s.charge_id AND c.document_id = NEW.corrects
        WHERE s.credit_note_id = NEW.id AND s.document_id = NEW.corrects
          AND s.amount_cents = NEW.gross_cents AND c.amount_cents = NEW.gross_cents)
    THEN
        RAISE EXCEPTION 'no charges behind %', NEW.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'account_has_charges';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER charges_behind_document AFTER INSERT ON payment.documents
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.account_id IS NOT NULL)
    EXECUTE FUNCTION payment.charges_behind_document();

-- Where the lines of an invoice are not those that it was written with: never a row.
CREATE VIEW payment.broken_lines AS
SELECT centre_id, number FROM payment.documents d
WHERE lines_hash IS NOT NULL AND lines_hash IS DISTINCT FROM payment.lines_hash(id);
