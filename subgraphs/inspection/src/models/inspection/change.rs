//! How an inspection changes. Each change counts up its version.
use super::Inspection;
use crate::{
    domain::{Due, InspectionStatus, Outcome},
    schema::inspections,
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::inspection::VehicleFacts;
use kernel::{ApiResult, Conn};
use uuid::Uuid;

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

impl Inspection {
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
}
