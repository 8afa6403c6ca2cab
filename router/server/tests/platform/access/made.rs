//! How the things come about that the questions are about.
use super::{
    cast::{A, Cast},
    rows,
    things::Things,
};
use crate::{
    journey,
    product::{Product, text},
};
use autovisite::secrets::Secrets;
use chrono::Utc;
use kernel::{LetterKey, LetterLink};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// As `events::appointment::LINK`.
const LINK: &str = "appointment";

async fn shared(product: &Product, cast: &Cast) -> Things {
    const LANES: &str = "query($id: UUID!) { centre(id: $id) { lanes { id } } }";
    let centre = json!(appointment::demo::centre(A));
    let lanes = product.data(cast.of("owner"), LANES, json!({ "id": centre })).await;
    let ids = BTreeMap::from([
        ("centreIds", json!([centre])),
        ("centreId", centre),
        ("laneId", lanes["centre"]["lanes"][0]["id"].clone()),
        ("organisationId", cast.organisation.clone()),
        ("channel", json!("WEB")),
    ]);
    // It stays where it is.
    let special = BTreeMap::from([(("rescheduleAppointment", "centreId"), Value::Null)]);
    Things { ids, special }
}

/// Pays by card what is held, and waits until it stands; answers its payment.
async fn pay(product: &Product, (writer, reader): (&str, &str), appointment: &Value) -> Value {
    const START: &str = "mutation($i: StartCheckoutInput!) { startCheckout(input: $i) {
        payment { id checkoutUrl } } }";
    const STATUS: &str = "query($id: UUID!) { appointment(id: $id) { status } }";
    let wish = json!({ "i": { "appointmentId": appointment, "idempotencyKey": appointment } });
    let started = product.until_done(writer, START, wish).await;
    let payment = &started["startCheckout"]["payment"];
    let page = text(&payment["checkoutUrl"]);
    assert!(journey::pay_on(product, &page, "4242424242424242").await);
    let stands = |answer: &Value| answer["appointment"]["status"] == "CONFIRMED";
    product.until(reader, STATUS, json!({ "id": appointment }), stands).await;
    payment["id"].clone()
}

async fn held(product: &Product, cast: &Cast, writer: &str, plate: &str) -> Value {
    let centre = appointment::demo::centre(A).to_string();
    let mut slot = product.free_slot_at(cast.of("owner"), &centre).await;
    slot["plate"] = json!(plate);
    json!(product.hold(cast.of(writer), &slot).await)
}

async fn checked_in(product: &Product, cast: &Cast, appointment: &Value) -> Value {
    const CHECK_IN: &str = "mutation($i: CheckInInput!) { checkIn(input: $i) {
        inspection { id } } }";
    let arrived = json!({ "i": { "appointmentId": appointment } });
    let arrived = product.until_done(cast.of("desk A"), CHECK_IN, arrived).await;
    arrived["checkIn"]["inspection"]["id"].clone()
}

async fn uploaded(product: &Product, cast: &Cast, of: &str) -> Value {
    const UPLOAD: &str = "mutation { createUpload(input: { kind: OTHER, fileName: \"a.jpg\",
        contentType: \"image/jpeg\", sizeBytes: 1000 }) { document { id } } }";
    let made = product.data(cast.of(of), UPLOAD, json!({})).await;
    made["createUpload"]["document"]["id"].clone()
}

/// Nothing is handed out as an invoice before somebody said who sells, at A and elsewhere.
pub(super) async fn sellers(product: &Product, cast: &Cast) {
    const SELLER: &str =
        "mutation($i: SetSellerInput!) { setSeller(input: $i) { seller { legalName } } }";
    for centre in [Value::Null, json!(appointment::demo::centre(A))] {
        let seller = json!({ "i": {
            "legalName": "Contrôle technique du Sablon", "legalForm": "SARL",
            "address": "14 rue aux Arènes, 57000 Metz", "siren": "732 829 320",
            "vatNumber": "FR44732829320", "register": "RCS Metz", "centreId": centre,
        } });
        product.data(cast.of("admin"), SELLER, seller).await;
    }
}

/// What the owner has at A, and what is there beside; then what entities are of each type.
pub(super) async fn of_owner(
    product: &Product,
    cast: &Cast,
) -> (Things, BTreeMap<&'static str, Value>) {
    let owner = cast.of("owner");
    let both = (owner, owner);
    let Things { mut ids, mut special } = shared(product, cast).await;
    let centre = text(&ids["centreId"]);
    let letters = Secrets::open(product.data_dir()).unwrap();
    let letters = letters.random("AUTOVISITE_LETTER_KEY", "letter-key").unwrap();
    let letters = LetterKey::new(letters.as_bytes()).unwrap();

    let appointment = held(product, cast, "owner", "AB-123-CD").await;
    let payment = pay(product, both, &appointment).await;
    let ending = held(product, cast, "owner", "AB-124-CD").await;
    pay(product, both, &ending).await;
    let signed = held(product, cast, "owner", "AB-125-CD").await;
    pay(product, both, &signed).await;
    let offered = held(product, cast, "owner", "AB-126-CD").await;
    let wait = rows::offered(product, &text(&offered)).await;
    let open = checked_in(product, cast, &appointment).await;
    let inspection = json!(journey::inspect(product, &text(&signed)).await);

    const OPEN: &str = "mutation { openConversation(input: {channel: WEB, locale: \"fr-FR\"}) {
        conversation { id } } }";
    const CONSENT: &str = "{ resultsConsentText { version } }";
    const GRANT: &str = "mutation($i: GrantResultsAccessInput!) { grantResultsAccess(input: $i) {
        __typename } }";
    const REPORT: &str = "query($id: UUID!) { appointment(id: $id) { inspection {
        report { id verificationUrl } } } }";
    const PROMOTE: &str = "mutation($i: CreatePromotionInput!) { createPromotion(input: $i) {
        promotions { id } } }";
    const CODE: &str = "mutation($i: RequestLogInCodeInput!) { requestLogInCode(input: $i) {
        challengeId } }";
    const SHARE: &str = "mutation($i: ShareReportInput!) { shareReport(input: $i) {
        share { id } } }";
    const EXPORT: &str = "mutation { requestDataExport { __typename } }";
    const OWN: &str = "query($id: UUID!) { appointment(id: $id) { customer { id }
        invoices { id } } }";
    let conversation = product.data(owner, OPEN, json!({})).await;
    let conversation = conversation["openConversation"]["conversation"]["id"].clone();
    let handover = rows::handed_over(product, &conversation, &centre).await;
    let consent = product.data(owner, CONSENT, json!({})).await;
    let consent = consent["resultsConsentText"]["version"].clone();
    let grant = json!({ "appointmentId": signed, "organisationId": cast.organisation,
        "textVersion": consent });
    product.data(owner, GRANT, json!({ "i": grant })).await;
    let issued = |answer: &Value| answer["appointment"]["inspection"]["report"]["id"].is_string();
    let report = product.until(owner, REPORT, json!({ "id": signed }), issued).await;
    let report = &report["appointment"]["inspection"]["report"];
    let wish = json!({ "i": { "reportId": report["id"], "days": 7 } });
    let share = product.data(owner, SHARE, wish).await;
    let code = text(&report["verificationUrl"]);
    let code = code.rsplit('/').next().unwrap();
    let note = rows::noted(product, &appointment).await;
    let promotion = json!({ "centreId": centre, "code": "ACCES10", "label": "Dix", "percent": 10,
        "validUntil": chrono::Utc::now() + chrono::Days::new(30) });
    let promotion = product.data(cast.of("manager A"), PROMOTE, json!({ "i": promotion })).await;
    let asked = json!({ "i": { "email": "letter@example.org" } });
    let asked = product.ask(None, CODE, asked).await;
    let challenge = text(&asked["data"]["requestLogInCode"]["challengeId"]).parse().unwrap();
    product.data(owner, EXPORT, json!({})).await;
    let (endpoint, delivery) = rows::hooked(product, &cast.organisation).await;
    let closing = rows::closed(product, &centre).await;
    let inspector = rows::in_register(product, &centre, &cast.member).await;

    let has_invoice = |answer: &Value| answer["appointment"]["invoices"][0]["id"].is_string();
    let own = product.until(owner, OWN, json!({ "id": appointment }), has_invoice).await;
    let person = own["appointment"]["customer"]["id"].clone();
    let document = uploaded(product, cast, "owner").await;
    let vehicle = rows::registered(product, &person, &document, "GH-456-JK").await;
    let last_document = uploaded(product, cast, "owner").await;
    rows::registered(product, &person, &last_document, "GH-457-JK").await;

    let letter = LetterLink {
        id: text(&ending).parse().unwrap(),
        owner: text(&person).parse().unwrap(),
        written: Utc::now(),
    };
    let letter = letters.link_of(LINK, letter);
    special.extend([
        (("cancelAppointment", "appointmentId"), ending.clone()),
        (("rescheduleAppointment", "appointmentId"), ending),
        (("acceptOffer", "appointmentId"), offered.clone()),
        (("passOffer", "appointmentId"), offered),
        (("inspection", "id"), inspection.clone()),
        (("inspectionByAppointment", "appointmentId"), signed.clone()),
        (("revokeResultsAccess", "appointmentId"), signed),
        (("grantResultsAccess", "textVersion"), consent),
        (("deleteDocument", "documentId"), last_document.clone()),
        (("deleteRegistration", "documentId"), last_document),
        (("linkedAppointment", "link"), json!(letter)),
        (("cancelLinked", "link"), json!(letter)),
        (("moveLinked", "link"), json!(letter)),
        (("letterLink", "link"), json!(letters.link(challenge))),
        (("verification", "code"), json!(code)),
        (("applyCode", "code"), json!("ACCES10")),
        // Photos of defects are for staff alone: what everybody may send is asked about.
        (("createUpload", "kind"), json!("OTHER")),
        (("chooseReminder", "channel"), json!("EMAIL")),
    ]);
    let types = BTreeMap::from([
        ("Appointment", appointment.clone()),
        ("Payment", payment.clone()),
        ("Inspection", inspection),
        ("Conversation", conversation.clone()),
        ("Centre", json!(centre)),
        ("User", person),
        ("Invoice", own["appointment"]["invoices"][0]["id"].clone()),
        ("Document", document.clone()),
        ("Vehicle", vehicle.clone()),
        ("Report", report["id"].clone()),
        ("Closing", closing),
    ]);
    ids.extend([
        ("appointmentId", appointment),
        ("paymentId", payment),
        ("inspectionId", open),
        ("conversationId", conversation),
        ("handoverId", handover),
        ("noteId", note),
        ("waitId", wait),
        ("reportId", report["id"].clone()),
        ("shareId", share["shareReport"]["share"]["id"].clone()),
        ("documentId", document),
        ("vehicleId", vehicle),
        ("promotionId", promotion["createPromotion"]["promotions"][0]["id"].clone()),
        ("endpointId", endpoint),
        ("deliveryId", delivery),
        ("trainingId", rows::trained(product, &inspector).await),
        ("inspectorId", inspector),
        ("keyId", cast.spare_key.clone()),
        ("userId", cast.member.clone()),
        ("logInId", second_log_in(product).await),
    ]);
    (Things { ids, special }, types)
}

/// A log-in of the owner's that nobody asks with.
async fn second_log_in(product: &Product) -> Value {
    const MINE: &str = "{ myLogIns { id } }";
    // Listed first is the one that was used last: this.
    let token = product.log_in("owner@example.org").await;
    product.data(&token, MINE, json!({})).await["myLogIns"][0]["id"].clone()
}

/// What the keys' organisation has at A.
pub(super) async fn of_organisation(product: &Product, cast: &Cast) -> Things {
    const FLEET: &str = "mutation($i: BookFleetInput!) { bookFleet(input: $i) {
        rows { code appointment { id } } } }";
    let Things { mut ids, mut special } = shared(product, cast).await;
    let today = chrono::Utc::now().date_naive();
    let vehicle = |plate: &str| {
        json!({ "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "PETROL",
            "plate": plate })
    };
    let wish = json!({ "i": {
        "centreIds": ids["centreIds"], "from": today, "to": today + chrono::Days::new(7),
        "vehicles": [vehicle("FL-001-AA"), vehicle("FL-002-AA")], "idempotencyKey": "fleet",
    } });
    let both = (cast.of("appt:write"), cast.of("appt:read"));
    let booked = product.data(both.0, FLEET, wish).await;
    let booked = [0, 1].map(|row| booked["bookFleet"]["rows"][row]["appointment"]["id"].clone());
    let [appointment, ending] = booked;
    let payment = pay(product, both, &appointment).await;
    pay(product, both, &ending).await;
    let offered = held(product, cast, "appt:write", "FL-003-AA").await;
    let wait = rows::offered(product, &text(&offered)).await;
    let document = uploaded(product, cast, "parse").await;
    let vehicle = rows::registered(product, &cast.organisation, &document, "FL-004-AA").await;
    let open = checked_in(product, cast, &appointment).await;
    special.extend([
        (("createUpload", "kind"), json!("OTHER")),
        (("cancelAppointment", "appointmentId"), ending.clone()),
        (("rescheduleAppointment", "appointmentId"), ending),
        (("acceptOffer", "appointmentId"), offered.clone()),
        (("passOffer", "appointmentId"), offered),
    ]);
    ids.extend([
        ("appointmentId", appointment),
        ("paymentId", payment),
        ("inspectionId", open),
        ("waitId", wait),
        ("documentId", document),
        ("vehicleId", vehicle),
    ]);
    Things { ids, special }
}
