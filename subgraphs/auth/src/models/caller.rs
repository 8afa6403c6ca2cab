//! For whom staff booked: guests with a name, whom nobody's session is.
use crate::{domain::Locale, schema::users};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::appointment::BookedByStaff;
use kernel::{Conn, Role};

/// Notes how somebody is called, and where to reach them.
pub(crate) async fn note_caller(
    conn: &mut Conn,
    booked: &BookedByStaff,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(users::table)
        .values((
            users::id.eq(booked.facts.customer_id),
            users::display_name.eq(&booked.caller_name),
            users::phone.eq(&booked.caller_phone),
            users::locale.eq(<&str>::from(Locale::Fr)),
            users::roles.eq(vec![Role::Guest.to_string()]),
            users::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(())
}
