//! What this domain has of one person.
/// Rows, by name.
pub(crate) const KNOWN: &[(&str, &str)] = &[
    ("vehicles", "SELECT * FROM parser.vehicles WHERE owner_id = $1 ORDER BY id"),
    (
        "vehicles looked at for reminders",
        "SELECT plate, look_on, sold_at FROM parser.watched_vehicles WHERE owner_id = $1",
    ),
    (
        "reminders of inspections",
        "SELECT w.plate, d.due_on, d.notice, d.told_at FROM parser.due_reminders d
         JOIN parser.watched_vehicles w ON w.id = d.watched_id WHERE w.owner_id = $1",
    ),
    ("certificates", "SELECT * FROM parser.registrations WHERE owner_id = $1 ORDER BY id"),
    (
        "corrections",
        "SELECT c.* FROM parser.corrections c
         JOIN parser.registrations r ON r.document_id = c.document_id WHERE r.owner_id = $1",
    ),
    ("earlier inspections", "SELECT * FROM parser.previous_inspections WHERE owner_id = $1"),
    ("inspections", "SELECT * FROM parser.signed_inspections WHERE owner_id = $1"),
];

/// Everything: nothing here has to be kept.
pub(crate) const FORGOTTEN: &[&str] = &[
    "DELETE FROM parser.corrections c USING parser.registrations r
     WHERE r.document_id = c.document_id AND r.owner_id = $1",
    "DELETE FROM parser.registrations WHERE owner_id = $1",
    "DELETE FROM parser.previous_inspections WHERE owner_id = $1",
    "DELETE FROM parser.signed_inspections WHERE owner_id = $1",
    "UPDATE parser.vehicles SET merged_into = NULL
     WHERE merged_into IN (SELECT id FROM parser.vehicles WHERE owner_id = $1)",
    "DELETE FROM parser.due_reminders d USING parser.watched_vehicles w
     WHERE w.id = d.watched_id AND w.owner_id = $1",
    "DELETE FROM parser.watched_vehicles WHERE owner_id = $1",
    "DELETE FROM parser.vehicles WHERE owner_id = $1",
];
