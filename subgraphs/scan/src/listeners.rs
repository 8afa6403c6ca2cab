//! What this domain does when others speak, and what it does by itself.
use crate::{
    ScanConfig,
    domain::{DocumentStatus, EVIDENCE_KEPT, LOOSE_KEPT, UNSIGNED_KEPT, UPLOAD_OPEN},
    models::{self, Document, Ends, Evidence, Job, Page, QUEUE, REMOVALS},
    reading::ReadingRoom,
};
use chrono::TimeDelta;
use diesel_async::AsyncConnection;
use events::{
    auth::GuestJoined,
    inspection::{PhotoAdded, PhotoWithdrawn, PhotosSigned},
    parser::{RegistrationDeleted, VehicleConfirmed},
    person::{self, ExportAsked, KeptFile, PersonErased},
};
use futures_util::FutureExt;
use kernel::{ApiResult, Clock, Conn, Listener, Pool, Task};
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

/// The row of a document that ended is kept so long, for whoever asks what became of it.
const ENDED_KEPT: TimeDelta = TimeDelta::days(90);

/// The reactions to other domains' events.
pub fn listeners(pool: &Pool) -> Vec<Listener> {
    vec![
        Listener::on("scan.forget_image", pool, |conn, event: VehicleConfirmed| {
            forget_image(conn, event).boxed()
        }),
        Listener::on("scan.forget_registration", pool, |conn, event: RegistrationDeleted| {
            remove(conn, event.document_id).boxed()
        }),
        Listener::on("scan.export_person", pool, |conn, event: ExportAsked| {
            export(conn, event).boxed()
        }),
        Listener::on("scan.erase_person", pool, |conn, event: PersonErased| {
            erase(conn, event.person_id).boxed()
        }),
        Listener::on("scan.note_photo", pool, |conn, event: PhotoAdded| {
            note_photo(conn, event).boxed()
        }),
        Listener::on("scan.forget_photo", pool, |conn, event: PhotoWithdrawn| {
            forget_photo(conn, event.document_id).boxed()
        }),
        Listener::on("scan.show_photos", pool, |conn, event: PhotosSigned| {
            show_photos(conn, event).boxed()
        }),
        Listener::on("scan.hand_over", pool, |conn, event: GuestJoined| {
            hand_over(conn, event).boxed()
        }),
    ]
}

/// The readings that wait, the images that must go, and what outlived its use.
pub fn tasks(pool: &Pool, clock: Clock, config: ScanConfig) -> Vec<Task> {
    let room = Arc::new(ReadingRoom::new(pool.clone(), clock, config.clone()));
    let keeper = Arc::new(Keeper { pool: pool.clone(), clock, config });
    let retiring = keeper.clone();
    vec![
        Task::new("scan.read", Duration::from_secs(5), move || {
            let room = room.clone();
            async move { room.read_next().await }.boxed()
        })
        .woken_by(QUEUE),
        Task::new("scan.retire", Duration::from_secs(600), move || {
            let keeper = retiring.clone();
            async move { keeper.retire().await }.boxed()
        }),
        Task::new("scan.remove_images", Duration::from_secs(60), move || {
            let keeper = keeper.clone();
            async move { keeper.remove_images().await }.boxed()
        })
        .woken_by(REMOVALS),
    ]
}

/// Once the vehicle is known, nobody needs the image any more; unless its owner gives it to teach
/// the reader, for as long as an unconfirmed one would be kept.
async fn forget_image(conn: &mut Conn, event: VehicleConfirmed) -> ApiResult<()> {
    if event.picture_may_stay {
        return Ok(());
    }
    remove(conn, event.document_id).await
}

async fn note_photo(conn: &mut Conn, event: PhotoAdded) -> ApiResult<()> {
    let of = Evidence {
        inspection_id: event.inspection_id,
        centre_id: event.centre_id,
        customer_id: event.customer_id,
        signed_at: None,
    };
    Ok(of.note(conn, event.document_id).await?)
}

/// What is signed is no longer anybody's to take back, whatever is said late.
async fn forget_photo(conn: &mut Conn, photo: Uuid) -> ApiResult<()> {
    if Evidence::is_signed(conn, photo).await? {
        return Ok(());
    }
    remove(conn, photo).await
}

async fn show_photos(conn: &mut Conn, event: PhotosSigned) -> ApiResult<()> {
    let of = Evidence {
        inspection_id: event.inspection_id,
        centre_id: event.centre_id,
        customer_id: event.customer_id,
        signed_at: Some(event.signed_at),
    };
    for photo in &event.document_ids {
        of.note(conn, *photo).await?;
    }
    Ok(())
}

/// Ends a document that others no longer need; doing it twice changes nothing.
async fn remove(conn: &mut Conn, document: Uuid) -> ApiResult<()> {
    if let Some(document) = Document::lock(conn, document).await?
        && *document.status != DocumentStatus::Deleted
    {
        Job::forget(conn, document.id).await?;
        document.set_deleted(conn).await?;
    }
    Ok(())
}

/// All that is known of somebody, and the pictures that are still kept.
async fn export(conn: &mut Conn, asked: ExportAsked) -> ApiResult<()> {
    let pages = Page::kept_of(conn, asked.person_id).await?;
    let files = pages
        .iter()
        .map(|page| KeptFile { name: page.name_in_copy(), key: page.picture_key() })
        .collect();
    person::tell(conn, &asked, crate::NAME, models::person::KNOWN, files).await
}

/// Photos of signed inspections are kept for their five years as what was signed, and are nobody's from
/// now on. Who signs meanwhile waits for the first of these, or is waited for.
/// Decisions: docs/decisions/papers.md
const DETACHED: &[&str] = &[
    "SELECT id FROM scan.documents WHERE owner_id = $1 ORDER BY id FOR UPDATE",
    "UPDATE scan.documents d
     SET owner_id = '00000000-0000-0000-0000-000000000000', file_name = ''
     FROM scan.evidence e
     WHERE e.document_id = d.id AND e.signed_at IS NOT NULL AND d.owner_id = $1
       AND d.status <> 'DELETED'",
];

/// Their pictures go first, as those of any document that ends; signed evidence stays.
async fn erase(conn: &mut Conn, person: Uuid) -> ApiResult<()> {
    kernel::person::forget(conn, DETACHED, person).await?;
    for document in Document::ids_of(conn, person).await? {
        remove(conn, document).await?;
    }
    kernel::person::forget(conn, models::person::FORGOTTEN, person).await
}

async fn hand_over(conn: &mut Conn, event: GuestJoined) -> ApiResult<()> {
    Document::hand_over(conn, event.guest_id, event.user_id).await?;
    Ok(())
}

/// Keeps the store free of what is no longer needed.
struct Keeper {
    pool: Pool,
    clock: Clock,
    config: ScanConfig,
}

impl Keeper {
    /// Ends documents kept for too long, and those that never came.
    async fn retire(&self) -> ApiResult<bool> {
        let now = self.clock.now();
        let ends = Ends {
            received: now - TimeDelta::days(i64::from(self.config.keep_days)),
            loose: now - LOOSE_KEPT,
            unsigned: now - UNSIGNED_KEPT,
            signed: now - EVIDENCE_KEPT,
            announced: now - UPLOAD_OPEN - TimeDelta::days(1),
        };
        let mut conn = self.pool.get().await?;
        conn.transaction(async |conn| {
            let outlived = Document::outlived(conn, &ends).await?;
            for document in &outlived {
                Job::forget(conn, document.id).await?;
                document.set_deleted(conn).await?;
            }
            models::person::forget_ended(conn, now - ENDED_KEPT).await?;
            Ok(!outlived.is_empty())
        })
        .await
    }

    /// Removes the images of deleted documents. The row forgets its image last: a crash in between
    /// only means that it is removed twice.
    async fn remove_images(&self) -> ApiResult<bool> {
        let mut conn = self.pool.get().await?;
        let due = Document::with_image_to_remove(&mut conn).await?;
        for id in &due {
            self.config.files.delete_all(&Page::folder(*id)).await?;
            Document::set_image_gone(&mut conn, *id).await?;
        }
        Ok(!due.is_empty())
    }
}
