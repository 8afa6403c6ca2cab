//! What this domain has of one person.
/// Rows, by name.
pub(crate) const KNOWN: &[(&str, &str)] = &[
    (
        "contact",
        "SELECT email, display_name, language, refused_at FROM report.contacts WHERE user_id = $1",
    ),
    (
        "reports",
        "SELECT kind, number, plate, outcome, valid_until, issued_at
         FROM report.reports WHERE customer_id = $1 ORDER BY id",
    ),
    (
        "invoices",
        "SELECT number, facts, issued_at FROM report.invoices WHERE customer_id = $1 ORDER BY id",
    ),
    (
        "letters",
        "SELECT recipient, subject, body, created_at, sent_at
         FROM report.letters WHERE customer_id = $1 ORDER BY id",
    ),
    ("no reminders", "SELECT since FROM report.no_reminders WHERE customer_id = $1"),
    (
        "reminders in the conversation",
        "SELECT since FROM report.reminders_in_chat WHERE customer_id = $1",
    ),
    (
        "stopped reminders",
        "SELECT reminder, since FROM report.reminder_choices WHERE customer_id = $1",
    ),
    (
        "shared papers",
        "SELECT report_id, created_at, expires_at, revoked_at, last_opened_at, opened
         FROM report.paper_shares WHERE owner_id = $1 ORDER BY id",
    ),
    ("copies", "SELECT asked_at FROM report.exports WHERE person_id = $1"),
];

/// Issued documents stay as the law has them; their customer leads to nobody, and nobody is written
/// to any more.
pub(crate) const FORGOTTEN: &[&str] = &[
    "DELETE FROM report.shared_results s USING report.reports r
     WHERE r.appointment_id = s.appointment_id AND r.customer_id = $1",
    "DELETE FROM report.letters WHERE customer_id = $1",
    "DELETE FROM report.letters l USING report.contacts c
     WHERE c.user_id = $1 AND l.customer_id IS NULL AND l.recipient = c.email",
    "DELETE FROM report.paper_shares WHERE owner_id = $1",
    "DELETE FROM report.no_reminders WHERE customer_id = $1",
    "DELETE FROM report.reminders_in_chat WHERE customer_id = $1",
    "DELETE FROM report.reminder_choices WHERE customer_id = $1",
    "DELETE FROM report.export_parts p USING report.exports e
     WHERE e.id = p.export_id AND e.person_id = $1",
    "DELETE FROM report.exports WHERE person_id = $1",
    "DELETE FROM report.contacts WHERE user_id = $1",
    "INSERT INTO report.callers (customer_id) VALUES ($1) ON CONFLICT DO NOTHING",
];
