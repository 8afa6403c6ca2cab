//! What a domain's tables hold of one person: told as rows, or forgotten. Both are lists of
//! statements, in the domain's models, whose `$1` is the person.
//! Decisions: docs/decisions/personal-data.md
use crate::{ApiResult, Conn};
use diesel::{
    QueryableByName, sql_query,
    sql_types::{Jsonb, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use serde_json::{Map, Value};
use uuid::Uuid;

#[derive(QueryableByName)]
struct Rows {
    #[diesel(sql_type = Jsonb)]
    rows: Value,
}

/// All rows of a person, by the name that each query stands under. The queries are ours, and never
/// hold what came in.
pub async fn rows(conn: &mut Conn, queries: &[(&str, &str)], person: Uuid) -> ApiResult<Value> {
    let mut all = Map::new();
    for (name, query) in queries {
        let gathered =
            format!("SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') AS rows FROM ({query}) t");
        let found: Rows = sql_query(gathered).bind::<SqlUuid, _>(person).get_result(conn).await?;
        all.insert((*name).to_owned(), found.rows);
    }
    Ok(Value::Object(all))
}

/// Forgets a person by these statements, in their order, and what was delivered about them.
pub async fn forget(conn: &mut Conn, statements: &[&str], person: Uuid) -> ApiResult<()> {
    for statement in statements.iter().chain([&DELIVERED]) {
        sql_query(*statement).bind::<SqlUuid, _>(person).execute(conn).await?;
    }
    Ok(())
}

/// Events that were delivered; those on their way still have something to do.
const DELIVERED: &str = "DELETE FROM kernel.outbox
    WHERE delivered_at IS NOT NULL AND strpos(payload::text, $1::text) > 0";
