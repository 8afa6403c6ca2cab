//! The register of a centre's instruments, kept by its managers.
use super::identity::civil;
use crate::{
    bench::Benches,
    domain::{self, InstrumentKind},
    error::InspectionError,
    models::{Calibration, Instrument, NewInstrument},
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    guard::Manager,
    printed,
};
use uuid::Uuid;

/// A new instrument of a centre.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RegisterInstrumentInput {
    /// Whose it is.
    pub(crate) centre_id: Uuid,
    /// What it is.
    pub(crate) kind: InstrumentKind,
    /// What the centre calls it, 1 to 80 characters; printed.
    pub(crate) name: String,
    /// On its plate, 1 to 80 characters; printed.
    pub(crate) serial_number: String,
    /// `host:port` of one that this program asks; nothing of one that people read.
    pub(crate) address: Option<String>,
}

/// A calibration that was made.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RecordCalibrationInput {
    /// Of which instrument.
    pub(crate) instrument_id: Uuid,
    /// When.
    pub(crate) calibrated_on: NaiveDate,
    /// Its last day.
    pub(crate) valid_until: NaiveDate,
    /// Number of its certificate, 1 to 80 characters.
    pub(crate) certificate: String,
}

/// One line that a paper can print.
fn line(text: &str) -> ApiResult<String> {
    let text = printed::accepted(text)?.trim().to_owned();
    match text.chars().count() {
        1..=80 => Ok(text),
        _ => Err(InspectionError::InstrumentInvalid.into()),
    }
}

fn on(name: &'static str, instrument: &Instrument) -> Act {
    Act::of(name, "Instrument", instrument.id).at(instrument.centre_id)
}

/// Adds an instrument; without a calibration it may not be used yet.
pub(crate) async fn register_instrument(
    conn: &mut Conn,
    by: &Manager,
    benches: &Benches,
    input: RegisterInstrumentInput,
    now: DateTime<Utc>,
) -> ApiResult<Instrument> {
    let address = input.address.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if address.as_ref().is_some_and(|address| !benches.allows(address)) {
        return Err(InspectionError::BenchAddressRefused.into());
    }
    let new = NewInstrument {
        centre_id: input.centre_id,
        kind: input.kind,
        name: line(&input.name)?,
        serial_number: line(&input.serial_number)?,
        address,
    };
    conn.transaction(async |conn| {
        let instrument = new.insert(conn, now).await?.ok_or(InspectionError::InstrumentKnown)?;
        let act = on("instrument.registered", &instrument);
        audit::record(conn, by, act.is("kind", <&str>::from(*instrument.kind))).await?;
        Ok::<_, ApiError>(instrument)
    })
    .await
}

/// Notes a calibration; nothing happens the second time.
pub(crate) async fn record_calibration(
    conn: &mut Conn,
    by: &Manager,
    input: RecordCalibrationInput,
    now: DateTime<Utc>,
) -> ApiResult<Instrument> {
    let certificate = line(&input.certificate)?;
    let (on_day, until) = (input.calibrated_on, input.valid_until);
    conn.transaction(async |conn| {
        let instrument = Instrument::for_update(conn, by, input.instrument_id).await?;
        domain::check_calibration(*instrument.kind, on_day, until, civil(now))?;
        let calibration = (on_day, until, certificate.as_str());
        if Calibration::note(conn, instrument.id, by, calibration, now).await? {
            let act = on("instrument.calibrated", &instrument);
            audit::record(conn, by, act.is("validUntil", until)).await?;
        } else {
            audit::nothing_done(by);
        }
        Ok::<_, ApiError>(instrument)
    })
    .await
}

/// Takes an instrument out of use; nothing happens the second time.
pub(crate) async fn retire_instrument(
    conn: &mut Conn,
    by: &Manager,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Instrument> {
    conn.transaction(async |conn| {
        let instrument = Instrument::for_update(conn, by, id).await?;
        if instrument.retire(conn, now).await? {
            audit::record(conn, by, on("instrument.retired", &instrument)).await?;
        } else {
            audit::nothing_done(by);
        }
        let retired_at = instrument.retired_at.or(Some(now));
        Ok::<_, ApiError>(Instrument { retired_at, ..instrument })
    })
    .await
}
