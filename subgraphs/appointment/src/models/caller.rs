//! Who calls or stands at the desk: named by staff, without an account.
use super::Booking;
use crate::schema::{bookings, callers};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, guard::Staff};
use uuid::Uuid;

/// Whom an appointment was made for, and by whom.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = callers)]
pub(crate) struct Caller {
    pub(crate) appointment_id: Uuid,
    pub(crate) name: String,
    /// E.164.
    pub(crate) phone: Option<String>,
    pub(crate) booked_by: Uuid,
    pub(crate) booked_by_name: String,
}

/// A call, as staff noted it.
#[derive(Clone, Debug)]
pub(crate) struct NewCaller {
    pub(crate) name: String,
    pub(crate) phone: Option<String>,
    pub(crate) idempotency_key: String,
}

impl NewCaller {
    /// Notes for whom an appointment was made.
    pub(crate) async fn insert(
        &self,
        conn: &mut Conn,
        by: &Staff,
        appointment: Uuid,
    ) -> QueryResult<()> {
        diesel::insert_into(callers::table)
            .values((
                callers::appointment_id.eq(appointment),
                callers::name.eq(&self.name),
                callers::phone.eq(&self.phone),
                callers::booked_by.eq(by.id()),
                callers::booked_by_name.eq(by.name()),
                callers::idempotency_key.eq(&self.idempotency_key),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }
}

impl Caller {
    /// Of a list of appointments, for staff.
    pub(crate) async fn among(conn: &mut Conn, appointments: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query().filter(callers::appointment_id.eq_any(appointments)).load(conn).await
    }

    /// What this member of staff booked by this key before.
    pub(crate) async fn booked(
        conn: &mut Conn,
        by: &Staff,
        key: &str,
    ) -> QueryResult<Option<Booking>> {
        let call = callers::table
            .filter(callers::booked_by.eq(by.id()).and(callers::idempotency_key.eq(key)))
            .select(callers::appointment_id);
        Booking::query().filter(bookings::id.eq_any(call)).first(conn).await.optional()
    }
}
