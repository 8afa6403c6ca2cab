//! Who said what of a vehicle: one row for each thing said, never changed.
use crate::{
    domain::{Change, IdentityField, IdentitySource},
    schema::identity_entries,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored, guard::Staff};
use uuid::Uuid;

/// Something said of a vehicle.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = identity_entries)]
pub(crate) struct IdentityEntry {
    pub(crate) field: Stored<IdentityField>,
    pub(crate) value: String,
    pub(crate) before: Option<String>,
    pub(crate) source: Stored<IdentitySource>,
    pub(crate) author: Option<String>,
    pub(crate) at: DateTime<Utc>,
}

/// Who says it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Author<'a> {
    /// The certificate.
    Certificate,
    /// The booking.
    Booking,
    /// Somebody at the centre.
    Staff(&'a Staff),
}

impl Author<'_> {
    fn source(self) -> IdentitySource {
        match self {
            Self::Certificate => IdentitySource::Certificate,
            Self::Booking => IdentitySource::Booking,
            Self::Staff(_) => IdentitySource::Staff,
        }
    }

    fn staff(&self) -> Option<&Staff> {
        match self {
            Self::Staff(staff) => Some(staff),
            Self::Certificate | Self::Booking => None,
        }
    }
}

impl IdentityEntry {
    /// Notes what is said.
    pub(crate) async fn note(
        conn: &mut Conn,
        inspection: Uuid,
        changes: &[Change],
        by: Author<'_>,
        now: DateTime<Utc>,
    ) -> QueryResult<usize> {
        let rows: Vec<_> = changes
            .iter()
            .map(|change| {
                (
                    identity_entries::id.eq(Uuid::now_v7()),
                    identity_entries::inspection_id.eq(inspection),
                    identity_entries::field.eq(<&str>::from(change.field)),
                    identity_entries::value.eq(&change.value),
                    identity_entries::before.eq(&change.before),
                    identity_entries::source.eq(<&str>::from(by.source())),
                    identity_entries::author_id.eq(by.staff().map(Staff::id)),
                    identity_entries::author.eq(by.staff().map(Staff::name)),
                    identity_entries::at.eq(now),
                )
            })
            .collect();
        diesel::insert_into(identity_entries::table).values(rows).execute(conn).await
    }

    /// All that was said, in the order it was said.
    pub(crate) async fn of(conn: &mut Conn, inspection: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(identity_entries::inspection_id.eq(inspection))
            .order(identity_entries::id)
            .load(conn)
            .await
    }

    /// What somebody at the centre said: no paper takes it back.
    pub(crate) async fn entered(
        conn: &mut Conn,
        inspection: Uuid,
    ) -> QueryResult<Vec<IdentityField>> {
        let all = Self::of(conn, inspection).await?;
        let by_staff = |entry: &Self| *entry.source == IdentitySource::Staff;
        Ok(all.into_iter().filter(by_staff).map(|entry| *entry.field).collect())
    }
}
