//! From an empty production database to a paid appointment, as an operator and then a customer do
//! it.
use crate::{
    installation::{Site, repository},
    product::{Product, text},
};
use serde_json::json;
use stripe_simulator as simulator;

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_production_database_becomes_a_paid_appointment() {
    const SET: &str = "mutation($i: SetPasswordInput!) { setPassword(input: $i) {
        session { accessToken user { roles } } } }";
    const SELLER: &str =
        "mutation($i: SetSellerInput!) { setSeller(input: $i) { seller { legalName } } }";
    const CENTRES: &str = "{ centres { edges { node { id name } } } }";
    const PAY: &str = "mutation($i: StartCheckoutInput!) { startCheckout(input: $i) {
        payment { checkoutUrl } } }";
    const STATUS: &str = "query($id: UUID!) { appointment(id: $id) { status
        payment { status invoiceNumber } } }";
    let site = Site::prepare().await;

    // The operator.
    site.done(&["migrate"]);
    let printed = site.done(&["admin", "create", "yann@example.com"]);
    let link = printed.lines().next().unwrap().split_once('#').unwrap().1.to_owned();
    let file = repository().join("deploy/network.example.toml");
    site.done(&["network", "import", file.to_str().unwrap(), "--yes"]);
    let serving = site.serve().await;
    assert!(site.letter("yann@example.com").await.contains(&link));
    let product = Product::elsewhere(&site.origin, site.database.clone());

    // The administrator.
    let input = json!({ "i": { "link": link, "password": "quatre chevaux sous le capot" } });
    let answer = product.ask(None, SET, input).await;
    let session = &answer["data"]["setPassword"]["session"];
    assert_eq!(session["user"]["roles"], json!(["ADMIN"]), "{answer:#}");
    let seller = json!({ "i": {
        "legalName": "Contrôle technique du Sablon", "legalForm": "SARL",
        "address": "14 rue aux Arènes, 57000 Metz", "siren": "732 829 320",
        "vatNumber": "FR44732829320", "register": "RCS Metz",
    } });
    product.data(&text(&session["accessToken"]), SELLER, seller).await;

    // The customer.
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
    assert!(page.starts_with(site.bank.trim_end_matches(simulator::PATH)), "{page}");
    let paid = product
        .client
        .post(&page)
        .header("content-type", "application/x-www-form-urlencoded")
        .body("card-number=4242424242424242&card-expiry=12%2F34&card-cvc=123")
        .send()
        .await
        .unwrap();
    assert!(paid.status().is_redirection(), "{paid:?}");

    let invoiced = |answer: &serde_json::Value| {
        answer["appointment"]["status"] == "CONFIRMED"
            && answer["appointment"]["payment"]["invoiceNumber"].is_string()
    };
    product.until(&lea, STATUS, json!({ "id": appointment }), invoiced).await;
    // Who pretends to be Stripe has tables of its own, elsewhere.
    site.database
        .execute("DO $$ BEGIN ASSERT to_regnamespace('stripe_simulator') IS NULL; END $$")
        .await;
    drop(serving);
}
