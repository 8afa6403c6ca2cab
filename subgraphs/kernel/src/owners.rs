//! Who a guest has become: events about a guest that arrive after the guest logged in find the
//! customer, in every listener.
//!
//! A domain learns of it from the event that says so ([`Whose::Joined`]), which it must listen to
//! where it listens to anything about somebody's own: the wiring's test says which do. The relay
//! gives a domain one event after another, so that none is in the middle of a listener meanwhile.
//! Decisions: docs/decisions/events.md
use crate::{ApiResult, Conn, outbox::Whose, schema::joined};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// Puts the owner of today into an event; notes who they became, where it says so.
pub(crate) async fn of_today(conn: &mut Conn, whose: Whose<'_>) -> ApiResult<()> {
    match whose {
        Whose::Nobody => Ok(()),
        Whose::Of(owner) => {
            *owner = now_is(conn, *owner).await?;
            Ok(())
        }
        Whose::Joined { guest, user } => note(conn, guest, user).await,
    }
}

/// Who somebody is by now: themselves, unless they were a guest who logged in.
async fn now_is(conn: &mut Conn, id: Uuid) -> ApiResult<Uuid> {
    let found = joined::table.find(id).select(joined::user_id).first(conn).await;
    Ok(found.optional()?.unwrap_or(id))
}

async fn note(conn: &mut Conn, guest: Uuid, user: Uuid) -> ApiResult<()> {
    diesel::insert_into(joined::table)
        .values((joined::guest_id.eq(guest), joined::user_id.eq(user)))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(())
}
