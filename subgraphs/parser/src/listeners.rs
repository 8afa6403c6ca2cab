//! What this domain does when others speak.
use crate::{
    actions,
    models::{PreviousInspection, Registration, Vehicle},
};
use events::{auth::GuestJoined, scan::TextRead};
use futures_util::FutureExt;
use kernel::{ApiResult, Clock, Conn, Listener, Pool};

/// The kinds of documents this domain understands, as `scan` names them.
const REGISTRATION_CERTIFICATE: &str = "REGISTRATION_CERTIFICATE";
/// See [`REGISTRATION_CERTIFICATE`].
const PREVIOUS_INSPECTION: &str = "PREVIOUS_INSPECTION";

/// The reactions to other domains' events.
pub fn listeners(pool: &Pool, clock: Clock) -> Vec<Listener> {
    vec![
        Listener::on("parser.read_registration", pool, move |conn, event: TextRead| {
            async move {
                match event.kind.as_str() {
                    REGISTRATION_CERTIFICATE => {
                        actions::take_reading(conn, event, clock.now()).await
                    }
                    // Of a paper without a name, only what is recognised is kept.
                    kind => {
                        let asked = kind == PREVIOUS_INSPECTION;
                        actions::take_previous(conn, event, asked, clock.now()).await
                    }
                }
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
    PreviousInspection::hand_over(conn, event.guest_id, event.user_id).await?;
    Ok(())
}
