//! From an empty database to a network that can be booked, by commands and graph alone.
use crate::product::{Product, text};
use autovisite::Transport;
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::Arc,
};
use testkit::TestDb;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy/network.example.toml")
}

/// Runs `autovisite network` as an operator would, with nobody at the terminal.
fn network(db: &TestDb, folder: &Path, arguments: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_autovisite"))
        .arg("network")
        .args(arguments)
        .env("DATABASE_URL", db.pool.url())
        .env("AUTOVISITE_DATA_DIR", folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_installation_opens_with_a_file() {
    let db = Arc::new(TestDb::new().await);
    let folder = tempfile::tempdir().unwrap();
    let (folder, file) = (folder.path(), example());
    let [import, export, dry, yes] = ["import", "export", "--dry-run", "--yes"].map(Path::new);

    let looked = network(&db, folder, &[import, &file, dry]);
    assert!(looked.status.success(), "{looked:?}");
    assert!(said(&looked).contains("+ metz-sablon phone: 03 87 00 01 01"), "{}", said(&looked));
    // Nobody is there to agree: nothing is done.
    let asked = network(&db, folder, &[import, &file]);
    assert!(!asked.status.success());
    assert!(String::from_utf8_lossy(&asked.stderr).contains("--yes"), "{asked:?}");
    assert_eq!(said(&network(&db, folder, &[export])), "");

    let done = network(&db, folder, &[import, &file, yes]);
    assert!(done.status.success() && said(&done).ends_with("done\n"), "{done:?}");
    let kept = folder.join("kept.toml");
    assert!(network(&db, folder, &[export, &kept]).status.success());
    for same in [&file, &kept] {
        let again = network(&db, folder, &[import, same, yes]);
        assert_eq!(said(&again), "the network is so already\n", "{again:?}");
    }

    let product = Product::on(db.clone(), false, Transport::InProcess, |_| {}).await;
    let guest = product.guest().await;
    let centre = "{ centres { edges { node { id name lanes { name } } } } }";
    let centre = product.data(&guest, centre, json!({})).await;
    let centre = &centre["centres"]["edges"][0]["node"];
    assert_eq!(
        (text(&centre["name"]).as_str(), &centre["lanes"][2]["name"]),
        ("Metz Sablon", &json!("Ligne moto"))
    );
    let slot = product.free_slot_at(&guest, &text(&centre["id"])).await;
    product.hold(&guest, &slot).await;

    // The appointment stands: a file without its centre's hours is refused, and names it.
    let shut: String = std::fs::read_to_string(&kept)
        .unwrap()
        .lines()
        .filter(|line| !line.contains("day = ["))
        .map(|line| format!("{line}\n"))
        .collect();
    let closing = folder.join("closing.toml");
    std::fs::write(&closing, shut).unwrap();
    let refused = network(&db, folder, &[import, &closing, yes]);
    assert!(!refused.status.success());
    assert!(said(&refused).contains("! metz-sablon: RDV-"), "{}", said(&refused));
    let left = network(&db, folder, &[import, &kept, yes]);
    assert_eq!(said(&left), "the network is so already\n");

    // Who works there is invited, once; who is not named stays.
    let people = "[[staff]]\nemail = \"jeanne@example.org\"\nname = \"Jeanne Weber\"\n\
                  centre = \"metz-sablon\"\nroles = [\"MANAGER\"]\n";
    let staffed = folder.join("staffed.toml");
    std::fs::write(&staffed, people).unwrap();
    let told = "metz-sablon: jeanne@example.org is MANAGER (was nobody), and is written to\n";
    assert_eq!(said(&network(&db, folder, &[import, &staffed, dry])).lines().count(), 2);
    let joined = network(&db, folder, &[import, &staffed, yes]);
    assert!(said(&joined).starts_with(told), "{joined:?}");
    for same in [&staffed, &kept] {
        let again = said(&network(&db, folder, &[import, same, yes]));
        assert!(again.ends_with("the network is so already\n"), "{again}");
    }
    assert!(said(&network(&db, folder, &[export])).ends_with(people));
    std::fs::write(&staffed, people.replace("metz-sablon", "nulle-part")).unwrap();
    let nowhere = network(&db, folder, &[import, &staffed, yes]);
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("no such centre"), "{nowhere:?}");
}
