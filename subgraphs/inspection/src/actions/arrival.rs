//! A vehicle arrives; or leaves without a result.
//! Decisions: docs/decisions/booking.md
use super::{
    acts,
    identity::{Arriving, civil},
};
use crate::{
    domain::{self, Identity, InspectionStatus},
    error::InspectionError,
    models::{
        self, Author, Expected, IdentityEntry, Inspection, NewInspection, StageEntry, Vehicle,
        current_version,
    },
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::inspection::{Abandoned, CheckedIn};
use kernel::{ApiError, ApiResult, Conn, audit, guard::Staff, outbox};
use uuid::Uuid;

/// Which vehicle arrived.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CheckInInput {
    /// Its appointment.
    pub(crate) appointment_id: Uuid,
    /// As read on the vehicle, where it was not known or is another one.
    pub(crate) plate: Option<String>,
}

/// What is refused whatever the appointment is: asked before anybody lets the vehicle in.
pub(crate) async fn check_expected(
    conn: &mut Conn,
    by: &Staff,
    input: &CheckInInput,
) -> ApiResult<()> {
    input.plate.as_deref().map(domain::read_plate).transpose()?;
    let expected = Expected::find(conn, by, input.appointment_id).await?;
    expected.ok_or(InspectionError::AppointmentNotExpected)?;
    if Inspection::arrived(conn, input.appointment_id).await? {
        return Err(InspectionError::AlreadyCheckedIn.into());
    }
    Ok(())
}

/// Registers the arrival of a vehicle that was let in.
pub(crate) async fn check_in(
    conn: &mut Conn,
    by: &Staff,
    input: CheckInInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let read = input.plate.as_deref().map(domain::read_plate).transpose()?;
    conn.transaction(async |conn| {
        let expected = Expected::find(conn, by, input.appointment_id)
            .await?
            .ok_or(InspectionError::AppointmentNotExpected)?;
        let Known { said, vehicle_id } = arriving(conn, &expected, read, by).await?;
        let mut identity =
            said.iter().fold(Identity::default(), |identity, (_, said)| identity.with(said));
        let catalogue_version = current_version(conn, civil(now)).await?;
        let subject = Arriving {
            service: *expected.service,
            category: *expected.vehicle_category,
            catalogue_version: &catalogue_version,
        };
        let required_points = subject.points(conn, &mut identity, civil(now)).await?;
        let new = NewInspection {
            appointment_id: expected.appointment_id,
            customer_id: expected.customer_id,
            centre: expected.centre()?,
            reference: expected.reference.clone(),
            service: *expected.service,
            vehicle_category: *expected.vehicle_category,
            known: models::Known { identity, vehicle_id, required_points },
            catalogue_version,
        };
        let inspection = new.insert(conn, now).await?.ok_or(InspectionError::AlreadyCheckedIn)?;
        let stage = (InspectionStatus::CheckedIn, None);
        StageEntry::note(conn, &inspection, stage, (by.id(), by.name()), now).await?;
        let mut before = Identity::default();
        for (author, said) in said {
            IdentityEntry::note(conn, inspection.id, &before.changes(&said), author, now).await?;
            before = before.with(&said);
        }
        let event = CheckedIn {
            inspection_id: inspection.id,
            appointment_id: inspection.appointment_id,
            customer_id: inspection.customer_id,
        };
        outbox::publish(conn, &event).await?;
        let act = acts::on("inspection.checked_in", &inspection);
        audit::record(conn, by, act.is("appointmentId", inspection.appointment_id)).await?;
        Ok::<_, ApiError>(inspection)
    })
    .await
}

/// Who says what of a vehicle at the door, the one who knows best last.
struct Known<'a> {
    said: Vec<(Author<'a>, Identity)>,
    vehicle_id: Option<Uuid>,
}

/// What is known of the vehicle. The plate read on it wins over what was announced: the rest is
/// then known only if that plate belongs to a vehicle of the same owner.
async fn arriving<'a>(
    conn: &mut Conn,
    expected: &Expected,
    read: Option<String>,
    by: &'a Staff,
) -> ApiResult<Known<'a>> {
    let booked = expected.identity();
    let plate = read.clone().or_else(|| booked.plate.clone());
    let known =
        Vehicle::coming(conn, expected.appointment_id, expected.customer_id, plate.as_deref())
            .await?;
    let mut said = Vec::new();
    // A vehicle that is not the one booked is not described by the booking either.
    if read.is_none() || booked.plate.is_none() || booked.plate == read {
        said.push((Author::Booking, booked));
    }
    let mut vehicle_id = None;
    if let Some(vehicle) = known {
        let certified = vehicle.identity()?;
        if read.is_none() || certified.plate == read {
            vehicle_id = Some(vehicle.id());
            said.push((Author::Certificate, certified));
        }
    }
    if read.is_some() {
        said.push((Author::Staff(by), Identity { plate: read, ..Identity::default() }));
    }
    Ok(Known { said, vehicle_id })
}

/// Breaks the inspection off.
pub(crate) async fn abandon(
    conn: &mut Conn,
    by: &Staff,
    (id, reason): (Uuid, &str),
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        let reason = domain::reason(reason)?;
        inspection.status.require(&[
            InspectionStatus::CheckedIn,
            InspectionStatus::InProgress,
            InspectionStatus::Suspended,
            InspectionStatus::Completed,
        ])?;
        let stage = (InspectionStatus::Abandoned, Some(reason));
        StageEntry::note(conn, &inspection, stage, (by.id(), by.name()), now).await?;
        let before = inspection.clone();
        let inspection = inspection.abandon(conn, reason).await?;
        acts::moved(conn, by, "inspection.abandoned", &before, &inspection).await?;
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
