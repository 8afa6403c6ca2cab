//! A vehicle arrives; or leaves without a result.
//! Decisions: docs/decisions/booking.md
use crate::{
    domain::{self, DefectLevel, InspectionStatus, Rules, ServiceKind},
    error::InspectionError,
    models::{
        Expected, Inspection, NewInspection, Point, RecordedDefect, Vehicle, current_version,
    },
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::inspection::{Abandoned, CheckedIn, VehicleFacts};
use kernel::{ApiError, ApiResult, Conn, guard::Staff, outbox};
use uuid::Uuid;

/// Which vehicle arrived.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CheckInInput {
    /// Its appointment.
    pub(crate) appointment_id: Uuid,
    /// As read on the vehicle, where it was not known or is another one.
    pub(crate) plate: Option<String>,
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
                .filter(|defect| *defect.level > DefectLevel::Minor)
                .map(|defect| defect.code)
                .collect::<Vec<_>>(),
        ),
    };
    Ok(Rules::bundled()?.required_points(service, &points, defects.as_deref()))
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
