//! What becomes of documents: read again after a crash, given up, handed over, removed.

use crate::world::{World, plain, sample};
use chrono::{TimeDelta, Utc};
use events::{
    auth::GuestJoined,
    parser::{RegistrationDeleted, VehicleConfirmed},
    person::{ExportAsked, PartExported},
    scan::{DocumentDeleted, DocumentRejected, TextRead},
};
use image::{GrayImage, ImageFormat};
use kernel::{Viewer, files::Files};
use serde_json::{Value, json};
use std::io::Cursor;
use testkit::{data, viewers};
use uuid::Uuid;

const DELETE: &str =
    "mutation($id: UUID!) { deleteDocument(input: {documentId: $id}) { document { status } } }";
const LIST: &str = "{ documents(first: 10) { edges { node { id } } } }";

#[tokio::test(flavor = "multi_thread")]
async fn a_reading_broken_off_is_begun_again() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.received(&owner, &plain()).await;
    // A worker claimed it and died.
    world
        .db
        .execute(
            "UPDATE scan.jobs SET attempts = 1, not_before = '2026-11-26T08:03:00Z';
             UPDATE scan.documents SET status = 'READING'",
        )
        .await;
    world.tick().await;
    assert_eq!(world.see(&owner, id).await["status"], "READING");
    world.after(TimeDelta::minutes(4)).await.tick().await;
    assert_eq!(world.see(&owner, id).await["status"], "READ");
    assert_eq!(world.db.published::<TextRead>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_the_reader_breaks_on_is_given_up_after_three_attempts() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.received(&owner, &plain()).await;
    std::fs::write(world.image(id), b"no longer a picture").unwrap();
    for (minutes, status) in [(0, "READING"), (1, "READING"), (2, "REJECTED"), (3, "REJECTED")] {
        world.after(TimeDelta::minutes(minutes)).await.tick().await;
        assert_eq!(world.see(&owner, id).await["status"], status, "after {minutes} minutes");
    }
    let failure = world.see(&owner, id).await["failure"].take();
    assert_eq!(failure["code"], "READING_FAILED");
    let rejected = world.db.published::<DocumentRejected>().await;
    assert_eq!(rejected.len(), 1);
    assert_eq!((rejected[0].document_id, rejected[0].code.as_str()), (id, "READING_FAILED"));
    assert_eq!(failure["message"], rejected[0].fr.as_str());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_whose_workers_all_died_is_given_up() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.received(&owner, &plain()).await;
    world.db.execute("UPDATE scan.jobs SET attempts = 3").await;
    world.tick().await;
    assert_eq!(world.see(&owner, id).await["failure"]["code"], "READING_FAILED");
    assert_eq!(world.db.published::<TextRead>().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_document_leaves_no_image() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.received(&owner, &plain()).await;
    assert!(world.image(id).exists());
    for _ in 0..2 {
        let deleted = data(&world.schema, &owner, DELETE, json!({ "id": id })).await;
        assert_eq!(deleted["deleteDocument"]["document"]["status"], "DELETED");
    }
    assert_eq!(deleted(&world).await, [id]);
    world.tick().await;
    assert!(!world.image(id).exists());
    assert_eq!(world.see(&owner, id).await["status"], "DELETED");
    let listed = data(&world.schema, &owner, LIST, json!({})).await;
    assert_eq!(listed["documents"]["edges"], json!([]));
    // Nobody reads what is gone.
    assert_eq!(world.db.published::<TextRead>().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_to_a_deleted_document_is_refused() {
    let world = World::new().await;
    let owner = viewers::customer();
    let (id, url) = world.announced(&owner).await;
    data(&world.schema, &owner, DELETE, json!({ "id": id })).await;
    assert_eq!(world.put(&url, &plain()).await.code(), (404, "UPLOAD_NOT_FOUND"));
    assert!(!world.image(id).exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn once_the_vehicle_is_known_the_image_goes() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.received(&owner, &plain()).await;
    world.tick().await;
    let event = confirmed(&owner, id, false);
    for _ in 0..2 {
        world.db.publish(&event).await;
        world.deliver().await;
    }
    world.tick().await;
    assert!(!world.image(id).exists());
    assert_eq!(deleted(&world).await, [id]);
    let seen = world.see(&owner, id).await;
    assert_eq!((&seen["status"], &seen["fileName"]), (&json!("DELETED"), &json!("carte.jpg")));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_its_owner_gives_to_teach_the_reader_stays_for_its_days() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.received(&owner, &plain()).await;
    world.tick().await;
    let files = Files::in_folder(world.folder.path()).unwrap();
    let shown = scan::page_as_read(&world.db.pool, &files, id).await.unwrap().unwrap();
    assert!(shown.picture(None).unwrap().starts_with(&[0xFF, 0xD8]));
    world.db.publish(&confirmed(&owner, id, true)).await;
    world.deliver().await;
    world.tick().await;
    assert!(world.image(id).exists());
    assert_eq!(world.see(&owner, id).await["status"], "READ");
    world.after(TimeDelta::days(30)).await.tick().await;
    assert!(!world.image(id).exists());
    assert!(scan::page_as_read(&world.db.pool, &files, id).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_shown_upright_and_where_asked_only() {
    let world = World::new().await;
    let owner = viewers::customer();
    // Lying on its side, as many photos are.
    let photo = image::load_from_memory(&sample("008")).unwrap().rotate270();
    let mut lying = Cursor::new(Vec::new());
    photo.write_to(&mut lying, ImageFormat::Jpeg).unwrap();
    let id = world.received(&owner, &lying.into_inner()).await;
    world.tick().await;
    let files = Files::in_folder(world.folder.path()).unwrap();
    let page = scan::page_as_read(&world.db.pool, &files, id).await.unwrap().unwrap();
    let whole = image::load_from_memory(&page.picture(None).unwrap()).unwrap().into_luma8();
    assert!(whole.height() > whole.width());
    let plate = page.words().iter().find(|word| word.text.contains("PM-110-EP")).unwrap();
    let shown = image::load_from_memory(&page.picture(Some(&[plate.quad])).unwrap()).unwrap();
    let shown = shown.into_luma8();
    assert_eq!(shown.dimensions(), whole.dimensions());
    // The word is there, and of all the rest nothing.
    let [left, _, right, _] = plate.quad.map(|[x, y]| [x as u32, y as u32]);
    let inside = |x, y| (left[0]..=right[0]).contains(&x) && (left[1]..=right[1]).contains(&y);
    let dark = |picture: &GrayImage| {
        let mut counts = [0, 0];
        for (x, y, pixel) in picture.enumerate_pixels() {
            counts[usize::from(inside(x, y))] += usize::from(pixel.0[0] < 100);
        }
        counts
    };
    let ([outside_before, inside_before], [outside, inside]) = (dark(&whole), dark(&shown));
    assert!(inside > 100 && inside.abs_diff(inside_before) * 10 < inside_before, "{inside}");
    assert!(outside * 100 < outside_before, "{outside} of {outside_before}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_taken_back_goes() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.received(&owner, &plain()).await;
    world.tick().await;
    for stays in [true, false] {
        world.db.publish(&confirmed(&owner, id, stays)).await;
        world.deliver().await;
        world.tick().await;
        assert_eq!(world.image(id).exists(), stays);
    }
    assert_eq!(world.see(&owner, id).await["status"], "DELETED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_that_cannot_be_had_is_none_to_show() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.received(&owner, &plain()).await;
    world.tick().await;
    let files = Files::in_folder(world.folder.path()).unwrap();
    // Another picture than the one that was read.
    let other = image::load_from_memory(&sample("008")).unwrap();
    other.save_with_format(world.image(id), ImageFormat::Jpeg).unwrap();
    let page = scan::page_as_read(&world.db.pool, &files, id).await.unwrap().unwrap();
    assert!(page.picture(None).is_err());
    // Deleted while the export runs.
    std::fs::remove_file(world.image(id)).unwrap();
    assert!(scan::page_as_read(&world.db.pool, &files, id).await.unwrap().is_none());
}

/// The documents whose end was told, in that order.
async fn deleted(world: &World) -> Vec<Uuid> {
    let told = world.db.published::<DocumentDeleted>().await;
    told.into_iter().map(|event| event.document_id).collect()
}

fn confirmed(owner: &Viewer, document_id: Uuid, picture_may_stay: bool) -> VehicleConfirmed {
    VehicleConfirmed {
        vehicle_id: Uuid::now_v7(),
        owner_id: owner.id().unwrap(),
        document_id,
        appointment_id: None,
        plate: "AB-123-CD".to_owned(),
        vin: None,
        make: None,
        model: None,
        first_registration: None,
        eu_category: None,
        energy: None,
        special_uses: None,
        picture_may_stay,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_goes_with_the_registration_its_owner_deletes() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.received(&owner, &plain()).await;
    let kept = world.received(&owner, &plain()).await;
    // Allowed to stay, until its owner thinks otherwise.
    world.db.publish(&confirmed(&owner, id, true)).await;
    world.deliver().await;
    world.tick().await;
    assert!(world.image(id).exists());
    let owner_id = owner.id().unwrap();
    for _ in 0..2 {
        let told = RegistrationDeleted { document_id: id, owner_id, vehicle_ids: Vec::new() };
        world.db.publish(&told).await;
        world.deliver().await;
    }
    world.tick().await;
    assert!(!world.image(id).exists());
    assert!(world.image(kept).exists());
    assert_eq!(world.see(&owner, id).await["status"], "DELETED");
    assert_eq!(deleted(&world).await, [id]);
}

#[tokio::test(flavor = "multi_thread")]
async fn images_nobody_confirmed_and_uploads_nobody_followed_are_not_kept() {
    let world = World::new().await;
    let owner = viewers::customer();
    let kept = world.received(&owner, &plain()).await;
    let (never, _) = world.announced(&owner).await;
    world.after(TimeDelta::days(29)).await.tick().await;
    assert!(world.image(kept).exists());
    assert_eq!(world.see(&owner, never).await["status"], "DELETED");
    world.after(TimeDelta::days(30)).await.tick().await;
    assert!(!world.image(kept).exists());
    assert_eq!(world.see(&owner, kept).await["status"], "DELETED");
    assert_eq!(deleted(&world).await, [never, kept]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_names_the_pictures_that_are_kept_and_where_they_lie() {
    let world = World::new().await;
    let (owner, other) = (viewers::customer(), viewers::customer());
    let gone = world.received(&owner, &plain()).await;
    let kept = world.received(&owner, &plain()).await;
    world.received(&other, &plain()).await;
    data(&world.schema, &owner, DELETE, json!({ "id": gone })).await;
    world.tick().await;
    let (export_id, asked_at) = (Uuid::now_v7(), Utc::now());
    world.db.publish(&ExportAsked { export_id, person_id: owner.id().unwrap(), asked_at }).await;
    world.deliver().await;
    let part = world.db.published::<PartExported>().await.pop().unwrap();
    assert_eq!(part.rows["documents"].as_array().unwrap().len(), 2);
    let files: Vec<_> =
        part.files.iter().map(|file| (file.name.as_str(), file.key.as_str())).collect();
    let (name, key) = (format!("photos/{kept}-1.jpg"), format!("documents/{kept}/1.jpg"));
    assert_eq!(files, [(name.as_str(), key.as_str())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guests_documents_follow_into_the_account() {
    let world = World::new().await;
    let (guest, user) = (viewers::guest(), viewers::customer());
    let id = world.received(&guest, &plain()).await;
    let joined = GuestJoined { guest_id: guest.id().unwrap(), user_id: user.id().unwrap() };
    world.db.publish(&joined).await;
    world.deliver().await;
    assert_eq!(world.see(&user, id).await["status"], "RECEIVED");
    assert_eq!(world.see(&guest, id).await, Value::Null);
}
