//! Photos of defects: kept as they are, shown to whom they concern, gone in their time.
use crate::world::{DOCUMENT, World, plain};
use chrono::{DateTime, TimeDelta, Utc};
use events::{
    inspection::{PhotoAdded, PhotoWithdrawn, PhotosSigned},
    person::PersonErased,
    scan::{PhotoReceived, TextRead},
};
use image::{ImageFormat, Rgb, RgbImage};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::Cursor;
use testkit::{code, data, execute, viewers};
use uuid::Uuid;

const LIST: &str = "{ documents(first: 10) { edges { node { id } } } }";
const PICTURE: &str = "query($id: UUID!) { document(id: $id) { pages { thumbnail picture } } }";
const DELETE: &str =
    "mutation($id: UUID!) { deleteDocument(input: {documentId: $id}) { document { status } } }";
const CREATE: &str =
    "mutation($input: CreateUploadInput!) { createUpload(input: $input) { document { id } } }";

fn photo() -> Value {
    json!({ "input": {
        "kind": "DEFECT_PHOTO", "fileName": "IMG_1.jpg", "contentType": "image/jpeg",
        "sizeBytes": 100_000,
    } })
}

/// One shade all over: of a paper nobody could read anything, and a brake pipe in the dark looks so.
fn dark() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_pixel(420, 320, Rgb([9, 9, 9]));
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// An inspection at a centre, with those who work there and the holder of the papers.
struct Case {
    world: World,
    inspection_id: Uuid,
    centre_id: Uuid,
    inspector: Viewer,
    holder: Viewer,
}

impl Case {
    async fn new() -> Self {
        let centre_id = Uuid::now_v7();
        Self {
            world: World::new().await,
            inspection_id: Uuid::now_v7(),
            centre_id,
            inspector: viewers::staff_at(centre_id, Role::Inspector),
            holder: viewers::customer(),
        }
    }

    fn customer_id(&self) -> Uuid {
        self.holder.id().unwrap()
    }

    async fn sent(&self) -> Uuid {
        let (id, url) = self.world.announced_as(&self.inspector, photo()).await;
        assert_eq!(self.world.put(&url, &dark()).await.status, 204);
        id
    }

    async fn added(&self, photo: Uuid) {
        let event = PhotoAdded {
            document_id: photo,
            inspection_id: self.inspection_id,
            centre_id: self.centre_id,
            customer_id: self.customer_id(),
        };
        self.world.db.publish(&event).await;
        self.world.deliver().await;
    }

    async fn signed(&self, photos: &[Uuid]) {
        let signed_at: DateTime<Utc> = "2026-11-26T09:00:00Z".parse().unwrap();
        let event = PhotosSigned {
            inspection_id: self.inspection_id,
            centre_id: self.centre_id,
            customer_id: self.customer_id(),
            document_ids: photos.to_vec(),
            signed_at,
        };
        self.world.db.publish(&event).await;
        self.world.deliver().await;
    }

    async fn withdrawn(&self, photo: Uuid) {
        let event = PhotoWithdrawn {
            document_id: photo,
            inspection_id: self.inspection_id,
            customer_id: self.customer_id(),
        };
        self.world.db.publish(&event).await;
        self.world.deliver().await;
    }

    async fn sees(&self, by: &Viewer, photo: Uuid) -> bool {
        let asked = json!({ "id": photo });
        let found = data(&self.world.schema, by, DOCUMENT, asked.clone()).await;
        // The router asks by the key alone: the answer is the same.
        let entity = "query($id: UUID!) { _entities(representations: [{ __typename: \"Document\",
            id: $id }]) { ... on Document { id } } }";
        let beside = data(&self.world.schema, by, entity, asked).await;
        assert_eq!(found["document"].is_null(), beside["_entities"][0].is_null(), "{by:?}");
        !found["document"].is_null()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_is_kept_as_it_is_and_nobody_reads_it() {
    let case = Case::new().await;
    let id = case.sent().await;
    case.world.tick().await;
    assert_eq!(case.world.see(&case.inspector, id).await["status"], "RECEIVED");
    assert_eq!(case.world.db.published::<TextRead>().await.len(), 0);
    let received = case.world.db.published::<PhotoReceived>().await;
    let kept = std::fs::read(case.world.image(id)).unwrap();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].sha256, format!("{:x}", Sha256::digest(kept)));
    assert_eq!((received[0].document_id, Some(received[0].owner_id)), (id, case.inspector.id()));
    // Of a paper the same picture is refused.
    let (_, url) = case.world.announced(&case.holder).await;
    assert_eq!(case.world.put(&url, &dark()).await.code(), (422, "PHOTO_TOO_DARK"));
    // It is large where it is evidence alone.
    let asked = json!({ "id": id });
    let page = data(&case.world.schema, &case.inspector, PICTURE, asked).await;
    let page = &page["document"]["pages"][0];
    assert!(page["picture"].as_str().unwrap().starts_with("data:image/jpeg;base64,"));
    let paper = case.world.received(&case.holder, &plain()).await;
    let page = data(&case.world.schema, &case.holder, PICTURE, json!({ "id": paper })).await;
    let page = &page["document"]["pages"][0];
    assert!(page["thumbnail"].is_string() && page["picture"].is_null());
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_alone_announce_photos_and_no_pdf_passes_for_one() {
    let case = Case::new().await;
    let graph = &case.world.schema;
    for by in [&case.holder, &viewers::guest()] {
        let refused = execute(graph, by, CREATE, photo()).await;
        assert_eq!(code(&refused).as_deref(), Some("FORBIDDEN"));
    }
    let mut paper = photo();
    paper["input"]["contentType"] = json!("application/pdf");
    let refused = execute(graph, &case.inspector, CREATE, paper).await;
    assert_eq!(code(&refused).as_deref(), Some("FILE_TYPE_UNSUPPORTED"));
    // One picture is one document.
    let id = case.sent().await;
    let mut second = photo();
    second["input"]["documentId"] = json!(id);
    let refused = execute(graph, &case.inspector, CREATE, second).await;
    assert_eq!(code(&refused).as_deref(), Some("DOCUMENT_CLOSED"));
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_of_the_centre_see_it_and_its_holder_once_it_is_signed() {
    let case = Case::new().await;
    let id = case.sent().await;
    let colleague = viewers::staff_at(case.centre_id, Role::Receptionist);
    let elsewhere = viewers::staff_at(Uuid::now_v7(), Role::Manager);
    let network = viewers::staff(Role::Admin);
    let stranger = viewers::customer();
    let seen = async |expected: [bool; 6]| {
        let all = [&case.inspector, &colleague, &elsewhere, &network, &case.holder, &stranger];
        for (at, (by, expected)) in all.into_iter().zip(expected).enumerate() {
            assert_eq!(case.sees(by, id).await, expected, "viewer {at}");
        }
    };
    // Who sent it, and nobody of the centre yet.
    seen([true, false, false, true, false, false]).await;
    case.added(id).await;
    seen([true, true, false, true, false, false]).await;
    case.signed(&[id]).await;
    seen([true, true, false, true, true, false]).await;
    // It is no paper that its holder sent, and not theirs to delete.
    let listed = data(&case.world.schema, &case.holder, LIST, json!({})).await;
    assert_eq!(listed["documents"]["edges"], json!([]));
    for by in [&case.holder, &case.inspector] {
        let refused = execute(&case.world.schema, by, DELETE, json!({ "id": id })).await;
        assert_eq!(code(&refused).as_deref(), Some("DOCUMENT_NOT_FOUND"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn once_it_came_nobody_deletes_it_by_its_id() {
    let case = Case::new().await;
    let (graph, by) = (&case.world.schema, &case.inspector);
    let (announced, url) = case.world.announced_as(by, photo()).await;
    let gone = data(graph, by, DELETE, json!({ "id": announced })).await;
    assert_eq!(gone["deleteDocument"]["document"]["status"], "DELETED");
    assert_eq!(case.world.put(&url, &dark()).await.code(), (404, "UPLOAD_NOT_FOUND"));
    // It may be of a defect already, and be signed, before this domain hears of it.
    let id = case.sent().await;
    let refused = execute(graph, by, DELETE, json!({ "id": id })).await;
    assert_eq!(code(&refused).as_deref(), Some("DOCUMENT_NOT_FOUND"));
    case.signed(&[id]).await;
    case.world.tick().await;
    assert!(case.world.image(id).exists());
    assert!(case.sees(&case.holder, id).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_signed_is_nobodys_to_take_back() {
    let case = Case::new().await;
    let (first, second) = (case.sent().await, case.sent().await);
    case.added(first).await;
    // The second is told with the signature alone: events may come in another order.
    case.withdrawn(first).await;
    case.world.tick().await;
    assert!(!case.world.image(first).exists());
    case.signed(&[second]).await;
    case.withdrawn(second).await;
    case.added(second).await;
    case.world.tick().await;
    assert!(case.world.image(second).exists());
    assert!(case.sees(&case.holder, second).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_goes_after_five_years_unsigned_after_400_days_or_with_its_holder() {
    let case = Case::new().await;
    let (signed, open, loose) = (case.sent().await, case.sent().await, case.sent().await);
    case.added(signed).await;
    case.added(open).await;
    case.signed(&[signed]).await;
    let there = |id| case.world.image(id).exists();
    case.world.after(TimeDelta::days(6)).await.tick().await;
    assert!(there(signed) && there(open) && there(loose));
    case.world.after(TimeDelta::days(8)).await.tick().await;
    assert!(there(signed) && there(open) && !there(loose));
    // An inspection may be suspended for months before it is signed.
    case.world.after(TimeDelta::days(399)).await.tick().await;
    assert!(there(signed) && there(open));
    case.world.after(TimeDelta::days(401)).await.tick().await;
    assert!(there(signed) && !there(open));
    // 26 November 2026 to 26 November 2031.
    case.world.after(TimeDelta::days(5 * 365)).await.tick().await;
    assert!(there(signed));
    case.world.after(TimeDelta::days(5 * 365 + 2)).await.tick().await;
    assert!(!there(signed));

    let other = Case::new().await;
    let id = other.sent().await;
    other.added(id).await;
    other.signed(&[id]).await;
    let open = other.sent().await;
    other.added(open).await;
    // Whoever took it is somebody else: their leaving takes no evidence.
    let leaves = async |person_id| {
        other.world.db.publish(&PersonErased { person_id }).await;
        other.world.deliver().await;
        other.world.tick().await;
    };
    leaves(other.inspector.id().unwrap()).await;
    assert!(other.world.image(id).exists());
    // What was signed belongs to the result, which outlives its holder's account; what was not goes with it.
    leaves(other.customer_id()).await;
    assert!(other.world.image(id).exists() && !other.world.image(open).exists());
    other.world.after(TimeDelta::days(5 * 365 + 2)).await.tick().await;
    assert!(!other.world.image(id).exists());
}
