//! An inspection waits, for a part, a key or an instrument, and is taken up again.
//! Decisions: docs/decisions/papers.md
use super::{acts, workers::take_up};
use crate::{
    domain::{self, InspectionStatus},
    error::InspectionError,
    models::{BenchOrder, Inspection, StageEntry},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Conn, guard::Staff};
use uuid::Uuid;

/// Suspends it: nothing is recorded meanwhile, and its inspector is free for another vehicle.
pub(crate) async fn suspend(
    conn: &mut Conn,
    by: &Staff,
    (id, reason): (Uuid, &str),
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        let reason = domain::reason(reason)?;
        inspection.status.require(&[InspectionStatus::InProgress])?;
        if BenchOrder::is_open(conn, inspection.id).await? {
            return Err(InspectionError::MeasurementRunning.into());
        }
        let suspended = inspection.suspend(conn).await?;
        let stage = (InspectionStatus::Suspended, Some(reason));
        StageEntry::note(conn, &inspection, stage, (by.id(), by.name()), now).await?;
        acts::moved(conn, by, "inspection.suspended", &inspection, &suspended).await?;
        Ok::<_, ApiError>(suspended)
    })
    .await
}

/// Goes on with it; where the centre keeps a register, whoever began it.
pub(crate) async fn resume(
    conn: &mut Conn,
    by: &Staff,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        inspection.status.require(&[InspectionStatus::Suspended])?;
        take_up(conn, &inspection, by, now).await?;
        let resumed = inspection.resume(conn, by.name()).await?;
        let stage = (InspectionStatus::InProgress, None);
        StageEntry::note(conn, &inspection, stage, (by.id(), by.name()), now).await?;
        acts::moved(conn, by, "inspection.resumed", &inspection, &resumed).await?;
        Ok::<_, ApiError>(resumed)
    })
    .await
}
