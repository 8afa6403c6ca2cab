//! The result: computed from what was found, taken back until it is signed.
use super::{
    acts,
    formalities::{Told, recall_of},
    identity::{civil, describe},
    proposals,
    workers::check_begun,
};
use crate::{
    domain::{
        self, Found, Identity, IdentityField, InspectionNature, InspectionStatus, LESS_MILEAGE,
        Past, RecallSaid, Verdict, check_complete,
    },
    error::InspectionError,
    models::{
        Author, BenchOrder, Completion, Defect, Inspection, NewDefect, Point, RecordedDefect,
        Remarks, StageEntry,
    },
};
use anyhow::Context;
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use fr::{ServiceKind, VehicleUsage};
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

/// Computes the result. It can still be reopened until it is signed. `told` is what the OTC just said
/// of the vehicle's recalls.
pub(crate) async fn complete(
    conn: &mut Conn,
    by: &Staff,
    input: CompleteInspectionInput,
    told: Option<Told>,
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
        if BenchOrder::is_open(conn, inspection.id).await? {
            return Err(InspectionError::MeasurementRunning.into());
        }
        let undecided = proposals::undecided(conn, &inspection).await?;
        if undecided > 0 {
            return Err(InspectionError::ProposalsUndecided(undecided).into());
        }
        let past = past(conn, &vehicle).await?;
        let vin = vehicle.vin.as_deref().unwrap_or_default();
        let recall = recall_of(conn, &inspection, vin, told, now).await?;
        let defects = RecordedDefect::of(conn, inspection.id).await?;
        let verdict = domain::verdict(Found {
            service: *inspection.service,
            nature: inspection.nature()?,
            vehicle: &vehicle,
            past: &past,
            levels: defects.iter().map(|defect| *defect.level).collect(),
            recall: recall.answer,
            today,
        })?;
        for code in &verdict.by_rule {
            note_by_rule(conn, &inspection, code, by_rule_comment(code, &verdict, &recall)).await?;
        }
        let remarks: Vec<String> = recall.remark(verdict.recall).into_iter().collect();
        Remarks::set(conn, inspection.id, &remarks).await?;
        let Verdict { outcome, due, counted_from, .. } = verdict;
        let done = Completion { outcome, due, counted_from };
        let completed = inspection.complete(conn, done, now).await?;
        let stage = (InspectionStatus::Completed, None);
        StageEntry::note(conn, &inspection, stage, (by.id(), by.name()), now).await?;
        acts::moved(conn, by, "inspection.completed", &inspection, &completed).await?;
        Ok(completed)
    })
    .await
}

/// Why a rule found it, as printed.
fn by_rule_comment(code: &str, verdict: &Verdict, recall: &RecallSaid) -> Option<String> {
    if code == LESS_MILEAGE {
        let (on, km) = verdict.read_before?;
        return Some(format!("{km} km relevés le {}", on.format("%d/%m/%Y")));
    }
    recall.named()
}

/// Notes a defect that follows from a rule, in the words of the catalogue; one that somebody recorded
/// is there already.
async fn note_by_rule(
    conn: &mut Conn,
    inspection: &Inspection,
    code: &str,
    comment: Option<String>,
) -> ApiResult<()> {
    let version = &inspection.catalogue_version;
    let defect = Defect::find(conn, version, code)
        .await?
        .with_context(|| format!("the catalogue {version} has no {code}"))?;
    let point = Point::find(conn, version, &defect.point).await?;
    let new = NewDefect {
        inspection_id: inspection.id,
        code: defect.code,
        point: defect.point,
        level: *defect.level,
        label: defect.label,
        to_verify: defect.grade.to_verify(),
        location: None,
        comment,
        component: point.component(),
        by_rule: true,
    };
    new.insert(conn).await?;
    Ok(())
}

/// What was signed before of the same vehicle.
async fn past(conn: &mut Conn, vehicle: &Identity) -> ApiResult<Vec<Past>> {
    match &vehicle.plate {
        Some(plate) => Inspection::past(conn, plate).await,
        None => Ok(Vec::new()),
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
pub(crate) async fn reopen(
    conn: &mut Conn,
    by: &Staff,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        inspection.status.require(&[InspectionStatus::Completed])?;
        // Its inspector works on it again, which nobody else may begin for them.
        check_begun(conn, &inspection, by.id()).await?;
        RecordedDefect::remove_by_rule(conn, inspection.id).await?;
        Remarks::set(conn, inspection.id, &[]).await?;
        let reopened = inspection.reopen(conn).await?;
        let stage = (InspectionStatus::InProgress, None);
        StageEntry::note(conn, &inspection, stage, (by.id(), by.name()), now).await?;
        acts::moved(conn, by, "inspection.reopened", &inspection, &reopened).await?;
        Ok::<_, ApiError>(reopened)
    })
    .await
}
