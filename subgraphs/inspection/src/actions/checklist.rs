//! Working through the checklist: what was looked at, what was found.
use super::{acts, identity::Arriving, photos::drop_photos, workers::take_up};
use crate::{
    domain::{Checklists, DefectLocation, InspectionStatus},
    error::InspectionError,
    models::{
        Decision, Defect, DeviceRecord, Inspection, NewDefect, Point, RecordedDefect, StageEntry,
        unknown_point,
    },
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn, audit,
    guard::Staff,
    printed::{self, NotPrintable},
};
use uuid::Uuid;

/// A defect, as found.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RecordDefectInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// Made by the device: the same id records once, however often and how late it comes.
    pub(crate) record_id: Option<Uuid>,
    /// From the checklist: `1.1.13.a.2`.
    pub(crate) code: String,
    /// Where on the vehicle, if it has a place.
    pub(crate) location: Option<DefectLocation>,
    /// The inspector's words, printed on the report.
    pub(crate) comment: Option<String>,
}

/// Opens the checklist: whoever does so makes the inspection.
pub(crate) async fn start(
    conn: &mut Conn,
    by: &Staff,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        if *inspection.status == InspectionStatus::InProgress {
            audit::nothing_done(by);
            return Ok(inspection);
        }
        inspection.status.require(&[InspectionStatus::CheckedIn])?;
        take_up(conn, &inspection, by, now).await?;
        let started = inspection.start(conn, by.name(), now).await?;
        let stage = (InspectionStatus::InProgress, None);
        StageEntry::note(conn, &inspection, stage, (by.id(), by.name()), now).await?;
        acts::moved(conn, by, "inspection.started", &inspection, &started).await?;
        Ok::<_, ApiError>(started)
    })
    .await
}

/// Notes a defect with the words of the catalogue.
pub(crate) async fn record_defect(
    conn: &mut Conn,
    by: &Staff,
    input: RecordDefectInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let comment = said(input.comment)?;
    let record = DeviceRecord { id: input.record_id, kind: "DEFECT" };
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, input.inspection_id).await?;
        if record.is_there(conn, &inspection).await? {
            audit::nothing_done(by);
            return Ok(inspection);
        }
        inspection.status.require(&[InspectionStatus::InProgress])?;
        record.take(conn, &inspection, by, now).await?;
        let defect = Defect::find(conn, &inspection.catalogue_version, input.code.trim())
            .await?
            .ok_or(InspectionError::DefectUnknown)?;
        if !defect.enabled {
            return Err(InspectionError::DefectDisabled.into());
        }
        let (content, list_to_verify) = content(conn, &inspection).await?;
        if !content.contains(&defect.point) {
            return Err(InspectionError::DefectOutOfScope.into());
        }
        let point = Point::find(conn, &inspection.catalogue_version, &defect.point).await?;
        let new = NewDefect {
            inspection_id: inspection.id,
            code: defect.code,
            point: defect.point,
            level: *defect.level,
            label: defect.label,
            to_verify: defect.grade.to_verify() || list_to_verify,
            location: input.location,
            comment,
            component: point.component(),
            by_rule: false,
        };
        // Two tablets that saw the same and say the same have both recorded it.
        let same = input.record_id.is_some() && new.is_there_alike(conn).await?;
        if same {
            audit::nothing_done(by);
            return Ok(inspection);
        }
        if new.insert(conn).await?.is_none() {
            return Err(InspectionError::DefectAlreadyRecorded.into());
        }
        let act = acts::on("inspection.defect_recorded", &inspection);
        audit::record(conn, by, act.is("code", input.code.trim())).await?;
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}

/// Every point that this inspection may look at, beyond what a retest has to, and whether the list
/// awaits a check against its official text.
pub(super) async fn content(
    conn: &mut Conn,
    inspection: &Inspection,
) -> ApiResult<(Vec<String>, bool)> {
    let subject = Arriving {
        service: *inspection.service,
        category: *inspection.vehicle_category,
        catalogue_version: &inspection.catalogue_version,
    };
    let points = subject.content(conn, &inspection.identity()?).await?;
    Ok((points, Checklists::bundled()?.to_verify(*inspection.vehicle_category)))
}

/// `None` for what is blank. The procès-verbal prints it, so it must be printable.
fn said(text: Option<String>) -> Result<Option<String>, NotPrintable> {
    let text = text.map(|text| printed::accepted(&text)).transpose()?;
    Ok(text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
}

/// Takes a recorded defect back.
pub(crate) async fn remove_defect(
    conn: &mut Conn,
    by: &Staff,
    (id, defect, record_id): (Uuid, Uuid, Option<Uuid>),
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let record = DeviceRecord { id: record_id, kind: "DEFECT_REMOVED" };
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        if record.is_there(conn, &inspection).await? {
            audit::nothing_done(by);
            return Ok(inspection);
        }
        inspection.status.require(&[InspectionStatus::InProgress])?;
        record.take(conn, &inspection, by, now).await?;
        if !RecordedDefect::is_of(conn, id, defect).await? {
            return Err(InspectionError::DefectNotRecorded.into());
        }
        drop_photos(conn, &inspection, defect).await?;
        RecordedDefect::remove(conn, defect).await?;
        Decision::reopen(conn, defect).await?;
        let act = acts::on("inspection.defect_removed", &inspection);
        audit::record(conn, by, act.was("defectId", defect)).await?;
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}

/// Notes that these points, too, were looked at.
pub(crate) async fn check_points(
    conn: &mut Conn,
    by: &Staff,
    (id, points, record_id): (Uuid, Vec<String>, Option<Uuid>),
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let record = DeviceRecord { id: record_id, kind: "POINTS" };
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        if record.is_there(conn, &inspection).await? {
            audit::nothing_done(by);
            return Ok(inspection);
        }
        inspection.status.require(&[InspectionStatus::InProgress])?;
        record.take(conn, &inspection, by, now).await?;
        if let Some(unknown) = unknown_point(conn, &inspection.catalogue_version, &points).await? {
            return Err(InspectionError::PointUnknown(unknown).into());
        }
        let mut checked = inspection.checked_points.clone();
        for point in points {
            if !checked.contains(&point) {
                checked.push(point);
            }
        }
        let (before, after) = (inspection.checked_points.len(), checked.len());
        if before == after {
            audit::nothing_done(by);
        } else {
            let act = acts::on("inspection.points_checked", &inspection);
            audit::record(conn, by, act.turned("points", before, after)).await?;
        }
        Ok::<_, ApiError>(inspection.set_checked(conn, &checked).await?)
    })
    .await
}
