//! How an inspection changes. Each change counts up its version.
use super::Inspection;
use crate::{
    domain::{Due, InspectionStatus},
    error::InspectionError,
    schema::inspections,
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use fr::Outcome;
use kernel::{ApiResult, Conn, error::violates};

/// What a completion writes.
pub(crate) struct Completion {
    pub(crate) outcome: Outcome,
    pub(crate) due: Due,
    /// Of a retest: the day of the inspection that failed.
    pub(crate) counted_from: Option<NaiveDate>,
}

/// What a signature writes.
pub(crate) struct Sealed {
    pub(crate) inspector_name: String,
    pub(crate) sign_key: String,
    pub(crate) chain_seq: i64,
    pub(crate) content_hash: String,
}

/// A vehicle is worked on; or its inspector already works on another one, since this very moment
/// perhaps.
fn alone(result: QueryResult<Inspection>) -> ApiResult<Inspection> {
    match result {
        Err(error) if violates(&error, "one_vehicle_at_a_time") => {
            Err(InspectionError::InspectorBusy.into())
        }
        other => Ok(other?),
    }
}

impl Inspection {
    /// The checklist is being worked through by `name`.
    pub(crate) async fn start(
        &self,
        conn: &mut Conn,
        name: &str,
        now: DateTime<Utc>,
    ) -> ApiResult<Self> {
        let started = diesel::update(inspections::table.find(self.id))
            .set((
                inspections::status.eq(<&str>::from(InspectionStatus::InProgress)),
                inspections::inspector_name.eq(name),
                inspections::started_at.eq(now),
                inspections::version.eq(inspections::version + 1),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await;
        alone(started)
    }

    /// It waits.
    pub(crate) async fn suspend(&self, conn: &mut Conn) -> QueryResult<Self> {
        diesel::update(inspections::table.find(self.id))
            .set((
                inspections::status.eq(<&str>::from(InspectionStatus::Suspended)),
                inspections::version.eq(inspections::version + 1),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// It is gone on with, by `name`.
    pub(crate) async fn resume(&self, conn: &mut Conn, name: &str) -> ApiResult<Self> {
        let resumed = diesel::update(inspections::table.find(self.id))
            .set((
                inspections::status.eq(<&str>::from(InspectionStatus::InProgress)),
                inspections::inspector_name.eq(name),
                inspections::version.eq(inspections::version + 1),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await;
        alone(resumed)
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
    ) -> QueryResult<Self> {
        diesel::update(inspections::table.find(self.id))
            .set((
                inspections::status.eq(<&str>::from(InspectionStatus::Completed)),
                inspections::outcome.eq(<&str>::from(done.outcome)),
                inspections::valid_until.eq(done.due.until),
                inspections::retest_before.eq(done.due.retest_before),
                inspections::counted_from.eq(done.counted_from),
                inspections::completed_at.eq(now),
                inspections::version.eq(inspections::version + 1),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Takes the computed result back.
    pub(crate) async fn reopen(&self, conn: &mut Conn) -> ApiResult<Self> {
        let reopened = diesel::update(inspections::table.find(self.id))
            .set((
                inspections::status.eq(<&str>::from(InspectionStatus::InProgress)),
                inspections::outcome.eq(None::<&str>),
                inspections::valid_until.eq(None::<NaiveDate>),
                inspections::retest_before.eq(None::<NaiveDate>),
                inspections::counted_from.eq(None::<NaiveDate>),
                inspections::completed_at.eq(None::<DateTime<Utc>>),
                inspections::version.eq(inspections::version + 1),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await;
        alone(reopened)
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
}
