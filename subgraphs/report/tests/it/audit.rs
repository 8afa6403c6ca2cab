//! Whoever changes an issued document behind the platform's back is found: its file, its signature or
//! its row; and a file that somebody holds proves itself.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::{
    documents::mine,
    world::{World, signed},
};
use diesel_async::SimpleAsyncConnection;
use report::{DocumentKeys, FileVerdict, ReportConfig, audit, generate_key};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use testkit::viewers;

#[tokio::test(flavor = "multi_thread")]
async fn any_change_of_an_issued_document_is_named() {
    let world = World::new().await;
    let owner = viewers::customer();
    let event = signed(&owner);
    world.db.publish(&event).await;
    world.settle().await;
    let value = serde_json::to_value(&event).unwrap().to_string();
    let results = HashMap::from([(event.inspection_id, Sha256::digest(value).into())]);
    let look = async || audit(&world.db.pool, &world.config, &results).await.unwrap();
    let whole = look().await;
    assert_eq!((whole.documents, whole.broken), (2, vec![]));

    let mut conn = world.db.pool.get().await.unwrap();
    for (change, undo, said) in [
        ("plate = 'ZZ-999-ZZ'", "plate = 'AB-123-CD'", "its row was changed"),
        ("outcome = 'FAVOURABLE'", "outcome = 'UNFAVOURABLE_MAJOR'", "its row was changed"),
        ("sha256 = reverse(sha256)", "sha256 = reverse(sha256)", "its file was changed"),
        (
            "signature = 'A' || signature",
            "signature = substr(signature, 2)",
            "not of a key of ours",
        ),
        (
            "facts = jsonb_set(facts, '{odometer_km}', '1')",
            "facts = jsonb_set(facts, '{odometer_km}', '128450')",
            "another result than was signed",
        ),
    ] {
        let as_owner = |what: &str| {
            format!(
                "BEGIN; SET LOCAL session_replication_role = replica;
             UPDATE report.reports SET {what} WHERE kind = 'INSPECTION_REPORT'; COMMIT;"
            )
        };
        conn.batch_execute(&as_owner(change)).await.unwrap();
        let told = look().await.broken;
        let named = |what: &String| what.contains("S069C012-2026-000001") && what.contains(said);
        assert!(told.iter().any(named), "{change}: {told:?}");
        conn.batch_execute(&as_owner(undo)).await.unwrap();
        assert_eq!(look().await.broken, Vec::<String>::new(), "{undo}");
    }
    // A byte of a stored file.
    let file = std::fs::read_dir(world.files()).unwrap().next().unwrap().unwrap().path();
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let told = look().await.broken;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("its file"), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_downloaded_file_proves_itself_also_after_the_key_gave_way_to_another() {
    let mut world = World::new().await;
    let owner = viewers::customer();
    world.db.publish(&signed(&owner)).await;
    world.settle().await;
    let document = mine(&world, &owner).await.remove(1);
    let file = world.get(document["downloadUrl"].as_str().unwrap()).await.bytes;
    let public = world.config.keys.public();
    let title = "Procès-verbal de contrôle technique n° S069C012-2026-000001".to_owned();
    let offline = DocumentKeys::believed(&public[0]).unwrap();
    let signer = Some("Auto Visite Tech (localhost)".to_owned());
    let authentic = FileVerdict::Authentic { title, signer };
    assert_eq!(offline.verify(&file), authentic);
    let mut changed = file.clone();
    changed[file.len() / 3] ^= 1;
    assert_eq!(offline.verify(&changed), FileVerdict::Altered);

    let keys = DocumentKeys::new(&generate_key(), &public.join(",")).unwrap();
    world.config = ReportConfig { keys, ..world.config.clone() };
    assert_eq!(world.config.keys.verify(&file), authentic);
    let page = world
        .get(
            document["verificationUrl"]
                .as_str()
                .unwrap()
                .trim_start_matches("http://localhost:4000"),
        )
        .await;
    assert!(page.text().contains("Document authentique"));
    let nothing = HashMap::new();
    let told = audit(&world.db.pool, &world.config, &nothing).await.unwrap();
    assert_eq!(told.broken, Vec::<String>::new());
    // Without the earlier key's public half the same papers would be nobody's.
    let forgetful = DocumentKeys::new(&generate_key(), "").unwrap();
    world.config = ReportConfig { keys: forgetful, ..world.config.clone() };
    let told = audit(&world.db.pool, &world.config, &nothing).await.unwrap();
    assert!(told.broken.iter().any(|what| what.contains("not of a key of ours")));
}
