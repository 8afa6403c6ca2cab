//! Organisations that pay on account: charged under a limit, billed once a month, paid by transfer.
use crate::world::{GOOD, START, World};
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::SimpleAsyncConnection;
use events::{
    appointment::{AppointmentFacts, PaymentCameLate},
    payment::{AccountInvoiceIssued, ChargedToAccount},
};
use futures_util::future::join_all;
use kernel::{Clock, Role, Viewer};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use testkit::{data, refusal, viewers};
use uuid::Uuid;

pub(crate) const SET: &str = "mutation($i: SetAccountInput!) { setAccount(input: $i) { account {
    id limit { amountCents } owed { amountCents } payDays } } }";
pub(crate) const CHARGE: &str = "mutation($id: UUID!, $c: String) {
    chargeToAccount(input: {appointmentId: $id, costCentre: $c}) { charge {
        id amount { amountCents } costCentre billed } } }";
const MINE: &str = "{ myAccounts { id owed { amountCents } charges { id } invoices { id number kind
    total { amountCents } lines { chargeId plate costCentre net { amountCents } gross { amountCents } }
    standing { state dueOn left { amountCents } settlements { kind reference } } } } }";
pub(crate) const TRANSFER: &str =
    "mutation($i: RecordTransferInput!) { recordTransfer(input: $i) { invoice {
    standing { state left { amountCents } settlements { kind recordedByName } } } } }";
const CREDIT: &str =
    "mutation($id: UUID!) { creditCharge(input: {chargeId: $id, reason: \"Erreur\"}) {
    invoice { kind number total { amountCents } } } }";
const PAY: &str =
    "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) { payment { id } } }";

fn centre() -> Value {
    json!(Uuid::from_u128(1))
}

impl World {
    /// Lets an organisation owe so much.
    pub(crate) async fn open_account(&self, organisation: &Viewer, limit_cents: i64) -> Value {
        let manager = viewers::staff(Role::Manager);
        let input = account(organisation, limit_cents);
        data(&self.schema, &manager, SET, json!({ "i": input })).await["setAccount"]["account"]
            .take()
    }

    pub(crate) async fn charged(&self, by: &Viewer, facts: &AppointmentFacts) -> Value {
        let input = json!({ "id": facts.appointment_id, "c": "Agence de Lyon" });
        data(&self.schema, by, CHARGE, input).await["chargeToAccount"]["charge"].take()
    }

    /// The graph as it is at another time.
    pub(crate) fn at(&self, now: DateTime<Utc>) -> payment::Schema {
        payment::schema(self.db.pool.clone(), self.config.clone(), Clock::Fixed(now))
    }

    pub(crate) async fn account_of(&self, organisation: &Viewer, now: DateTime<Utc>) -> Value {
        data(&self.at(now), organisation, MINE, json!({})).await["myAccounts"][0].take()
    }

    /// What stands on each account of the books, in cents, debits positive.
    async fn ledger(&self, until: DateTime<Utc>) -> BTreeMap<String, i64> {
        let days = (civil(Utc::now()) - chrono::Days::new(2), civil(until));
        let (_, text) =
            payment::export_accounts(&self.db.pool, "S069C012", days.0, days.1).await.unwrap();
        let cents = |amount: &str| amount.replace(',', "").parse::<i64>().unwrap();
        let mut ledger = BTreeMap::new();
        for line in text.lines().skip(1) {
            let line: Vec<&str> = line.split('\t').collect();
            *ledger.entry(line[4].to_owned()).or_default() += cents(line[11]) - cents(line[12]);
        }
        ledger
    }
}

pub(crate) fn account(organisation: &Viewer, limit_cents: i64) -> Value {
    json!({ "organisationId": organisation.id(), "centreId": centre(),
        "legalName": "Flotte Dupont", "address": "14 rue aux Arènes, 57000 Metz",
        "siren": "732 829 320", "vatNumber": "FR44732829320", "limitCents": limit_cents })
}

/// The day on French calendars.
pub(crate) fn civil(at: DateTime<Utc>) -> chrono::NaiveDate {
    at.with_timezone(&kernel::clock::CIVIL_ZONE).date_naive()
}

/// Forty days later its month is over.
pub(crate) fn later() -> DateTime<Utc> {
    Utc::now() + TimeDelta::days(40)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_on_account_is_billed_paid_and_credited_to_the_cent() {
    let world = World::new().await;
    world.set_seller().await;
    let fleet = viewers::organisation(&["appointments:read", "appointments:write"]);
    let (desk, manager) = (viewers::staff(Role::Receptionist), viewers::staff(Role::Manager));
    let mut facts = Vec::new();
    for _ in 0..4 {
        facts.push(world.held(&fleet).await);
    }
    let first = json!({ "id": facts[0].appointment_id });
    assert_eq!(refusal(&world.schema, &fleet, CHARGE, first.clone()).await, "NOT_ON_ACCOUNT");
    let wrong = json!({ "i": account(&fleet, 0) });
    assert_eq!(refusal(&world.schema, &manager, SET, wrong).await, "ACCOUNT_INVALID");
    let input = json!({ "i": account(&fleet, 20_000) });
    assert_eq!(refusal(&world.schema, &desk, SET, input).await, "FORBIDDEN");
    world.open_account(&fleet, 20_000).await;

    let charge = world.charged(&fleet, &facts[0]).await;
    assert_eq!(charge["amount"]["amountCents"], 7_900);
    assert_eq!(world.charged(&desk, &facts[0]).await, charge, "twice is as once");
    world.charged(&fleet, &facts[1]).await;
    let third = json!({ "id": facts[2].appointment_id });
    let refused = refusal(&world.schema, &fleet, CHARGE, third).await;
    assert_eq!(refused, "ACCOUNT_LIMIT_REACHED");
    assert_eq!(world.db.published::<ChargedToAccount>().await.len(), 2);
    for facts in &facts[..2] {
        world.confirm(facts).await;
    }
    // Nobody pays it a second way, and nothing of it is due.
    assert_eq!(world.start_refused(&fleet, &facts[0]).await, "ON_ACCOUNT");
    assert_eq!(refusal(&world.schema, &fleet, PAY, first).await, "ON_ACCOUNT");
    assert_eq!(world.back(&facts[0]).await["amountDue"]["amountCents"], 0);
    // What is called off is owed no more.
    world.cancel(&facts[1]).await;
    let last = world.charged(&desk, &facts[3]).await;
    world.confirm(&facts[3]).await;

    assert_eq!(world.account_of(&fleet, Utc::now()).await["owed"]["amountCents"], 15_800);
    world.work().await;
    assert!(world.db.published::<AccountInvoiceIssued>().await.is_empty(), "the month goes on");
    let now = later();
    for _ in 0..2 {
        world.work_at(Clock::Fixed(now)).await;
    }
    let told: Vec<AccountInvoiceIssued> = world.db.published().await;
    assert_eq!(told.len(), 1, "once");
    assert_eq!(
        (told[0].gross_cents, told[0].net_cents, told[0].vat_cents),
        (15_800, 13_167, 2_633)
    );
    assert_eq!(told[0].lines.iter().map(|line| line.net_cents).sum::<i64>(), 13_167);
    assert_eq!(told[0].buyer.siren, "732829320");
    assert!(told[0].seller.iban.is_some());
    let seen = world.account_of(&fleet, now).await;
    let invoice = &seen["invoices"][0];
    assert_eq!(invoice["number"], told[0].number);
    assert_eq!(invoice["lines"][0]["costCentre"], "Agence de Lyon");
    assert_eq!(invoice["lines"][1]["chargeId"], last["id"]);
    assert_eq!(invoice["standing"]["state"], "OPEN");
    let overdue = world.account_of(&fleet, now + TimeDelta::days(32)).await;
    assert_eq!(overdue["invoices"][0]["standing"]["state"], "OVERDUE");
    let stranger = viewers::organisation(&["appointments:read"]);
    let none = data(&world.schema, &stranger, MINE, json!({})).await;
    assert_eq!(none["myAccounts"], json!([]));
    let books = world.ledger(now).await;
    assert_eq!((books["411000"], books["445800"]), (15_800, -2_633), "owed, its VAT not due");
    assert!(!books.contains_key("512000") && !books.contains_key("445710"));

    let graph = world.at(now);
    let transfer = |cents: i64, reference: &str| {
        json!({ "i": { "invoiceId": invoice["id"], "amountCents": cents,
            "receivedOn": civil(now), "reference": reference } })
    };
    let paid = data(&graph, &desk, TRANSFER, transfer(10_000, "VIR 1")).await;
    let again = data(&graph, &desk, TRANSFER, transfer(10_000, "VIR 1")).await;
    assert_eq!(paid, again, "twice is as once");
    let standing = &paid["recordTransfer"]["invoice"]["standing"];
    assert_eq!(
        (&standing["left"]["amountCents"], &standing["state"]),
        (&json!(5_800), &json!("OPEN"))
    );
    assert_eq!(standing["settlements"][0]["recordedByName"], "Agnès Thévenoux");
    for (cents, reference) in [(9_000, "VIR 1"), (5_801, "VIR 2"), (0, "VIR 2"), (-1, "VIR 2")] {
        let refused = refusal(&graph, &desk, TRANSFER, transfer(cents, reference)).await;
        assert_eq!(refused, "AMOUNT_CHANGED", "{cents}");
    }
    assert_eq!(refusal(&graph, &fleet, TRANSFER, transfer(1, "VIR 3")).await, "FORBIDDEN");

    let credit = json!({ "id": last["id"] });
    assert_eq!(refusal(&graph, &desk, CREDIT, credit.clone()).await, "FORBIDDEN");
    let note = data(&graph, &manager, CREDIT, credit.clone()).await;
    assert_eq!(note["creditCharge"]["invoice"]["kind"], "CREDIT_NOTE");
    assert_eq!(refusal(&graph, &manager, CREDIT, credit).await, "NOT_CREDITABLE");
    let back = transfer(-2_100, "VIR retour");
    let refused = refusal(&graph, &desk, TRANSFER, back.clone()).await;
    assert_eq!(refused, "REFUND_NEEDS_MANAGER");
    let settled = data(&graph, &manager, TRANSFER, back).await;
    let standing = &settled["recordTransfer"]["invoice"]["standing"];
    assert_eq!((&standing["left"]["amountCents"], &standing["state"]), (&json!(0), &json!("PAID")));
    let books = world.ledger(now).await;
    assert_eq!((books["411000"], books["445800"], books["512000"]), (0, 0, 7_900));
    // One inspection was sold in the end.
    assert_eq!(books["706000"] + books["445710"], -7_900);

    world.work_at(Clock::Fixed(now + TimeDelta::days(2))).await;
    assert_eq!(world.db.published::<AccountInvoiceIssued>().await.len(), 2);
    assert_eq!(world.broken_books().await, Vec::<String>::new());
    let received = "SELECT coalesce(sum(gross_cents), 0)::bigint AS count FROM payment.closings";
    assert_eq!(world.count(received).await, 0, "what is owed is not in the till");
    let counted = "SELECT count(*) FROM payment.closings WHERE totals::text LIKE '%ACCOUNT%'";
    assert!(world.count(counted).await > 0, "and is counted beside it");
}

#[tokio::test(flavor = "multi_thread")]
async fn however_many_charge_at_once_nobody_owes_more_than_the_limit() {
    let world = World::new().await;
    world.set_seller().await;
    let fleet = viewers::organisation(&["appointments:write", "appointments:read"]);
    let mut facts = Vec::new();
    for _ in 0..12 {
        facts.push(world.held(&fleet).await);
    }
    world.open_account(&fleet, 5 * 7_900 + 1).await;
    let results = join_all(facts.iter().map(|facts| async {
        let input = json!({ "id": facts.appointment_id });
        testkit::execute(&world.schema, &fleet, CHARGE, input).await.errors.is_empty()
    }))
    .await;
    assert_eq!(results.iter().filter(|charged| **charged).count(), 5);
    let standing = "SELECT count(*) FROM payment.charges WHERE dropped_at IS NULL";
    assert_eq!(world.count(standing).await, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_pays_what_is_on_account_is_given_back() {
    let world = World::new().await;
    world.set_seller().await;
    let fleet = viewers::customer();
    let facts = world.held(&fleet).await;
    world.open_account(&fleet, 10_000).await;
    let page = world.start(&fleet, &facts).await["checkoutUrl"].clone();
    world.enter_card(&page, GOOD).await;
    // The money is at the provider, and we do not know yet.
    world.charged(&fleet, &facts).await;
    world.confirm(&facts).await;
    world.deliver_webhooks().await;
    world.work().await;
    world.come_to_rest().await;
    let seen = world.back(&facts).await;
    assert_eq!(seen["payment"]["status"], "REFUNDED", "{seen}");
    assert_eq!(seen["amountDue"]["amountCents"], 0);
    assert_eq!(world.judge().await, Vec::<String>::new());
    // What was paid first is not charged.
    let paid = world.held(&fleet).await;
    let input = json!({ "id": paid.appointment_id, "key": "k9" });
    let started = data(&world.schema, &fleet, START, input).await;
    world.enter_card(&started["startCheckout"]["payment"]["checkoutUrl"], GOOD).await;
    world.deliver_webhooks().await;
    let input = json!({ "id": paid.appointment_id });
    assert_eq!(refusal(&world.schema, &fleet, CHARGE, input).await, "ALREADY_PAID");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_charge_whose_slot_is_gone_is_owed_no_more() {
    let world = World::new().await;
    world.set_seller().await;
    let fleet = viewers::customer();
    let facts = world.held(&fleet).await;
    world.open_account(&fleet, 10_000).await;
    let charge = world.charged(&fleet, &facts).await;
    let payment_id = charge["id"].as_str().unwrap().parse().unwrap();
    let late = PaymentCameLate { facts: facts.clone(), payment_id, rebooked: false };
    world.db.publish(&late).await;
    world.relay().await;
    assert_eq!(world.account_of(&fleet, Utc::now()).await["owed"]["amountCents"], 0);
    world.work_at(Clock::Fixed(later())).await;
    assert_eq!(world.count("SELECT count(*) FROM payment.documents").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_keeps_what_was_billed() {
    let world = World::new().await;
    world.set_seller().await;
    let fleet = viewers::customer();
    let facts = world.held(&fleet).await;
    world.open_account(&fleet, 10_000).await;
    world.charged(&fleet, &facts).await;
    world.confirm(&facts).await;
    world.work_at(Clock::Fixed(later())).await;
    assert_eq!(world.count("SELECT count(*) FROM payment.documents").await, 1);
    for (forbidden, why) in [
        ("UPDATE payment.charges SET cost_centre = 'x'", "keeps its rows"),
        ("DELETE FROM payment.charges", "keeps its rows"),
        (
            "INSERT INTO payment.documents (id, kind, centre_id, approval_number, year, seq, number,
                account_id, due_on, lines_hash, label, net_cents, vat_rate_bp, vat_cents, gross_cents,
                currency, means, issued_at, link, previous_hash, hash)
             SELECT gen_random_uuid(), kind, centre_id, approval_number, year, seq + 1, 'F', account_id,
                due_on, lines_hash, label, net_cents, vat_rate_bp, vat_cents, gross_cents, currency,
                means, issued_at, 0, '', '' FROM payment.documents",
            "no charges behind",
        ),
    ] {
        let mut conn = world.db.pool.get().await.unwrap();
        let refused = conn.batch_execute(forbidden).await.unwrap_err().to_string();
        assert!(refused.contains(why), "{refused}");
    }
    // Whoever may switch triggers off can change a line, and is found out.
    world
        .db
        .execute(
            "ALTER TABLE payment.charges DISABLE TRIGGER billed_charges_stay;
             UPDATE payment.charges SET cost_centre = 'Autre';
             ALTER TABLE payment.charges ENABLE TRIGGER billed_charges_stay;",
        )
        .await;
    let broken = payment::broken_chains(&world.db.pool).await.unwrap();
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert!(broken[0].starts_with("lines of "));
}
