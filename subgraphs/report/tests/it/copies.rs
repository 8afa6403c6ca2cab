//! A copy of all that is known of somebody: one archive, of what every domain told.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::world::World;
use chrono::TimeDelta;
use events::person::{DOMAINS, ExportAsked, KeptFile, PartExported};
use fr::consent::Consent;
use serde_json::{Value, json};
use std::io::{Cursor, Read};
use testkit::{data, viewers};

/// The files of an archive.
fn files(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut found = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        found.push((file.name().unwrap().into_owned(), bytes));
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_one_archive_with_rows_consents_and_pictures_that_are_kept() {
    const ASK: &str = "mutation { requestDataExport { dataExport { askedAt } } }";
    const LOOK: &str = "{ myDataExport { downloadPath } }";
    let world = World::new().await;
    let owner = viewers::customer();
    world.config.pictures.put("documents/1/1.jpg", b"a picture".to_vec()).await.unwrap();
    data(&world.schema, &owner, ASK, json!({})).await;
    let asked = world.db.published::<ExportAsked>().await.pop().unwrap();
    let kept = |name: &str, key: &str| KeptFile { name: name.to_owned(), key: key.to_owned() };
    // Of two pictures one was removed since.
    let pictures =
        vec![kept("photos/1.jpg", "documents/1/1.jpg"), kept("photos/2.jpg", "documents/2/1.jpg")];
    for domain in DOMAINS.into_iter().filter(|domain| *domain != report::NAME) {
        let files = if domain == "scan" { pictures.clone() } else { Vec::new() };
        let part = PartExported {
            export_id: asked.export_id,
            person_id: asked.person_id,
            domain: domain.to_owned(),
            rows: json!({ "of": domain }),
            files,
        };
        world.db.publish(&part).await;
    }
    world.settle().await;
    let seen = data(&world.schema, &owner, LOOK, json!({})).await;
    let path = seen["myDataExport"]["downloadPath"].as_str().unwrap();
    let page = world.get(path).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.headers["content-type"], "application/zip");
    let found = files(&page.bytes);
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["donnees.json", "photos/1.jpg"]);
    assert_eq!(found[1].1, b"a picture");
    let told: Value = serde_json::from_slice(&found[0].1).unwrap();
    assert_eq!(told["data"]["scan"]["of"], "scan");
    for consent in [Consent::Picture, Consent::Results] {
        let text = &told["consentTexts"][consent.to_string()][0];
        assert_eq!(text["version"], consent.today().version);
        assert_eq!(text["fr"], consent.today().fr);
    }
    assert_eq!(world.get_after(path, TimeDelta::days(7)).await.status, 410);
    let other = data(&world.schema, &viewers::customer(), LOOK, json!({})).await;
    assert_eq!(other["myDataExport"], Value::Null, "somebody else has asked for none");
}
