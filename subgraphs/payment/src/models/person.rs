//! What this domain has of one person.
/// Rows, by name.
pub(crate) const KNOWN: &[(&str, &str)] = &[
    (
        "payments",
        "SELECT id, appointment_id, method, status, amount_cents, currency, paid_at, refunded_at,
             invoice_number, created_at
         FROM payment.payments WHERE customer_id = $1 ORDER BY id",
    ),
    (
        "due",
        "SELECT appointment_id, label, amount_cents, currency, state, plate
         FROM payment.payables WHERE customer_id = $1",
    ),
    (
        "refunds",
        "SELECT r.payment_id, r.amount_cents, r.currency, r.status, r.reason, r.ordered_at, r.made_at
         FROM payment.refunds r JOIN payment.payments p ON p.id = r.payment_id
         WHERE p.customer_id = $1",
    ),
    (
        "codes",
        "SELECT r.appointment_id, p.code, r.redeemed_at
         FROM payment.redemptions r JOIN payment.promotions p ON p.id = r.promotion_id
         JOIN payment.payables a ON a.appointment_id = r.appointment_id
         WHERE a.customer_id = $1",
    ),
    (
        "invoices",
        "SELECT d.number, d.kind, d.label, d.net_cents, d.vat_cents, d.gross_cents, d.currency,
             d.issued_at
         FROM payment.documents d JOIN payment.payables p ON p.appointment_id = d.appointment_id
         WHERE p.customer_id = $1",
    ),
    (
        "accounts",
        "SELECT id, legal_name, address, siren, limit_cents, pay_days, closed_at
         FROM payment.accounts WHERE organisation_id = $1",
    ),
    (
        "charges",
        "SELECT c.appointment_id, c.amount_cents, c.currency, c.cost_centre, c.charged_at,
             c.dropped_at, d.number
         FROM payment.charges c JOIN payment.accounts a ON a.id = c.account_id
         LEFT JOIN payment.documents d ON d.id = c.document_id
         WHERE a.organisation_id = $1",
    ),
];

/// Money and invoices stay ten years (Code de commerce, L123-22), of no vehicle and in nobody's words.
pub(crate) const FORGOTTEN: &[&str] = &[
    "UPDATE payment.payables SET plate = NULL WHERE customer_id = $1",
    "UPDATE payment.redemptions SET once_for = NULL WHERE once_for = $1",
    "UPDATE payment.payments SET checkout_url = NULL WHERE customer_id = $1",
    "UPDATE payment.refunds r SET reason = ''
     FROM payment.payments p WHERE p.id = r.payment_id AND p.customer_id = $1",
];
