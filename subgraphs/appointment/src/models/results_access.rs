//! Consents of holders: who else may read a result, since when, and by which words.
use crate::schema::results_access;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// A consent, in force or taken back.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = results_access)]
pub(crate) struct ResultsAccess {
    pub(crate) id: Uuid,
    pub(crate) appointment_id: Uuid,
    pub(crate) organisation_id: Uuid,
    pub(crate) holder_name: String,
    pub(crate) text_version: String,
    pub(crate) granted_at: DateTime<Utc>,
    pub(crate) revoked_at: Option<DateTime<Utc>>,
}

/// What a consent writes.
pub(crate) struct NewConsent<'a> {
    pub(crate) appointment_id: Uuid,
    pub(crate) organisation_id: Uuid,
    pub(crate) holder_name: &'a str,
    pub(crate) text_version: &'a str,
    pub(crate) recorded_by: Uuid,
}

impl NewConsent<'_> {
    /// Keeps it. The appointment's row is locked by the caller.
    pub(crate) async fn keep(
        self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<ResultsAccess> {
        diesel::insert_into(results_access::table)
            .values((
                results_access::id.eq(Uuid::now_v7()),
                results_access::appointment_id.eq(self.appointment_id),
                results_access::organisation_id.eq(self.organisation_id),
                results_access::holder_name.eq(self.holder_name),
                results_access::text_version.eq(self.text_version),
                results_access::recorded_by.eq(self.recorded_by),
                results_access::granted_at.eq(now),
            ))
            .returning(ResultsAccess::as_returning())
            .get_result(conn)
            .await
    }
}

impl ResultsAccess {
    /// The one in force for an organisation.
    pub(crate) async fn in_force(
        conn: &mut Conn,
        appointment: Uuid,
        organisation: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(results_access::appointment_id.eq(appointment))
            .filter(results_access::organisation_id.eq(organisation))
            .filter(results_access::revoked_at.is_null())
            .first(conn)
            .await
            .optional()
    }

    /// Of an appointment that the caller may read, newest first, those taken back included.
    pub(crate) async fn of(conn: &mut Conn, appointment: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(results_access::appointment_id.eq(appointment))
            .order(results_access::id.desc())
            .limit(50)
            .load(conn)
            .await
    }

    /// Takes it back.
    pub(crate) async fn revoke(
        &self,
        conn: &mut Conn,
        by: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::update(results_access::table.find(self.id))
            .set((results_access::revoked_by.eq(by), results_access::revoked_at.eq(now)))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }
}
