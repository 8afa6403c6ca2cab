//! Who wants no reminders, and who wants them in the conversation.
use crate::schema::{no_reminders, reminders_in_chat};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// Whether somebody wants to be reminded: everybody, until they say no.
pub(crate) async fn wants_reminders(conn: &mut Conn, customer: Uuid) -> QueryResult<bool> {
    let refused = diesel::dsl::exists(no_reminders::table.find(customer));
    Ok(!diesel::select(refused).get_result::<bool>(conn).await?)
}

/// Notes that they do, or do not. Twice is as once.
pub(crate) async fn want_reminders(
    conn: &mut Conn,
    customer: Uuid,
    wanted: bool,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if wanted {
        diesel::delete(no_reminders::table.find(customer)).execute(conn).await?;
    } else {
        diesel::insert_into(no_reminders::table)
            .values((no_reminders::customer_id.eq(customer), no_reminders::since.eq(now)))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// Whether somebody wants to hear in the conversation what is due by law.
pub(crate) async fn wants_chat(conn: &mut Conn, customer: Uuid) -> QueryResult<bool> {
    let wanted = diesel::dsl::exists(reminders_in_chat::table.find(customer));
    diesel::select(wanted).get_result(conn).await
}

/// Notes that they do, or rather have a letter. Twice is as once.
pub(crate) async fn want_chat(
    conn: &mut Conn,
    customer: Uuid,
    wanted: bool,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if wanted {
        diesel::insert_into(reminders_in_chat::table)
            .values((reminders_in_chat::customer_id.eq(customer), reminders_in_chat::since.eq(now)))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
    } else {
        diesel::delete(reminders_in_chat::table.find(customer)).execute(conn).await?;
    }
    Ok(())
}
