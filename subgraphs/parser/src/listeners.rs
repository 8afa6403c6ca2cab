//! What this domain does when others speak.
//! Decisions: docs/decisions/files.md
use crate::{
    actions,
    models::{self, PreviousInspection, Registration, SignedInspection, Vehicle, Watched},
    reminding,
};
use events::{
    auth::GuestJoined,
    inspection::Signed,
    person,
    report::VehicleSold,
    scan::{DocumentDeleted, DocumentKind, TextRead},
};
use futures_util::FutureExt;
use kernel::{ApiResult, Clock, Conn, Listener, Pool, Task};
use std::time::Duration;

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
                    // Nobody reads it: it is no paper.
                    DocumentKind::DefectPhoto => Ok(()),
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
                Watched::look_soon(conn, event.customer_id, &event.vehicle.plate).await?;
                Ok(())
            }
            .boxed()
        }),
        Listener::on("parser.note_sold", pool, move |conn, event: VehicleSold| {
            async move {
                // Forgotten meanwhile, there is nothing to note.
                let (owner, id) = (event.owner_id, event.watched_id);
                if let Some(plate) = Watched::plate_of(conn, owner, id).await? {
                    Watched::set_sold(conn, owner, &plate, Some(clock.now())).await?;
                }
                Ok(())
            }
            .boxed()
        }),
        person::exporter("parser.export_person", pool, crate::NAME, models::person::KNOWN),
        person::eraser("parser.erase_person", pool, models::person::FORGOTTEN),
        Listener::on("parser.hand_over", pool, |conn, event: GuestJoined| {
            hand_over(conn, event).boxed()
        }),
    ]
}

/// What is due is told.
pub fn tasks(pool: &Pool, clock: Clock) -> Vec<Task> {
    let pool = pool.clone();
    vec![Task::new("parser.tell_due", Duration::from_secs(600), move || {
        let pool = pool.clone();
        async move {
            let looked = reminding::tell_due(&mut *pool.get().await?, clock.now()).await?;
            Ok(looked > 0)
        }
        .boxed()
    })]
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
    Watched::hand_over(conn, event.guest_id, event.user_id).await?;
    Ok(())
}
