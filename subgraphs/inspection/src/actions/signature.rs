//! The signature: makes the result final, seals it to the one before, tells everybody.
use crate::{
    domain::{self, InspectionStatus},
    error::InspectionError,
    models::{Inspection, RecordedDefect, Sealed},
};
use anyhow::Context;
use chrono::{DateTime, SubsecRound, Utc};
use diesel_async::AsyncConnection;
use events::inspection::{DefectFacts, Signed};
use kernel::{ApiError, ApiResult, Conn, guard::Inspector, outbox};
use uuid::Uuid;

/// Makes the result final and announces it. The same key answers the same signature.
pub(crate) async fn sign(
    conn: &mut Conn,
    by: &Inspector,
    id: Uuid,
    key: String,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    if !(1..=200).contains(&key.len()) {
        return Err(InspectionError::IdempotencyMismatch.into());
    }
    // What the database keeps of an instant: the seal must be the same when computed anew.
    let now = now.trunc_subsecs(6);
    conn.transaction(async |conn| {
        let inspection = Inspection::for_signature(conn, by, id).await?;
        if inspection.sign_key.as_ref() == Some(&key) {
            return Ok(inspection);
        }
        inspection.status.require(&[InspectionStatus::Completed])?;
        let (seq, previous) = match Inspection::last_link(conn, inspection.centre_id).await? {
            Some((seq, hash)) => (seq + 1, Some(hash)),
            None => (1, None),
        };
        let mut event = signed(conn, &inspection, by.name(), now).await?;
        event.content_hash = domain::seal(&event, previous.as_deref())?;
        let sealed = Sealed {
            inspector_name: by.name().to_owned(),
            sign_key: key,
            chain_seq: seq,
            content_hash: event.content_hash.clone(),
        };
        let inspection = inspection.seal(conn, sealed, now).await?;
        outbox::publish(conn, &event).await?;
        Ok::<_, ApiError>(inspection)
    })
    .await
}

/// All that is printed, not yet sealed.
async fn signed(
    conn: &mut Conn,
    inspection: &Inspection,
    inspector_name: &str,
    now: DateTime<Utc>,
) -> ApiResult<Signed> {
    let defects = RecordedDefect::of(conn, inspection.id)
        .await?
        .into_iter()
        .map(|defect| DefectFacts {
            code: defect.code,
            level: *defect.level,
            label: defect.label,
            location: defect.location,
            comment: defect.comment,
        })
        .collect();
    let incomplete = "a completed inspection has a result: a constraint says so";
    Ok(Signed {
        inspection_id: inspection.id,
        appointment_id: inspection.appointment_id,
        reference: inspection.reference.clone(),
        customer_id: inspection.customer_id,
        centre: inspection.centre()?,
        service: *inspection.service,
        vehicle: inspection.vehicle()?,
        odometer_km: inspection.odometer_km.context(incomplete)?,
        outcome: inspection.outcome()?.context(incomplete)?,
        defects,
        valid_until: inspection.valid_until.context(incomplete)?,
        retest_before: inspection.retest_before,
        inspector_name: inspector_name.to_owned(),
        started_at: inspection.started_at.context(incomplete)?,
        signed_at: now,
        catalogue_version: inspection.catalogue_version.clone(),
        content_hash: String::new(),
    })
}
