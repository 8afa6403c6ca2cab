//! The result: computed from what was found, taken back until it is signed.
use super::identity::{civil, describe};
use crate::{
    domain::{
        self, Identity, IdentityField, InspectionNature, InspectionStatus, Past, check_complete,
        outcome_of,
    },
    error::InspectionError,
    models::{Author, Completion, Inspection, RecordedDefect},
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use fr::{ServiceKind, VehicleUsage, periods};
use kernel::{ApiError, ApiResult, Conn, guard::Staff};
use uuid::Uuid;

/// What ends the work at the vehicle. What it says of the vehicle is as if `setVehicleIdentity` had
/// said it before.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CompleteInspectionInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// As the odometer shows, in kilometres; needed where it was not entered before.
    pub(crate) odometer_km: Option<i32>,
    /// As read on the vehicle, where it is not known yet.
    pub(crate) plate: Option<String>,
    /// Decides how long a favourable result holds.
    pub(crate) usage: Option<VehicleUsage>,
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
    let today = civil(now);
    let said = Identity {
        plate: input.plate,
        usage: input.usage,
        odometer_km: input.odometer_km,
        initial_date: input.initial_inspection_date,
        ..Identity::default()
    };
    let said = said.checked(today)?;
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, input.inspection_id).await?;
        inspection.status.require(&[InspectionStatus::InProgress])?;
        let inspection = describe(conn, inspection, said, Author::Staff(by), now).await?;
        check_complete(&inspection.required_points, &inspection.checked_points)?;
        let vehicle = inspection.identity()?;
        let lacking = vehicle.missing();
        if !lacking.is_empty() {
            return Err(InspectionError::IdentityIncomplete(lacking).into());
        }
        let past = past(conn, &vehicle).await?;
        let nature = inspection.nature()?;
        let counted_from = match *inspection.service {
            ServiceKind::Periodic | ServiceKind::PollutionCheck => None,
            ServiceKind::Retest => {
                Some(domain::initial(&past, nature, vehicle.initial_date, today)?.on())
            }
        };
        let from = counted_from.unwrap_or(today);
        let defects = RecordedDefect::of(conn, inspection.id).await?;
        let outcome = outcome_of(defects.iter().map(|defect| *defect.level));
        let until = || favourable_until(&vehicle, nature, &past, from, today);
        let due = domain::due(outcome, from, today, until)?;
        Ok(inspection.complete(conn, Completion { outcome, due, counted_from }, now).await?)
    })
    .await
}

/// What was signed before of the same vehicle.
async fn past(conn: &mut Conn, vehicle: &Identity) -> ApiResult<Vec<Past>> {
    match &vehicle.plate {
        Some(plate) => Inspection::past(conn, plate).await,
        None => Ok(Vec::new()),
    }
}

/// Last day of a favourable result.
fn favourable_until(
    vehicle: &Identity,
    nature: InspectionNature,
    past: &[Past],
    from: NaiveDate,
    today: NaiveDate,
) -> Result<NaiveDate, InspectionError> {
    match nature {
        InspectionNature::PollutionCheck => {
            domain::periodic_until(past, vehicle.periodic_until, today)
        }
        InspectionNature::Periodic => vehicle
            .eu_category
            .zip(vehicle.usage)
            .and_then(|(category, usage)| periods::valid_until(from, category.kind(), usage))
            .ok_or(InspectionError::UsageInvalid),
    }
}

/// What a completion today would be refused for, but unchecked points.
pub(crate) async fn missing(
    conn: &mut Conn,
    inspection: &Inspection,
    now: DateTime<Utc>,
) -> ApiResult<Vec<IdentityField>> {
    let (vehicle, today) = (inspection.identity()?, civil(now));
    let nature = inspection.nature()?;
    let mut lacking = vehicle.missing();
    let past = past(conn, &vehicle).await?;
    if *inspection.service == ServiceKind::Retest
        && domain::initial(&past, nature, vehicle.initial_date, today).is_err()
    {
        lacking.push(IdentityField::InitialInspection);
    }
    if nature == InspectionNature::PollutionCheck
        && domain::periodic_until(&past, vehicle.periodic_until, today).is_err()
    {
        lacking.push(IdentityField::PeriodicValidity);
    }
    Ok(lacking)
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
