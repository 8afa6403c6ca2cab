//! When an inspection came to each stage: added to, never changed.
use super::Inspection;
use crate::{domain::InspectionStatus, schema::stage_entries};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored};
use uuid::Uuid;

/// It came to a stage.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = stage_entries)]
pub(crate) struct StageEntry {
    pub(crate) stage: Stored<InspectionStatus>,
    pub(crate) at: DateTime<Utc>,
    pub(crate) author: Option<String>,
    pub(crate) reason: Option<String>,
}

impl StageEntry {
    /// Notes that it comes to a stage. Of a signature before it is written: nothing is added after.
    pub(crate) async fn note(
        conn: &mut Conn,
        inspection: &Inspection,
        (stage, reason): (InspectionStatus, Option<&str>),
        (author_id, author): (Uuid, &str),
        now: DateTime<Utc>,
    ) -> QueryResult<usize> {
        diesel::insert_into(stage_entries::table)
            .values((
                stage_entries::id.eq(Uuid::now_v7()),
                stage_entries::inspection_id.eq(inspection.id),
                stage_entries::stage.eq(<&str>::from(stage)),
                stage_entries::at.eq(now),
                stage_entries::author_id.eq(author_id),
                stage_entries::author.eq(author),
                stage_entries::reason.eq(reason),
            ))
            .execute(conn)
            .await
    }

    /// All of an inspection, in their order.
    pub(crate) async fn of(conn: &mut Conn, inspection: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(stage_entries::inspection_id.eq(inspection))
            .order((stage_entries::at, stage_entries::id))
            .load(conn)
            .await
    }
}
