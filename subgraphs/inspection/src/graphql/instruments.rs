//! Instruments of a centre.
use crate::{
    domain::{self, InstrumentKind},
    models::{self, Calibration},
};
use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use kernel::{ApiResult, Clock, Pool, clock::CIVIL_ZONE};
use uuid::Uuid;

/// An instrument of a centre.
pub(crate) struct Instrument(pub(crate) models::Instrument);

#[Object]
impl Instrument {
    /// Identifies it.
    async fn id(&self) -> Uuid {
        self.0.id
    }

    /// What it is.
    async fn kind(&self) -> InstrumentKind {
        *self.0.kind
    }

    /// In French: what it is.
    async fn kind_label(&self) -> &'static str {
        self.0.kind.fr()
    }

    /// In English: what it is.
    async fn kind_label_en(&self) -> &'static str {
        self.0.kind.en()
    }

    /// What the centre calls it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// On its plate.
    async fn serial_number(&self) -> &str {
        &self.0.serial_number
    }

    /// Where this program asks it; nothing of one that people read.
    async fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }

    /// When it was taken out of use.
    async fn retired_at(&self) -> Option<DateTime<Utc>> {
        self.0.retired_at
    }

    /// The most months between two calibrations; nothing of what needs none.
    async fn calibrated_every(&self) -> Option<u32> {
        self.0.kind.calibrated_every()
    }

    /// The last day of its last calibration.
    async fn calibrated_until(&self, ctx: &Context<'_>) -> ApiResult<Option<NaiveDate>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Calibration::until(&mut conn, self.0.id).await?)
    }

    /// Whether it may be used today.
    async fn usable(&self, ctx: &Context<'_>) -> ApiResult<bool> {
        let today = ctx.data_unchecked::<Clock>().now().with_timezone(&CIVIL_ZONE).date_naive();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let until = Calibration::until(&mut conn, self.0.id).await?;
        Ok(self.0.retired_at.is_none() && domain::check_use(*self.0.kind, until, today).is_ok())
    }

    /// Its calibrations, the last one first.
    async fn calibrations(&self, ctx: &Context<'_>) -> ApiResult<Vec<InstrumentCalibration>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let all = Calibration::of(&mut conn, self.0.id).await?;
        Ok(all.into_iter().map(InstrumentCalibration::from).collect())
    }
}

/// A calibration of an instrument.
#[derive(SimpleObject)]
pub(crate) struct InstrumentCalibration {
    /// When it was made.
    calibrated_on: NaiveDate,
    /// Its last day.
    valid_until: NaiveDate,
    /// Number of its certificate.
    certificate: String,
    /// Who noted it.
    author: String,
}

impl From<Calibration> for InstrumentCalibration {
    fn from(calibration: Calibration) -> Self {
        Self {
            calibrated_on: calibration.calibrated_on,
            valid_until: calibration.valid_until,
            certificate: calibration.certificate,
            author: calibration.author,
        }
    }
}
