//! The result: computed from what was found, taken back until it is signed.
use crate::{
    domain::{
        self, InspectionStatus, Rules, ServiceKind, VehicleUsage, check_complete, outcome_of,
    },
    error::InspectionError,
    models::{Completion, Inspection, RecordedDefect},
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Conn, clock::CIVIL_ZONE, guard::Staff};
use uuid::Uuid;

/// What ends the work at the vehicle.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CompleteInspectionInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// As the odometer shows, in kilometres.
    pub(crate) odometer_km: i32,
    /// As read on the vehicle, where it is not known yet.
    pub(crate) plate: Option<String>,
    /// Decides how long a favourable result holds.
    #[graphql(default_with = "VehicleUsage::Ordinary")]
    pub(crate) usage: VehicleUsage,
    /// Of a retest whose initial inspection was made elsewhere: its date, from its report.
    pub(crate) initial_inspection_date: Option<NaiveDate>,
}

/// Computes the result. It can still be reopened until it is signed.
pub(crate) async fn complete(
    conn: &mut Conn,
    by: &Staff,
    input: CompleteInspectionInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    domain::check_odometer(input.odometer_km)?;
    let read = input.plate.as_deref().map(domain::read_plate).transpose()?;
    let today = now.with_timezone(&CIVIL_ZONE).date_naive();
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, input.inspection_id).await?;
        inspection.status.require(&[InspectionStatus::InProgress])?;
        check_complete(&inspection.required_points, &inspection.checked_points)?;
        let plate =
            read.or_else(|| inspection.plate.clone()).ok_or(InspectionError::PlateMissing)?;
        let rules = Rules::bundled()?;
        let from = match *inspection.service {
            ServiceKind::Periodic | ServiceKind::PollutionCheck => today,
            ServiceKind::Retest => {
                let initial = initial_date(conn, &plate, input.initial_inspection_date).await?;
                rules.check_retest(initial, today)?;
                initial
            }
        };
        let defects = RecordedDefect::of(conn, inspection.id).await?;
        let outcome = outcome_of(defects.iter().map(|defect| *defect.level));
        let kind = (*inspection.vehicle_category, input.usage);
        let due = rules.due(outcome, *inspection.service, kind, from, today)?;
        let done = Completion { odometer_km: input.odometer_km, plate, outcome, due };
        inspection.complete(conn, done, now).await
    })
    .await
}

/// The day a retest counts from: ours if we made the initial inspection, else as said.
async fn initial_date(
    conn: &mut Conn,
    plate: &str,
    said: Option<NaiveDate>,
) -> ApiResult<NaiveDate> {
    let known = Inspection::initial(conn, plate).await?.and_then(|initial| initial.completed_at);
    let date = known.map(|at| at.with_timezone(&CIVIL_ZONE).date_naive());
    Ok(said.or(date).ok_or(InspectionError::InitialInspectionUnknown)?)
}

/// Takes the result back, to correct it before it is signed.
pub(crate) async fn reopen(conn: &mut Conn, by: &Staff, id: Uuid) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        inspection.status.require(&[InspectionStatus::Completed])?;
        Ok::<_, ApiError>(inspection.reopen(conn).await?)
    })
    .await
}
