//! What an operator does on a bad day: asking what is wrong, and starting again from a backup.
use crate::{
    installation::Site,
    product::{Product, text},
};
use serde_json::json;
use std::{fs, os::unix::fs::PermissionsExt, process::Command, sync::Arc};
use testkit::TestDb;

/// Whether it ended well, and what it printed.
fn outcome(mut command: Command) -> (bool, String) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said.into_owned())
}

fn line<'a>(said: &'a str, about: &str) -> &'a str {
    said.lines().find(|line| line.contains(about)).unwrap_or_else(|| panic!("{about}: {said}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_says_what_is_wrong_and_what_to_do() {
    let site = Site::prepare().await;
    // Tests of the server alone have no built web.
    let web = tempfile::tempdir().unwrap();
    fs::write(web.path().join("index.html"), "").unwrap();
    let laptop = |arguments: &[&str]| {
        let mut command = site.autovisite(arguments);
        command.env("AUTOVISITE_ENV", "development").env("AUTOVISITE_WEB_DIR", web.path());
        command
    };
    // Nothing was ever started: nothing is wrong, and nothing was made by looking.
    let (good, said) = outcome(laptop(&["doctor"]));
    assert!(good, "{said}");
    assert!(line(&said, "Migrations").starts_with("notice"), "{said}");
    assert!(line(&said, "Keys").contains("none yet"), "{said}");
    assert!(line(&said, "Mail").starts_with("ok"), "{said}");
    assert!(line(&said, "Payments").starts_with("ok"), "{said}");
    assert!(!site.folder.path().join("keys").exists(), "it made keys");

    let (_, plan) = outcome(laptop(&["migrate", "--plan"]));
    assert!(plan.lines().any(|line| line.starts_with("appointment")), "{plan}");
    assert!(!plan.ends_with("\n0 to apply\n"), "{plan}");
    site.done(&["migrate"]);
    assert_eq!(site.done(&["migrate", "--plan"]), "0 to apply\n");
    drop(site.serve().await);
    let (good, said) = outcome(laptop(&["doctor"]));
    assert!(good, "{said}");
    for about in ["Keys", "Database", "Clock", "Migrations", "Events", "Storage"] {
        assert!(line(&said, about).starts_with("ok"), "{said}");
    }

    // Each fault is named by itself.
    let worse = |name: &str, value: &str, about: &str| {
        let mut command = laptop(&["doctor"]);
        command.env(name, value);
        let (good, said) = outcome(command);
        assert!(!good, "{said}");
        assert!(
            said.lines().any(|line| line.starts_with("WRONG") && line.contains(about)),
            "{said}"
        );
        assert!(!said.contains("hunter2"), "a password is shown: {said}");
    };
    worse("SMTP_URL", "smtp://shop:hunter2@127.0.0.1:9", "Mail");
    worse("STRIPE_SECRET_KEY", "sk_live_hunter2", "Payments");
    worse("DATABASE_URL", "postgres://shop:hunter2@127.0.0.1:9/shop", "Database");
    worse("AMQP_URL", "amqp://shop:hunter2@127.0.0.1:9/%2f", "RabbitMQ");
    worse("AUTOVISITE_WEB_DIR", "/nowhere", "Program");
    worse("AUTOVISITE_DATA_DIR", "/proc/nowhere", "Data");
    worse("AUTOVISITE_DOCUMENT_KEY", "hunter2", "Keys");
    worse("AUTOVISITE_ENV", "production", "Settings");
    let key = site.folder.path().join("keys/file-keys");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let (good, said) = outcome(laptop(&["doctor"]));
    assert!(!good && said.contains("other accounts of this machine can read file-keys"), "{said}");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    site.database
        .execute(
            "INSERT INTO kernel.outbox (id, name, aggregate, payload, dead_at, last_error)
             VALUES (gen_random_uuid(), 'auth.test', 'test', '{}', now(), 'of this test')",
        )
        .await;
    let (good, said) = outcome(laptop(&["doctor"]));
    assert!(!good && line(&said, "Events").contains("1 given up"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_paid_after_the_backup_is_found_again() {
    const CENTRES: &str = "{ centres { edges { node { id } } } }";
    const PAY: &str = "mutation($i: StartCheckoutInput!) { startCheckout(input: $i) {
        payment { checkoutUrl } } }";
    const STATUS: &str = "query($id: UUID!) { appointment(id: $id) { status
        payment { status invoiceNumber } } }";
    let site = Site::prepare().await;
    site.done(&["migrate"]);
    let file = crate::installation::repository().join("deploy/network.example.toml");
    site.done(&["network", "import", file.to_str().unwrap(), "--yes"]);
    let serving = site.serve().await;
    let product = Product::elsewhere(&site.origin, site.database.clone());
    let guest = product.guest().await;
    let centres = product.data(&guest, CENTRES, json!({})).await;
    let centre = text(&centres["centres"]["edges"][0]["node"]["id"]);
    let slot = product.free_slot_at(&guest, &centre).await;
    let appointment = product.hold(&guest, &slot).await;
    let account = json!({
        "email": "lea@example.com", "password": "trois roues suffisent", "displayName": "Léa",
    });
    let challenge = product.register(&guest, account).await;
    let letter = site.letter("lea@example.com").await;
    let lea = text(&product.enter(&guest, &challenge, &letter).await["accessToken"]);
    let wish = json!({ "i": { "appointmentId": appointment, "idempotencyKey": "pay-1" } });
    let started = product.data(&lea, PAY, wish).await;
    let page = text(&started["startCheckout"]["payment"]["checkoutUrl"]);

    // The backup, while the platform runs; the private half of its key is elsewhere.
    let (elsewhere, backups) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (key, folder) = (elsewhere.path().join("key.txt"), backups.path().to_str().unwrap());
    let made = site.done(&["backup", "new-key"]);
    fs::write(&key, &made).unwrap();
    let recipient = made.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap();
    let write = ["backup", "write", folder, "--recipient", recipient, "--keep", "2"];
    for _ in 0..2 {
        site.done(&write);
    }
    let backup = site.done(&write).trim().to_owned();
    assert_eq!(fs::read_dir(backups.path()).unwrap().count(), 2, "older ones are still there");
    assert!(!fs::read(&backup).unwrap().windows(15).any(|part| part == b"lea@example.com"));

    // The machine is lost, and only then the customer pays.
    drop(serving);
    let paid = product
        .client
        .post(&page)
        .header("content-type", "application/x-www-form-urlencoded")
        .body("card-number=4242424242424242&card-expiry=12%2F34&card-cvc=123")
        .send()
        .await
        .unwrap();
    assert!(paid.status().is_redirection(), "{paid:?}");

    // What is there already is never overwritten, and another key opens nothing.
    let restore = |key: &std::path::Path| {
        [
            "backup".into(),
            "restore".into(),
            backup.clone(),
            "--identity".into(),
            key.display().to_string(),
        ]
    };
    let (good, said) = outcome(site.autovisite(&restore(&key).each_ref().map(String::as_str)));
    assert!(!good && said.contains("has tables already"), "{said}");
    let site = Site {
        database: Arc::new(TestDb::empty().await),
        folder: tempfile::tempdir().unwrap(),
        ..site
    };
    let other = elsewhere.path().join("other.txt");
    fs::write(&other, site.done(&["backup", "new-key"])).unwrap();
    let (good, said) = outcome(site.autovisite(&restore(&other).each_ref().map(String::as_str)));
    assert!(!good && said.contains("age cannot open"), "{said}");
    let said = site.done(&restore(&key).each_ref().map(String::as_str));
    assert!(said.contains("restored as it was on"), "{said}");
    let said = site.done(&["audit"]);
    assert!(said.contains("all is as it was written"), "{said}");

    // Her log-in, her appointment and her money are there: the keys came back, too.
    let _serving = site.serve().await;
    let product = Product::elsewhere(&site.origin, site.database.clone());
    let confirmed = |answer: &serde_json::Value| answer["appointment"]["status"] == "CONFIRMED";
    product.until(&lea, STATUS, json!({ "id": appointment }), confirmed).await;
}
