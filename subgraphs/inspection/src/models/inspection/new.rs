//! What an arrival writes.
use super::{Inspection, identity::Follows};
use crate::{domain::InspectionStatus, models::Known, schema::inspections};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::appointment::CentreFacts;
use fr::{ServiceKind, VehicleCategory};
use kernel::{ApiResult, Conn};
use uuid::Uuid;

/// A vehicle at the door.
pub(crate) struct NewInspection {
    pub(crate) appointment_id: Uuid,
    pub(crate) reference: String,
    pub(crate) customer_id: Uuid,
    pub(crate) centre: CentreFacts,
    pub(crate) service: ServiceKind,
    pub(crate) vehicle_category: VehicleCategory,
    pub(crate) catalogue_version: String,
    pub(crate) known: Known,
}

impl NewInspection {
    /// `None` where somebody checked the vehicle in already, this very moment perhaps.
    pub(crate) async fn insert(
        self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> ApiResult<Option<Inspection>> {
        let centre = serde_json::to_value(&self.centre).map_err(anyhow::Error::from)?;
        let Known { identity, vehicle_id, required_points } = self.known;
        let vehicle =
            serde_json::to_value(identity.facts(vehicle_id)).map_err(anyhow::Error::from)?;
        let follows = Follows::of(&identity)?;
        Ok(diesel::insert_into(inspections::table)
            .values((
                inspections::id.eq(Uuid::now_v7()),
                inspections::appointment_id.eq(self.appointment_id),
                inspections::reference.eq(self.reference),
                inspections::customer_id.eq(self.customer_id),
                inspections::centre_id.eq(self.centre.id),
                inspections::centre.eq(centre),
                inspections::service.eq(<&str>::from(self.service)),
                inspections::vehicle_category.eq(<&str>::from(self.vehicle_category)),
                inspections::vehicle_id.eq(vehicle_id),
                inspections::plate.eq(identity.plate),
                inspections::usage.eq(identity.usage.map(<&str>::from)),
                inspections::follows.eq(follows),
                inspections::vehicle.eq(vehicle),
                inspections::status.eq(<&str>::from(InspectionStatus::CheckedIn)),
                inspections::catalogue_version.eq(self.catalogue_version),
                inspections::required_points.eq(required_points),
                inspections::checked_in_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .returning(Inspection::as_returning())
            .get_result(conn)
            .await
            .optional()?)
    }
}
