//! From the guest's first word to the certificate, over plain GraphQL, in both transports.
use crate::product::{Product, photo, text};
use autovisite::Transport;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn the_journey_in_process() {
    walk(Transport::InProcess).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_journey_over_http() {
    walk(Transport::Http).await;
}

async fn walk(transport: Transport) {
    let product = Product::start(transport).await;
    let token = arrive(&product).await;
    let slot = product.free_slot(&token).await;
    let appointment = product.hold(&token, &slot).await;
    show_the_certificate(&product, &token, &appointment).await;
    pay(&product, &token, &appointment).await;
    let inspection = inspect(&product, &appointment).await;
    receive(&product, &token, &appointment, &inspection).await;
}

/// Talks as a guest, then registers: the conversation stays theirs.
async fn arrive(product: &Product) -> String {
    const OPEN: &str = "mutation { openConversation(input: {channel: WEB, locale: \"fr-FR\"}) {
        conversation { id messages { seq author text } } } }";
    const SEND: &str = "mutation($i: SendMessageInput!) { sendMessage(input: $i) {
        messages { author text } conversation { awaiting { kind name } } } }";
    let guest = product.guest().await;
    let opened = product.data(&guest, OPEN, json!({})).await;
    let conversation = &opened["openConversation"]["conversation"];
    assert_eq!(conversation["messages"][0]["author"], "ASSISTANT");

    let said = json!({ "i": {
        "conversationId": conversation["id"], "clientMessageId": "1",
        "text": "slt jveu un rdv ct samdi mat1",
    } });
    let first = product.data(&guest, SEND, said.clone()).await;
    assert!(first["sendMessage"]["messages"].as_array().unwrap().len() >= 2);
    assert_eq!(product.data(&guest, SEND, said).await, first, "the second click says nothing new");

    let account = json!({
        "email": "lea@example.com", "password": "une-phrase-secrete", "displayName": "Léa Fontaine",
    });
    let challenge = product.register(&guest, account).await;
    let letter = crate::opening::letter(product, "lea@example.com").await;
    let entered = product.enter(&guest, &challenge, &letter).await;
    let token = text(&entered["accessToken"]);
    let again = product.data(&token, OPEN, json!({})).await;
    assert_eq!(again["openConversation"]["conversation"]["id"], conversation["id"]);
    token
}

/// Uploads the photographed carte grise, waits until it is read, confirms what was read.
async fn show_the_certificate(product: &Product, token: &str, appointment: &str) {
    const CREATE: &str = "mutation($i: CreateUploadInput!) { createUpload(input: $i) {
        document { id } upload { url method } } }";
    const READ: &str = "query($id: UUID!) { document(id: $id) { status
        registration { status plate vin make model fields { code value status } } } }";
    const CONFIRM: &str = "mutation($i: ConfirmRegistrationInput!) {
        confirmRegistration(input: $i) { vehicle { id plate } } }";
    let bytes = photo();
    let wish = json!({ "i": {
        "kind": "REGISTRATION_CERTIFICATE", "fileName": "carte-grise.jpg",
        "contentType": "image/jpeg", "sizeBytes": bytes.len(), "appointmentId": appointment,
    } });
    let created = product.data(token, CREATE, wish).await;
    let document = created["createUpload"]["document"]["id"].clone();
    let address = format!("{}{}", product.url, text(&created["createUpload"]["upload"]["url"]));
    let put = product.client.put(address).body(bytes).send().await.unwrap();
    assert_eq!(put.status(), 204);

    let is_read = |answer: &Value| !answer["document"]["registration"].is_null();
    let read = product.until(token, READ, json!({ "id": document }), is_read).await;
    let registration = &read["document"]["registration"];
    assert_eq!(registration["plate"], "PM-110-EP");
    assert_eq!(registration["make"], "VOLKSWAGEN");
    let confirmed = product
        .data(token, CONFIRM, json!({ "i": { "documentId": document, "corrections": [] } }))
        .await;
    assert_eq!(confirmed["confirmRegistration"]["vehicle"]["plate"], "PM-110-EP");
}

/// Pays on the hosted page: a declined card first, then one that works.
async fn pay(product: &Product, token: &str, appointment: &str) {
    const START: &str = "mutation($i: StartCheckoutInput!) { startCheckout(input: $i) {
        payment { id checkoutUrl amount { amountCents currency } } } }";
    const STATUS: &str = "query($id: UUID!) { appointment(id: $id) { status plate
        vehicle { plate make } payment { status invoiceNumber method } } }";
    let wish = json!({ "i": { "appointmentId": appointment, "idempotencyKey": "pay-1" } });
    let started = product.data(token, START, wish.clone()).await;
    assert_eq!(product.data(token, START, wish).await, started, "one page, however often asked");
    let page = text(&started["startCheckout"]["payment"]["checkoutUrl"]);
    assert!(!pay_on(product, &page, "4000000000000002").await);
    assert!(pay_on(product, &page, "4242424242424242").await);
    let confirmed = |answer: &Value| answer["appointment"]["status"] == "CONFIRMED";
    let paid = product.until(token, STATUS, json!({ "id": appointment }), confirmed).await;
    let appointment = &paid["appointment"];
    assert_eq!(appointment["payment"]["status"], "SUCCEEDED");
    assert!(appointment["payment"]["invoiceNumber"].is_string());
    assert_eq!(appointment["plate"], "PM-110-EP");
    assert_eq!(appointment["vehicle"]["make"], "VOLKSWAGEN");
}

/// Fills the hosted page in; answers whether it took the card.
pub(crate) async fn pay_on(product: &Product, page: &str, card: &str) -> bool {
    let form = format!("card-number={card}&card-expiry=12%2F34&card-cvc=123");
    let request = product.client.post(page).body(form);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    request.send().await.unwrap().status().is_redirection()
}

/// Checks the vehicle in, inspects it and signs; answers the inspection's id.
pub(crate) async fn inspect(product: &Product, appointment: &str) -> String {
    const CHECK_IN: &str =
        "mutation($i: CheckInInput!) { checkIn(input: $i) { inspection { id } } }";
    const CHECKLIST: &str = "query($id: UUID!) { inspection(id: $id) {
        missing checklist { groups { points { code } } } } }";
    const DO: &str = "mutation($id: UUID!, $points: [String!]!, $defect: RecordDefectInput!,
            $vehicle: SetVehicleIdentityInput!) {
        setVehicleIdentity(input: $vehicle) { inspection { missing } }
        startInspection(input: {inspectionId: $id}) { inspection { status } }
        recordDefect(input: $defect) { inspection { defects { code level } } }
        checkPoints(input: {inspectionId: $id, points: $points}) { inspection { checkedPoints } }
        completeInspection(input: {inspectionId: $id, odometerKm: 128450}) {
            inspection { outcome status } } }";
    const SIGN: &str = "mutation($id: UUID!) {
        signInspection(input: {inspectionId: $id, idempotencyKey: \"s1\"}) {
            inspection { status outcome validUntil contentHash } } }";
    let inspector = product.log_in("controleur@demo.example").await;
    let wish = json!({ "i": { "appointmentId": appointment } });
    // The confirmation reaches the inspection domain an instant after the payment.
    let mut checked_in = Value::Null;
    for _ in 0..50 {
        let answer = product.ask(Some(&inspector), CHECK_IN, wish.clone()).await;
        if answer["errors"].is_null() {
            checked_in = answer["data"].clone();
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let id = text(&checked_in["checkIn"]["inspection"]["id"]);
    // The certificate said who the vehicle is; its use, and what it did not say, is entered.
    let vehicle = json!({ "inspectionId": id, "vin": "WVWZZZ1KZAW123456", "make": "VOLKSWAGEN",
        "model": "TIGUAN ALLSPACE", "firstRegistration": "2010-03-12", "euCategory": "M1", "energy": "PETROL",
        "usage": "ORDINARY" });
    let checklist = product.data(&inspector, CHECKLIST, json!({ "id": id })).await;
    let points: Vec<Value> = checklist["inspection"]["checklist"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|function| function["groups"].as_array().unwrap())
        .flat_map(|group| group["points"].as_array().unwrap())
        .map(|point| point["code"].clone())
        .collect();
    let defect = json!({ "inspectionId": id, "code": "3.4.1.b.1", "location": "AVG" });
    let wish = json!({ "id": id, "points": points, "defect": defect, "vehicle": vehicle });
    let done = product.data(&inspector, DO, wish).await;
    assert_eq!(done["completeInspection"]["inspection"]["outcome"], "FAVOURABLE");
    let signed = product.data(&inspector, SIGN, json!({ "id": id })).await;
    assert_eq!(signed["signInspection"]["inspection"]["status"], "SIGNED");
    id
}

/// The customer's dossier in one query, the PDF, its verification, and the news in the chat.
async fn receive(product: &Product, token: &str, appointment: &str, inspection: &str) {
    const DOSSIER: &str =
        "query($id: UUID!) { appointment(id: $id) { status inspection { id outcome
        certificate { number downloadUrl verificationUrl } report { number downloadUrl } } } }";
    const CHAT: &str =
        "{ myConversation(channel: WEB) { messages { text attachments { kind url } } } }";
    let issued = |answer: &Value| {
        !answer["appointment"]["inspection"]["certificate"].is_null()
            && !answer["appointment"]["inspection"]["report"].is_null()
            && answer["appointment"]["status"] == "COMPLETED"
    };
    let dossier = product.until(token, DOSSIER, json!({ "id": appointment }), issued).await;
    let found = &dossier["appointment"]["inspection"];
    assert_eq!(found["id"], inspection);
    for kind in ["certificate", "report"] {
        let address = format!("{}{}", product.url, text(&found[kind]["downloadUrl"]));
        let pdf = product.client.get(address).send().await.unwrap();
        assert_eq!(pdf.headers()["content-type"], "application/pdf");
        assert!(pdf.bytes().await.unwrap().starts_with(b"%PDF-"));
    }
    let verification = format!("{}{}", product.url, text(&found["certificate"]["verificationUrl"]));
    let page = product.client.get(verification).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("PM-110-EP"), "{page}");

    let told = |answer: &Value| {
        let messages = answer["myConversation"]["messages"].as_array();
        messages
            .is_some_and(|all| all.iter().any(|message| message["attachments"][0]["kind"] == "PDF"))
    };
    product.until(token, CHAT, json!({}), told).await;
    let mailbox = product.client.get(format!("{}/mailbox", product.url)).send().await.unwrap();
    assert!(mailbox.text().await.unwrap().contains("lea@example.com"));
}
