//! Photos of defects: the pictures are `scan`'s; here is which defect they are of, and their hash.
//! Decisions: docs/decisions/files.md
use super::{Inspection, RecordedDefect};
use crate::schema::{defect_photos, photos_received};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::scan::PhotoReceived;
use kernel::{Conn, guard::Staff};
use uuid::Uuid;

/// A photo that was sent and is of no defect by then is none any more: `scan` asks nobody later.
const WAITS: TimeDelta = TimeDelta::days(1);

/// A photo that `scan` has and that is of no defect yet.
pub(crate) struct PhotoHere {
    pub(crate) sha256: String,
}

impl PhotoHere {
    /// Notes one.
    pub(crate) async fn note(
        conn: &mut Conn,
        event: &PhotoReceived,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::insert_into(photos_received::table)
            .values((
                photos_received::document_id.eq(event.document_id),
                photos_received::owner_id.eq(event.owner_id),
                photos_received::sha256.eq(&event.sha256),
                photos_received::at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Forgets those that nobody wanted.
    pub(crate) async fn forget_unwanted(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
        diesel::delete(photos_received::table.filter(photos_received::at.lt(now - WAITS)))
            .execute(conn)
            .await
    }

    /// The one with that id, if somebody of the staff sent it themselves; it is here no more.
    pub(crate) async fn take(conn: &mut Conn, by: &Staff, id: Uuid) -> QueryResult<Option<Self>> {
        let taken: Option<String> = diesel::delete(photos_received::table.find(id))
            .filter(photos_received::owner_id.eq(by.id()))
            .returning(photos_received::sha256)
            .get_result(conn)
            .await
            .optional()?;
        Ok(taken.map(|sha256| Self { sha256 }))
    }
}

/// A photo of a defect.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = defect_photos)]
pub(crate) struct DefectPhoto {
    pub(crate) document_id: Uuid,
    pub(crate) defect_id: Uuid,
    pub(crate) sha256: String,
    pub(crate) author: String,
    pub(crate) at: DateTime<Utc>,
}

impl DefectPhoto {
    /// Puts a photo to a defect of that inspection.
    pub(crate) async fn add(
        conn: &mut Conn,
        (inspection, defect): (&Inspection, Uuid),
        by: &Staff,
        (document, here): (Uuid, PhotoHere),
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::insert_into(defect_photos::table)
            .values((
                defect_photos::document_id.eq(document),
                defect_photos::inspection_id.eq(inspection.id),
                defect_photos::defect_id.eq(defect),
                defect_photos::sha256.eq(here.sha256),
                defect_photos::author_id.eq(by.id()),
                defect_photos::author.eq(by.name()),
                defect_photos::at.eq(now),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The one with that id, where it is of that inspection.
    pub(crate) async fn find(
        conn: &mut Conn,
        inspection: Uuid,
        document: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(defect_photos::document_id.eq(document))
            .filter(defect_photos::inspection_id.eq(inspection))
            .first(conn)
            .await
            .optional()
    }

    /// Those of a defect, in the order of their coming.
    pub(crate) async fn of(conn: &mut Conn, defect: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(defect_photos::defect_id.eq(defect))
            .order((defect_photos::at, defect_photos::document_id))
            .load(conn)
            .await
    }

    /// Those of several defects, in the order of their coming.
    pub(crate) async fn among(conn: &mut Conn, defects: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(defect_photos::defect_id.eq_any(defects))
            .order((defect_photos::at, defect_photos::document_id))
            .load(conn)
            .await
    }

    /// All of an inspection, in the order of their coming.
    pub(crate) async fn of_inspection(conn: &mut Conn, inspection: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(defect_photos::inspection_id.eq(inspection))
            .order((defect_photos::at, defect_photos::document_id))
            .load(conn)
            .await
    }

    /// Takes it back.
    pub(crate) async fn remove(&self, conn: &mut Conn) -> QueryResult<usize> {
        diesel::delete(defect_photos::table.find(self.document_id)).execute(conn).await
    }
}

impl RecordedDefect {
    /// The hashes of its photos among those of its inspection: what is signed of them.
    pub(crate) fn photographed(&self, photos: &[DefectPhoto]) -> Vec<String> {
        let own = photos.iter().filter(|photo| photo.defect_id == self.id);
        own.map(|photo| photo.sha256.clone()).collect()
    }
}
