//! What this domain does when others speak.
use crate::{
    actions,
    models::{Registration, Vehicle},
};
use events::{auth::GuestJoined, scan::TextRead};
use futures_util::FutureExt;
use kernel::{ApiResult, Clock, Conn, Listener, Pool};

/// The kind of document this domain understands, as `scan` names it.
const REGISTRATION_CERTIFICATE: &str = "REGISTRATION_CERTIFICATE";

/// The reactions to other domains' events.
pub fn listeners(pool: &Pool, clock: Clock) -> Vec<Listener> {
    vec![
        Listener::on("parser.read_registration", pool, move |conn, event: TextRead| {
            async move {
                if event.kind == REGISTRATION_CERTIFICATE {
                    actions::take_reading(conn, event, clock.now()).await?;
                }
                Ok(())
            }
            .boxed()
        }),
        Listener::on("parser.hand_over", pool, |conn, event: GuestJoined| {
            hand_over(conn, event).boxed()
        }),
    ]
}

async fn hand_over(conn: &mut Conn, event: GuestJoined) -> ApiResult<()> {
    Registration::hand_over(conn, event.guest_id, event.user_id).await?;
    Vehicle::hand_over(conn, event.guest_id, event.user_id).await?;
    Ok(())
}
