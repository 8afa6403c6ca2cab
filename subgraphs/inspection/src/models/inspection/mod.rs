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
    schema::{inspections, shared_results},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::{appointment::CentreFacts, inspection::VehicleFacts};
use fr::{Outcome, ServiceKind, VehicleCategory};
use kernel::{
    ApiResult, Conn, Reach, Stored, db,
    guard::{ResultsReader, Sight, Staff},
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

/// Narrows a query to what somebody may see of results. The only place that says so.
macro_rules! narrowed {
    ($query:expr, $reader:expr) => {
        match $reader.sight() {
            Sight::Of(rows) => match &rows.reach {
                Reach::Everywhere => $query,
                Reach::At(centres) => {
                    let own =
                        inspections::status.eq("SIGNED").and(inspections::customer_id.eq(rows.own));
                    $query.filter(own.or(inspections::centre_id.eq_any(centres)))
                }
            },
            Sight::Own(owner) => $query
                .filter(inspections::status.eq("SIGNED"))
                .filter(inspections::customer_id.eq(owner)),
            Sight::Consented(organisation) => {
                let shared = shared_results::table
                    .filter(shared_results::organisation_id.eq(organisation))
                    .select(shared_results::appointment_id);
                $query
                    .filter(inspections::status.eq("SIGNED"))
                    .filter(inspections::appointment_id.eq_any(shared))
            }
        }
    };
}

impl Inspection {
    /// For whoever may read it: staff of its centre, and once it is signed its owner and whom they let read it.
    pub(crate) async fn find(
        conn: &mut Conn,
        reader: &ResultsReader,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        let query = Self::query().filter(inspections::id.eq(id)).into_boxed();
        narrowed!(query, reader).first(conn).await.optional()
    }

    /// The one that counts of each appointment, as [`Self::find`] shows it.
    pub(crate) async fn of_appointments(
        conn: &mut Conn,
        reader: &ResultsReader,
        appointments: &[Uuid],
    ) -> QueryResult<Vec<Self>> {
        let query = Self::query()
            .filter(inspections::appointment_id.eq_any(appointments))
            .order(inspections::id)
            .into_boxed();
        let mut rows: Vec<Self> = narrowed!(query, reader).load(conn).await?;
        // An abandoned one gives way to its successor.
        rows.sort_by_key(|row: &Self| *row.status != InspectionStatus::Abandoned);
        Ok(rows)
    }

    /// Signed inspections of a vehicle, newest first.
    pub(crate) async fn of_vehicle(
        conn: &mut Conn,
        reader: &ResultsReader,
        vehicle: Uuid,
    ) -> QueryResult<Vec<Self>> {
        let query = Self::query()
            .filter(inspections::vehicle_id.eq(vehicle).and(inspections::status.eq("SIGNED")))
            .order(inspections::id.desc())
            .limit(100)
            .into_boxed();
        narrowed!(query, reader).load(conn).await
    }

    /// For a change by the staff: locked until the transaction ends.
    pub(crate) async fn for_update(conn: &mut Conn, by: &Staff, id: Uuid) -> ApiResult<Self> {
        Self::locked(conn, by.reach(), id).await
    }

    /// For a signature; see [`Self::for_update`].
    pub(crate) async fn for_signature(
        conn: &mut Conn,
        by: &kernel::guard::Inspector,
        id: Uuid,
    ) -> ApiResult<Self> {
        Self::locked(conn, by.reach(), id).await
    }

    async fn locked(conn: &mut Conn, reach: &Reach, id: Uuid) -> ApiResult<Self> {
        let found: Option<Self> = Self::query()
            .filter(inspections::id.eq(id))
            .for_update()
            .first(conn)
            .await
            .optional()?;
        let found = found.filter(|inspection| reach.reaches(inspection.centre_id));
        Ok(found.ok_or(InspectionError::InspectionNotFound)?)
    }

    /// As it is, for what goes on without anybody asking.
    pub(crate) async fn by_id(conn: &mut Conn, id: Uuid) -> QueryResult<Self> {
        Self::query().filter(inspections::id.eq(id)).first(conn).await
    }

    /// For what an instrument measured: locked until the transaction ends.
    pub(crate) async fn to_measure(conn: &mut Conn, id: Uuid) -> QueryResult<Self> {
        Self::query().filter(inspections::id.eq(id)).for_update().first(conn).await
    }

    /// The last link of the centre's chain: its number and hash. Locks the chain until the
    /// transaction ends, so that two signatures never follow the same link.
    pub(crate) async fn last_link(
        conn: &mut Conn,
        centre: Uuid,
    ) -> QueryResult<Option<(i64, String)>> {
        db::lock(conn, &format!("inspection.chain:{centre}")).await?;
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

    /// The centres that ever signed a result.
    pub(crate) async fn chains(conn: &mut Conn) -> QueryResult<Vec<Uuid>> {
        inspections::table
            .filter(inspections::chain_seq.is_not_null())
            .select(inspections::centre_id)
            .distinct()
            .order(inspections::centre_id)
            .load(conn)
            .await
    }

    /// The next links of a centre's chain after that one, in its order.
    pub(crate) async fn links_after(
        conn: &mut Conn,
        centre: Uuid,
        after: i64,
    ) -> QueryResult<Vec<(i64, Self)>> {
        inspections::table
            .filter(inspections::centre_id.eq(centre).and(inspections::chain_seq.gt(after)))
            .order(inspections::chain_seq)
            .limit(100)
            .select((inspections::chain_seq.assume_not_null(), Self::as_select()))
            .load(conn)
            .await
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
