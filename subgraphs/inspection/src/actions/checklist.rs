//! Working through the checklist: what was looked at, what was found.
use crate::{
    domain::{InspectionStatus, Rules},
    error::InspectionError,
    models::{Defect, Inspection, NewDefect, RecordedDefect, unknown_point},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn,
    guard::Staff,
    printed::{self, NotPrintable},
};
use uuid::Uuid;

/// A defect, as found.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RecordDefectInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// From the checklist: `1.1.13.a.2`.
    pub(crate) code: String,
    /// `AV`, `AR`, `D`, `G`, `C`, `AVD`, `AVG`, `ARD` or `ARG`.
    pub(crate) location: Option<String>,
    /// The inspector's words, printed on the report.
    pub(crate) comment: Option<String>,
}

/// Opens the checklist.
pub(crate) async fn start(
    conn: &mut Conn,
    by: &Staff,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        if *inspection.status == InspectionStatus::InProgress {
            return Ok(inspection);
        }
        inspection.status.require(&[InspectionStatus::CheckedIn])?;
        Ok::<_, ApiError>(inspection.start(conn, by.name(), now).await?)
    })
    .await
}

/// Notes a defect with the words of the catalogue.
pub(crate) async fn record_defect(
    conn: &mut Conn,
    by: &Staff,
    input: RecordDefectInput,
) -> ApiResult<Inspection> {
    let location = said(input.location)?;
    let comment = said(input.comment)?;
    if let Some(location) = &location {
        Rules::bundled()?.check_location(location)?;
    }
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, input.inspection_id).await?;
        inspection.status.require(&[InspectionStatus::InProgress])?;
        let defect = Defect::find(conn, &inspection.catalogue_version, input.code.trim())
            .await?
            .ok_or(InspectionError::DefectUnknown)?;
        if !defect.enabled {
            return Err(InspectionError::DefectDisabled.into());
        }
        let new = NewDefect {
            inspection_id: inspection.id,
            code: defect.code,
            point: defect.point,
            level: *defect.level,
            label: defect.label,
            to_verify: defect.grade.to_verify(),
            location,
            comment,
        };
        if !new.insert(conn).await? {
            return Err(InspectionError::DefectAlreadyRecorded.into());
        }
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
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
    id: Uuid,
    defect: Uuid,
) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        inspection.status.require(&[InspectionStatus::InProgress])?;
        if !RecordedDefect::remove(conn, id, defect).await? {
            return Err(InspectionError::DefectNotRecorded.into());
        }
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}

/// Notes that these points, too, were looked at.
pub(crate) async fn check_points(
    conn: &mut Conn,
    by: &Staff,
    id: Uuid,
    points: Vec<String>,
) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        inspection.status.require(&[InspectionStatus::InProgress])?;
        if let Some(unknown) = unknown_point(conn, &inspection.catalogue_version, &points).await? {
            return Err(InspectionError::PointUnknown(unknown).into());
        }
        let mut checked = inspection.checked_points.clone();
        for point in points {
            if !checked.contains(&point) {
                checked.push(point);
            }
        }
        Ok::<_, ApiError>(inspection.set_checked(conn, &checked).await?)
    })
    .await
}
