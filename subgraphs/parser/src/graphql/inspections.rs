//! Earlier inspections as their papers say, and the one due next.
use super::types::{Asked, RegistrationField};
use crate::{
    domain::{self, LastInspection, VehicleCategory},
    models::{PreviousInspection, SignedInspection},
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

/// Somebody's vehicle.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Of {
    pub(crate) owner: Uuid,
    pub(crate) plate: String,
    /// For a machine: what we found ourselves is its holder's alone (Code de la route R323-20).
    pub(crate) for_machine: bool,
}

/// What is known of a vehicle's inspections.
#[derive(Clone, Debug, Default)]
pub(crate) struct History(Vec<Known>);

/// One of them.
#[derive(Clone, Debug)]
struct Known {
    last: LastInspection,
    /// Only emissions were looked at.
    emissions_only: bool,
}

impl History {
    /// The latest that counts for this vehicle; of one day ours, which was not read from a picture.
    pub(crate) fn last(
        &self,
        vehicle: &domain::Vehicle,
        today: NaiveDate,
    ) -> Option<LastInspection> {
        // A pollution check that the law does not ask for moves no date: it asks light goods
        // vehicles alone for one.
        let light_goods = vehicle.category == Some(VehicleCategory::N1);
        let counted = self.0.iter().filter(|known| light_goods || !known.emissions_only);
        let past = counted.map(|known| known.last).filter(|last| last.on <= today);
        past.reduce(|best, last| if last.on > best.on { last } else { best })
    }
}

impl Loader<Of> for PreviousLoader {
    type Value = History;
    type Error = Arc<ApiError>;

    async fn load(&self, asked: &[Of]) -> Result<HashMap<Of, History>, Self::Error> {
        let owners: Vec<Uuid> = asked.iter().map(|one| one.owner).collect();
        let plates: Vec<&str> = asked.iter().map(|one| one.plate.as_str()).collect();
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let internal = |error| Arc::new(ApiError::from(error));
        let signed =
            SignedInspection::of_vehicles(&mut conn, &owners, &plates).await.map_err(internal)?;
        let sent =
            PreviousInspection::of_vehicles(&mut conn, &owners, &plates).await.map_err(internal)?;
        let known = |one: &Of| {
            let ours = signed
                .iter()
                .filter(|_| !one.for_machine)
                .filter(|row| row.owner_id == one.owner && row.plate == one.plate)
                .map(|row| Known { last: row.as_last(), emissions_only: row.emissions_only() });
            let papers = sent
                .iter()
                .filter(|row| row.owner_id == one.owner)
                .filter(|row| row.plate.as_deref() == Some(one.plate.as_str()))
                .filter_map(|row| row.facts().as_last())
                .map(|last| Known { last, emissions_only: false });
            History(ours.chain(papers).collect())
        };
        Ok(asked.iter().map(|one| (one.clone(), known(one))).collect())
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
