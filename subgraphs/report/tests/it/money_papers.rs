//! Papers of the money that are printed when somebody wants them: closings, the poster of prices, and
//! receipts.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::{
    invoices::invoice,
    world::{Page, World},
};
use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use events::{
    appointment::{CentreFacts, PriceFacts, PricesStand},
    payment::DayClosed,
};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};
use uuid::Uuid;

const CLOSING: &str = "query($id: UUID!) {
  _entities(representations: [{__typename: \"Closing\", id: $id}]) {
    ... on Closing { downloadUrl } } }";
const POSTER: &str = "query($id: UUID!) {
  _entities(representations: [{__typename: \"Centre\", id: $id}]) {
    ... on Centre { pricePoster { downloadUrl since } } } }";
const RECEIPT: &str = "query($id: UUID!) {
  _entities(representations: [{__typename: \"Invoice\", id: $id}]) {
    ... on Invoice { receiptUrl } } }";

pub(crate) async fn entity(world: &World, viewer: &Viewer, document: &str, id: Uuid) -> Value {
    data(&world.schema, viewer, document, json!({ "id": id })).await["_entities"][0].clone()
}

/// A PDF of that name.
pub(crate) fn is_paper(page: &Page, name: &str) {
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.bytes.starts_with(b"%PDF-"));
    let said = page.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(said, format!("inline; filename=\"{name}\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_read_the_closings_of_their_centre() {
    let world = World::new().await;
    let closed = DayClosed {
        closing_id: Uuid::now_v7(),
        centre_id: Uuid::now_v7(),
        centre_name: Some("Lyon Part-Dieu".to_owned()),
        approval_number: "S069C012".to_owned(),
        seller: None,
        day: "2026-11-28".parse().unwrap(),
        first_document: 1,
        last_document: 0,
        net_cents: 0,
        vat_cents: 0,
        gross_cents: 0,
        perpetual_cents: 7_900,
        currency: "EUR".to_owned(),
        totals: Vec::new(),
        closed_at: "2026-11-28T23:10:00Z".parse().unwrap(),
        hash: "0".repeat(64),
    };
    world.db.publish(&closed).await;
    world.deliver().await;
    let here = viewers::staff_at(closed.centre_id, Role::Manager);
    let seen = entity(&world, &here, CLOSING, closed.closing_id).await;
    let link = seen["downloadUrl"].as_str().unwrap();
    is_paper(&world.get(link).await, "cloture-S069C012-2026-11-28.pdf");
    assert_eq!(world.get_after(link, TimeDelta::days(8)).await.status, StatusCode::GONE);
    let elsewhere = viewers::staff_at(Uuid::now_v7(), Role::Manager);
    let seen = entity(&world, &elsewhere, CLOSING, closed.closing_id).await;
    assert_eq!(seen["downloadUrl"], Value::Null);
    let desk = viewers::staff_at(closed.centre_id, Role::Receptionist);
    let id = json!({ "id": closed.closing_id });
    assert_eq!(refusal(&world.schema, &desk, CLOSING, id).await, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_newest_prices_of_a_centre_are_on_its_poster() {
    let world = World::new().await;
    let centre_id = Uuid::now_v7();
    let stand = |amount_cents: i64| PricesStand {
        centre_id,
        centre: CentreFacts {
            id: centre_id,
            name: "Lyon Part-Dieu".to_owned(),
            approval_number: "S069C012".to_owned(),
            address: "27 rue de la Villette, 69003 Lyon".to_owned(),
            phone: "04 72 00 00 12".to_owned(),
        },
        prices: vec![PriceFacts {
            service: "PERIODIC".parse().unwrap(),
            vehicle_category: "CAR".parse().unwrap(),
            energy: "PETROL".parse().unwrap(),
            amount_cents,
        }],
        currency: "EUR".to_owned(),
        since: "2026-11-29T08:00:00Z".parse().unwrap(),
    };
    let desk = viewers::staff_at(centre_id, Role::Receptionist);
    assert_eq!(entity(&world, &desk, POSTER, centre_id).await["pricePoster"], Value::Null);
    world.db.publish(&stand(7_900)).await;
    world.deliver().await;
    let first = entity(&world, &desk, POSTER, centre_id).await["pricePoster"].clone();
    let link = first["downloadUrl"].as_str().unwrap();
    is_paper(&world.get(link).await, "tarifs-S069C012.pdf");
    world.db.publish(&stand(8_200)).await;
    world.deliver().await;
    let second = entity(&world, &desk, POSTER, centre_id).await["pricePoster"].clone();
    assert_ne!(first["downloadUrl"], second["downloadUrl"]);
    is_paper(&world.get(link).await, "tarifs-S069C012.pdf");
    for other in [viewers::customer(), viewers::staff_at(Uuid::now_v7(), Role::Manager)] {
        let id = json!({ "id": centre_id });
        assert_eq!(refusal(&world.schema, &other, POSTER, id).await, "FORBIDDEN");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_goes_with_every_invoice_that_is_printed() {
    let world = World::new().await;
    let customer = viewers::customer();
    world.register(&customer).await;
    let event = invoice(&customer, 7);
    world.db.publish(&event).await;
    world.deliver().await;
    let seen = entity(&world, &customer, RECEIPT, event.document_id).await;
    assert_eq!(seen["receiptUrl"], Value::Null, "not printed");
    world.settle().await;
    let seen = entity(&world, &customer, RECEIPT, event.document_id).await;
    let link = seen["receiptUrl"].as_str().unwrap();
    is_paper(&world.get(link).await, "recu-S069C012-2026-000007.pdf");
    let stranger = entity(&world, &viewers::customer(), RECEIPT, event.document_id).await;
    assert_eq!(stranger["receiptUrl"], Value::Null);
}
