//! Orders to instruments: given, taken back, answered. Nothing is held while an instrument works.
use super::{
    acts,
    identity::civil,
    measurements::{measured, note, used},
};
use crate::{
    bench::{BenchResult, Benches},
    domain::{self, BenchFailure, InspectionStatus, Measured, MeasurementSource, OrderState},
    error::InspectionError,
    models::{
        BenchOrder, Calibration, Inspection, Instrument, Measurement, NewMeasurement, NewOrder,
    },
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use fr::MeasurementKind;
use kernel::{ApiError, ApiResult, Conn, audit, guard::Staff};
use uuid::Uuid;

/// What an instrument is to measure.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct OrderMeasurementInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// Which instrument of the centre, one that is linked.
    pub(crate) instrument_id: Uuid,
    /// What.
    pub(crate) kind: MeasurementKind,
    /// The same id answers the same order, however often it is sent.
    pub(crate) order_id: Uuid,
}

/// Gives an order; the instrument is told by whoever is free to.
pub(crate) async fn order_measurement(
    conn: &mut Conn,
    by: &Staff,
    benches: &Benches,
    input: OrderMeasurementInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, input.inspection_id).await?;
        inspection.status.require(&[InspectionStatus::InProgress])?;
        if let Some(order) = BenchOrder::find(conn, input.order_id).await? {
            audit::nothing_done(by);
            let same = order.inspection_id == inspection.id
                && (order.instrument_id, *order.kind) == (input.instrument_id, input.kind);
            return if same {
                Ok(inspection)
            } else {
                Err(InspectionError::IdempotencyMismatch.into())
            };
        }
        measured(&inspection)?;
        let used = used(conn, &inspection, input.kind, Some(input.instrument_id), now).await?;
        let address = used.and_then(|(instrument, _)| instrument.address);
        if !address.is_some_and(|address| benches.allows(&address)) {
            return Err(InspectionError::InstrumentNotLinked.into());
        }
        let new = NewOrder {
            id: input.order_id,
            inspection_id: inspection.id,
            instrument_id: input.instrument_id,
            kind: input.kind,
        };
        new.insert(conn, by, now).await?;
        let act = acts::on("inspection.measurement_ordered", &inspection);
        audit::record(conn, by, act.is("kind", <&str>::from(input.kind))).await?;
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}

/// Takes an order back; nothing happens to one that has ended.
pub(crate) async fn cancel_order(
    conn: &mut Conn,
    by: &Staff,
    (inspection, order): (Uuid, Uuid),
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, inspection).await?;
        let order = BenchOrder::find(conn, order).await?;
        let order = order.filter(|order| order.inspection_id == inspection.id);
        let order = order.ok_or(InspectionError::MeasurementUnknown)?;
        if !order.end(conn, OrderState::Cancelled, None, now).await? {
            audit::nothing_done(by);
            return Ok(inspection);
        }
        let act = acts::on("inspection.measurement_cancelled", &inspection);
        audit::record(conn, by, act.is("kind", <&str>::from(*order.kind))).await?;
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}

/// What an instrument is told.
pub(crate) struct Told {
    pub(crate) address: String,
    pub(crate) vehicle: Measured,
    pub(crate) plate: Option<String>,
}

/// What an order's instrument is told; or why it is not.
pub(crate) async fn told(
    conn: &mut Conn,
    order: &BenchOrder,
) -> ApiResult<Result<Told, BenchFailure>> {
    let instrument = Instrument::find(conn, order.instrument_id).await?;
    let inspection = Inspection::by_id(conn, order.inspection_id).await?;
    let InspectionStatus::InProgress = *inspection.status else {
        return Ok(Err(BenchFailure::InspectionClosed));
    };
    let address = instrument.filter(|one| one.retired_at.is_none()).and_then(|one| one.address);
    let Some(address) = address else { return Ok(Err(BenchFailure::Unreachable)) };
    let plate = inspection.plate.clone();
    Ok(Ok(Told { address, vehicle: measured(&inspection)?, plate }))
}

/// Notes what an instrument measured: once, whatever comes twice. Nothing is written of what is not
/// taken.
pub(crate) async fn take_result(
    conn: &mut Conn,
    order: &BenchOrder,
    result: BenchResult,
    now: DateTime<Utc>,
) -> ApiResult<Result<(), BenchFailure>> {
    conn.transaction(async |conn| {
        let inspection = Inspection::to_measure(conn, order.inspection_id).await?;
        let InspectionStatus::InProgress = *inspection.status else {
            return Ok(Err(BenchFailure::InspectionClosed));
        };
        let category = measured(&inspection)?.category.kind();
        if domain::checked(*order.kind, category, &result.readings).is_err() {
            return Ok(Err(BenchFailure::Implausible));
        }
        let Some(instrument) = Instrument::find(conn, order.instrument_id).await? else {
            return Ok(Err(BenchFailure::Unreachable));
        };
        let (until, today) = (Calibration::until(conn, instrument.id).await?, civil(now));
        let ours = domain::check_use(*instrument.kind, until, today);
        // What it says of itself counts as well, where it says something.
        let its_own = result.calibrated_until.is_none_or(|until| today <= until);
        if ours.is_err() || !its_own {
            return Ok(Err(BenchFailure::CalibrationExpired));
        }
        if Measurement::is_there(conn, order.id).await?
            || !order.end(conn, OrderState::Done, None, now).await?
        {
            // It came twice, or the order was taken back meanwhile.
            return Ok(Ok(()));
        }
        let new = NewMeasurement {
            id: order.id,
            inspection_id: inspection.id,
            kind: *order.kind,
            source: MeasurementSource::Bench,
            instrument: Some((instrument.id, instrument.printed())),
            calibrated_until: until,
            software: result.software,
            without_instrument: None,
            measured_at: now,
            author: (order.author_id, order.author.clone()),
            read: result.readings,
            computed: Vec::new(),
        };
        note(conn, &inspection, new).await?;
        Ok::<_, ApiError>(Ok(()))
    })
    .await
}
