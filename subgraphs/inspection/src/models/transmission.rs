//! Results on their way to the OTC. A claim is a lease: a crash after the OTC took a result and before
//! its receipt was noted sends it again, under the same key, and the OTC answers the same receipt.
use crate::schema::transmissions;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, live};
use uuid::Uuid;

/// Touched whenever a result waits to be sent.
pub(crate) const TRANSMISSIONS: &str = "inspection:transmissions";
/// The law wants every result sent: it is never given up, but asked for once an hour at last.
const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(1);

/// A result on its way.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = transmissions)]
pub(crate) struct Transmission {
    pub(crate) inspection_id: Uuid,
    /// How often its sending was begun, this time included.
    pub(crate) attempts: i32,
    pub(crate) last_error: Option<String>,
    pub(crate) receipt: Option<String>,
    pub(crate) received_at: Option<DateTime<Utc>>,
}

impl Transmission {
    /// Queues a result that was just signed.
    pub(crate) async fn queue(
        conn: &mut Conn,
        inspection: Uuid,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        diesel::insert_into(transmissions::table)
            .values((
                transmissions::inspection_id.eq(inspection),
                transmissions::next_attempt_at.eq(now),
            ))
            .execute(conn)
            .await?;
        live::touch(conn, TRANSMISSIONS).await
    }

    /// Of an inspection.
    pub(crate) async fn of(conn: &mut Conn, inspection: Uuid) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(transmissions::inspection_id.eq(inspection))
            .first(conn)
            .await
            .optional()
    }

    /// Takes the one that is due longest, until `lease_until`. Call it in a transaction.
    pub(crate) async fn claim(
        conn: &mut Conn,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        let due: Option<Self> = Self::query()
            .filter(transmissions::receipt.is_null())
            .filter(transmissions::next_attempt_at.le(now))
            .order(transmissions::next_attempt_at)
            .for_update()
            .skip_locked()
            .first(conn)
            .await
            .optional()?;
        let Some(due) = due else { return Ok(None) };
        diesel::update(transmissions::table.find(due.inspection_id))
            .set((
                transmissions::attempts.eq(due.attempts + 1),
                transmissions::next_attempt_at.eq(lease_until),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()
    }

    /// The OTC has it.
    pub(crate) async fn received(
        &self,
        conn: &mut Conn,
        receipt: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::update(transmissions::table.find(self.inspection_id))
            .filter(transmissions::receipt.is_null())
            .set((
                transmissions::receipt.eq(receipt),
                transmissions::received_at.eq(now),
                transmissions::last_error.eq(None::<String>),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// It did not arrive, or nobody knows: again after a growing pause.
    pub(crate) async fn put_off(
        &self,
        conn: &mut Conn,
        reason: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let pause = TimeDelta::seconds(5 << self.attempts.clamp(0, 12)).min(LONGEST_PAUSE);
        diesel::update(transmissions::table.find(self.inspection_id))
            .set((
                transmissions::last_error.eq(reason),
                transmissions::next_attempt_at.eq(now + pause),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }
}
