//! Copies of all that is known of somebody, put together of what every domain tells.
use crate::schema::{export_parts, exports};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::person::{DOMAINS, KeptFile, PartExported};
use kernel::{ApiResult, Conn, guard::Customer};
use serde::Deserialize;
use serde_json::{Map, Value};
use uuid::Uuid;

/// A copy that was asked for.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = exports)]
pub(crate) struct Export {
    pub(crate) id: Uuid,
    pub(crate) asked_at: DateTime<Utc>,
}

/// One that is whole.
pub(crate) struct WholeCopy {
    pub(crate) asked_at: DateTime<Utc>,
    /// What each domain has, by its name.
    pub(crate) parts: Map<String, Value>,
    /// What lies in stores, in the order of the domains.
    pub(crate) files: Vec<KeptFile>,
}

impl Export {
    /// Somebody asks for one.
    pub(crate) async fn ask(
        conn: &mut Conn,
        by: &Customer,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::insert_into(exports::table)
            .values((
                exports::id.eq(Uuid::now_v7()),
                exports::person_id.eq(by.id()),
                exports::asked_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The caller's last one that was asked for since then.
    pub(crate) async fn latest(
        conn: &mut Conn,
        by: &Customer,
        since: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(exports::person_id.eq(by.id()).and(exports::asked_at.gt(since)))
            .order(exports::asked_at.desc())
            .first(conn)
            .await
            .optional()
    }

    /// What one domain tells; nothing where the copy is no longer wanted.
    pub(crate) async fn keep_part(conn: &mut Conn, part: &PartExported) -> ApiResult<()> {
        let files = serde_json::to_value(&part.files).map_err(anyhow::Error::from)?;
        let wanted: Option<Uuid> = exports::table
            .find(part.export_id)
            .select(exports::id)
            .for_update()
            .first(conn)
            .await
            .optional()?;
        let Some(export) = wanted else { return Ok(()) };
        diesel::insert_into(export_parts::table)
            .values((
                export_parts::export_id.eq(export),
                export_parts::domain.eq(&part.domain),
                export_parts::rows.eq(&part.rows),
                export_parts::files.eq(files),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Whether every domain has told its part.
    pub(crate) async fn is_whole(&self, conn: &mut Conn) -> QueryResult<bool> {
        let parts: i64 = export_parts::table
            .filter(export_parts::export_id.eq(self.id))
            .count()
            .get_result(conn)
            .await?;
        Ok(usize::try_from(parts).is_ok_and(|parts| parts == DOMAINS.len()))
    }

    /// The whole copy, for whoever was given the link to it; `None` while a part is missing.
    pub(crate) async fn linked(conn: &mut Conn, id: Uuid) -> ApiResult<Option<WholeCopy>> {
        let found: Option<Self> =
            Self::query().filter(exports::id.eq(id)).first(conn).await.optional()?;
        let Some(export) = found else { return Ok(None) };
        if !export.is_whole(conn).await? {
            return Ok(None);
        }
        let told: Vec<(String, Value, Value)> = export_parts::table
            .filter(export_parts::export_id.eq(id))
            .order(export_parts::domain)
            .select((export_parts::domain, export_parts::rows, export_parts::files))
            .load(conn)
            .await?;
        let (mut parts, mut files) = (Map::new(), Vec::new());
        for (domain, rows, kept) in told {
            parts.insert(domain, rows);
            files.extend(Vec::<KeptFile>::deserialize(kept).map_err(anyhow::Error::from)?);
        }
        Ok(Some(WholeCopy { asked_at: export.asked_at, parts, files }))
    }

    /// Drops those that were asked for before then.
    pub(crate) async fn forget(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<usize> {
        diesel::delete(exports::table.filter(exports::asked_at.le(before))).execute(conn).await
    }
}
