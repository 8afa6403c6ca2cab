//! Who the vehicle is: prefilled on arrival, entered and corrected until the result, each time under
//! a name. The points to look at follow from it.
//! Decisions: docs/decisions/booking.md
use super::acts;
use crate::{
    domain::{
        self, Checklists, EuCategory, Identity, IdentityField, IdentitySource, InspectionNature,
        InspectionStatus, Rules, Subject,
    },
    models::{
        Author, DeviceRecord, IdentityEntry, Inspection, Known, Point, RecordedDefect, Vehicle,
    },
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use fr::{DefectLevel, Energy, ServiceKind, VehicleCategory, VehicleUsage};
use kernel::{
    ApiResult, Conn, audit,
    clock::CIVIL_ZONE,
    guard::Staff,
    printed::{self, NotPrintable},
};
use strum::VariantArray;
use uuid::Uuid;

/// What is entered of the vehicle; what is left out stays as it is.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetVehicleIdentityInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// Made by the device: the same id records once, however often and how late it comes.
    pub(crate) record_id: Option<Uuid>,
    /// As read on the vehicle.
    pub(crate) plate: Option<String>,
    /// Vehicle identification number, as read on the vehicle.
    pub(crate) vin: Option<String>,
    /// Make, 1 to 60 characters.
    pub(crate) make: Option<String>,
    /// Commercial name, 1 to 60 characters.
    pub(crate) model: Option<String>,
    /// First registration anywhere.
    pub(crate) first_registration: Option<NaiveDate>,
    /// European category.
    pub(crate) eu_category: Option<EuCategory>,
    /// What drives it.
    pub(crate) energy: Option<Energy>,
    /// What it is used for: decides how long a favourable result holds.
    pub(crate) usage: Option<VehicleUsage>,
    /// As the odometer shows, in kilometres.
    pub(crate) odometer_km: Option<i32>,
    /// Of a retest whose initial inspection was made elsewhere: its date, from its report.
    pub(crate) initial_inspection_date: Option<NaiveDate>,
    /// Of a retest: what the initial inspection looked at.
    pub(crate) initial_inspection_nature: Option<InspectionNature>,
    /// Of a pollution check whose periodic inspection was made elsewhere: its last day, from its
    /// report.
    pub(crate) periodic_valid_until: Option<NaiveDate>,
}

impl SetVehicleIdentityInput {
    fn said(self) -> Result<Identity, NotPrintable> {
        let printable =
            |text: Option<String>| text.map(|text| printed::accepted(&text)).transpose();
        Ok(Identity {
            plate: self.plate,
            vin: self.vin,
            make: printable(self.make)?,
            model: printable(self.model)?,
            first_registration: self.first_registration,
            eu_category: self.eu_category,
            energy: self.energy,
            usage: self.usage,
            odometer_km: self.odometer_km,
            initial_date: self.initial_inspection_date,
            initial_nature: self.initial_inspection_nature,
            periodic_until: self.periodic_valid_until,
        })
    }
}

/// Enters or corrects who the vehicle is.
pub(crate) async fn set_identity(
    conn: &mut Conn,
    by: &Staff,
    input: SetVehicleIdentityInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let id = input.inspection_id;
    let record = DeviceRecord { id: input.record_id, kind: "IDENTITY" };
    let said = input.said()?.checked(civil(now))?;
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, id).await?;
        if record.is_there(conn, &inspection).await? {
            // What somebody wrote since stays.
            audit::nothing_done(by);
            return Ok(inspection);
        }
        inspection.status.require(&[InspectionStatus::CheckedIn, InspectionStatus::InProgress])?;
        record.take(conn, &inspection, by, now).await?;
        let act = acts::on("inspection.identity_set", &inspection);
        audit::record(conn, by, act).await?;
        describe(conn, inspection, said, Author::Staff(by), now).await
    })
    .await
}

/// Notes what is said of a vehicle that is being inspected, and what has to be looked at because of
/// it.
pub(crate) async fn describe(
    conn: &mut Conn,
    inspection: Inspection,
    said: Identity,
    by: Author<'_>,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let known = inspection.identity()?;
    let changes = known.changes(&said);
    if changes.is_empty() {
        return Ok(inspection);
    }
    IdentityEntry::note(conn, inspection.id, &changes, by, now).await?;
    let another =
        known.plate.is_some() && changes.iter().any(|one| one.field == IdentityField::Plate);
    let (known, vehicle_id) = match inspection.vehicle_id() {
        // Another plate: what the certificate of the first one said is not of this vehicle.
        Some(_) if another => another_vehicle(conn, &inspection, known, &said, now).await?,
        own => (known, own),
    };
    let mut identity = known.with(&said);
    let entered = IdentityEntry::entered(conn, inspection.id).await?;
    if !entered.contains(&IdentityField::InitialNature) {
        identity.initial_nature = None;
    }
    let subject = Arriving {
        service: *inspection.service,
        category: *inspection.vehicle_category,
        catalogue_version: &inspection.catalogue_version,
    };
    let required_points = subject.points(conn, &mut identity, civil(now)).await?;
    inspection.know(conn, Known { identity, vehicle_id, required_points }).await
}

/// Takes back what a certificate of another vehicle said.
async fn another_vehicle(
    conn: &mut Conn,
    inspection: &Inspection,
    known: Identity,
    said: &Identity,
    now: DateTime<Utc>,
) -> ApiResult<(Identity, Option<Uuid>)> {
    let entries = IdentityEntry::of(conn, inspection.id).await?;
    let last = |field: IdentityField| {
        entries.iter().rev().find(|entry| *entry.field == field).map(|entry| *entry.source)
    };
    let on_paper: Vec<IdentityField> = IdentityField::VARIANTS
        .iter()
        .copied()
        .filter(|field| last(*field) == Some(IdentitySource::Certificate))
        .collect();
    let rest = known.without(&on_paper);
    // The owner may have sent the certificate of this vehicle, too.
    let plate = said.plate.as_deref().unwrap_or_default();
    let Some(vehicle) = Vehicle::of_plate(conn, inspection.customer_id, plate).await? else {
        return Ok((rest, None));
    };
    let certified = vehicle.identity()?;
    let changes = rest.changes(&certified);
    IdentityEntry::note(conn, inspection.id, &changes, Author::Certificate, now).await?;
    Ok((rest.with(&certified), Some(vehicle.id())))
}

/// An inspection, as far as its points depend on it.
pub(crate) struct Arriving<'a> {
    pub(crate) service: ServiceKind,
    pub(crate) category: VehicleCategory,
    pub(crate) catalogue_version: &'a str,
}

impl Arriving<'_> {
    /// The points to look at: of a retest those that belong to the failure it answers, where that
    /// was ours and is open; all of them where its defects are not known. Fills in what the retest
    /// is of, unless somebody said so.
    pub(crate) async fn points(
        &self,
        conn: &mut Conn,
        identity: &mut Identity,
        today: NaiveDate,
    ) -> ApiResult<Vec<String>> {
        if self.service != ServiceKind::Retest {
            identity.initial_nature = None;
            return self.content(conn, identity).await;
        }
        let past = match &identity.plate {
            Some(plate) => Inspection::past(conn, plate).await?,
            None => Vec::new(),
        };
        let nature = identity.initial_nature.unwrap_or_else(|| domain::nature_of_retest(&past));
        identity.initial_nature = Some(nature);
        let content = self.content(conn, identity).await?;
        match domain::initial(&past, nature, None, today) {
            Ok(domain::Initial::Ours(failure)) => {
                let defects: Vec<String> = RecordedDefect::of(conn, failure.id)
                    .await?
                    .into_iter()
                    .filter(|defect| *defect.level > DefectLevel::Minor)
                    .map(|defect| defect.code)
                    .collect();
                Ok(Rules::bundled()?.retest_points(&content, &defects))
            }
            Ok(domain::Initial::Elsewhere(_)) | Err(_) => Ok(content),
        }
    }

    /// Every point that such an inspection of such a vehicle may look at.
    pub(crate) async fn content(
        &self,
        conn: &mut Conn,
        identity: &Identity,
    ) -> ApiResult<Vec<String>> {
        let subject = Subject {
            category: identity.eu_category.map_or(self.category, EuCategory::kind),
            eu_category: identity.eu_category,
            energy: identity.energy,
        };
        let all: Vec<String> = Point::all(conn, self.catalogue_version)
            .await?
            .into_iter()
            .map(|point| point.code)
            .collect();
        let nature = domain::nature(self.service, identity.initial_nature);
        Ok(Checklists::bundled()?.points(nature, subject, &all))
    }
}

/// The civil day in France.
pub(crate) fn civil(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&CIVIL_ZONE).date_naive()
}

/// A certificate was confirmed after the vehicle had arrived. What somebody read on the vehicle
/// stays; a certificate of another plate says nothing of this one.
pub(crate) async fn take_certificate(
    conn: &mut Conn,
    inspection: Inspection,
    certified: Identity,
    vehicle_id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let entered = IdentityEntry::entered(conn, inspection.id).await?;
    let read = entered.contains(&IdentityField::Plate).then(|| inspection.plate.clone()).flatten();
    if read.is_some() && read != certified.plate {
        return Ok(());
    }
    let said = certified.without(&entered);
    let inspection = inspection.of_vehicle_id(conn, vehicle_id).await?;
    describe(conn, inspection, said, Author::Certificate, now).await?;
    Ok(())
}

/// The customer named the vehicle after it had arrived: taken where nobody has read its plate.
pub(crate) async fn take_plate(
    conn: &mut Conn,
    inspection: Inspection,
    plate: Option<String>,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    if inspection.plate.is_none() {
        let said = Identity { plate, ..Identity::default() };
        describe(conn, inspection, said, Author::Booking, now).await?;
    }
    Ok(())
}
