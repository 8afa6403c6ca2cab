//! The invoice of an organisation's month on paper: printed once, read by the organisation and by staff,
//! without a receipt, with itself for machines inside.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::{access::plain, invoices::invoice, world::World};
use axum::http::StatusCode;
use events::{
    auth::UserRegistered,
    payment::{AccountInvoiceIssued, AccountLine, AccountOverdue, BuyerFacts},
};
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

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_that_has_not_paid_is_written_to_twice() {
    let world = World::new().await;
    let organisation = viewers::organisation(&["appointments:read"]);
    let user_id = organisation.id().unwrap();
    world
        .db
        .publish(&UserRegistered {
            user_id,
            email: "compta@flotte.example".to_owned(),
            display_name: "Flotte Dupont".to_owned(),
            phone: None,
            locale: "fr".to_owned(),
            organisation: true,
            proven: true,
        })
        .await;
    let invoice = month(&organisation);
    let mut seller = invoice.seller;
    seller.iban = Some("FR7630006000011234567890189".to_owned());
    let first = AccountOverdue {
        document_id: invoice.document_id,
        number: invoice.number.clone(),
        account_id: invoice.account_id,
        customer_id: user_id,
        seller,
        buyer: invoice.buyer,
        left_cents: 5_805,
        currency: invoice.currency,
        issued_at: invoice.issued_at,
        due_on: "2026-12-29".parse().unwrap(),
        again: false,
    };
    let second = AccountOverdue { again: true, ..first.clone() };
    // However often each is told.
    for event in [&first, &first, &second, &first] {
        world.db.publish(event).await;
        world.settle().await;
    }
    let mail: Vec<String> = world.mail().iter().map(|letter| plain(letter)).collect();
    assert_eq!(mail.len(), 2, "{mail:?}");
    for letter in &mail {
        for said in [
            "compta@flotte.example",
            &invoice.number,
            "58,05 =E2=82=AC",
            "29 d=C3=A9cembre 2026",
            "FR76 3000 6000 0112 3456 7890 189",
        ] {
            assert!(letter.contains(said), "{said}: {letter}");
        }
    }
    let harder = mail.iter().filter(|letter| letter.contains("40 euros"));
    assert_eq!(harder.count(), 1, "the second one alone: {mail:?}");
}
