//! What this domain does when others speak.
//! Decisions: docs/decisions/files.md
use crate::{
    actions,
    models::{PreviousInspection, Registration, SignedInspection, Vehicle},
};
use events::{
    auth::GuestJoined,
    inspection::Signed,
    scan::{DocumentDeleted, DocumentKind, TextRead},
};
use futures_util::FutureExt;
use kernel::{ApiResult, Clock, Conn, Listener, Pool};

/// The reactions to other domains' events.
pub fn listeners(pool: &Pool, clock: Clock) -> Vec<Listener> {
    vec![
        Listener::on("parser.read_registration", pool, move |conn, event: TextRead| {
            async move {
                match event.kind {
                    DocumentKind::RegistrationCertificate => {
                        actions::take_reading(conn, event, clock.now()).await
                    }
                    // Of a paper without a name, only what is recognised is kept.
                    kind @ (DocumentKind::PreviousInspection | DocumentKind::Other) => {
                        let asked = kind == DocumentKind::PreviousInspection;
                        actions::take_previous(conn, event, asked, clock.now()).await
                    }
                }
            }
            .boxed()
        }),
        Listener::on("parser.forget_document", pool, |conn, event: DocumentDeleted| {
            forget_document(conn, event).boxed()
        }),
        Listener::on("parser.note_inspection", pool, |conn, event: Signed| {
            async move {
                SignedInspection::note(conn, &event).await?;
                Ok(())
            }
            .boxed()
        }),
        Listener::on("parser.hand_over", pool, |conn, event: GuestJoined| {
            hand_over(conn, event).boxed()
        }),
    ]
}

/// What was read and nobody confirmed goes with its document.
async fn forget_document(conn: &mut Conn, event: DocumentDeleted) -> ApiResult<()> {
    Registration::forget_unconfirmed(conn, event.document_id).await?;
    PreviousInspection::forget(conn, event.document_id).await?;
    Ok(())
}

async fn hand_over(conn: &mut Conn, event: GuestJoined) -> ApiResult<()> {
    Registration::hand_over(conn, event.guest_id, event.user_id).await?;
    Vehicle::hand_over(conn, event.guest_id, event.user_id).await?;
    PreviousInspection::hand_over(conn, event.guest_id, event.user_id).await?;
    SignedInspection::hand_over(conn, event.guest_id, event.user_id).await?;
    Ok(())
}
