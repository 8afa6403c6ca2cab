//! The signature: makes the result final, seals it to the one before, tells everybody.
use super::{
    acts, identity::civil, measurements::measurements, photos::tell_signed, workers::signer,
};
use crate::{
    domain::{self, InspectionStatus},
    error::InspectionError,
    models::{
        DefectPhoto, Inspection, RecordedDefect, Remarks, Sealed, SealedResult, StageEntry,
        Transmission, Work,
    },
};
use anyhow::Context;
use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use diesel_async::AsyncConnection;
use events::inspection::{DefectFacts, MeasuredFact, MeasurementFacts, Signed};
use fr::ServiceKind;
use kernel::{ApiError, ApiResult, Conn, audit, guard::Inspector, outbox};
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
            audit::nothing_done(by);
            return Ok(inspection);
        }
        inspection.status.require(&[InspectionStatus::Completed])?;
        let lacking = inspection.identity()?.missing();
        if !lacking.is_empty() {
            return Err(InspectionError::IdentityIncomplete(lacking).into());
        }
        let signer = signer(conn, &inspection, by.id(), civil(now)).await?;
        let approval = signer.map(|one| one.number_for(*inspection.vehicle_category).to_owned());
        let (seq, previous) = match Inspection::last_link(conn, inspection.centre_id).await? {
            Some((seq, hash)) => (seq + 1, Some(hash)),
            None => (1, None),
        };
        let photos = DefectPhoto::of_inspection(conn, inspection.id).await?;
        let author = (by.name(), approval.as_deref());
        let mut event = signed(conn, &inspection, &photos, author, now).await?;
        event.content_hash = domain::seal(&event, previous.as_deref())?;
        let sealed = Sealed {
            inspector_name: by.name().to_owned(),
            sign_key: key,
            chain_seq: seq,
            content_hash: event.content_hash.clone(),
        };
        let stage = (InspectionStatus::Signed, None);
        StageEntry::note(conn, &inspection, stage, (by.id(), by.name()), now).await?;
        if let Some(approval) = &approval {
            Work::approve(conn, &inspection, approval).await?;
        }
        let before = inspection.clone();
        let inspection = inspection.seal(conn, sealed, now).await?;
        SealedResult::keep(conn, &event).await?;
        Transmission::queue(conn, inspection.id, now).await?;
        acts::moved(conn, by, "inspection.signed", &before, &inspection).await?;
        outbox::publish(conn, &event).await?;
        tell_signed(conn, &inspection, photos, now).await?;
        Ok::<_, ApiError>(inspection)
    })
    .await
}

/// The pollution check that follows a favourable periodic inspection of some vans.
fn next_check(inspection: &Inspection) -> ApiResult<Option<NaiveDate>> {
    let from = inspection.counted_from.or(inspection.completed_at.map(civil));
    let (Some(outcome), Some(from)) = (inspection.outcome()?, from) else { return Ok(None) };
    Ok(domain::next_pollution_check(outcome, inspection.nature()?, &inspection.identity()?, from))
}

/// What was signed, read anew from the rows that the signature closed; without its seal.
pub(crate) async fn signed_anew(conn: &mut Conn, inspection: &Inspection) -> ApiResult<Signed> {
    let unsigned = "a signed inspection has its signature: a constraint says so";
    let name = inspection.inspector_name.as_deref().context(unsigned)?;
    let at = inspection.signed_at.context(unsigned)?;
    let approval = Work::of(conn, inspection.id).await?.approval;
    let photos = DefectPhoto::of_inspection(conn, inspection.id).await?;
    signed(conn, inspection, &photos, (name, approval.as_deref()), at).await
}

/// All that is printed, not yet sealed; of whom with that name and approval.
async fn signed(
    conn: &mut Conn,
    inspection: &Inspection,
    photos: &[DefectPhoto],
    (inspector_name, inspector_approval): (&str, Option<&str>),
    now: DateTime<Utc>,
) -> ApiResult<Signed> {
    let defects = RecordedDefect::of(conn, inspection.id)
        .await?
        .into_iter()
        .map(|defect| {
            let place = defect.location();
            let photos = defect.photographed(photos);
            DefectFacts {
                code: defect.code,
                level: *defect.level,
                location: place.map(|place| place.to_string()),
                location_label: place.map(|place| place.fr().to_owned()),
                label: defect.label,
                comment: defect.comment,
                component: defect.component,
                photos,
            }
        })
        .collect();
    let incomplete = "a completed inspection has a result: a constraint says so";
    let retest = *inspection.service == ServiceKind::Retest;
    let nature = inspection.nature()?;
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
        retest_of: retest.then(|| nature.service()),
        initial_on: inspection.counted_from,
        usage: inspection.usage()?,
        pollution_check_before: next_check(inspection)?,
        inspector_name: inspector_name.to_owned(),
        started_at: inspection.started_at.context(incomplete)?,
        signed_at: now,
        catalogue_version: inspection.catalogue_version.clone(),
        content_hash: String::new(),
        remarks: Remarks::of(conn, inspection.id).await?,
        measurements: measured(conn, inspection.id).await?,
        inspector_approval: inspector_approval.map(str::to_owned),
    })
}

/// What was measured, as printed.
async fn measured(conn: &mut Conn, inspection: Uuid) -> ApiResult<Vec<MeasurementFacts>> {
    let all = measurements(conn, inspection).await?;
    Ok(all
        .into_iter()
        .map(|(measurement, values)| MeasurementFacts {
            kind: *measurement.kind,
            values: values
                .into_iter()
                .map(|(reading, _)| MeasuredFact {
                    quantity: reading.quantity,
                    place_label: reading.place.map(|place| place.fr().to_owned()),
                    value: reading.value,
                })
                .collect(),
            instrument: measurement.instrument,
            without_instrument: measurement.without_instrument,
        })
        .collect())
}
