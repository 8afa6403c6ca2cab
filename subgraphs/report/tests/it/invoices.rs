//! Invoices on paper: printed once, read by who pays and by staff, kept under the key of today.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::world::{World, sealed};
use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use events::payment::{InvoiceIssued, InvoiceSubject, SellerFacts};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, viewers};
use uuid::Uuid;

const PAPER: &str = "query($id: UUID!) {
  _entities(representations: [{__typename: \"Invoice\", id: $id}]) {
    ... on Invoice { downloadUrl sha256 } } }";

pub(crate) fn invoice(customer: &Viewer, seq: u32) -> InvoiceIssued {
    InvoiceIssued {
        document_id: Uuid::now_v7(),
        kind: "INVOICE".parse().unwrap(),
        number: format!("S069C012-2026-{seq:06}"),
        corrects: None,
        appointment_id: Uuid::now_v7(),
        centre_id: Some(Uuid::now_v7()),
        customer_id: customer.id().unwrap(),
        seller: SellerFacts {
            legal_name: "Exemple de société".to_owned(),
            legal_form: "SARL".to_owned(),
            capital_cents: Some(800_000),
            address: "1 rue de l’Exemple, 69000 Lyon".to_owned(),
            siren: "120027016".to_owned(),
            register: "RCS Lyon".to_owned(),
            vat_number: "FR85120027016".to_owned(),
            iban: Some("FR7630006000011234567890189".to_owned()),
        },
        centre_name: Some("Lyon Part-Dieu".to_owned()),
        centre_address: Some("27 rue de la Villette, 69003 Lyon".to_owned()),
        approval_number: "S069C012".to_owned(),
        plate: Some("AB-123-CD".to_owned()),
        service_at: Some("2026-12-01T08:00:00Z".parse().unwrap()),
        label: "Contrôle technique périodique, Lyon Part-Dieu (RDV-7Q2KX)".to_owned(),
        net_cents: 6_583,
        vat_rate_bp: 2_000,
        vat_cents: 1_317,
        gross_cents: 7_900,
        currency: "EUR".to_owned(),
        means: "CARD".parse().unwrap(),
        issued_at: "2026-11-29T08:00:00Z".parse().unwrap(),
        hash: "0123456789abcdef".repeat(4),
        discount: None,
        left_cents: 0,
        subject: InvoiceSubject::Price,
    }
}

async fn paper(world: &World, viewer: &Viewer, event: &InvoiceIssued) -> Value {
    let id = json!({ "id": event.document_id });
    data(&world.schema, viewer, PAPER, id).await["_entities"][0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_is_printed_once_for_who_pays_and_for_staff() {
    let mut world = World::new().await;
    let (customer, stranger) = (viewers::customer(), viewers::customer());
    let staff = viewers::staff(Role::Receptionist);
    world.register(&customer).await;
    let event = invoice(&customer, 1);
    world.db.publish(&event).await;
    world.deliver().await;
    assert_eq!(paper(&world, &customer, &event).await["downloadUrl"], Value::Null, "not printed");
    world.settle().await;

    let seen = paper(&world, &customer, &event).await;
    assert_eq!(paper(&world, &staff, &event).await["sha256"], seen["sha256"]);
    assert_eq!(paper(&world, &stranger, &event).await["downloadUrl"], Value::Null);
    let here = viewers::staff_at(event.centre_id.unwrap(), Role::Receptionist);
    assert_eq!(paper(&world, &here, &event).await["sha256"], seen["sha256"]);
    let elsewhere = viewers::staff_at(Uuid::now_v7(), Role::Manager);
    assert_eq!(paper(&world, &elsewhere, &event).await["downloadUrl"], Value::Null);
    let link = seen["downloadUrl"].as_str().unwrap();
    let page = world.get(link).await;
    assert_eq!(page.status, StatusCode::OK);
    let name = page.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(name, "inline; filename=\"facture-S069C012-2026-000001.pdf\"");
    assert!(page.bytes.starts_with(b"%PDF-"));
    assert_eq!(world.get_after(link, TimeDelta::days(8)).await.status, StatusCode::GONE);

    // Told twice, it is printed once; and it moves to the key that seals now.
    world.db.publish(&event).await;
    world.settle().await;
    assert_eq!(paper(&world, &customer, &event).await["sha256"], seen["sha256"]);
    world.config.files = sealed(&world.files(), &["second", "first"]);
    world.tick().await;
    world.config.files = sealed(&world.files(), &["second"]);
    assert_eq!(world.get(link).await.bytes, page.bytes, "the first key can be retired");
}
