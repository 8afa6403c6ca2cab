//! The invoice of an organisation's month on paper: printed once, read by the organisation and by staff,
//! without a receipt, with itself for machines inside.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::{invoices::invoice, world::World};
use axum::http::StatusCode;
use events::payment::{AccountInvoiceIssued, AccountLine, BuyerFacts};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, viewers};
use uuid::Uuid;

const PAPER: &str = "query($id: UUID!) {
  _entities(representations: [{__typename: \"Invoice\", id: $id}]) {
    ... on Invoice { downloadUrl receiptUrl sha256 } } }";

fn month(organisation: &Viewer) -> AccountInvoiceIssued {
    let paid = invoice(organisation, 7);
    AccountInvoiceIssued {
        document_id: paid.document_id,
        kind: paid.kind,
        number: paid.number,
        corrects: None,
        account_id: Uuid::now_v7(),
        centre_id: Uuid::now_v7(),
        customer_id: paid.customer_id,
        seller: paid.seller,
        buyer: BuyerFacts {
            legal_name: "Flotte Dupont".to_owned(),
            address: "14 rue aux Arènes, 57000 Metz".to_owned(),
            siren: "732829320".to_owned(),
            vat_number: None,
        },
        approval_number: paid.approval_number.clone(),
        label: "Contrôles techniques de novembre 2026".to_owned(),
        lines: vec![AccountLine {
            appointment_id: paid.appointment_id,
            label: paid.label,
            plate: paid.plate,
            cost_centre: String::new(),
            centre_name: paid.centre_name,
            approval_number: paid.approval_number,
            service_on: "2026-11-12".parse().unwrap(),
            net_cents: paid.net_cents,
            vat_cents: paid.vat_cents,
            gross_cents: paid.gross_cents,
        }],
        net_cents: paid.net_cents,
        vat_rate_bp: paid.vat_rate_bp,
        vat_cents: paid.vat_cents,
        gross_cents: paid.gross_cents,
        currency: paid.currency,
        issued_at: paid.issued_at,
        due_on: Some("2026-12-29".parse().unwrap()),
        hash: paid.hash,
    }
}

async fn paper(world: &World, viewer: &Viewer, id: Uuid) -> Value {
    data(&world.schema, viewer, PAPER, json!({ "id": id })).await["_entities"][0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_months_invoice_is_printed_once_for_the_organisation_and_for_staff() {
    let world = World::new().await;
    let organisation = viewers::organisation(&["appointments:read"]);
    let stranger = viewers::organisation(&["appointments:read"]);
    let event = month(&organisation);
    world.db.publish(&event).await;
    world.settle().await;
    let seen = paper(&world, &organisation, event.document_id).await;
    assert!(seen["receiptUrl"].is_null(), "nothing was paid: {seen}");
    assert!(paper(&world, &stranger, event.document_id).await["downloadUrl"].is_null());
    let desk = viewers::staff_at(event.centre_id, Role::Receptionist);
    assert_eq!(paper(&world, &desk, event.document_id).await["sha256"], seen["sha256"]);

    let link = seen["downloadUrl"].as_str().unwrap();
    let page = world.get(link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.bytes.starts_with(b"%PDF-1.7"));
    let attached = b"/AFRelationship";
    assert!(page.bytes.windows(attached.len()).any(|window| window == attached));
    // Told twice, it is printed once.
    world.db.publish(&event).await;
    world.settle().await;
    assert_eq!(paper(&world, &organisation, event.document_id).await["sha256"], seen["sha256"]);
}
