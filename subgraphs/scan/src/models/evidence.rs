//! Photos of defects: who sees one, and how long it is kept, follows the inspection that it is of.
//! Decisions: docs/decisions/files.md
use super::{Document, document::PHOTO};
use crate::schema::{documents, evidence};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{
    Conn, Reach,
    guard::{Reader, ResultsReader, Sight},
};
use uuid::Uuid;

/// Of which inspection photos are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    pub(crate) inspection_id: Uuid,
    pub(crate) centre_id: Uuid,
    /// Whose vehicle.
    pub(crate) customer_id: Uuid,
    pub(crate) signed_at: Option<DateTime<Utc>>,
}

impl Evidence {
    /// The photo is of that inspection, and so its customer's; once signed it stays so. Of one that is
    /// gone nothing is noted.
    pub(crate) async fn note(&self, conn: &mut Conn, photo: Uuid) -> QueryResult<()> {
        let known = diesel::update(documents::table.find(photo))
            .filter(documents::kind.eq(PHOTO))
            .set(documents::owner_id.eq(self.customer_id))
            .execute(conn)
            .await?;
        if known == 0 {
            return Ok(());
        }
        diesel::insert_into(evidence::table)
            .values((
                evidence::document_id.eq(photo),
                evidence::inspection_id.eq(self.inspection_id),
                evidence::centre_id.eq(self.centre_id),
                evidence::signed_at.eq(self.signed_at),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        if let Some(at) = self.signed_at {
            // It may have been noted as that of an open inspection before.
            diesel::update(evidence::table.find(photo))
                .filter(evidence::signed_at.is_null())
                .set(evidence::signed_at.eq(at))
                .execute(conn)
                .await?;
        }
        Ok(())
    }

    /// Whether that photo is of an inspection that was signed.
    pub(crate) async fn is_signed(conn: &mut Conn, photo: Uuid) -> QueryResult<bool> {
        let signed = evidence::table.find(photo).filter(evidence::signed_at.is_not_null());
        diesel::select(diesel::dsl::exists(signed)).get_result(conn).await
    }
}

impl Document {
    /// Asked for by its id: for its owner, and for staff of the network; a photo of a defect for whoever
    /// may see that.
    pub(crate) async fn asked(
        conn: &mut Conn,
        reader: &Reader,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        match Self::of_owner(conn, reader.owner_of_asked(), id).await? {
            None => Self::seen_photo(conn, reader, id).await,
            paper => Ok(paper),
        }
    }

    /// Of something that the reader sees, such as a registration: for its owner, and for staff.
    pub(crate) async fn beside(
        conn: &mut Conn,
        reader: &Reader,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        match Self::of_owner(conn, reader.owner_beyond_centres(), id).await? {
            None => Self::seen_photo(conn, reader, id).await,
            paper => Ok(paper),
        }
    }

    async fn of_owner(conn: &mut Conn, owner: Option<Uuid>, id: Uuid) -> QueryResult<Option<Self>> {
        let paper = documents::id.eq(id).and(documents::kind.ne(PHOTO));
        let mut query = Self::query().filter(paper).into_boxed();
        if let Some(owner) = owner {
            query = query.filter(documents::owner_id.eq(owner));
        }
        query.first(conn).await.optional()
    }

    /// The photo with that id, for whoever may see it: who sent it, until it is put to a defect; then
    /// the staff of the centre, and once the inspection is signed its customer.
    async fn seen_photo(conn: &mut Conn, reader: &Reader, id: Uuid) -> QueryResult<Option<Self>> {
        let photo = documents::table
            .left_join(evidence::table)
            .filter(documents::id.eq(id))
            .filter(documents::kind.eq(PHOTO))
            .select(Self::as_select())
            .into_boxed();
        let signed = evidence::signed_at.is_not_null();
        let own = |owner: Uuid| {
            documents::owner_id.eq(owner).and(evidence::document_id.is_null().or(signed))
        };
        match ResultsReader::of(reader).sight() {
            Sight::Of(rows) => match &rows.reach {
                Reach::Everywhere => photo.first(conn).await.optional(),
                Reach::At(centres) => {
                    let here = evidence::centre_id.eq_any(centres);
                    photo.filter(own(rows.own).or(here)).first(conn).await.optional()
                }
            },
            Sight::Own(owner) => photo.filter(own(*owner)).first(conn).await.optional(),
            // Who has consent reads the result, which has no photos.
            Sight::Consented(_) => Ok(None),
        }
    }
}
