//! Earlier inspections as their papers say, and the one due next.
use super::shared::{Asked, RegistrationField};
use crate::{
    domain,
    models::{History, Of, PreviousInspection},
    previous::PreviousInspectionResult,
};
use async_graphql::{Enum, Object, SimpleObject, dataloader::Loader};
use chrono::NaiveDate;
use kernel::{ApiError, ApiResult, Pool};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// Loads the procès-verbaux of a list of documents in one query, and what is known of vehicles'
/// inspections in two.
pub(crate) struct PreviousLoader(pub(crate) Pool);

impl Loader<Asked> for PreviousLoader {
    type Value = PreviousInspection;
    type Error = Arc<ApiError>;

    async fn load(
        &self,
        asked: &[Asked],
    ) -> Result<HashMap<Asked, PreviousInspection>, Self::Error> {
        let ids: Vec<Uuid> = asked.iter().map(|one| one.document).collect();
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let rows = PreviousInspection::of_documents(&mut conn, &ids)
            .await
            .map_err(ApiError::from)
            .map_err(Arc::new)?;
        Ok(asked
            .iter()
            .filter_map(|one| {
                let row = rows.iter().find(|row| row.document_id == one.document)?;
                one.may_see(row.owner_id).then(|| (*one, row.clone()))
            })
            .collect())
    }
}

impl Loader<Of> for PreviousLoader {
    type Value = History;
    type Error = Arc<ApiError>;

    async fn load(&self, asked: &[Of]) -> Result<HashMap<Of, History>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        History::load(&mut conn, asked).await.map_err(|error| Arc::new(ApiError::from(error)))
    }
}

/// What was read on the procès-verbal of an earlier inspection. Printed once: nothing in it is
/// verified.
#[Object(name = "PreviousInspection")]
impl PreviousInspection {
    /// Its number.
    async fn number(&self) -> Option<&str> {
        self.number.as_deref()
    }

    /// When the vehicle was inspected.
    async fn date(&self) -> Option<NaiveDate> {
        self.inspected_on
    }

    /// `AB-123-CD`
    async fn plate(&self) -> Option<&str> {
        self.plate.as_deref()
    }

    /// In kilometres.
    async fn mileage_km(&self) -> Option<i32> {
        self.mileage_km
    }

    /// How it ended.
    #[graphql(name = "result")]
    async fn outcome(&self) -> Option<PreviousInspectionResult> {
        self.result()
    }

    /// Last day it holds.
    async fn valid_until(&self) -> Option<NaiveDate> {
        self.valid_until
    }

    /// The approval number of the centre.
    async fn centre(&self) -> Option<&str> {
        self.centre.as_deref()
    }

    /// All that was read, the vehicle first: `A`, `E`, `PV.NUMBER`, `PV.DATE`, `PV.MILEAGE`,
    /// `PV.RESULT`, `PV.UNTIL`, `PV.CENTRE`.
    async fn fields(&self) -> ApiResult<Vec<RegistrationField>> {
        Ok(self.kept_fields()?.into_iter().map(RegistrationField::from).collect())
    }
}

/// Which inspection is due.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::DueKind")]
pub(crate) enum DueInspectionKind {
    /// The whole inspection.
    Periodic,
    /// Emissions alone, of light goods vehicles, a year after each periodic one.
    Complementary,
    /// What failed, looked at again.
    Retest,
}

/// What the date of an inspection rests on.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::DueBasis")]
pub(crate) enum DueInspectionBasis {
    /// The first registration.
    FirstRegistration,
    /// The date printed on the certificate when it was issued.
    PrintedOnCertificate,
    /// The last inspection we know of: one of ours, or one whose paper its owner sent.
    LastInspection,
}

/// An inspection to come, or missed.
#[derive(SimpleObject)]
pub(crate) struct DueInspection {
    /// Which.
    kind: DueInspectionKind,
    /// First day that makes sense.
    opens: NaiveDate,
    /// Last day.
    before: NaiveDate,
    /// Whether the last day is over.
    overdue: bool,
    /// What the date rests on.
    basis: DueInspectionBasis,
    /// Whether that settles it; else an inspection we do not know of may have moved the date.
    certain: bool,
}

impl From<domain::Due> for DueInspection {
    fn from(due: domain::Due) -> Self {
        Self {
            kind: due.kind.into(),
            opens: due.opens,
            before: due.before,
            overdue: due.overdue,
            basis: due.basis.into(),
            certain: due.certain,
        }
    }
}

/// A European emission class.
#[derive(Clone, SimpleObject)]
pub(crate) struct EuroClass {
    /// 1 to 6.
    number: u8,
    /// What is printed after it: `B`, `DTEMP`.
    stage: Option<String>,
}

impl From<domain::EuroClass> for EuroClass {
    fn from(class: domain::EuroClass) -> Self {
        Self { number: class.number, stage: class.stage }
    }
}
