//! The register of a centre's instruments, and their calibrations: added to, never rewritten.
use crate::{
    domain::InstrumentKind,
    error::InspectionError,
    schema::{calibrations, instruments},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Reach, Stored, guard::Manager};
use uuid::Uuid;

/// An instrument.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = instruments)]
pub(crate) struct Instrument {
    pub(crate) id: Uuid,
    pub(crate) centre_id: Uuid,
    pub(crate) kind: Stored<InstrumentKind>,
    pub(crate) name: String,
    pub(crate) serial_number: String,
    /// Where this program asks it; `None` of one that people read.
    pub(crate) address: Option<String>,
    pub(crate) retired_at: Option<DateTime<Utc>>,
}

/// What registering one writes.
pub(crate) struct NewInstrument {
    pub(crate) centre_id: Uuid,
    pub(crate) kind: InstrumentKind,
    pub(crate) name: String,
    pub(crate) serial_number: String,
    pub(crate) address: Option<String>,
}

impl NewInstrument {
    /// `None` where the centre has it already.
    pub(crate) async fn insert(
        self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<Instrument>> {
        diesel::insert_into(instruments::table)
            .values((
                instruments::id.eq(Uuid::now_v7()),
                instruments::centre_id.eq(self.centre_id),
                instruments::kind.eq(<&str>::from(self.kind)),
                instruments::name.eq(self.name),
                instruments::serial_number.eq(self.serial_number),
                instruments::address.eq(self.address),
                instruments::registered_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .returning(Instrument::as_returning())
            .get_result(conn)
            .await
            .optional()
    }
}

impl Instrument {
    /// Those of a centre that are in use.
    pub(crate) async fn of_centre(conn: &mut Conn, centre: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(instruments::centre_id.eq(centre).and(instruments::retired_at.is_null()))
            .order((instruments::kind, instruments::name))
            .load(conn)
            .await
    }

    /// The one with that id, in use or not.
    pub(crate) async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(instruments::id.eq(id)).first(conn).await.optional()
    }

    /// One that is in use at that centre.
    pub(crate) async fn in_use(conn: &mut Conn, centre: Uuid, id: Uuid) -> ApiResult<Self> {
        let found = Self::find(conn, id).await?;
        let here = |one: &Self| one.centre_id == centre && one.retired_at.is_none();
        Ok(found.filter(here).ok_or(InspectionError::InstrumentUnknown)?)
    }

    /// For a change by a manager of its centre; locked.
    pub(crate) async fn for_update(conn: &mut Conn, by: &Manager, id: Uuid) -> ApiResult<Self> {
        let found: Option<Self> = Self::query()
            .filter(instruments::id.eq(id))
            .for_update()
            .first(conn)
            .await
            .optional()?;
        let reach: &Reach = by.reach();
        let found = found.filter(|instrument| reach.reaches(instrument.centre_id));
        Ok(found.ok_or(InspectionError::InstrumentUnknown)?)
    }

    /// Takes it out of use; the first time counts.
    pub(crate) async fn retire(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<bool> {
        let retired = diesel::update(instruments::table.find(self.id))
            .filter(instruments::retired_at.is_null())
            .set(instruments::retired_at.eq(now))
            .execute(conn)
            .await?;
        Ok(retired == 1)
    }

    /// As a procès-verbal names it.
    pub(crate) fn printed(&self) -> String {
        format!("{} n° {}", self.name, self.serial_number)
    }
}

/// A calibration.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = calibrations)]
pub(crate) struct Calibration {
    pub(crate) calibrated_on: NaiveDate,
    pub(crate) valid_until: NaiveDate,
    pub(crate) certificate: String,
    pub(crate) author: String,
}

impl Calibration {
    /// Notes one; whether it was not noted before.
    pub(crate) async fn note(
        conn: &mut Conn,
        instrument: Uuid,
        by: &Manager,
        calibration: (NaiveDate, NaiveDate, &str),
        now: DateTime<Utc>,
    ) -> QueryResult<bool> {
        let (calibrated_on, valid_until, certificate) = calibration;
        let noted = diesel::insert_into(calibrations::table)
            .values((
                calibrations::id.eq(Uuid::now_v7()),
                calibrations::instrument_id.eq(instrument),
                calibrations::calibrated_on.eq(calibrated_on),
                calibrations::valid_until.eq(valid_until),
                calibrations::certificate.eq(certificate),
                calibrations::author_id.eq(by.id()),
                calibrations::author.eq(by.name()),
                calibrations::at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Ok(noted == 1)
    }

    /// All of an instrument, the one that counts first.
    pub(crate) async fn of(conn: &mut Conn, instrument: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(calibrations::instrument_id.eq(instrument))
            .order((calibrations::calibrated_on.desc(), calibrations::id.desc()))
            .load(conn)
            .await
    }

    /// The last day on which an instrument is calibrated.
    pub(crate) async fn until(conn: &mut Conn, instrument: Uuid) -> QueryResult<Option<NaiveDate>> {
        let all = Self::of(conn, instrument).await?;
        Ok(all.into_iter().next().map(|last| last.valid_until))
    }
}
