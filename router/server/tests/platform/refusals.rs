//! What must not work, through the public origin: each a stable code, nothing lost.
use crate::product::{Product, text};
use autovisite::Transport;
use serde_json::json;

const READ: &str = "query($id: UUID!) { appointment(id: $id) { id } }";

#[tokio::test(flavor = "multi_thread")]
async fn each_refusal_has_its_code() {
    let product = Product::start(Transport::InProcess).await;
    let guest = product.guest().await;
    let slot = product.free_slot(&guest).await;

    const HOLD: &str =
        "mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id } } }";
    let anonymous = product.refusal(None, HOLD, json!({ "i": slot })).await;
    assert_eq!(anonymous, "UNAUTHENTICATED");

    let appointment = product.hold(&guest, &slot).await;
    const PAY: &str = "mutation($id: UUID!) {
        startCheckout(input: {appointmentId: $id, idempotencyKey: \"k\"}) { payment { id } } }";
    let id = json!({ "id": appointment });
    assert_eq!(product.refusal(Some(&guest), PAY, id.clone()).await, "LOGIN_REQUIRED");

    let other = product.log_in("camille@demo.example").await;
    assert!(product.data(&other, READ, id.clone()).await["appointment"].is_null());
    const CANCEL: &str = "mutation($id: UUID!) {
        cancelAppointment(input: {appointmentId: $id}) { appointment { id } } }";
    assert_eq!(product.refusal(Some(&other), CANCEL, id.clone()).await, "APPOINTMENT_NOT_FOUND");
    const BOARD: &str =
        "query($c: UUID!, $d: NaiveDate!) { dayBoard(centreId: $c, date: $d) { id } }";
    let board = json!({ "c": slot["centreId"], "d": "2026-12-01" });
    assert_eq!(product.refusal(Some(&other), BOARD, board).await, "FORBIDDEN");

    let mut sunday = slot.clone();
    sunday["startsAt"] = json!(next_sunday_morning());
    sunday["idempotencyKey"] = json!("sunday");
    let closed = product.refusal(Some(&guest), HOLD, json!({ "i": sunday })).await;
    assert_eq!(closed, "CENTRE_CLOSED");

    let forged = format!("{}x", other);
    assert_eq!(product.refusal(Some(&forged), READ, id).await, "TOKEN_INVALID");
}

fn next_sunday_morning() -> String {
    use chrono::{Datelike, Days, Utc, Weekday};
    let mut day = Utc::now().date_naive() + Days::new(1);
    while day.weekday() != Weekday::Sun {
        day = day + Days::new(1);
    }
    format!("{day}T09:00:00Z")
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_no_photo_are_refused_with_words() {
    let product = Product::start(Transport::InProcess).await;
    let guest = product.guest().await;
    let put = async |bytes: Vec<u8>| {
        const CREATE: &str = "mutation { createUpload(input: {
            kind: REGISTRATION_CERTIFICATE, fileName: \"carte.jpg\", contentType: \"image/jpeg\",
            sizeBytes: 1000 }) { upload { url } } }";
        let created = product.data(&guest, CREATE, json!({})).await;
        let address = format!("{}{}", product.url, text(&created["createUpload"]["upload"]["url"]));
        let answer = product.client.put(address).body(bytes).send().await.unwrap();
        let status = answer.status().as_u16();
        (status, answer.json::<serde_json::Value>().await.unwrap())
    };
    let (status, refusal) = put(b"MZ\x90\x00 not a photo at all, a program".to_vec()).await;
    assert_eq!((status, text(&refusal["code"]).as_str()), (415, "FILE_TYPE_UNSUPPORTED"));
    assert!(text(&refusal["message"]).contains("photo"), "{refusal}");

    // A PNG header that promises 30,000 × 30,000 pixels.
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bomb.extend([0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0, 0, 0, 0, 0]);
    let (status, refusal) = put(bomb).await;
    assert_eq!(status, 422, "{refusal}");

    let (status, refusal) = put(vec![0xff; 24 * 1024 * 1024]).await;
    assert_eq!((status, text(&refusal["code"]).as_str()), (413, "FILE_TOO_LARGE"));

    let nowhere = product.client.put(format!("{}/uploads/unknown", product.url)).send().await;
    assert_eq!(nowhere.unwrap().status(), 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_operator_closes_is_refused_at_once_and_opened_again() {
    let product = Product::start(Transport::InProcess).await;
    let customer = product.log_in("camille@demo.example").await;
    let switch = |name: &str, turn: &str| {
        let said = std::process::Command::new(env!("CARGO_BIN_EXE_autovisite"))
            .args(["feature", turn, name])
            .env("AUTOVISITE_DATA_DIR", product.data_dir())
            .env_remove("AUTOVISITE_FEATURES_OFF")
            .output()
            .unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        String::from_utf8(said.stdout).unwrap()
    };
    let nobody = json!({ "id": uuid::Uuid::now_v7() });
    const PAY: &str =
        "mutation($id: UUID!) { startCheckout(input: {appointmentId: $id, idempotencyKey: \"k\"}) {
        payment { id } } }";
    const REGISTER: &str =
        "mutation { register(input: {email: \"lea@exemple.fr\", displayName: \"Lea\",
        password: \"quatre mots sans rapport\"}) { addressCode { challengeId } } }";
    assert_ne!(product.refusal(Some(&customer), PAY, nobody.clone()).await, "SWITCHED_OFF");
    for name in ["online-payment", "registrations"] {
        assert!(switch(name, "off").contains(&format!("{name:<16}off\n")));
    }
    let refused = product.ask(Some(&customer), PAY, nobody.clone()).await;
    let error = &refused["errors"][0];
    assert_eq!(error["extensions"]["code"], "SWITCHED_OFF", "{refused:#}");
    assert!(text(&error["message"]).contains("payer au centre"), "{refused:#}");
    assert!(text(&error["extensions"]["en"]).contains("pay at the centre"), "{refused:#}");
    assert_eq!(product.refusal(None, REGISTER, json!({})).await, "REGISTRATIONS_CLOSED");
    product.data(&customer, "{ me { id } }", json!({})).await;
    for name in ["online-payment", "registrations"] {
        switch(name, "on");
    }
    assert_ne!(product.refusal(Some(&customer), PAY, nobody).await, "SWITCHED_OFF");
    assert!(product.ask(None, REGISTER, json!({})).await["data"]["register"].is_object());
}

#[tokio::test(flavor = "multi_thread")]
async fn maintenance_asks_everybody_to_come_back_and_ends() {
    let product = Product::start(Transport::InProcess).await;
    let guest = product.guest().await;
    let file = product.data_dir().join("maintenance");
    autovisite::maintenance::begin(&file, None).unwrap();
    let centres = "{ centres { nodes { id } } }";
    let mut refused = json!(null);
    for _ in 0..50 {
        refused = product.ask(Some(&guest), centres, json!({})).await;
        if refused["errors"].is_array() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let error = &refused["errors"][0];
    assert_eq!(error["extensions"]["code"], "MAINTENANCE", "{refused:#}");
    let told = [&error["message"], &error["extensions"]["en"]].map(text);
    assert!(told[0].contains("il reprend dans quelques minutes"), "{told:?}");
    assert!(told[1].contains("it is back in a few minutes"), "{told:?}");
    for (path, status) in [("/ready", 200), ("/health", 200), ("/.well-known/jwks.json", 200)] {
        let answer = product.client.get(format!("{}{path}", product.url)).send().await.unwrap();
        assert_eq!(answer.status(), status, "{path}");
    }
    assert!(autovisite::maintenance::end(&file).unwrap());
    for _ in 0..50 {
        let answer = product.ask(Some(&guest), centres, json!({})).await;
        if answer["data"]["centres"].is_object() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("it never ended");
}
