//! What was signed, word for word, and the fixed remarks in it.
use crate::schema::{remarks, sealed_results};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::inspection::Signed;
use kernel::{ApiResult, Conn};
use uuid::Uuid;

/// The fixed remarks of a result.
pub(crate) struct Remarks;

impl Remarks {
    /// Writes them in place of those before.
    pub(crate) async fn set(
        conn: &mut Conn,
        inspection: Uuid,
        texts: &[String],
    ) -> QueryResult<()> {
        diesel::delete(remarks::table.filter(remarks::inspection_id.eq(inspection)))
            .execute(conn)
            .await?;
        let rows: Vec<_> = (0..)
            .zip(texts)
            .map(|(position, text)| {
                (
                    remarks::inspection_id.eq(inspection),
                    remarks::position.eq::<i32>(position),
                    remarks::text.eq(text),
                )
            })
            .collect();
        diesel::insert_into(remarks::table).values(rows).execute(conn).await?;
        Ok(())
    }

    /// Those of an inspection, in their order.
    pub(crate) async fn of(conn: &mut Conn, inspection: Uuid) -> QueryResult<Vec<String>> {
        remarks::table
            .filter(remarks::inspection_id.eq(inspection))
            .order(remarks::position)
            .select(remarks::text)
            .load(conn)
            .await
    }
}

/// Results as they were signed.
pub(crate) struct SealedResult;

impl SealedResult {
    /// Keeps what is signed.
    pub(crate) async fn keep(conn: &mut Conn, content: &Signed) -> ApiResult<()> {
        diesel::insert_into(sealed_results::table)
            .values((
                sealed_results::inspection_id.eq(content.inspection_id),
                sealed_results::content
                    .eq(serde_json::to_value(content).map_err(anyhow::Error::from)?),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// What was signed; `None` of what was signed before results were kept word for word.
    pub(crate) async fn of(
        conn: &mut Conn,
        inspection: Uuid,
    ) -> QueryResult<Option<serde_json::Value>> {
        sealed_results::table
            .find(inspection)
            .select(sealed_results::content)
            .first(conn)
            .await
            .optional()
    }
}
