//! What can be asked.
use super::{
    checklist::{self, CatalogueDefect, ChecklistFunction, DefectLocationChoice, DefectMeaning},
    inspectors::Inspector,
    instruments::Instrument,
    types::{Appointment, READ, Vehicle, of_appointment},
};
use crate::{
    actions,
    domain::{self, DefectLocation},
    models::{self, Defect, Inspection, Point, current_version},
};
use async_graphql::{Context, Object};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{NetworkManager, ResultsReader, Staff},
};
use strum::VariantArray;
use uuid::Uuid;

/// How many rows one code may stand for.
const MOST_MEANINGS: usize = 12;

/// The queries.
#[derive(Default)]
pub(super) struct InspectionQuery;

#[Object]
impl InspectionQuery {
    /// An inspection, for staff, and once it is signed for its owner and for whom they let read it.
    async fn inspection(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Inspection>> {
        let reader = ResultsReader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Inspection::find(&mut conn, &reader, id).await?)
    }

    /// The inspection of an appointment, for staff, and for its owner once it is signed.
    async fn inspection_by_appointment(
        &self,
        ctx: &Context<'_>,
        appointment_id: Uuid,
    ) -> ApiResult<Option<Inspection>> {
        of_appointment(ctx, appointment_id).await
    }

    /// The whole of the current catalogue, with the defects that may be recorded; for staff. What one
    /// inspection looks at is its own `checklist`.
    async fn checklist(&self, ctx: &Context<'_>) -> ApiResult<Vec<ChecklistFunction>> {
        Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let version = current_version(&mut conn, actions::civil(now)).await?;
        let points = Point::all(&mut conn, &version).await?;
        let defects = Defect::all(&mut conn, &version, true).await?;
        Ok(checklist::nest(points, defects, false))
    }

    /// The places a defect can be at.
    async fn defect_locations(&self) -> Vec<DefectLocationChoice> {
        DefectLocation::VARIANTS.iter().copied().map(DefectLocationChoice::from).collect()
    }

    /// What a defect's code on a procès-verbal means, for anybody: the rows of the current catalogue
    /// that may be recorded and whose code begins with these parts (`1.1.13`, `1.1.13.a.2`), at most
    /// 12. Empty where there are none.
    async fn defect_meaning(
        &self,
        ctx: &Context<'_>,
        code: String,
    ) -> ApiResult<Vec<DefectMeaning>> {
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let version = current_version(&mut conn, actions::civil(now)).await?;
        let points = Point::all(&mut conn, &version).await?;
        let rows = Defect::all(&mut conn, &version, true).await?.into_iter();
        let named = rows.filter(|row| domain::is_of_code(&row.code, &code));
        Ok(checklist::meanings(named.take(MOST_MEANINGS), &points))
    }

    /// The rows of the current catalogue that cannot be recorded until a manager approves them
    /// (`approveCatalogueRow`); for managers of the network.
    async fn catalogue_rows_to_approve(
        &self,
        ctx: &Context<'_>,
    ) -> ApiResult<Vec<CatalogueDefect>> {
        NetworkManager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let version = current_version(&mut conn, actions::civil(now)).await?;
        let rows = Defect::all(&mut conn, &version, false).await?;
        Ok(rows.into_iter().map(CatalogueDefect::from).collect())
    }

    /// The instruments of a centre that are in use; for its staff.
    async fn instruments(&self, ctx: &Context<'_>, centre_id: Uuid) -> ApiResult<Vec<Instrument>> {
        Staff::at(ctx, centre_id)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let all = models::Instrument::of_centre(&mut conn, centre_id).await?;
        Ok(all.into_iter().map(Instrument).collect())
    }

    /// The inspectors in the register of a centre; for its staff.
    async fn inspectors(&self, ctx: &Context<'_>, centre_id: Uuid) -> ApiResult<Vec<Inspector>> {
        Staff::at(ctx, centre_id)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let all = models::Inspector::of_centre(&mut conn, centre_id).await?;
        Ok(all.into_iter().map(Inspector).collect())
    }

    #[graphql(entity)]
    async fn find_inspection_by_id(
        &self,
        ctx: &Context<'_>,
        id: Uuid,
    ) -> ApiResult<Option<Inspection>> {
        let reader = ResultsReader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Inspection::find(&mut conn, &reader, id).await?)
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
