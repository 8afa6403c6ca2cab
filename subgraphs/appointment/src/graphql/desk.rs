//! What the desk and the manager of a centre ask.
use super::types::Appointments;
use crate::{
    actions,
    domain::{self, Energy, ServiceKind, VehicleCategory},
    error::AppointmentError,
    models::{Booking, Price},
};
use async_graphql::{Context, Object, connection::Connection};
use chrono::{NaiveDate, TimeDelta};
use kernel::{
    ApiResult, Page, Pool,
    guard::{Manager, Staff},
};
use uuid::Uuid;

/// The longest agenda that is read at once: a calendar's page of six weeks.
const LONGEST_AGENDA: TimeDelta = TimeDelta::days(42);

/// The queries of staff.
#[derive(Default)]
pub(super) struct DeskQuery;

#[Object]
impl DeskQuery {
    /// Some days of a centre by time and lane, for its staff; both days included, 42 at most.
    async fn agenda(
        &self,
        ctx: &Context<'_>,
        centre_id: Uuid,
        from: NaiveDate,
        to: NaiveDate,
    ) -> ApiResult<Vec<Booking>> {
        let staff = Staff::at(ctx, centre_id)?;
        if to < from || to - from >= LONGEST_AGENDA {
            return Err(AppointmentError::PeriodInvalid.into());
        }
        let (from, until) = domain::local_days(from, to).ok_or(AppointmentError::PeriodInvalid)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Booking::on_day(&mut conn, &staff, centre_id, from, until).await?)
    }

    /// A centre's appointments by plate, reference, name, telephone number or address, the last made
    /// first, for its staff. Accents, spaces and dashes are ignored, and beginnings are enough; nothing
    /// is found by nothing.
    async fn centre_appointments(
        &self,
        ctx: &Context<'_>,
        centre_id: Uuid,
        search: String,
        first: Option<i32>,
        after: Option<String>,
    ) -> ApiResult<Appointments> {
        let staff = Staff::at(ctx, centre_id)?;
        let page = Page::read(first, after)?;
        let Some(sought) = domain::sought(&search) else {
            return Ok(Connection::new(false, false));
        };
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Booking::sought(&mut conn, &staff, centre_id, &sought, page).await?;
        Ok(page.connection(rows, |booking| booking.id))
    }

    /// The prices that one kind had, newest first, the 100 last: of the network, for its managers,
    /// or those that a centre had of its own, for its managers. Refuses with `FORBIDDEN`.
    async fn price_history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre; the network where absent.")] centre_id: Option<Uuid>,
        service: ServiceKind,
        vehicle_category: VehicleCategory,
        energy: Energy,
    ) -> ApiResult<Vec<Price>> {
        let by = Manager::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let kind = (service, vehicle_category, energy);
        actions::price_history(&mut conn, &by, centre_id, kind).await
    }
}
