//! Measurements are noted: those that somebody entered, and those that an instrument sent.
use super::{acts, identity::civil, photos::drop_photos};
use crate::{
    domain::{
        self, DefectLocation, IdentityField, InspectionStatus, InstrumentKind, Measured,
        MeasurementSource, Reading,
    },
    error::InspectionError,
    models::{
        Calibration, Decision, DeviceRecord, Inspection, Instrument, Measurement, NewMeasurement,
        RecordedDefect,
    },
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use diesel_async::AsyncConnection;
use fr::{MeasuredQuantity, MeasurementKind};
use kernel::{ApiResult, Conn, audit, guard::Staff, printed};
use uuid::Uuid;

/// One value of a measurement.
#[derive(Clone, Copy, Debug, InputObject)]
pub(crate) struct ReadingInput {
    /// Of what.
    pub(crate) quantity: MeasuredQuantity,
    /// Where on the vehicle, of what has a place.
    pub(crate) place: Option<DefectLocation>,
    /// In the unit of the quantity, to the thousandth.
    pub(crate) value: f64,
}

/// A measurement, as somebody read it from an instrument.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RecordMeasurementInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// Made by the device: the same id records once, however often and how late it comes.
    pub(crate) record_id: Option<Uuid>,
    /// What was measured.
    pub(crate) kind: MeasurementKind,
    /// All its values.
    pub(crate) readings: Vec<ReadingInput>,
    /// With which instrument of the centre.
    pub(crate) instrument_id: Option<Uuid>,
    /// Where no calibrated instrument was at hand and one is needed: why, and how it was measured.
    /// Printed.
    pub(crate) without_instrument: Option<String>,
}

/// What limits depend on of the vehicle; refuses where it is not known yet.
pub(crate) fn measured(inspection: &Inspection) -> ApiResult<Measured> {
    let vehicle = inspection.identity()?;
    let (Some(category), Some(energy), Some(first_registration)) =
        (vehicle.eu_category, vehicle.energy, vehicle.first_registration)
    else {
        let lacking = [
            (IdentityField::EuCategory, vehicle.eu_category.is_none()),
            (IdentityField::Energy, vehicle.energy.is_none()),
            (IdentityField::FirstRegistration, vehicle.first_registration.is_none()),
        ];
        let lacking = lacking.into_iter().filter(|(_, lacks)| *lacks).map(|(field, _)| field);
        return Err(InspectionError::IdentityIncomplete(lacking.collect()).into());
    };
    Ok(Measured { category, energy, first_registration })
}

/// Notes what somebody read.
pub(crate) async fn record_measurement(
    conn: &mut Conn,
    by: &Staff,
    input: RecordMeasurementInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let readings =
        input.readings.iter().map(|one| read(*one)).collect::<Result<Vec<_>, InspectionError>>()?;
    let record = DeviceRecord { id: input.record_id, kind: "MEASUREMENT" };
    let without = input.without_instrument.map(|text| printed::accepted(&text)).transpose()?;
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, input.inspection_id).await?;
        if record.is_there(conn, &inspection).await? {
            audit::nothing_done(by);
            return Ok(inspection);
        }
        inspection.status.require(&[InspectionStatus::InProgress])?;
        record.take(conn, &inspection, by, now).await?;
        let used = used(conn, &inspection, input.kind, input.instrument_id, now).await?;
        let without_instrument = match (&used, InstrumentKind::that_measures(input.kind)) {
            (None, kind) if kind.calibrated_every().is_some() => {
                let text = without.as_deref().unwrap_or_default();
                let said = domain::reason(text).map_err(|_| InspectionError::InstrumentNeeded)?;
                Some(said.to_owned())
            }
            _ => None,
        };
        let (instrument, calibrated_until) = used.unzip();
        let new = NewMeasurement {
            id: Uuid::now_v7(),
            inspection_id: inspection.id,
            kind: input.kind,
            source: MeasurementSource::Hand,
            instrument: instrument.map(|one: Instrument| (one.id, one.printed())),
            calibrated_until: calibrated_until.flatten(),
            software: None,
            without_instrument,
            measured_at: now,
            author: (by.id(), by.name().to_owned()),
            read: readings,
            computed: Vec::new(),
        };
        let act = acts::on("inspection.measured", &inspection);
        audit::record(conn, by, act.is("kind", <&str>::from(input.kind))).await?;
        note(conn, &inspection, new).await
    })
    .await
}

/// A value to the thousandth.
fn read(input: ReadingInput) -> Result<Reading, InspectionError> {
    let thousandths = (input.value * 1_000.0).round();
    if !thousandths.is_finite() || thousandths.abs() > 1e12 {
        return Err(InspectionError::MeasurementImplausible(input.quantity));
    }
    let (quantity, place) = (input.quantity, input.place);
    Ok(Reading { quantity, place, value: thousandths as i64 })
}

/// The instrument that was used, if one was, with the last day of its calibration: it is one of the
/// centre, measures that, and is calibrated.
pub(super) async fn used(
    conn: &mut Conn,
    inspection: &Inspection,
    kind: MeasurementKind,
    instrument: Option<Uuid>,
    now: DateTime<Utc>,
) -> ApiResult<Option<(Instrument, Option<NaiveDate>)>> {
    let Some(id) = instrument else { return Ok(None) };
    let instrument = Instrument::in_use(conn, inspection.centre_id, id).await?;
    if *instrument.kind != InstrumentKind::that_measures(kind) {
        return Err(InspectionError::InstrumentUnsuited.into());
    }
    let until = Calibration::until(conn, instrument.id).await?;
    domain::check_use(*instrument.kind, until, civil(now))?;
    Ok(Some((instrument, until)))
}

/// Writes a measurement with all that is computed from it, in the place of the one before of its
/// kind, whose accepted defects go with it, and their photos with them. Call it in the transaction
/// that locked the inspection.
pub(super) async fn note(
    conn: &mut Conn,
    inspection: &Inspection,
    new: NewMeasurement,
) -> ApiResult<Inspection> {
    let vehicle = measured(inspection)?;
    let computed = domain::checked(new.kind, vehicle.category.kind(), &new.read)?;
    // What the database keeps of an instant.
    let measured_at = new.measured_at.trunc_subsecs(6);
    let new = NewMeasurement { computed, measured_at, ..new };
    if let Some(before) = new.insert(conn).await? {
        for defect in Decision::recorded(conn, before).await? {
            drop_photos(conn, inspection, defect).await?;
            RecordedDefect::remove(conn, defect).await?;
        }
    }
    Ok(inspection.bump(conn).await?)
}

/// The measurements of an inspection that count, with their values.
pub(crate) async fn measurements(
    conn: &mut Conn,
    inspection: Uuid,
) -> ApiResult<Vec<(Measurement, Vec<(Reading, bool)>)>> {
    let mut all = Vec::new();
    for measurement in Measurement::of(conn, inspection).await? {
        let values = measurement.values(conn).await?;
        all.push((measurement, values));
    }
    Ok(all)
}
