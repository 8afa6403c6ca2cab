//! Our signature over the row of an issued document, beside the one over its file.
use crate::schema::row_seals;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use std::collections::HashMap;
use uuid::Uuid;

/// A signature over a row.
pub(crate) struct RowSeal;

impl RowSeal {
    /// Keeps the seal of a document that was just issued.
    pub(crate) async fn keep(conn: &mut Conn, document: Uuid, seal: &str) -> QueryResult<()> {
        diesel::insert_into(row_seals::table)
            .values((row_seals::document_id.eq(document), row_seals::seal.eq(seal)))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Those of these documents that have one.
    pub(crate) async fn of(
        conn: &mut Conn,
        documents: &[Uuid],
    ) -> QueryResult<HashMap<Uuid, String>> {
        let found: Vec<(Uuid, String)> = row_seals::table
            .filter(row_seals::document_id.eq_any(documents))
            .select((row_seals::document_id, row_seals::seal))
            .load(conn)
            .await?;
        Ok(found.into_iter().collect())
    }
}
