//! Closures and lost lanes that hit appointments, and several vehicles at once.
use super::{
    cancellation::Cancellation,
    setup::CentrePayload,
    types::{Slot, WRITE, asked_from},
};
use crate::{
    actions::{self, BookFleetInput, ClosingInput, FleetRow, FreeLaneInput, SettleClosingInput},
    domain::Withdraws,
    models::{Booking, Centre},
};
use async_graphql::{Context, Enum, Object, SimpleObject};
use kernel::{
    ApiResult, ClientError, Clock, Pool,
    guard::{Manager, Person},
};
use uuid::Uuid;

/// An appointment that a closure would hit.
#[derive(SimpleObject)]
pub(crate) struct HitAppointment {
    /// The appointment as it stands.
    appointment: Booking,
    /// Other times, the nearest first, three at most; the same time where another lane has it.
    alternatives: Vec<Slot>,
    /// What becomes of the money where the centre calls it off.
    cancellation: Cancellation,
}

/// What became of an appointment that was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ClosingOutcome {
    /// It is at another time, or on another lane.
    Moved,
    /// It is off; what was paid goes back.
    Cancelled,
    /// Nothing changed: `code` says why.
    Refused,
}

/// One appointment of a closure.
#[derive(SimpleObject)]
pub(crate) struct ClosingRow {
    /// Which.
    appointment_id: Uuid,
    /// What became of it.
    outcome: ClosingOutcome,
    /// Why not, as other refusals.
    code: Option<&'static str>,
    /// Why not, in French.
    message: Option<String>,
    /// As it is now, where it was settled.
    appointment: Option<Booking>,
}

/// What settling a closure answers.
#[derive(SimpleObject)]
pub(crate) struct SettleClosingPayload {
    /// The centre as it is now.
    centre: Centre,
    /// Whether it is closed: not while somebody is left.
    closed: bool,
    /// One for each that was named, those that move first.
    rows: Vec<ClosingRow>,
    /// Who is left.
    left: Vec<Booking>,
}

/// One vehicle of a fleet.
#[derive(SimpleObject)]
pub(crate) struct FleetResult {
    /// As it was asked for, from 0.
    position: usize,
    /// Held for an hour; absent where nothing was booked.
    appointment: Option<Booking>,
    /// Why it found no place, as other refusals; absent too where only others did not and all were
    /// wanted.
    code: Option<&'static str>,
    /// The same in French.
    message: Option<String>,
}

impl From<FleetRow> for FleetResult {
    fn from(row: FleetRow) -> Self {
        Self {
            position: row.position,
            appointment: row.booking,
            code: row.refusal.as_ref().map(ClientError::code),
            message: row.refusal.as_ref().map(ClientError::fr),
        }
    }
}

/// What booking for a fleet answers.
#[derive(SimpleObject)]
pub(crate) struct BookFleetPayload {
    /// Whether anything is held.
    booked: bool,
    /// One for each vehicle, in their order.
    rows: Vec<FleetResult>,
}

/// What managers ask.
#[derive(Default)]
pub(super) struct ClosingQuery;

#[Object]
impl ClosingQuery {
    /// Managers: whom a closure, or a lane that is lost, would hit, with other times for each. Nothing
    /// changes.
    ///
    /// Refuses with `FORBIDDEN`, `CENTRE_NOT_FOUND`, `CENTRE_INVALID`, `LANE_NOT_FOUND`.
    async fn hit_by_closing(
        &self,
        ctx: &Context<'_>,
        input: ClosingInput,
    ) -> ApiResult<Vec<HitAppointment>> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let (centre, hits) = actions::hit_by(&mut conn, &by, &input, now).await?;
        let shown = hits.into_iter().map(|hit| HitAppointment {
            cancellation: Cancellation::of(&hit.booking, hit.agreed, Withdraws::Centre, now),
            alternatives: hit
                .alternatives
                .iter()
                .map(|free| Slot {
                    centre_id: centre.id,
                    starts_at: free.starts_at,
                    ends_at: free.ends_at,
                    free_lanes: free.lanes.len(),
                    price: hit.booking.price(),
                })
                .collect(),
            appointment: hit.booking,
        });
        Ok(shown.collect())
    }
}

/// What managers and fleets do.
#[derive(Default)]
pub(super) struct ClosingMutation;

#[Object]
impl ClosingMutation {
    /// Managers: moves and calls off whom a closure hits, each with its outcome, and closes once nobody
    /// is left. What is settled stays settled where another row is refused. Each customer is told.
    ///
    /// Refuses as `hitByClosing` does, and with `BOOKINGS_STAND`.
    async fn settle_closing(
        &self,
        ctx: &Context<'_>,
        input: SettleClosingInput,
    ) -> ApiResult<SettleClosingPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let moves = input.moves.len();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let settled = actions::settle_closing(&mut conn, &by, input, now).await?;
        let rows = settled.rows.into_iter().enumerate().map(|(at, row)| match row.done {
            Ok(booking) => ClosingRow {
                appointment_id: row.id,
                outcome: if at < moves { ClosingOutcome::Moved } else { ClosingOutcome::Cancelled },
                code: None,
                message: None,
                appointment: Some(booking),
            },
            Err(refusal) => ClosingRow {
                appointment_id: row.id,
                outcome: ClosingOutcome::Refused,
                code: Some(refusal.code()),
                message: Some(refusal.fr()),
                appointment: None,
            },
        });
        Ok(SettleClosingPayload {
            rows: rows.collect(),
            centre: settled.centre,
            closed: settled.closed,
            left: settled.left,
        })
    }

    /// Managers: a lane can be used again. Twice is as once. Refuses with `FORBIDDEN`,
    /// `LANE_NOT_FOUND`.
    async fn free_lane(&self, ctx: &Context<'_>, input: FreeLaneInput) -> ApiResult<CentrePayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(CentrePayload { centre: actions::free_lane(&mut conn, &by, input, now).await? })
    }

    /// Keeps slots for several vehicles for an hour, each as early as the centres have one: all of them
    /// or, where `partial` says so, those that find room. One transaction, one result a vehicle.
    ///
    /// Refuses with `PERIOD_INVALID` (also more than fifty vehicles or five centres),
    /// `CENTRE_NOT_FOUND`, `PLATE_INVALID`, `TOO_MANY_UNPAID` (organisations keep as many as they
    /// ask for), `IDEMPOTENCY_MISMATCH`.
    async fn book_fleet(
        &self,
        ctx: &Context<'_>,
        input: BookFleetInput,
    ) -> ApiResult<BookFleetPayload> {
        let by = Person::with_scope(ctx, WRITE)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = actions::book_fleet(&mut conn, &by, asked_from(ctx), input, now).await?;
        let rows: Vec<FleetResult> = rows.into_iter().map(FleetResult::from).collect();
        Ok(BookFleetPayload { booked: rows.iter().any(|row| row.appointment.is_some()), rows })
    }
}
