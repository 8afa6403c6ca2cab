//! What the other domains told: who is expected, and which vehicles are known.
use crate::{
    domain::{EuCategory, Identity},
    schema::{expected, vehicles},
};
use diesel::{dsl::sql, prelude::*, sql_types::Bool, upsert::excluded};
use diesel_async::RunQueryDsl;
use events::{
    appointment::{AppointmentFacts, CentreFacts},
    inspection::VehicleFacts,
    parser::VehicleConfirmed,
};
use fr::{ServiceKind, VehicleCategory, VehicleUsage};
use kernel::{ApiResult, Conn, Stored, guard::Staff};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// An appointment that stands.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = expected)]
pub(crate) struct Expected {
    pub(crate) appointment_id: Uuid,
    pub(crate) reference: String,
    pub(crate) customer_id: Uuid,
    centre: Value,
    pub(crate) service: Stored<ServiceKind>,
    pub(crate) vehicle_category: Stored<VehicleCategory>,
    energy: Option<String>,
    plate: Option<String>,
}

impl Expected {
    /// An appointment that stands at one of the caller's centres; `None` where it is unknown there
    /// or called off.
    pub(crate) async fn find(
        conn: &mut Conn,
        by: &Staff,
        appointment: Uuid,
    ) -> ApiResult<Option<Self>> {
        let found: Option<Self> = Self::query()
            .filter(expected::appointment_id.eq(appointment).and(expected::cancelled.eq(false)))
            .first(conn)
            .await
            .optional()?;
        let Some(found) = found else { return Ok(None) };
        let reached = by.reach().reaches(found.centre()?.id);
        Ok(reached.then_some(found))
    }

    /// Whether an appointment stands, as far as we were told.
    pub(crate) async fn stands(conn: &mut Conn, appointment: Uuid) -> QueryResult<bool> {
        let standing = expected::table
            .filter(expected::appointment_id.eq(appointment).and(expected::cancelled.eq(false)));
        diesel::select(diesel::dsl::exists(standing)).get_result(conn).await
    }

    /// Notes an appointment as it stands now.
    pub(crate) async fn note(
        conn: &mut Conn,
        facts: &AppointmentFacts,
        cancelled: bool,
    ) -> ApiResult<()> {
        let centre = serde_json::to_value(&facts.centre).map_err(anyhow::Error::from)?;
        diesel::insert_into(expected::table)
            .values((
                expected::appointment_id.eq(facts.appointment_id),
                expected::reference.eq(&facts.reference),
                expected::customer_id.eq(facts.customer_id),
                expected::centre.eq(centre),
                expected::service.eq(<&str>::from(facts.service)),
                expected::vehicle_category.eq(<&str>::from(facts.vehicle_category)),
                expected::energy.eq(<&str>::from(facts.energy)),
                expected::plate.eq(&facts.plate),
                expected::cancelled.eq(cancelled),
            ))
            .on_conflict(expected::appointment_id)
            .do_update()
            .set((
                expected::customer_id.eq(excluded(expected::customer_id)),
                expected::centre.eq(excluded(expected::centre)),
                expected::service.eq(excluded(expected::service)),
                expected::vehicle_category.eq(excluded(expected::vehicle_category)),
                expected::energy.eq(excluded(expected::energy)),
                expected::plate.eq(excluded(expected::plate)),
                expected::cancelled.eq(excluded(expected::cancelled)),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// What the booking says of the vehicle.
    pub(crate) fn identity(&self) -> Identity {
        Identity {
            plate: self.plate.clone(),
            eu_category: EuCategory::of_kind(*self.vehicle_category),
            energy: self.energy.as_deref().and_then(|energy| energy.parse().ok()),
            ..Identity::default()
        }
    }

    /// Where.
    pub(crate) fn centre(&self) -> ApiResult<CentreFacts> {
        Ok(serde_json::from_value(self.centre.clone()).map_err(anyhow::Error::from)?)
    }
}

/// A vehicle whose owner confirmed what its certificate says.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = vehicles)]
pub(crate) struct Vehicle {
    id: Uuid,
    facts: Value,
}

/// What of a certificate is kept.
#[derive(Serialize, Deserialize)]
struct Certificate {
    #[serde(flatten)]
    vehicle: VehicleFacts,
    /// As the certificate mentions it; unknown of what was confirmed before this was told.
    #[serde(default)]
    usage: Option<VehicleUsage>,
}

impl Vehicle {
    /// The one confirmed for this appointment, else the owner's with this plate.
    pub(crate) async fn coming(
        conn: &mut Conn,
        appointment: Uuid,
        owner: Uuid,
        plate: Option<&str>,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(vehicles::owner_id.eq(owner))
            .filter(
                vehicles::appointment_id
                    .eq(appointment)
                    .assume_not_null()
                    .or(vehicles::plate.eq(plate.unwrap_or_default())),
            )
            .order((
                sql::<Bool>("appointment_id IS NOT DISTINCT FROM ")
                    .bind::<diesel::sql_types::Uuid, _>(appointment)
                    .desc(),
                vehicles::id.desc(),
            ))
            .first(conn)
            .await
            .optional()
    }

    /// The owner's with this plate, as confirmed last.
    pub(crate) async fn of_plate(
        conn: &mut Conn,
        owner: Uuid,
        plate: &str,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(vehicles::owner_id.eq(owner).and(vehicles::plate.eq(plate)))
            .order(vehicles::id.desc())
            .first(conn)
            .await
            .optional()
    }

    /// Notes what a certificate says.
    pub(crate) async fn note(conn: &mut Conn, told: &VehicleConfirmed) -> ApiResult<()> {
        let certificate = Certificate { vehicle: vehicle_facts(told), usage: usage(told) };
        let facts = serde_json::to_value(certificate).map_err(anyhow::Error::from)?;
        diesel::insert_into(vehicles::table)
            .values((
                vehicles::id.eq(told.vehicle_id),
                vehicles::owner_id.eq(told.owner_id),
                vehicles::appointment_id.eq(told.appointment_id),
                vehicles::plate.eq(&told.plate),
                vehicles::facts.eq(facts),
            ))
            .on_conflict(vehicles::id)
            .do_update()
            .set((
                vehicles::owner_id.eq(excluded(vehicles::owner_id)),
                vehicles::appointment_id.eq(excluded(vehicles::appointment_id)),
                vehicles::plate.eq(excluded(vehicles::plate)),
                vehicles::facts.eq(excluded(vehicles::facts)),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Forgets what is known of somebody's vehicles; inspections keep what they print.
    pub(crate) async fn forget(conn: &mut Conn, owner: Uuid, ids: &[Uuid]) -> QueryResult<usize> {
        let theirs = vehicles::table.filter(vehicles::owner_id.eq(owner));
        diesel::delete(theirs.filter(vehicles::id.eq_any(ids))).execute(conn).await
    }

    /// What a guest sent is now the customer's.
    pub(crate) async fn hand_over(conn: &mut Conn, from: Uuid, to: Uuid) -> QueryResult<usize> {
        diesel::update(vehicles::table.filter(vehicles::owner_id.eq(from)))
            .set(vehicles::owner_id.eq(to))
            .execute(conn)
            .await
    }

    /// In the product.
    pub(crate) fn id(&self) -> Uuid {
        self.id
    }

    /// What its certificate says.
    pub(crate) fn identity(&self) -> ApiResult<Identity> {
        let certificate: Certificate =
            serde_json::from_value(self.facts.clone()).map_err(anyhow::Error::from)?;
        Ok(Identity { usage: certificate.usage, ..Identity::of(&certificate.vehicle) })
    }
}

/// What a certificate says.
pub(crate) fn certified(told: &VehicleConfirmed) -> Identity {
    Identity { usage: usage(told), ..Identity::of(&vehicle_facts(told)) }
}

/// The use that the certificate mentions: an ordinary one where it mentions none. Of two, as of words
/// that we do not know, nothing is said: the inspector decides.
fn usage(told: &VehicleConfirmed) -> Option<VehicleUsage> {
    match told.special_uses.as_deref()? {
        [] => Some(VehicleUsage::Ordinary),
        [only] => Some(*only),
        _ => None,
    }
}

fn vehicle_facts(told: &VehicleConfirmed) -> VehicleFacts {
    VehicleFacts {
        vehicle_id: Some(told.vehicle_id),
        plate: told.plate.clone(),
        vin: told.vin.clone(),
        make: told.make.clone(),
        model: told.model.clone(),
        first_registration: told.first_registration,
        eu_category: told.eu_category.clone(),
        energy: told.energy,
    }
}
