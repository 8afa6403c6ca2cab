//! Inspections. Constraints hold what matters: one per appointment, and what is signed stays.
use crate::{
    domain::{Due, InspectionStatus, Outcome, ServiceKind, VehicleCategory},
    error::InspectionError,
    schema::inspections,
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::{appointment::CentreFacts, inspection::VehicleFacts};
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
}

/// What an arrival writes.
pub(crate) struct NewInspection {
    pub(crate) appointment_id: Uuid,
    pub(crate) reference: String,
    pub(crate) customer_id: Uuid,
    pub(crate) centre: CentreFacts,
    pub(crate) service: ServiceKind,
    pub(crate) vehicle_category: VehicleCategory,
    pub(crate) vehicle: VehicleFacts,
    pub(crate) catalogue_version: String,
    pub(crate) required_points: Vec<String>,
}

/// What a completion writes.
pub(crate) struct Completion {
    pub(crate) odometer_km: i32,
    pub(crate) plate: String,
    pub(crate) outcome: Outcome,
    pub(crate) due: Due,
}

/// What a signature writes.
pub(crate) struct Sealed {
    pub(crate) inspector_name: String,
    pub(crate) sign_key: String,
    pub(crate) chain_seq: i64,
    pub(crate) content_hash: String,
}

impl NewInspection {
    /// `None` where somebody checked the vehicle in already, this very moment perhaps.
    pub(crate) async fn insert(
        self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> ApiResult<Option<Inspection>> {
        let json = |value| serde_json::to_value(value).map_err(anyhow::Error::from);
        let plate = Some(&self.vehicle.plate).filter(|plate| !plate.is_empty());
        Ok(diesel::insert_into(inspections::table)
            .values((
                inspections::id.eq(Uuid::now_v7()),
                inspections::appointment_id.eq(self.appointment_id),
                inspections::reference.eq(self.reference),
                inspections::customer_id.eq(self.customer_id),
                inspections::centre_id.eq(self.centre.id),
                inspections::centre.eq(json(&self.centre)?),
                inspections::service.eq(<&str>::from(self.service)),
                inspections::vehicle_category.eq(<&str>::from(self.vehicle_category)),
                inspections::vehicle_id.eq(self.vehicle.vehicle_id),
                inspections::plate.eq(plate),
                inspections::vehicle
                    .eq(serde_json::to_value(&self.vehicle).map_err(anyhow::Error::from)?),
                inspections::status.eq(<&str>::from(InspectionStatus::CheckedIn)),
                inspections::catalogue_version.eq(self.catalogue_version),
                inspections::required_points.eq(self.required_points),
                inspections::checked_in_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .returning(Inspection::as_returning())
            .get_result(conn)
            .await
            .optional()?)
    }
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

    /// The unfavourable periodic inspection that a retest of this plate follows.
    pub(crate) async fn initial(conn: &mut Conn, plate: &str) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(inspections::plate.eq(plate).and(inspections::status.eq("SIGNED")))
            .filter(inspections::service.eq("PERIODIC").and(inspections::outcome.ne("FAVOURABLE")))
            .order(inspections::signed_at.desc())
            .first(conn)
            .await
            .optional()
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

    /// The checklist is being worked through by `name`.
    pub(crate) async fn start(
        &self,
        conn: &mut Conn,
        name: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::update(inspections::table.find(self.id))
            .set((
                inspections::status.eq(<&str>::from(InspectionStatus::InProgress)),
                inspections::inspector_name.eq(name),
                inspections::started_at.eq(now),
                inspections::version.eq(inspections::version + 1),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Notes which points were looked at, all of them.
    pub(crate) async fn set_checked(
        &self,
        conn: &mut Conn,
        points: &[String],
    ) -> QueryResult<Self> {
        diesel::update(inspections::table.find(self.id))
            .set((
                inspections::checked_points.eq(points),
                inspections::version.eq(inspections::version + 1),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Something beside the row changed: its defects.
    pub(crate) async fn bump(&self, conn: &mut Conn) -> QueryResult<Self> {
        diesel::update(inspections::table.find(self.id))
            .set(inspections::version.eq(inspections::version + 1))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Writes the computed result.
    pub(crate) async fn complete(
        &self,
        conn: &mut Conn,
        done: Completion,
        now: DateTime<Utc>,
    ) -> ApiResult<Self> {
        let facts = VehicleFacts { plate: done.plate.clone(), ..self.vehicle()? };
        Ok(diesel::update(inspections::table.find(self.id))
            .set((
                inspections::status.eq(<&str>::from(InspectionStatus::Completed)),
                inspections::odometer_km.eq(done.odometer_km),
                inspections::plate.eq(done.plate),
                inspections::vehicle.eq(serde_json::to_value(facts).map_err(anyhow::Error::from)?),
                inspections::outcome.eq(<&str>::from(done.outcome)),
                inspections::valid_until.eq(done.due.valid_until),
                inspections::retest_before.eq(done.due.retest_before),
                inspections::completed_at.eq(now),
                inspections::version.eq(inspections::version + 1),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await?)
    }

    /// Takes the computed result back.
    pub(crate) async fn reopen(&self, conn: &mut Conn) -> QueryResult<Self> {
        diesel::update(inspections::table.find(self.id))
            .set((
                inspections::status.eq(<&str>::from(InspectionStatus::InProgress)),
                inspections::outcome.eq(None::<&str>),
                inspections::valid_until.eq(None::<NaiveDate>),
                inspections::retest_before.eq(None::<NaiveDate>),
                inspections::completed_at.eq(None::<DateTime<Utc>>),
                inspections::version.eq(inspections::version + 1),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Makes it final; the trigger refuses every later change.
    pub(crate) async fn seal(
        &self,
        conn: &mut Conn,
        sealed: Sealed,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::update(inspections::table.find(self.id))
            .set((
                inspections::status.eq(<&str>::from(InspectionStatus::Signed)),
                inspections::inspector_name.eq(sealed.inspector_name),
                inspections::sign_key.eq(sealed.sign_key),
                inspections::chain_seq.eq(sealed.chain_seq),
                inspections::content_hash.eq(sealed.content_hash),
                inspections::signed_at.eq(now),
                inspections::version.eq(inspections::version + 1),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Breaks it off.
    pub(crate) async fn abandon(&self, conn: &mut Conn, reason: &str) -> QueryResult<Self> {
        diesel::update(inspections::table.find(self.id))
            .set((
                inspections::status.eq(<&str>::from(InspectionStatus::Abandoned)),
                inspections::abandon_reason.eq(reason),
                inspections::version.eq(inspections::version + 1),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The certificate was confirmed after the vehicle had arrived.
    pub(crate) async fn attach_vehicle(
        conn: &mut Conn,
        appointment: Uuid,
        owner: Uuid,
        facts: &VehicleFacts,
    ) -> ApiResult<()> {
        diesel::update(inspections::table)
            .filter(inspections::appointment_id.eq(appointment))
            .filter(inspections::customer_id.eq(owner))
            .filter(inspections::status.eq_any(["CHECKED_IN", "IN_PROGRESS"]))
            .set((
                inspections::vehicle_id.eq(facts.vehicle_id),
                inspections::plate.eq(&facts.plate),
                inspections::vehicle.eq(serde_json::to_value(facts).map_err(anyhow::Error::from)?),
                inspections::version.eq(inspections::version + 1),
            ))
            .execute(conn)
            .await?;
        Ok(())
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

    /// The result, once computed.
    pub(crate) fn outcome(&self) -> ApiResult<Option<Outcome>> {
        Ok(self.outcome.as_deref().map(str::parse).transpose().map_err(anyhow::Error::from)?)
    }
}
