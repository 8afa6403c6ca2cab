//! Documents are handed out once it is known who sells.
use super::{Document, Seller};
use crate::schema::{documents, issues, unissued};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// How many documents are handed out at once.
const BATCH: i64 = 50;

impl Document {
    /// Those of these that were handed out.
    pub(crate) async fn issued_among(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<Uuid>> {
        issues::table
            .filter(issues::document_id.eq_any(ids))
            .select(issues::document_id)
            .load(conn)
            .await
    }

    /// The next documents to hand out, locked: those of centres whose seller is known.
    pub(crate) async fn claim_unissued(conn: &mut Conn) -> QueryResult<Vec<Self>> {
        use crate::schema::sellers;
        let sold = diesel::dsl::exists(sellers::table.filter(
            sellers::centre_id.is_null().or(sellers::centre_id.eq(unissued::centre_id.nullable())),
        ));
        let ids: Vec<Uuid> = unissued::table
            .filter(sold)
            .order(unissued::document_id.asc())
            .limit(BATCH)
            .select(unissued::document_id)
            .for_update()
            .skip_locked()
            .load(conn)
            .await?;
        Self::query().filter(documents::id.eq_any(ids)).order(documents::id.asc()).load(conn).await
    }

    /// Notes in whose name it is handed out.
    pub(crate) async fn issue(
        &self,
        conn: &mut Conn,
        seller: &Seller,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::insert_into(issues::table)
            .values((
                issues::document_id.eq(self.id),
                issues::seller_id.eq(seller.id),
                issues::issued_at.eq(now),
            ))
            .execute(conn)
            .await?;
        diesel::delete(unissued::table.find(self.id)).execute(conn).await?;
        Ok(())
    }
}
