//! What this domain has of one person.
use chrono::{DateTime, Utc};
use diesel::{prelude::*, sql_query, sql_types::Timestamptz};
use diesel_async::RunQueryDsl;
use kernel::Conn;

/// Rows, by name.
pub(crate) const KNOWN: &[(&str, &str)] = &[
    (
        "appointments",
        "SELECT b.id, b.reference, c.name AS centre, b.service, b.vehicle_category, b.energy,
             b.plate, b.starts_at, b.ends_at, b.status, b.amount_cents, b.currency,
             b.cancel_reason, b.created_at
         FROM appointment.bookings b JOIN appointment.centres c ON c.id = b.centre_id
         WHERE b.customer_id = $1 ORDER BY b.id",
    ),
    (
        "calls",
        "SELECT k.appointment_id, k.name, k.phone FROM appointment.callers k
         JOIN appointment.bookings b ON b.id = k.appointment_id WHERE b.customer_id = $1",
    ),
    (
        "consents",
        "SELECT r.appointment_id, r.organisation_id, r.holder_name, r.text_version, r.granted_at,
             r.revoked_at
         FROM appointment.results_access r
         JOIN appointment.bookings b ON b.id = r.appointment_id WHERE b.customer_id = $1",
    ),
    (
        "unpaid",
        "SELECT u.appointment_id, u.asked_from FROM appointment.unpaid u
         JOIN appointment.bookings b ON b.id = u.appointment_id WHERE b.customer_id = $1",
    ),
    (
        "notes of the staff",
        "SELECT n.appointment_id, n.words, n.created_at FROM appointment.notes n
         JOIN appointment.bookings b ON b.id = n.appointment_id WHERE b.customer_id = $1
         ORDER BY n.id",
    ),
    ("found by", "SELECT words FROM appointment.people WHERE id = $1"),
    (
        "reminders",
        "SELECT r.appointment_id, r.kind, r.due_at FROM appointment.reminders r
         JOIN appointment.bookings b ON b.id = r.appointment_id WHERE b.customer_id = $1",
    ),
    (
        "waits",
        "SELECT c.name AS centre, w.service, w.vehicle_category, w.energy, w.plate, w.first_day,
             w.last_day, w.earliest, w.latest, w.status, w.asked_from, w.created_at
         FROM appointment.waits w JOIN appointment.centres c ON c.id = w.centre_id
         WHERE w.customer_id = $1 ORDER BY w.id",
    ),
    (
        "offers",
        "SELECT o.starts_at, o.offered_until, o.answer FROM appointment.offers o
         JOIN appointment.waits w ON w.id = o.wait_id WHERE w.customer_id = $1",
    ),
    (
        "calendar",
        "SELECT created_at FROM appointment.feeds WHERE customer_id = $1 OR member_id = $1",
    ),
];

/// The appointments stay, for the invoices and the procès-verbaux that name them: of no vehicle.
pub(crate) const FORGOTTEN: &[&str] = &[
    "DELETE FROM appointment.callers k USING appointment.bookings b
     WHERE b.id = k.appointment_id AND b.customer_id = $1",
    "DELETE FROM appointment.notes n USING appointment.bookings b
     WHERE b.id = n.appointment_id AND b.customer_id = $1",
    "DELETE FROM appointment.reminders r USING appointment.bookings b
     WHERE b.id = r.appointment_id AND b.customer_id = $1",
    "UPDATE appointment.results_access r SET holder_name = ''
     FROM appointment.bookings b WHERE b.id = r.appointment_id AND b.customer_id = $1",
    "DELETE FROM appointment.unpaid u USING appointment.bookings b
     WHERE b.id = u.appointment_id AND b.customer_id = $1",
    "DELETE FROM appointment.people WHERE id = $1",
    "DELETE FROM appointment.waits WHERE customer_id = $1",
    "DELETE FROM appointment.feeds WHERE customer_id = $1 OR member_id = $1",
    "DELETE FROM appointment.proven_contacts WHERE customer_id = $1",
    "UPDATE appointment.bookings SET plate = NULL, vehicle_id = NULL, cancel_reason = NULL
     WHERE customer_id = $1",
];

/// How somebody who called is reached is needed until the appointment is over.
const OLD_CALLS: &str = "UPDATE appointment.callers k SET phone = NULL
    FROM appointment.bookings b
    WHERE b.id = k.appointment_id AND k.phone IS NOT NULL AND b.ends_at < $1";
/// What staff noted matters for as long as somebody may speak of that visit.
const OLD_NOTES: &str = "DELETE FROM appointment.notes n
    USING appointment.bookings b WHERE b.id = n.appointment_id AND b.ends_at < $1";
/// What was held and never paid for.
const OLD_HOLDS: &str = "DELETE FROM appointment.bookings b
    WHERE b.status = 'EXPIRED' AND b.created_at < $1
      AND NOT EXISTS (SELECT 1 FROM appointment.results_access r WHERE r.appointment_id = b.id)
      AND NOT EXISTS (SELECT 1 FROM appointment.notes n WHERE n.appointment_id = b.id)
      AND NOT EXISTS (SELECT 1 FROM appointment.reminders r WHERE r.appointment_id = b.id)
      AND NOT EXISTS (SELECT 1 FROM appointment.callers k WHERE k.appointment_id = b.id)";
/// Who waited for days that are over, once nothing is kept for them any more.
const OLD_WAITS: &str = "DELETE FROM appointment.waits
    WHERE last_day < $1 AND status IN ('SERVED', 'LEFT', 'OVER')";
/// Which vehicle came matters for as long as something can be claimed.
const OLD_VEHICLES: &str = "UPDATE appointment.bookings
    SET plate = NULL, vehicle_id = NULL, cancel_reason = NULL
    WHERE ends_at < $1 AND (plate IS NOT NULL OR cancel_reason IS NOT NULL)";

/// Forgets what is no longer needed: holds, numbers of callers, notes, vehicles, each before its moment.
pub(crate) async fn forget_old(
    conn: &mut Conn,
    holds: DateTime<Utc>,
    calls: DateTime<Utc>,
    notes: DateTime<Utc>,
    vehicles: DateTime<Utc>,
) -> QueryResult<()> {
    for (statement, before) in [
        (OLD_NOTES, notes),
        (OLD_WAITS, holds),
        (OLD_HOLDS, holds),
        (OLD_CALLS, calls),
        (OLD_VEHICLES, vehicles),
    ] {
        sql_query(statement).bind::<Timestamptz, _>(before).execute(conn).await?;
    }
    Ok(())
}
