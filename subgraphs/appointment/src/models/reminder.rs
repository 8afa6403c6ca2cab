//! When whom to remind. A row is taken with its appointment locked, so that who moves or cancels at
//! the same moment is either first or told afterwards.
use super::Booking;
use crate::{
    domain::{ReminderKind, reminders},
    schema::{bookings, reminders as table},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored};
use uuid::Uuid;

/// So many appointments are looked at together.
const TOGETHER: i64 = 100;

impl Booking {
    /// Notes when to remind of it, as it was agreed now; what was noted before no longer counts.
    pub(crate) async fn plan_reminders(
        &self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::delete(table::table.filter(table::appointment_id.eq(self.id)))
            .execute(conn)
            .await?;
        let rows: Vec<_> = reminders(self.starts_at, now)
            .into_iter()
            .map(|(kind, due_at)| {
                (
                    table::appointment_id.eq(self.id),
                    table::kind.eq(<&str>::from(kind)),
                    table::due_at.eq(due_at),
                )
            })
            .collect();
        diesel::insert_into(table::table).values(rows).execute(conn).await?;
        Ok(())
    }

    /// Takes what is due, with the appointments it is about, locked.
    pub(crate) async fn take_due_reminders(
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<(Self, ReminderKind)>> {
        let due = table::table.filter(table::due_at.le(now)).select(table::appointment_id);
        let about: Vec<Self> = Self::query()
            .filter(bookings::id.eq_any(due))
            .order(bookings::id)
            .limit(TOGETHER)
            .for_update()
            .skip_locked()
            .load(conn)
            .await?;
        let ids: Vec<Uuid> = about.iter().map(|booking| booking.id).collect();
        let taken = table::table.filter(table::appointment_id.eq_any(ids));
        let taken: Vec<(Uuid, Stored<ReminderKind>)> =
            diesel::delete(taken.filter(table::due_at.le(now)))
                .returning((table::appointment_id, table::kind))
                .get_results(conn)
                .await?;
        let of = |(id, kind): (Uuid, Stored<ReminderKind>)| {
            about.iter().find(|booking| booking.id == id).map(|booking| (booking.clone(), *kind))
        };
        Ok(taken.into_iter().filter_map(of).collect())
    }
}
