//! What people corrected becomes pages to learn from, where they agreed.
use crate::product::{Product, photo, text};
use autovisite::Transport;
use serde_json::{Value, json};
use std::{os::unix::fs::PermissionsExt, path::Path, process::Command};

const CREATE: &str = "mutation($i: CreateUploadInput!) { createUpload(input: $i) {
    document { id } upload { url } } }";
const READ: &str = "query($id: UUID!) { document(id: $id) { status
    registration { status fields { code value } } } }";
const CONFIRM: &str = "mutation($i: ConfirmRegistrationInput!) {
    confirmRegistration(input: $i) { vehicle { id } } }";

impl Product {
    /// A certificate of `token`'s, read; its document.
    async fn certificate(&self, token: &str) -> String {
        let bytes = photo();
        let wish = json!({ "i": { "kind": "REGISTRATION_CERTIFICATE", "fileName": "c.jpg",
            "contentType": "image/jpeg", "sizeBytes": bytes.len() } });
        let created = self.data(token, CREATE, wish).await["createUpload"].take();
        let address = format!("{}{}", self.url, text(&created["upload"]["url"]));
        assert_eq!(self.client.put(address).body(bytes).send().await.unwrap().status(), 204);
        let document = text(&created["document"]["id"]);
        let is_read = |answer: &Value| !answer["document"]["registration"].is_null();
        self.until(token, READ, json!({ "id": document }), is_read).await;
        document
    }

    /// Runs `autovisite export corrections` beside the platform, as an operator would.
    fn export(&self, folder: &Path, more: &[&str]) -> String {
        let ran = Command::new(env!("CARGO_BIN_EXE_autovisite"))
            .args(["export", "corrections"])
            .arg(folder)
            .args(more)
            .env("DATABASE_URL", self.database_url())
            .env("AUTOVISITE_DATA_DIR", self.data_dir())
            .output()
            .unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).unwrap()
    }
}

fn page(folder: &Path, document: &str) -> Value {
    let told = std::fs::read(folder.join(format!("{document}.json"))).unwrap();
    let picture = std::fs::read(folder.join(format!("{document}.jpg"))).unwrap();
    assert!(picture.starts_with(&[0xFF, 0xD8, 0xFF]));
    serde_json::from_slice(&told).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn corrections_are_exported_where_their_owner_agreed() {
    let product = Product::start(Transport::InProcess).await;
    let camille = product.log_in("camille@demo.example").await;
    let confirm = async |document: &str, model: Option<&str>, stays: bool| {
        let corrections: Vec<Value> =
            model.map(|model| json!({ "code": "D.3", "value": model })).into_iter().collect();
        let wish = json!({ "i": { "documentId": document, "corrections": corrections,
            "pictureMayStay": stays } });
        product.data(&camille, CONFIRM, wish).await;
    };
    let right = product.certificate(&camille).await;
    confirm(&right, None, true).await;
    let corrected = product.certificate(&camille).await;
    confirm(&corrected, Some("TIGUAM"), true).await;
    let secret = product.certificate(&camille).await;
    confirm(&secret, Some("TIGUAN 2"), false).await;
    let gone = |answer: &Value| answer["document"]["status"] == "DELETED";
    product.until(&camille, READ, json!({ "id": secret }), gone).await;

    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("corrected");
    assert_eq!(product.export(&folder, &[]), "1 pages written, 0 without a picture\n");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
    let told = page(&folder, &corrected);
    assert_eq!((&told["level"], &told["fields"]["D.3"]), (&json!(5), &json!("TIGUAM")));
    assert_eq!(told["fields"]["A"], "PM-110-EP");
    let personal = |told: &Value| {
        told["fields"].as_object().unwrap().keys().any(|code| code.starts_with("C."))
    };
    assert!(!personal(&told), "{told:#}");
    let words = told["words"].as_array().unwrap();
    let model = words.iter().find(|word| word["key"] == "D.3").unwrap();
    assert!(text(&model["text"]).ends_with("TIGUAM"), "{model}");
    assert_eq!((&model["kind"], model["quad"].as_array().unwrap().len()), (&json!("value"), 4));
    // Nearly all fields of a clean page are lines of their own.
    assert!(words.len() > 20, "{} of {}", words.len(), told["fields"]);

    // A folder that was there, open to all, with a file of that name in it.
    let all = out.path().join("all");
    std::fs::create_dir(&all).unwrap();
    std::fs::write(all.join(format!("{right}.json")), "{}").unwrap();
    let whole = ["--all", "--personal"];
    assert_eq!(product.export(&all, &whole), "2 pages written, 0 without a picture\n");
    assert!(personal(&page(&all, &right)));
    for file in std::fs::read_dir(&all).unwrap() {
        assert_eq!(file.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }

    // One that no key opens stops nobody.
    let kept = product.data_dir().join(format!("files/documents/documents/{corrected}/1.jpg"));
    assert!(kept.exists());
    std::fs::write(&kept, "sealed otherwise").unwrap();
    let some = out.path().join("some");
    assert_eq!(product.export(&some, &whole), "1 pages written, 1 without a picture\n");
    page(&some, &right);

    // Once its owner takes it back nothing is shown of it, be the picture still there or not.
    confirm(&right, None, false).await;
    let none = out.path().join("none");
    assert_eq!(product.export(&none, &whole), "0 pages written, 1 without a picture\n");
    product.until(&camille, READ, json!({ "id": right }), gone).await;
}
