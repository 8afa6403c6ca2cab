//! What can be asked.
use super::{
    checklist::{self, ChecklistFunction},
    types::{Appointment, READ, Vehicle, of_appointment},
};
use crate::models::{Defect, Inspection, Point, current_version};
use async_graphql::{Context, Object};
use kernel::{
    ApiResult, Pool,
    guard::{ResultsReader, Staff},
};
use uuid::Uuid;

/// The queries.
pub struct Query;

#[Object]
impl Query {
    /// An inspection, for staff, and once it is signed for its owner and for whom they let read it.
    async fn inspection(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Inspection>> {
        let reader = ResultsReader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Inspection::find(&mut conn, reader, id).await?)
    }

    /// The inspection of an appointment, for staff, and for its owner once it is signed.
    async fn inspection_by_appointment(
        &self,
        ctx: &Context<'_>,
        appointment_id: Uuid,
    ) -> ApiResult<Option<Inspection>> {
        of_appointment(ctx, appointment_id).await
    }

    /// The checklist of the current catalogue, with the defects that may be recorded; for staff.
    async fn checklist(&self, ctx: &Context<'_>) -> ApiResult<Vec<ChecklistFunction>> {
        Staff::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let version = current_version(&mut conn).await?;
        let points = Point::all(&mut conn, &version).await?;
        let defects = Defect::enabled(&mut conn, &version).await?;
        Ok(checklist::nest(points, defects))
    }

    #[graphql(entity)]
    async fn find_inspection_by_id(
        &self,
        ctx: &Context<'_>,
        id: Uuid,
    ) -> ApiResult<Option<Inspection>> {
        let reader = ResultsReader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Inspection::find(&mut conn, reader, id).await?)
    }

    #[graphql(entity)]
    async fn find_appointment_by_id(&self, id: Uuid) -> Appointment {
        Appointment { id }
    }

    #[graphql(entity)]
    async fn find_vehicle_by_id(&self, id: Uuid) -> Vehicle {
        Vehicle { id }
    }
}
