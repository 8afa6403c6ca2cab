//! What ends by itself, or is given back: holds nobody paid for, offers nobody answered.
//! Decisions: docs/decisions/booking.md
use super::centre_of;
use crate::{
    domain::{FREED, Step},
    models::{Answer, Booking, Noted, Wait},
};
use chrono::{DateTime, Utc};
use events::appointment::HoldExpired;
use kernel::{ApiResult, Conn, live, outbox};

/// The lane is free again; of an offer nobody has heard but who waited.
pub(super) async fn end_hold(conn: &mut Conn, booking: &Booking) -> ApiResult<Booking> {
    let ended = booking.take_step(conn, Step::Expire, Noted::Nothing).await?;
    if !ended.is_offer() {
        let centre = centre_of(conn, &ended).await?;
        outbox::publish(conn, &HoldExpired { facts: ended.facts(&centre) }).await?;
    }
    live::touch(conn, FREED).await?;
    Ok(ended)
}

/// Ends the holds and the offers that ran out; answers how many.
pub(crate) async fn expire_due(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<usize> {
    let lapsed = Wait::lapsed(conn, now).await?;
    for (wait, kept) in &lapsed {
        end_hold(conn, kept).await?;
        wait.answer(conn, kept.id, Answer::Lapsed).await?;
    }
    let due = Booking::due_holds(conn, now).await?;
    for booking in &due {
        end_hold(conn, booking).await?;
    }
    Ok(lapsed.len() + due.len())
}
