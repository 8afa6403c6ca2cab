//! How documents come in: GraphQL and real HTTP in, rows, files and events out.

use crate::world::{CREATE, World, plain, sample};
use chrono::TimeDelta;
use events::scan::{DocumentKind, TextRead};
use futures_util::{StreamExt, future::join_all};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{data, execute, refusal, viewers};
use uuid::Uuid;

const WATCH: &str = "subscription($id: UUID!) { documentProgress(documentId: $id) { status } }";

/// Every status a watcher is told, until the stream ends.
fn watch(world: &World, by: &Viewer, id: Uuid) -> tokio::task::JoinHandle<Vec<Value>> {
    let request = async_graphql::Request::new(WATCH)
        .variables(async_graphql::Variables::from_json(json!({ "id": id })))
        .data(by.clone());
    let stream = world.schema.execute_stream(request);
    let told = stream.map(|answer| {
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        answer.data.into_json().unwrap()["documentProgress"]["status"].take()
    });
    tokio::spawn(async move {
        tokio::time::timeout(Duration::from_secs(120), told.collect()).await.unwrap()
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guests_photo_becomes_words() {
    let world = World::new().await;
    let guest = viewers::guest();
    let (id, url) = world.announced(&guest).await;
    let progress = watch(&world, &guest, id);
    let photo = sample("008");

    let answer = world.put(&url, &photo).await;
    assert_eq!((answer.status, answer.body), (204, Value::Null));
    assert_eq!(world.see(&guest, id).await["status"], "RECEIVED");
    // What is stored is our own JPEG, not the sender's bytes.
    let stored = std::fs::read(world.image(id)).unwrap();
    assert!(stored.starts_with(&[0xFF, 0xD8]) && stored != photo);

    world.tick().await;
    let seen = world.see(&guest, id).await;
    assert_eq!(seen["status"], "READ");
    assert_eq!((&seen["failure"], &seen["codes"]), (&Value::Null, &json!([])));
    assert!(!seen["readAt"].is_null());

    let told = progress.await.unwrap();
    assert_eq!(told.first().unwrap(), "AWAITING_UPLOAD");
    assert_eq!(told.last().unwrap(), "READ");

    let events = world.db.published::<TextRead>().await;
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].document_id, Some(events[0].owner_id)), (id, guest.id()));
    assert_eq!(events[0].kind, DocumentKind::RegistrationCertificate);
    let words = events[0].page["words"].as_array().unwrap();
    let zone = "CRFRAPM110EP8WVWGUPHSDTX25887440610102VP<<<<";
    assert!(words.iter().any(|word| word["text"] == zone), "{words:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_file_leaves_the_address_open() {
    let world = World::new().await;
    let customer = viewers::customer();
    let (id, url) = world.announced(&customer).await;
    let photo = sample("008");

    // A Windows program renamed photo.jpg.
    let program = [b"MZ\x90\0".as_slice(), &[0; 4096]].concat();
    let answer = world.put(&url, &program).await;
    assert_eq!(answer.code(), (415, "FILE_TYPE_UNSUPPORTED"));
    assert!(answer.body["message"].as_str().unwrap().contains("JPEG"));
    assert!(answer.body["en"].as_str().unwrap().contains("Please"));
    assert_eq!(world.put(&url, b"%PDF-1.7 rest").await.code(), (422, "IMAGE_UNREADABLE"));
    assert_eq!(world.put(&url, b"").await.code(), (422, "FILE_EMPTY"));
    let half = &photo[..photo.len() / 2];
    assert_eq!(world.put(&url, half).await.code(), (422, "IMAGE_UNREADABLE"));

    assert_eq!(world.see(&customer, id).await["status"], "AWAITING_UPLOAD");
    assert!(!world.image(id).exists());
    assert_eq!(world.put(&url, &photo).await.status, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_24_megabytes_is_refused_and_its_sender_hears_it() {
    let world = World::new().await;
    let (id, url) = world.announced(&viewers::customer()).await;
    let mut heavy = sample("008");
    heavy.resize(24_000_000, 0);
    // The client writes all of it before it reads: an early close would break its connection.
    assert_eq!(world.put(&url, &heavy).await.code(), (413, "FILE_TOO_LARGE"));
    assert_eq!(world.put_chunked(&url, &heavy).await.code(), (413, "FILE_TOO_LARGE"));
    assert!(!world.image(id).exists());
    assert_eq!(world.put_chunked(&url, &sample("008")).await.status, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_works_once_and_not_for_long() {
    let world = World::new().await;
    let customer = viewers::customer();
    let (_, used) = world.announced(&customer).await;
    let (_, late) = world.announced(&customer).await;
    assert_eq!(world.put(&used, &plain()).await.status, 204);
    assert_eq!(world.put(&used, &plain()).await.code(), (409, "UPLOAD_ALREADY_USED"));
    assert_eq!(world.put("/uploads/invented", &plain()).await.code(), (404, "UPLOAD_NOT_FOUND"));
    let later = world.after(TimeDelta::minutes(15)).await;
    assert_eq!(later.put(&late, &plain()).await.code(), (410, "UPLOAD_EXPIRED"));
    // The address itself is stored nowhere.
    let token = used.rsplit('/').next().unwrap();
    assert!(token.len() >= 43, "{token}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_senders_at_once_one_is_received() {
    let world = World::new().await;
    let (_, url) = world.announced(&viewers::customer()).await;
    let photo = sample("008");
    let answers = join_all((0..8).map(|_| world.put(&url, &photo))).await;
    let count = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!((count(204), count(409)), (1, 7), "{answers:?}");
    world.tick().await;
    assert_eq!(world.db.published::<TextRead>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_three_hundred_uploads_on_one_token_one_is_taken_in() {
    let world = World::new().await;
    let (_, url) = world.announced(&viewers::customer()).await;
    let photo = sample("008");
    let first = world.begin(&url, &photo, 40_000).await;
    // Held from its first byte: seen in the row, not guessed by the time.
    world.held(&url).await;
    for _ in 0..3 {
        let answers = join_all((0..100).map(|_| world.put(&url, b"another file"))).await;
        for answer in &answers {
            assert_eq!(answer.code(), (409, "UPLOAD_BUSY"), "{answer:?}");
            assert!(answer.head.contains("retry-after: 5"), "{}", answer.head);
        }
    }
    assert_eq!(World::finish(first, &photo[40_000..]).await.status, 204);
    assert_eq!(world.put(&url, &photo).await.code(), (409, "UPLOAD_ALREADY_USED"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sender_who_fell_silent_is_followed_by_the_next() {
    let world = World::new().await;
    let (_, url) = world.announced(&viewers::customer()).await;
    let photo = sample("008");
    let silent = world.begin(&url, &photo, 40_000).await;
    world.held(&url).await;
    let later = world.after(TimeDelta::seconds(7)).await;
    assert_eq!(later.put(&url, &photo).await.status, 204);
    assert_eq!(World::finish(silent, &photo[40_000..]).await.status, 409);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_would_be_refused_is_refused_before_it_is_sent() {
    let world = World::new().await;
    for (declared, size, code) in [
        ("image/avif", 100, "FILE_TYPE_UNSUPPORTED"),
        ("application/x-msdownload", 100, "FILE_TYPE_UNSUPPORTED"),
        ("image/jpeg", 24_000_000, "FILE_TOO_LARGE"),
        ("image/jpeg", 0, "FILE_EMPTY"),
    ] {
        let mut input = World::photo(size);
        input["input"]["contentType"] = json!(declared);
        assert_eq!(refusal(&world.schema, &viewers::guest(), CREATE, input).await, code);
    }
    let anonymous = refusal(&world.schema, &Viewer::Anonymous, CREATE, World::photo(100)).await;
    assert_eq!(anonymous, "UNAUTHENTICATED");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_opens_addresses_without_end() {
    let world = World::new().await;
    let customer = viewers::customer();
    let burst = (0..12).map(|_| {
        let (schema, by) = (world.schema.clone(), customer.clone());
        tokio::spawn(async move { execute(&schema, &by, CREATE, World::photo(100)).await })
    });
    let mut codes = Vec::new();
    for attempt in burst.collect::<Vec<_>>() {
        codes.push(testkit::code(&attempt.await.unwrap()));
    }
    assert_eq!(codes.iter().filter(|code| code.is_none()).count(), 5, "{codes:?}");
    assert_eq!(codes.iter().flatten().filter(|code| *code == "TOO_MANY_UPLOADS").count(), 7);
    // Somebody else is not concerned.
    world.announced(&viewers::customer()).await;

    for round in 1..4 {
        let later = world.after(TimeDelta::minutes(16 * round)).await;
        for _ in 0..5 {
            later.announced(&customer).await;
        }
    }
    let evening = world.after(TimeDelta::hours(10)).await;
    let refused = refusal(&evening.schema, &customer, CREATE, World::photo(100)).await;
    assert_eq!(refused, "TOO_MANY_UPLOADS", "twenty today");
    let tomorrow = world.after(TimeDelta::hours(26)).await;
    tomorrow.announced(&customer).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_its_owners_and_the_staffs() {
    const DELETE: &str =
        "mutation($id: UUID!) { deleteDocument(input: {documentId: $id}) { document { status } } }";
    let world = World::new().await;
    let (owner, other) = (viewers::customer(), viewers::customer());
    let id = world.received(&owner, &plain()).await;

    assert_eq!(world.see(&other, id).await, Value::Null);
    let list = "{ documents { edges { node { id } } } }";
    let listed = data(&world.schema, &other, list, json!({})).await;
    assert_eq!(listed["documents"]["edges"], json!([]));
    let refused = refusal(&world.schema, &other, DELETE, json!({ "id": id })).await;
    assert_eq!(refused, "DOCUMENT_NOT_FOUND");
    let entity = "query($id: UUID!) { _entities(representations: [{__typename: \"Document\", id: $id}]) { ... on Document { status } } }";
    let resolved = data(&world.schema, &other, entity, json!({ "id": id })).await;
    assert_eq!(resolved["_entities"], json!([null]));
    let request = async_graphql::Request::new(WATCH)
        .variables(async_graphql::Variables::from_json(json!({ "id": id })))
        .data(other.clone());
    let answers: Vec<_> = world.schema.execute_stream(request).collect().await;
    assert_eq!(testkit::code(&answers[0]).as_deref(), Some("DOCUMENT_NOT_FOUND"));

    let staff = viewers::staff(Role::Receptionist);
    assert_eq!(world.see(&staff, id).await["status"], "RECEIVED");
}
