//! For whom staff booked, without an account, as `appointment` told: nobody can write to them.
use crate::schema::callers;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// Notes that a customer has no address.
pub(crate) async fn note_caller(conn: &mut Conn, customer: Uuid) -> QueryResult<()> {
    diesel::insert_into(callers::table)
        .values(callers::customer_id.eq(customer))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether a customer is one of them.
pub(crate) async fn is_caller(conn: &mut Conn, customer: Uuid) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(callers::table.find(customer))).get_result(conn).await
}
