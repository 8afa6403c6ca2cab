//! Inspections. Constraints hold what matters: one per appointment, and what is signed stays.
mod change;
mod identity;
mod new;
mod past;

pub(crate) use change::{Completion, Sealed};
pub(crate) use identity::Known;
pub(crate) use new::NewInspection;

use crate::{
    domain::{self, InspectionNature, InspectionStatus},
    error::InspectionError,
    schema::inspections,
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::{appointment::CentreFacts, inspection::VehicleFacts};
use fr::{Outcome, ServiceKind, VehicleCategory};
use kernel::{
    ApiResult, Conn, Stored,
    guard::{Reader, Staff},
};
use serde_json::Value;
use uuid::Uuid;

/// The inspection of a vehicle.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = inspections)]
pub(crate) struct Inspection {
    pub(crate) id: Uuid,
    pub(crate) appointment_id: Uuid,
    pub(crate) reference: String,
    pub(crate) customer_id: Uuid,
    pub(crate) centre_id: Uuid,
    centre: Value,
    pub(crate) service: Stored<ServiceKind>,
    pub(crate) vehicle_category: Stored<VehicleCategory>,
    vehicle_id: Option<Uuid>,
    pub(crate) plate: Option<String>,
    vehicle: Value,
    pub(crate) status: Stored<InspectionStatus>,
    pub(crate) version: i32,
    pub(crate) catalogue_version: String,
    pub(crate) required_points: Vec<String>,
    pub(crate) checked_points: Vec<String>,
    pub(crate) odometer_km: Option<i32>,
    pub(crate) inspector_name: Option<String>,
    outcome: Option<String>,
    pub(crate) valid_until: Option<NaiveDate>,
    pub(crate) retest_before: Option<NaiveDate>,
    pub(crate) checked_in_at: DateTime<Utc>,
    pub(crate) started_at: Option<DateTime<Utc>>,
    pub(crate) completed_at: Option<DateTime<Utc>>,
    pub(crate) signed_at: Option<DateTime<Utc>>,
    pub(crate) sign_key: Option<String>,
    pub(crate) content_hash: Option<String>,
    pub(crate) abandon_reason: Option<String>,
    usage: Option<String>,
    follows: Value,
    /// Of a retest with a result: the day of the inspection that failed.
    pub(crate) counted_from: Option<NaiveDate>,
}

impl Inspection {
    /// For whoever may read it: staff, and its owner once it is signed.
    pub(crate) async fn find(
        conn: &mut Conn,
        reader: &Reader,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        let mut query = Self::query().filter(inspections::id.eq(id)).into_boxed();
        if let Some(owner) = reader.owner_id() {
            query = query.filter(inspections::customer_id.eq(owner));
            query = query.filter(inspections::status.eq("SIGNED"));
        }
        query.first(conn).await.optional()
    }

    /// The one that counts of each appointment; the owner's own signed ones where `owner` is given.
    pub(crate) async fn of_appointments(
        conn: &mut Conn,
        owner: Option<Uuid>,
        appointments: &[Uuid],
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(inspections::appointment_id.eq_any(appointments))
            .order(inspections::id)
            .into_boxed();
        if let Some(owner) = owner {
            query = query.filter(inspections::customer_id.eq(owner));
            query = query.filter(inspections::status.eq("SIGNED"));
        }
        let mut rows = query.load(conn).await?;
        // An abandoned one gives way to its successor.
        rows.sort_by_key(|row: &Self| *row.status != InspectionStatus::Abandoned);
        Ok(rows)
    }

    /// Signed inspections of a vehicle, newest first.
    pub(crate) async fn of_vehicle(
        conn: &mut Conn,
        reader: &Reader,
        vehicle: Uuid,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(inspections::vehicle_id.eq(vehicle).and(inspections::status.eq("SIGNED")))
            .order(inspections::id.desc())
            .limit(100)
            .into_boxed();
        if let Some(owner) = reader.owner_id() {
            query = query.filter(inspections::customer_id.eq(owner));
        }
        query.load(conn).await
    }

    /// For a change by the staff: locked until the transaction ends.
    pub(crate) async fn for_update(conn: &mut Conn, _by: &Staff, id: Uuid) -> ApiResult<Self> {
        Self::locked(conn, id).await
    }

    /// For a signature; see [`Self::for_update`].
    pub(crate) async fn for_signature(
        conn: &mut Conn,
        _by: &kernel::guard::Inspector,
        id: Uuid,
    ) -> ApiResult<Self> {
        Self::locked(conn, id).await
    }

    async fn locked(conn: &mut Conn, id: Uuid) -> ApiResult<Self> {
        let found = Self::query()
            .filter(inspections::id.eq(id))
            .for_update()
            .first(conn)
            .await
            .optional()?;
        Ok(found.ok_or(InspectionError::InspectionNotFound)?)
    }

    /// The last link of the centre's chain: its number and hash. Locks the chain until the
    /// transaction ends, so that two signatures never follow the same link.
    pub(crate) async fn last_link(
        conn: &mut Conn,
        centre: Uuid,
    ) -> QueryResult<Option<(i64, String)>> {
        diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
            .bind::<diesel::sql_types::Text, _>(format!("inspection.chain:{centre}"))
            .execute(conn)
            .await?;
        inspections::table
            .filter(inspections::centre_id.eq(centre).and(inspections::chain_seq.is_not_null()))
            .order(inspections::chain_seq.desc())
            .select((
                inspections::chain_seq.assume_not_null(),
                inspections::content_hash.assume_not_null(),
            ))
            .first(conn)
            .await
            .optional()
    }

    /// Where.
    pub(crate) fn centre(&self) -> ApiResult<CentreFacts> {
        Ok(serde_json::from_value(self.centre.clone()).map_err(anyhow::Error::from)?)
    }

    /// The vehicle as printed.
    pub(crate) fn vehicle(&self) -> ApiResult<VehicleFacts> {
        Ok(serde_json::from_value(self.vehicle.clone()).map_err(anyhow::Error::from)?)
    }

    /// What it looks at.
    pub(crate) fn nature(&self) -> ApiResult<InspectionNature> {
        Ok(domain::nature(*self.service, self.follows()?.retest_of))
    }

    /// The result, once computed.
    pub(crate) fn outcome(&self) -> ApiResult<Option<Outcome>> {
        Ok(self.outcome.as_deref().map(str::parse).transpose().map_err(anyhow::Error::from)?)
    }
}
