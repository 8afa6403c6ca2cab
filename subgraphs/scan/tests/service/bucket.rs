//! Documents in an S3 bucket: the real client against a server that checks every signature.
use crate::world::{World, sample};
use kernel::{files::Files, sealing::Keyring};
use serde_json::{Value, json};
use std::{path::Path, sync::Arc};
use testkit::{Bucket, data, viewers};

const PAGES: &str = "query($id: UUID!) { document(id: $id) { status pages { thumbnail } } }";
const DELETE: &str =
    "mutation($id: UUID!) { deleteDocument(input: {documentId: $id}) { document { status } } }";

fn sealed(bucket: &Bucket, environment: Vec<(String, String)>) -> Files {
    let keys = Keyring::read(&format!("a:{}", "7".repeat(64))).unwrap();
    let files = Files::in_bucket(&bucket.url(), "documents", environment).unwrap();
    files.sealed(Arc::new(keys))
}

/// Every file of the bucket under our folder, by its key.
fn kept(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push((path.display().to_string(), std::fs::read(&path).unwrap())),
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_lives_and_ends_in_a_bucket() {
    let bucket = Bucket::start().await;
    let world = World::keeping(sealed(&bucket, bucket.environment())).await;
    let owner = viewers::customer();
    let (id, url) = world.announced(&owner).await;
    let photo = sample("008");
    // Broken off and taken up again: the part waits in the bucket, too.
    let half = photo.len() / 2;
    world.break_off(&url, &photo, half).await;
    let mut here = None;
    for _ in 0..100 {
        here = world.offset(&url).await.filter(|here| *here > 0);
        if here.is_some() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let here = here.unwrap();
    assert_eq!(world.patch(&url, here, photo.len(), &photo[here..]).await.status, 204);

    let stored = kept(&bucket.folder());
    assert!(stored.len() >= 2, "{} files", stored.len());
    for (key, bytes) in &stored {
        assert!(key.contains(&format!("documents/documents/{id}/")), "{key}");
        assert!(bytes.starts_with(b"AVT1"), "{key} is not sealed");
    }
    world.tick().await;
    let seen = data(&world.schema, &owner, PAGES, json!({ "id": id })).await;
    assert_eq!(seen["document"]["status"], "READ");
    let thumbnail = seen["document"]["pages"][0]["thumbnail"].as_str().unwrap();
    assert!(thumbnail.starts_with("data:image/jpeg;base64,/9j/"), "{}", &thumbnail[..40]);

    data(&world.schema, &owner, DELETE, json!({ "id": id })).await;
    world.tick().await;
    assert_eq!(kept(&bucket.folder()).len(), 0);
    let seen = data(&world.schema, &owner, PAGES, json!({ "id": id })).await;
    assert_eq!(seen["document"]["pages"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_lets_nobody_in_keeps_the_upload_open() {
    let bucket = Bucket::start().await;
    let mut environment = bucket.environment();
    environment.retain(|(name, _)| name != "AWS_SECRET_ACCESS_KEY");
    environment.push(("AWS_SECRET_ACCESS_KEY".to_owned(), "another".to_owned()));
    let world = World::keeping(sealed(&bucket, environment)).await;
    let owner = viewers::customer();
    let (id, url) = world.announced(&owner).await;
    let answer = world.put(&url, &sample("008")).await;
    assert_eq!(answer.code(), (500, "INTERNAL"));
    assert!(!answer.body.to_string().contains("Signature"), "{}", answer.body);
    let seen = world.see(&owner, id).await;
    assert_eq!((&seen["status"], &seen["failure"]), (&json!("AWAITING_UPLOAD"), &Value::Null));
    assert!(kept(&bucket.folder()).is_empty());
}
