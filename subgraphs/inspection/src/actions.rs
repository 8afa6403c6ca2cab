//! One function per mutation: open the transaction, ask the rule, write, announce.
use crate::{
    domain::{
        self, InspectionStatus, Rules, ServiceKind, VehicleUsage, check_complete, outcome_of,
    },
    error::InspectionError,
    models::{
        Completion, Defect, Expected, Inspection, NewDefect, NewInspection, Point, RecordedDefect,
        Sealed, Vehicle, current_version, has_points,
    },
};
use anyhow::Context;
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use diesel_async::AsyncConnection;
use events::inspection::{Abandoned, CheckedIn, DefectFacts, Signed, VehicleFacts};
use kernel::{
    ApiError, ApiResult, Conn,
    clock::CIVIL_ZONE,
    guard::{Inspector, Staff},
    outbox,
};
use uuid::Uuid;

/// Which vehicle arrived.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CheckInInput {
    /// Its appointment.
    pub(crate) appointment_id: Uuid,
    /// As read on the vehicle, where it was not known or is another one.
    pub(crate) plate: Option<String>,
}

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

/// Registers the vehicle's arrival.
pub(crate) async fn check_in(
    conn: &mut Conn,
    _by: &Staff,
    input: CheckInInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let read = input.plate.as_deref().map(domain::read_plate).transpose()?;
    conn.transaction(async |conn| {
        let expected = Expected::find(conn, input.appointment_id)
            .await?
            .ok_or(InspectionError::AppointmentNotExpected)?;
        let vehicle = arriving(conn, &expected, read).await?;
        let catalogue_version = current_version(conn).await?;
        let required_points =
            required_points(conn, &catalogue_version, *expected.service, &vehicle.plate).await?;
        let new = NewInspection {
            appointment_id: expected.appointment_id,
            customer_id: expected.customer_id,
            centre: expected.centre()?,
            reference: expected.reference,
            service: *expected.service,
            vehicle_category: *expected.vehicle_category,
            vehicle,
            catalogue_version,
            required_points,
        };
        let inspection = new.insert(conn, now).await?.ok_or(InspectionError::AlreadyCheckedIn)?;
        let event = CheckedIn {
            inspection_id: inspection.id,
            appointment_id: inspection.appointment_id,
            customer_id: inspection.customer_id,
        };
        outbox::publish(conn, &event).await?;
        Ok::<_, ApiError>(inspection)
    })
    .await
}

/// What is known of the vehicle. The plate read on it wins over what was announced: the rest is
/// then known only if that plate belongs to a vehicle of the same owner.
async fn arriving(
    conn: &mut Conn,
    expected: &Expected,
    read: Option<String>,
) -> ApiResult<VehicleFacts> {
    let plate = read.clone().or_else(|| expected.plate.clone());
    let known =
        Vehicle::coming(conn, expected.appointment_id, expected.customer_id, plate.as_deref())
            .await?;
    let facts = known.map(|vehicle| vehicle.facts()).transpose()?;
    Ok(match (facts, read) {
        (Some(facts), Some(read)) if facts.plate != read => {
            VehicleFacts { plate: read, ..VehicleFacts::default() }
        }
        (Some(facts), _) => facts,
        (None, _) => VehicleFacts { plate: plate.unwrap_or_default(), ..VehicleFacts::default() },
    })
}

async fn required_points(
    conn: &mut Conn,
    catalogue: &str,
    service: ServiceKind,
    plate: &str,
) -> ApiResult<Vec<String>> {
    let points: Vec<String> =
        Point::all(conn, catalogue).await?.into_iter().map(|point| point.code).collect();
    let initial = match service {
        ServiceKind::Retest => Inspection::initial(conn, plate).await?,
        ServiceKind::Periodic | ServiceKind::PollutionCheck => None,
    };
    let defects = match initial {
        None => None,
        Some(initial) => Some(
            RecordedDefect::of(conn, initial.id)
                .await?
                .into_iter()
                .filter(|defect| *defect.level > domain::DefectLevel::Minor)
                .map(|defect| defect.code)
                .collect::<Vec<_>>(),
        ),
    };
    Ok(Rules::bundled()?.required_points(service, &points, defects.as_deref()))
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
    let location = said(input.location);
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
            comment: said(input.comment),
        };
        if !new.insert(conn).await? {
            return Err(InspectionError::DefectAlreadyRecorded.into());
        }
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}

/// `None` for what is blank.
fn said(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
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
        if let Some(unknown) = has_points(conn, &inspection.catalogue_version, &points).await? {
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
            level: defect.level.to_string(),
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
        service: inspection.service.to_string(),
        vehicle: inspection.vehicle()?,
        odometer_km: inspection.odometer_km.context(incomplete)?,
        outcome: inspection.outcome()?.context(incomplete)?.to_string(),
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

/// Breaks the inspection off.
pub(crate) async fn abandon(
    conn: &mut Conn,
    by: &Staff,
    id: Uuid,
    reason: &str,
) -> ApiResult<Inspection> {
    let reason = domain::reason(reason)?;
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        inspection.status.require(&[
            InspectionStatus::CheckedIn,
            InspectionStatus::InProgress,
            InspectionStatus::Completed,
        ])?;
        let inspection = inspection.abandon(conn, reason).await?;
        let event = Abandoned {
            inspection_id: inspection.id,
            appointment_id: inspection.appointment_id,
            customer_id: inspection.customer_id,
            reason: reason.to_owned(),
        };
        outbox::publish(conn, &event).await?;
        Ok::<_, ApiError>(inspection)
    })
    .await
}
