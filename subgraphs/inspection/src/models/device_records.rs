//! What devices recorded, by the ids that they chose: what comes twice, or late, is there once.
//! Decisions: docs/decisions/papers.md
use super::Inspection;
use crate::{error::InspectionError, schema::device_records};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, guard::Staff};
use uuid::Uuid;

/// A record of a device; without an id it is another one each time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DeviceRecord {
    pub(crate) id: Option<Uuid>,
    /// What it records.
    pub(crate) kind: &'static str,
}

impl DeviceRecord {
    /// Whether it was taken before. Refuses an id that something else has. Needs the inspection locked.
    pub(crate) async fn is_there(
        self,
        conn: &mut Conn,
        inspection: &Inspection,
    ) -> ApiResult<bool> {
        let Some(id) = self.id else { return Ok(false) };
        let known: Option<(Uuid, String)> = device_records::table
            .find(id)
            .select((device_records::inspection_id, device_records::kind))
            .first(conn)
            .await
            .optional()?;
        match known {
            None => Ok(false),
            Some((of, kind)) if of == inspection.id && kind == self.kind => Ok(true),
            Some(_) => Err(InspectionError::IdempotencyMismatch.into()),
        }
    }

    /// It is taken, in the transaction of what it records.
    pub(crate) async fn take(
        self,
        conn: &mut Conn,
        inspection: &Inspection,
        by: &Staff,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        let Some(id) = self.id else { return Ok(()) };
        let taken = diesel::insert_into(device_records::table)
            .values((
                device_records::id.eq(id),
                device_records::inspection_id.eq(inspection.id),
                device_records::kind.eq(self.kind),
                device_records::author_id.eq(by.id()),
                device_records::at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        // Of another inspection, at this very moment.
        if taken == 1 { Ok(()) } else { Err(InspectionError::IdempotencyMismatch.into()) }
    }
}
