//! The money of one centre is neither seen nor moved by another's staff.
use crate::world::{GOOD, World};
use kernel::{Role, Viewer};
use serde_json::json;
use testkit::{
    data, refusal,
    viewers::{self, staff, staff_at},
};
use uuid::Uuid;

const READ: &str = "query($id: UUID!) { payment(id: $id) { status } }";
const ALL: &str = "{ payments { edges { node { id } } } }";
const DUE: &str = "query($id: UUID!) {
    _entities(representations: [{__typename: \"Appointment\", id: $id}]) {
        ... on Appointment { payment { id } amountDue { amountCents } settlements { id } } } }";
const REFUND: &str = "mutation($id: UUID!) {
    refundPayment(input: {paymentId: $id, reason: \"Panne\", idempotencyKey: \"k\"}) {
        payment { status } } }";
const RECEIVE: &str = "mutation($id: UUID!) { recordDeskPayment(input: {paymentId: $id}) {
    payment { status } } }";
const SETTLE: &str = "mutation($id: UUID!) {
    settleDifference(input: {appointmentId: $id, amountCents: 100}) { settlement { id } } }";

#[tokio::test(flavor = "multi_thread")]
async fn staff_of_another_centre_neither_see_nor_move_money() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
    world.enter_card(&page, GOOD).await;
    world.deliver_webhooks().await;
    let payment = json!({ "id": world.payment(&customer, &facts).await["id"] });
    let appointment = json!({ "id": facts.appointment_id });
    let elsewhere = Uuid::now_v7();

    for role in [Role::Receptionist, Role::Inspector, Role::Manager] {
        let (here, there) = (staff_at(facts.centre.id, role), staff_at(elsewhere, role));
        for (viewer, sees) in [(&here, true), (&there, false), (&staff(role), true)] {
            let read = data(&world.schema, viewer, READ, payment.clone()).await;
            assert_eq!(!read["payment"].is_null(), sees, "{role}");
            let all = data(&world.schema, viewer, ALL, json!({})).await;
            let listed = all["payments"]["edges"].as_array().unwrap().len();
            assert_eq!(listed, usize::from(sees), "{role}");
            let due = data(&world.schema, viewer, DUE, appointment.clone()).await;
            let due = &due["_entities"][0];
            assert_eq!(!due["payment"].is_null(), sees, "{role}");
            assert_eq!(!due["amountDue"].is_null(), sees, "{role}");
        }
        for (document, variables) in [(RECEIVE, &payment), (SETTLE, &appointment)] {
            let code = refusal(&world.schema, &there, document, variables.clone()).await;
            assert_eq!(code, "PAYMENT_NOT_FOUND", "{role} {document}");
        }
        let expected = if role == Role::Manager { "PAYMENT_NOT_FOUND" } else { "FORBIDDEN" };
        assert_eq!(refusal(&world.schema, &there, REFUND, payment.clone()).await, expected);
    }
    let desk = staff_at(facts.centre.id, Role::Receptionist);
    assert_eq!(refusal(&world.schema, &desk, REFUND, payment.clone()).await, "FORBIDDEN");
    let manager = staff_at(facts.centre.id, Role::Manager);
    let done = data(&world.schema, &manager, REFUND, payment).await;
    assert_eq!(done["refundPayment"]["payment"]["status"], "REFUNDED");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_books_of_a_centre_are_its_own() {
    let world = World::new().await;
    let customer = viewers::customer();
    let (facts, _) = world.paid(&customer).await;
    let (centre, elsewhere) = (facts.centre.id, Uuid::now_v7());
    let period = "from: \"2026-11-01\", until: \"2026-12-31\"";
    let asked = [
        (
            format!("{{ centreInvoices(centreId: \"{centre}\") {{ edges {{ node {{ id }} }} }} }}"),
            Role::Receptionist,
        ),
        (format!("{{ closings(centreId: \"{centre}\", {period}) {{ day }} }}"), Role::Manager),
        (format!("{{ seller(centreId: \"{centre}\") {{ siren }} }}"), Role::Manager),
    ];
    for (document, role) in &asked {
        data(&world.schema, &staff_at(centre, *role), document, json!({})).await;
        let there = staff_at(elsewhere, Role::Manager);
        assert_eq!(refusal(&world.schema, &there, document, json!({})).await, "FORBIDDEN");
        if *role == Role::Manager {
            let desk = staff_at(centre, Role::Receptionist);
            assert_eq!(refusal(&world.schema, &desk, document, json!({})).await, "FORBIDDEN");
        }
    }
    let fec = format!("{{ accountingEntries(centreId: \"{centre}\", {period}) {{ text }} }}");
    for (viewer, code) in [
        (staff_at(centre, Role::Manager), "SELLER_UNKNOWN"),
        (staff_at(elsewhere, Role::Manager), "FORBIDDEN"),
    ] {
        assert_eq!(refusal(&world.schema, &viewer, &fec, json!({})).await, code);
    }
    // The company of one centre is its manager's word, that of all is the network's.
    let seller = |of: &str| {
        format!(
            "mutation {{ setSeller(input: {{ {of} legalName: \"E\", legalForm: \"SARL\",
            address: \"1 rue de l’Exemple\", siren: \"120027016\", register: \"RCS Lyon\",
            vatNumber: \"FR85120027016\" }}) {{ seller {{ siren }} }} }}"
        )
    };
    let own = seller(&format!("centreId: \"{centre}\","));
    let manager = staff_at(centre, Role::Manager);
    for (viewer, document) in [
        (&manager, seller("")),
        (&staff_at(elsewhere, Role::Manager), own.clone()),
        (&manager, "{ reconciliations { edges { node { id } } } }".to_owned()),
    ] {
        assert_eq!(refusal(&world.schema, viewer, &document, json!({})).await, "FORBIDDEN");
    }
    data(&world.schema, &manager, &own, json!({})).await;

    let invoices = "query($id: UUID!) {
        _entities(representations: [{__typename: \"Appointment\", id: $id}]) {
            ... on Appointment { invoices { id waitsFor } } } }";
    let id = json!({ "id": facts.appointment_id });
    for (viewer, count) in
        [(staff_at(centre, Role::Inspector), 1), (staff_at(elsewhere, Role::Manager), 0)]
    {
        let seen = data(&world.schema, &viewer, invoices, id.clone()).await;
        assert_eq!(seen["_entities"][0]["invoices"].as_array().unwrap().len(), count);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_person_waits_at_its_centre() {
    let world = World::new().await;
    let facts = world.held(&viewers::customer()).await;
    let desk = staff_at(facts.centre.id, Role::Receptionist);
    let id = json!({ "id": facts.appointment_id });
    let chosen = "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) {
        payment { id } } }";
    let owner = Viewer::Person {
        id: facts.customer_id,
        roles: vec![Role::Customer],
        posts: Vec::new(),
        name: String::new(),
    };
    let paid =
        data(&world.schema, &owner, chosen, id).await["payAtCentre"]["payment"]["id"].clone();
    world.confirm(&facts).await;
    data(&world.schema, &desk, RECEIVE, json!({ "id": paid })).await;
    world.cancel(&facts).await;
    let alarms = "{ moneyAlarms { kind } }";
    let other = staff_at(Uuid::now_v7(), Role::Manager);
    for (viewer, count) in [(&desk, 1), (&staff(Role::Manager), 1), (&other, 0)] {
        let waiting = data(&world.schema, viewer, alarms, json!({})).await;
        assert_eq!(waiting["moneyAlarms"].as_array().unwrap().len(), count, "{viewer:?}");
    }
}
