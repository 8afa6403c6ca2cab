//! Documents: issued once signed, read by their owner, checked by anybody.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::world::{World, sealed, signed};
use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use events::report::Issued;
use kernel::{Role, Viewer, files::Files};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};

const MINE: &str = "{ myReports { edges { node { id kind number outcome downloadUrl \
                    verificationUrl sha256 validUntil } } } }";

pub(crate) async fn mine(world: &World, viewer: &Viewer) -> Vec<Value> {
    let found = data(&world.schema, viewer, MINE, json!({})).await;
    let edges = found["myReports"]["edges"].as_array().unwrap();
    edges.iter().map(|edge| edge["node"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_inspection_becomes_two_documents_that_only_their_owner_and_staff_read() {
    let world = World::new().await;
    let (owner, stranger) = (viewers::customer(), viewers::customer());
    let event = signed(&owner);
    world.db.publish(&event).await;
    world.deliver().await;
    assert!(mine(&world, &owner).await.is_empty(), "not printed yet");
    world.settle().await;

    let documents = mine(&world, &owner).await;
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[0]["kind"], "CERTIFICATE");
    assert_eq!(documents[1]["kind"], "INSPECTION_REPORT");
    assert_eq!(documents[1]["number"], "S069C012-2026-000001");
    assert_eq!(documents[1]["validUntil"], json!(null), "a failed inspection is not valid");
    assert!(mine(&world, &stranger).await.is_empty());

    let entity = "query($i: UUID!) { _entities(representations: [{ __typename: \"Inspection\", \
                  id: $i }]) { ... on Inspection { report { number } certificate { kind } } } }";
    let staff = viewers::staff(Role::Receptionist);
    let variables = json!({ "i": event.inspection_id });
    for viewer in [&owner, &staff] {
        let found = data(&world.schema, viewer, entity, variables.clone()).await;
        assert_eq!(found["_entities"][0]["report"]["number"], "S069C012-2026-000001");
        assert_eq!(found["_entities"][0]["certificate"]["kind"], "CERTIFICATE");
    }
    let found = data(&world.schema, &stranger, entity, variables).await;
    assert_eq!(found["_entities"][0]["report"], Value::Null);
    let one = "query($id: UUID!) { report(id: $id) { id } }";
    let id = json!({ "id": documents[0]["id"] });
    assert_eq!(data(&world.schema, &stranger, one, id.clone()).await["report"], Value::Null);
    assert_eq!(refusal(&world.schema, &Viewer::Anonymous, one, id).await, "UNAUTHENTICATED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_downloads_the_signed_bytes_for_seven_days() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.db.publish(&signed(&owner)).await;
    world.settle().await;
    let document = mine(&world, &owner).await.remove(1);
    let link = document["downloadUrl"].as_str().unwrap();
    let told = world.db.published::<Issued>().await;
    assert!(told.iter().any(|issued| issued.download_path == link));

    let page = world.get(link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.headers[header::CONTENT_TYPE], "application/pdf");
    assert_eq!(page.headers[header::CACHE_CONTROL], "private, no-store");
    let name = page.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(name, "inline; filename=\"proces-verbal-S069C012-2026-000001.pdf\"");
    assert!(page.bytes.starts_with(b"%PDF-"));

    let late = world.get_after(link, TimeDelta::days(8)).await;
    assert_eq!(late.status, StatusCode::GONE);
    assert!(late.text().contains("Ce lien a expiré"));
    let bent = world.get(&link.replacen("/documents/A", "/documents/B", 1)).await;
    assert_eq!(bent.status, StatusCode::NOT_FOUND);
    assert!(bent.text().contains("Document introuvable"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_altered_on_disk_is_not_handed_out() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.db.publish(&signed(&owner)).await;
    world.settle().await;
    for entry in std::fs::read_dir(world.files()).unwrap() {
        std::fs::write(entry.unwrap().path(), b"%PDF-1.3 forged").unwrap();
    }
    let document = mine(&world, &owner).await.remove(0);
    let page = world.get(document["downloadUrl"].as_str().unwrap()).await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!page.text().contains("forged"));
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_are_sealed_and_older_ones_are_read_and_sealed_anew() {
    let mut world = World::new().await;
    let owner = viewers::customer();
    let sealing = world.config.files.clone();
    world.config.files = Files::in_folder(&world.files()).unwrap();
    world.db.publish(&signed(&owner)).await;
    world.settle().await;
    let stored = |world: &World| -> Vec<Vec<u8>> {
        let entries = std::fs::read_dir(world.files()).unwrap();
        entries.map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect()
    };
    let plain = stored(&world);
    assert!(plain.len() == 2 && plain.iter().all(|bytes| bytes.starts_with(b"%PDF")));
    let links: Vec<String> = mine(&world, &owner).await.iter().map(link_of).collect();

    // What was stored plain is read; the next walk seals it.
    world.config.files = sealing;
    assert_downloads(&world, &links).await;
    assert_eq!(stored(&world), plain);
    world.tick().await;
    let with_key = |name: &str| [b"AVT1".as_slice(), &[name.len() as u8], name.as_bytes()].concat();
    for bytes in stored(&world) {
        assert!(bytes.starts_with(&with_key("first")));
        assert!(!bytes.windows(4).any(|window| window == b"%PDF"));
    }
    assert_downloads(&world, &links).await;

    // A key put in front takes over, and then the one before it may go.
    world.config.files = sealed(&world.files(), &["another", "first"]);
    world.tick().await;
    assert!(stored(&world).iter().all(|bytes| bytes.starts_with(&with_key("another"))));
    world.config.files = sealed(&world.files(), &["another"]);
    assert_downloads(&world, &links).await;
    world.config.files = sealed(&world.files(), &["first"]);
    assert_eq!(world.get(&links[0]).await.status, StatusCode::INTERNAL_SERVER_ERROR);
    // New ones are sealed at once.
    world.db.publish(&signed(&viewers::customer())).await;
    world.deliver().await;
    world.tick().await;
    let sealed_first = stored(&world).iter().filter(|b| b.starts_with(&with_key("first"))).count();
    assert_eq!((stored(&world).len(), sealed_first), (4, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_planted_file_is_never_sealed() {
    let world = World::new().await;
    world.db.publish(&signed(&viewers::customer())).await;
    world.deliver().await;
    world.tick().await;
    let path = std::fs::read_dir(world.files()).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&path, b"%PDF-1.3 forged").unwrap();
    world.db.execute("DELETE FROM report.file_seals").await;
    world.tick().await;
    assert_eq!(std::fs::read(&path).unwrap(), b"%PDF-1.3 forged");
    world
        .db
        .execute("DO $$ BEGIN ASSERT (SELECT count(*) FROM report.file_seals) = 1; END $$")
        .await;
}

fn link_of(document: &Value) -> String {
    document["downloadUrl"].as_str().unwrap().to_owned()
}

async fn assert_downloads(world: &World, links: &[String]) {
    for link in links {
        let page = world.get(link).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.bytes.starts_with(b"%PDF-"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_can_check_a_document_by_its_code() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.db.publish(&signed(&owner)).await;
    world.settle().await;
    let document = mine(&world, &owner).await.remove(1);
    let path = document["verificationUrl"].as_str().unwrap();

    let page = world.get(path).await;
    assert_eq!(page.status, StatusCode::OK);
    let html = page.text();
    for words in [
        "Document authentique",
        "AB-123-CD",
        "Défavorable pour défaillances majeures (S)",
        "S069C012-2026-000001",
        "Lyon Part-Dieu",
        document["sha256"].as_str().unwrap(),
    ] {
        assert!(html.contains(words), "{words} is missing in {html}");
    }
    assert!(!html.contains("<script"));
    assert!(page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("'none'"));

    let code = path.strip_prefix("/verify/").unwrap();
    let typed = code.replace('-', " ").to_lowercase();
    let query =
        "query($code: String!) { verification(code: $code) { number authentic centreName } }";
    let found = data(&world.schema, &Viewer::Anonymous, query, json!({ "code": typed })).await;
    assert_eq!(found["verification"]["authentic"], true);
    assert_eq!(found["verification"]["centreName"], "Lyon Part-Dieu");

    for wrong in ["/verify/AAAA-AAAA-AAAA-AAAA", "/verify/x", "/verify/%3Cscript%3E"] {
        let page = world.get(wrong).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{wrong}");
        assert!(page.text().contains("Aucun document à ce code"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_key_signed_is_not_called_authentic() {
    let mut world = World::new().await;
    let owner = viewers::customer();
    world.db.publish(&signed(&owner)).await;
    world.settle().await;
    let document = mine(&world, &owner).await.remove(1);
    world.config.keys = report::DocumentKeys::new(&report::generate_key(), "").unwrap();
    let html = world.get(document["verificationUrl"].as_str().unwrap()).await.text();
    assert!(html.contains("Signature non valide"));
    assert!(!html.contains("Document authentique"));
}
