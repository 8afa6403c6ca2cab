//! What instruments were asked to measure. A claim is a lease: who dies on the way loses nothing, the
//! next one asks the instrument again under the same id, and its answer is the same.
use crate::{
    domain::{BenchFailure, OrderState},
    error::InspectionError,
    schema::bench_orders,
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use fr::MeasurementKind;
use kernel::{ApiResult, Conn, Stored, guard::Staff, live};
use uuid::Uuid;

/// Touched whenever an order waits.
pub(crate) const BENCHES: &str = "inspection:benches";

/// An order.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = bench_orders)]
pub(crate) struct BenchOrder {
    pub(crate) id: Uuid,
    pub(crate) inspection_id: Uuid,
    pub(crate) instrument_id: Uuid,
    pub(crate) kind: Stored<MeasurementKind>,
    pub(crate) state: Stored<OrderState>,
    pub(crate) percent: i16,
    failure: Option<String>,
    /// How often the instrument was told, this time included.
    pub(crate) attempts: i32,
    pub(crate) ordered_at: DateTime<Utc>,
    pub(crate) author_id: Uuid,
    pub(crate) author: String,
}

/// What giving one writes.
pub(crate) struct NewOrder {
    pub(crate) id: Uuid,
    pub(crate) inspection_id: Uuid,
    pub(crate) instrument_id: Uuid,
    pub(crate) kind: MeasurementKind,
}

impl NewOrder {
    /// Queues it, unless the instrument has one already.
    pub(crate) async fn insert(
        self,
        conn: &mut Conn,
        by: &Staff,
        now: DateTime<Utc>,
    ) -> ApiResult<BenchOrder> {
        let order: Option<BenchOrder> = diesel::insert_into(bench_orders::table)
            .values((
                bench_orders::id.eq(self.id),
                bench_orders::inspection_id.eq(self.inspection_id),
                bench_orders::instrument_id.eq(self.instrument_id),
                bench_orders::kind.eq(<&str>::from(self.kind)),
                bench_orders::state.eq(<&str>::from(OrderState::Waiting)),
                bench_orders::next_attempt_at.eq(now),
                bench_orders::ordered_at.eq(now),
                bench_orders::author_id.eq(by.id()),
                bench_orders::author.eq(by.name()),
            ))
            .on_conflict_do_nothing()
            .returning(BenchOrder::as_returning())
            .get_result(conn)
            .await
            .optional()?;
        let order = order.ok_or(InspectionError::InstrumentBusy)?;
        live::touch(conn, BENCHES).await?;
        Ok(order)
    }
}

impl BenchOrder {
    /// Why it came to nothing.
    pub(crate) fn failure(&self) -> Option<BenchFailure> {
        // Written from the same list.
        self.failure.as_deref().and_then(|failure| failure.parse().ok())
    }

    /// The one with that id.
    pub(crate) async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(bench_orders::id.eq(id)).first(conn).await.optional()
    }

    /// Those of an inspection, newest first.
    pub(crate) async fn of(conn: &mut Conn, inspection: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(bench_orders::inspection_id.eq(inspection))
            .order(bench_orders::id.desc())
            .limit(50)
            .load(conn)
            .await
    }

    /// Whether an instrument still works on an inspection.
    pub(crate) async fn is_open(conn: &mut Conn, inspection: Uuid) -> QueryResult<bool> {
        let open = bench_orders::table
            .filter(bench_orders::inspection_id.eq(inspection))
            .filter(bench_orders::state.eq_any(["WAITING", "RUNNING"]));
        diesel::select(diesel::dsl::exists(open)).get_result(conn).await
    }

    /// Takes the one that is due longest, until `lease_until`. Call it in a transaction.
    pub(crate) async fn claim(
        conn: &mut Conn,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        let due: Option<Self> = Self::query()
            .filter(bench_orders::state.eq_any(["WAITING", "RUNNING"]))
            .filter(bench_orders::next_attempt_at.le(now))
            .order(bench_orders::next_attempt_at)
            .for_update()
            .skip_locked()
            .first(conn)
            .await
            .optional()?;
        let Some(due) = due else { return Ok(None) };
        diesel::update(bench_orders::table.find(due.id))
            .set((
                bench_orders::state.eq(<&str>::from(OrderState::Running)),
                bench_orders::attempts.eq(due.attempts + 1),
                bench_orders::next_attempt_at.eq(lease_until),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()
    }

    /// How far it is; answers whether it still counts: it may have been cancelled.
    pub(crate) async fn progressed(
        &self,
        conn: &mut Conn,
        percent: i16,
        lease_until: DateTime<Utc>,
    ) -> QueryResult<bool> {
        let noted = diesel::update(bench_orders::table.find(self.id))
            .filter(bench_orders::state.eq(<&str>::from(OrderState::Running)))
            .set((
                bench_orders::percent.eq(percent.clamp(0, 100)),
                bench_orders::next_attempt_at.eq(lease_until),
            ))
            .execute(conn)
            .await?;
        Ok(noted == 1)
    }

    /// It ends so; answers whether it had not ended before.
    pub(crate) async fn end(
        &self,
        conn: &mut Conn,
        state: OrderState,
        failure: Option<BenchFailure>,
        now: DateTime<Utc>,
    ) -> QueryResult<bool> {
        let percent = if state == OrderState::Done { 100 } else { self.percent };
        let ended = diesel::update(bench_orders::table.find(self.id))
            .filter(bench_orders::state.eq_any(["WAITING", "RUNNING"]))
            .set((
                bench_orders::state.eq(<&str>::from(state)),
                bench_orders::percent.eq(percent),
                bench_orders::failure.eq(failure.map(<&str>::from)),
                bench_orders::ended_at.eq(now),
            ))
            .execute(conn)
            .await?;
        Ok(ended == 1)
    }

    /// The instrument is asked again after a while.
    pub(crate) async fn put_off(
        &self,
        conn: &mut Conn,
        pause: TimeDelta,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::update(bench_orders::table.find(self.id))
            .filter(bench_orders::state.eq(<&str>::from(OrderState::Running)))
            .set(bench_orders::next_attempt_at.eq(now + pause))
            .execute(conn)
            .await?;
        Ok(())
    }
}
