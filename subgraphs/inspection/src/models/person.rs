//! What this domain has of one person.
/// Rows, by name.
pub(crate) const KNOWN: &[(&str, &str)] = &[
    (
        "expected",
        "SELECT appointment_id, reference, service, vehicle_category, plate, cancelled
         FROM inspection.expected WHERE customer_id = $1",
    ),
    (
        "inspector",
        "SELECT centre_id, name, approval_number, category_l_number, approved_on, registered_at,
             retired_at FROM inspection.inspectors WHERE user_id = $1 ORDER BY id",
    ),
    (
        "presences",
        "SELECT p.day, p.present FROM inspection.presences p
         JOIN inspection.inspectors i ON i.id = p.inspector_id WHERE i.user_id = $1 ORDER BY p.day",
    ),
    (
        "trainings",
        "SELECT t.qualification, t.trained_on, t.valid_until, t.certificate, t.withdrawn_at,
             t.withdrawn_reason
         FROM inspection.trainings t JOIN inspection.inspectors i ON i.id = t.inspector_id
         WHERE i.user_id = $1 ORDER BY t.trained_on",
    ),
    ("vehicles", "SELECT * FROM inspection.vehicles WHERE owner_id = $1"),
    (
        "inspections",
        "SELECT id, reference, service, vehicle_category, plate, vehicle, status, odometer_km,
             outcome, valid_until, retest_before, checked_in_at, signed_at
         FROM inspection.inspections WHERE customer_id = $1 ORDER BY id",
    ),
    (
        "defects",
        "SELECT d.inspection_id, d.code, d.level, d.label, d.location, d.comment
         FROM inspection.recorded_defects d
         JOIN inspection.inspections i ON i.id = d.inspection_id WHERE i.customer_id = $1",
    ),
    (
        "defect_photos",
        "SELECT p.document_id, p.defect_id, p.sha256, p.at FROM inspection.defect_photos p
         JOIN inspection.inspections i ON i.id = p.inspection_id WHERE i.customer_id = $1",
    ),
    (
        "measurements",
        "SELECT m.inspection_id, m.kind, m.measured_at, v.quantity, v.place, v.value, v.computed
         FROM inspection.measured_values v
         JOIN inspection.measurements m ON m.id = v.measurement_id
         JOIN inspection.inspections i ON i.id = m.inspection_id
         WHERE i.customer_id = $1 AND NOT m.superseded ORDER BY v.measurement_id, v.position",
    ),
    (
        "contacts",
        "SELECT c.inspection_id, c.asked_at, c.contact FROM inspection.owner_contacts c
         JOIN inspection.inspections i ON i.id = c.inspection_id WHERE i.customer_id = $1",
    ),
];

/// A procès-verbal that was signed stays as the law has it; its customer leads to nobody.
pub(crate) const FORGOTTEN: &[&str] = &[
    "UPDATE inspection.expected SET plate = NULL WHERE customer_id = $1",
    "DELETE FROM inspection.vehicles WHERE owner_id = $1",
    "DELETE FROM inspection.photos_received WHERE owner_id = $1",
    // Whoever has no account any more inspects nothing; what they signed names them.
    "UPDATE inspection.inspectors SET retired_at = now() WHERE user_id = $1 AND retired_at IS NULL",
    "DELETE FROM inspection.presences p USING inspection.inspectors i
     WHERE i.id = p.inspector_id AND i.user_id = $1",
    // What the OTC is still to be sent with a result stays until it has it.
    "UPDATE inspection.owner_contacts c SET contact = NULL FROM inspection.inspections i
     WHERE i.id = c.inspection_id AND i.customer_id = $1 AND NOT EXISTS (
         SELECT 1 FROM inspection.transmissions t
         WHERE t.inspection_id = i.id AND t.receipt IS NULL)",
    "DELETE FROM inspection.recall_checks r USING inspection.inspections i
     WHERE i.id = r.inspection_id AND i.customer_id = $1 AND i.status = 'ABANDONED'",
    "DELETE FROM inspection.identity_entries e USING inspection.inspections i
     WHERE i.id = e.inspection_id AND i.customer_id = $1 AND i.status = 'ABANDONED'",
    "UPDATE inspection.inspections SET plate = NULL, vehicle_id = NULL,
         vehicle = jsonb_build_object('plate', '')
     WHERE customer_id = $1 AND status = 'ABANDONED'",
];
