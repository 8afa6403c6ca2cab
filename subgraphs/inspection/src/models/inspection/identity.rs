//! Who the vehicle is, as far as it is known.
use super::Inspection;
use crate::{
    domain::{Identity, InspectionNature, InspectionStatus},
    schema::inspections,
};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use fr::VehicleUsage;
use kernel::{ApiResult, Conn};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// What an inspection follows, as kept in its column.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Follows {
    /// Of a retest: what it looks at again.
    pub(super) retest_of: Option<InspectionNature>,
    /// Of a retest: the day of an initial inspection made elsewhere.
    initial_date: Option<NaiveDate>,
    /// Of a pollution check: the last day of a periodic inspection made elsewhere.
    periodic_until: Option<NaiveDate>,
}

impl Follows {
    /// As the column holds it.
    pub(super) fn of(identity: &Identity) -> ApiResult<Value> {
        let follows = Self {
            retest_of: identity.initial_nature,
            initial_date: identity.initial_date,
            periodic_until: identity.periodic_until,
        };
        Ok(serde_json::to_value(follows).map_err(anyhow::Error::from)?)
    }
}

/// What is known of the vehicle, and the points that follow from it.
pub(crate) struct Known {
    pub(crate) identity: Identity,
    /// In the product, where its registration was confirmed.
    pub(crate) vehicle_id: Option<Uuid>,
    pub(crate) required_points: Vec<String>,
}

impl Inspection {
    /// In the product, where its registration was confirmed.
    pub(crate) fn vehicle_id(&self) -> Option<Uuid> {
        self.vehicle_id
    }

    /// What is known of the vehicle.
    pub(crate) fn identity(&self) -> ApiResult<Identity> {
        let follows = self.follows()?;
        Ok(Identity {
            plate: self.plate.clone(),
            usage: self.usage()?,
            odometer_km: self.odometer_km,
            initial_date: follows.initial_date,
            initial_nature: follows.retest_of,
            periodic_until: follows.periodic_until,
            ..Identity::of(&self.vehicle()?)
        })
    }

    /// What the vehicle is used for.
    pub(crate) fn usage(&self) -> ApiResult<Option<VehicleUsage>> {
        Ok(self.usage.as_deref().map(str::parse).transpose().map_err(anyhow::Error::from)?)
    }

    /// What it follows, as far as that is known.
    pub(super) fn follows(&self) -> ApiResult<Follows> {
        Ok(serde_json::from_value(self.follows.clone()).map_err(anyhow::Error::from)?)
    }

    /// Writes what is known of the vehicle.
    pub(crate) async fn know(&self, conn: &mut Conn, known: Known) -> ApiResult<Self> {
        let Known { identity, vehicle_id, required_points } = known;
        let facts = identity.facts(vehicle_id);
        let category =
            identity.eu_category.map_or(*self.vehicle_category, |category| category.kind());
        // A point that belongs to the vehicle no more was not looked at either.
        let checked: Vec<&String> =
            self.checked_points.iter().filter(|point| required_points.contains(point)).collect();
        Ok(diesel::update(inspections::table.find(self.id))
            .set((
                inspections::vehicle_id.eq(vehicle_id),
                inspections::plate.eq(&identity.plate),
                inspections::vehicle.eq(serde_json::to_value(facts).map_err(anyhow::Error::from)?),
                inspections::vehicle_category.eq(<&str>::from(category)),
                inspections::usage.eq(identity.usage.map(<&str>::from)),
                inspections::odometer_km.eq(identity.odometer_km),
                inspections::follows.eq(Follows::of(&identity)?),
                inspections::checked_points.eq(checked),
                inspections::required_points.eq(&required_points),
                inspections::version.eq(inspections::version + 1),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await?)
    }

    /// It is that vehicle of the product.
    pub(crate) async fn of_vehicle_id(&self, conn: &mut Conn, vehicle: Uuid) -> QueryResult<Self> {
        diesel::update(inspections::table.find(self.id))
            .set(inspections::vehicle_id.eq(vehicle))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The one at the centre of that appointment whose vehicle may still be described; locked.
    pub(crate) async fn open_of(
        conn: &mut Conn,
        appointment: Uuid,
        customer: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(inspections::appointment_id.eq(appointment))
            .filter(inspections::customer_id.eq(customer))
            .filter(inspections::status.eq_any(["CHECKED_IN", "IN_PROGRESS", "SUSPENDED"]))
            .for_update()
            .first(conn)
            .await
            .optional()
    }

    /// Whether the vehicle of an appointment arrived, and its inspection was not broken off.
    pub(crate) async fn arrived(conn: &mut Conn, appointment: Uuid) -> QueryResult<bool> {
        let known = inspections::table
            .filter(inspections::appointment_id.eq(appointment))
            .filter(inspections::status.ne(<&str>::from(InspectionStatus::Abandoned)));
        diesel::select(diesel::dsl::exists(known)).get_result(conn).await
    }
}
