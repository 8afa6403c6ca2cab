//! Invoices, credit notes and closings: numbered without a gap, chained, never changed, and handed
//! out in a name that somebody gave.
use crate::world::{GOOD, WEBHOOK_SECRET, World};
use chrono::{Days, Utc};
use diesel_async::SimpleAsyncConnection;
use events::payment::{InvoiceIssued, InvoiceKind, InvoiceMeans};
use futures_util::future::join_all;
use kernel::{Clock, Role, Viewer};
use serde_json::{Value, json};
use stripe_webhook::Webhook;
use testkit::{data, refusal, viewers};

const SELLER: &str = "mutation($centre: UUID, $siren: String!, $vat: String!) {
  setSeller(input: {centreId: $centre, legalName: \"Exemple de société\", legalForm: \"SARL\",
    capitalCents: 800000, address: \"1 rue de l’Exemple, 69000 Lyon\", siren: $siren,
    register: \"RCS Lyon\", vatNumber: $vat,
    iban: \"FR76 3000 6000 0112 3456 7890 189\"}) { seller { legalName siren vatNumber } } }";
const MINE: &str = "{ myInvoices { edges { node { id kind number total { amountCents } means
  lines { net { amountCents } vatRateBp vat { amountCents } gross { amountCents } } } } } }";
const STAFF: &str = "query($c: UUID!) { centreInvoices(centreId: $c, first: 100) { edges { node {
  number kind waitsFor } } } }";
const RECEIVE: &str = "mutation($id: UUID!, $means: DeskMeans) {
  recordDeskPayment(input: {paymentId: $id, means: $means}) { payment { id invoiceNumber } } }";

fn centre() -> Value {
    json!(uuid::Uuid::from_u128(1))
}

impl World {
    pub(crate) async fn set_seller(&self) {
        let manager = viewers::staff(Role::Manager);
        let input = json!({ "siren": "120 027 016", "vat": "FR85120027016" });
        data(&self.schema, &manager, SELLER, input).await;
        self.work().await;
    }

    async fn invoices(&self, viewer: &Viewer) -> Vec<Value> {
        let found = data(&self.schema, viewer, MINE, json!({})).await;
        let edges = found["myInvoices"]["edges"].as_array().unwrap();
        edges.iter().map(|edge| edge["node"].clone()).collect()
    }

    /// What is wrong with numbers, chains and sums; nothing where all is right.
    pub(crate) async fn broken_books(&self) -> Vec<String> {
        let mut found = payment::broken_chains(&self.db.pool).await.unwrap();
        for (what, sql) in [
            (
                "a number is missing",
                "SELECT count(*) FROM (SELECT max(seq) AS last, count(*) AS given, centre_id, year
                 FROM payment.documents GROUP BY centre_id, year) d
                 FULL JOIN payment.invoice_counters c USING (centre_id, year)
                 WHERE d.last IS DISTINCT FROM d.given OR c.last_number IS DISTINCT FROM d.last",
            ),
            (
                "documents are not the money that is kept",
                "SELECT count(*) FROM payment.payables a WHERE
                 coalesce((SELECT sum(CASE kind WHEN 'INVOICE' THEN gross_cents ELSE -gross_cents END)
                  FROM payment.documents d WHERE d.appointment_id = a.appointment_id), 0)
                 <> coalesce((SELECT sum(p.amount_cents) FROM payment.payments p
                     WHERE p.appointment_id = a.appointment_id AND p.invoice_number IS NOT NULL), 0)
                  - coalesce((SELECT sum(r.amount_cents) FROM payment.refunds r
                     JOIN payment.payments p ON p.id = r.payment_id
                     WHERE p.appointment_id = a.appointment_id AND p.invoice_number IS NOT NULL
                       AND r.status = 'SUCCEEDED'), 0)
                  + coalesce((SELECT sum(f.amount_cents) FROM payment.differences f
                     WHERE f.appointment_id = a.appointment_id), 0)",
            ),
        ] {
            if self.count(sql).await > 0 {
                found.push(what.to_owned());
            }
        }
        found
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_seller_nothing_is_an_invoice_and_staff_are_told_why() {
    let world = World::new().await;
    let (customer, manager) = (viewers::customer(), viewers::staff(Role::Manager));
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
    world.enter_card(&page, GOOD).await;
    world.deliver_webhooks().await;
    world.work().await;
    assert!(world.invoices(&customer).await.is_empty());
    let seen = data(&world.schema, &manager, STAFF, json!({ "c": centre() })).await;
    assert_eq!(seen["centreInvoices"]["edges"][0]["node"]["waitsFor"], "SELLER");
    assert_eq!(world.db.published::<InvoiceIssued>().await.len(), 0);

    for (siren, vat, code) in [
        ("120027017", "FR85120027016", "SIREN_INVALID"),
        ("120027016", "FR84120027016", "VAT_NUMBER_INVALID"),
    ] {
        let input = json!({ "siren": siren, "vat": vat });
        assert_eq!(refusal(&world.schema, &manager, SELLER, input).await, code);
    }
    let input = json!({ "siren": "120027016", "vat": "FR85120027016" });
    assert_eq!(refusal(&world.schema, &customer, SELLER, input).await, "FORBIDDEN");
    // Somebody else's company changes nothing here.
    let other = json!({ "centre": uuid::Uuid::from_u128(2), "siren": "120027016",
        "vat": "FR85120027016" });
    data(&world.schema, &manager, SELLER, other).await;
    world.work().await;
    assert!(world.invoices(&customer).await.is_empty());

    world.set_seller().await;
    world.work().await;
    let issued: Vec<InvoiceIssued> = world.db.published().await;
    assert_eq!(issued.len(), 1);
    assert_eq!(
        (issued[0].net_cents, issued[0].vat_cents, issued[0].vat_rate_bp),
        (6_583, 1_317, 2_000)
    );
    assert_eq!(issued[0].seller.siren, "120027016");
    assert_eq!(issued[0].plate.as_deref(), Some("AB-123-CD"));
    let mine = world.invoices(&customer).await;
    assert_eq!(mine[0]["number"], issued[0].number);
    assert_eq!(mine[0]["lines"][0]["gross"]["amountCents"], 7_900);
    assert!(world.invoices(&viewers::customer()).await.is_empty());
    let seen = data(&world.schema, &manager, STAFF, json!({ "c": centre() })).await;
    assert_eq!(seen["centreInvoices"]["edges"][0]["node"]["waitsFor"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_back_has_a_credit_note_and_what_comes_back_an_invoice() {
    let world = World::new().await;
    world.set_seller().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
    world.enter_card(&page, "4000 0000 0000 5126").await;
    world.deliver_webhooks().await;
    world.cancel(&facts).await;
    world.work().await;
    world
        .db
        .execute("UPDATE stripe_simulator.refunds SET becomes_at = now() WHERE becomes IS NOT NULL")
        .await;
    world.deliver_webhooks().await;
    world.work().await;
    let told: Vec<InvoiceIssued> = world.db.published().await;
    let kinds: Vec<_> = told.iter().map(|issued| (issued.kind, issued.gross_cents)).collect();
    let (invoice, note) = (InvoiceKind::Invoice, InvoiceKind::CreditNote);
    assert_eq!(kinds, [(invoice, 7_900), (note, 7_900), (invoice, 7_900)]);
    assert_eq!(told[1].corrects.as_ref(), Some(&told[0].number));
    assert_eq!(told[2].corrects.as_ref(), Some(&told[1].number));
    assert_eq!(world.broken_books().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_at_once_are_numbered_without_a_gap_and_chained() {
    let world = World::new().await;
    world.set_seller().await;
    let mut paid = Vec::new();
    for _ in 0..50 {
        let customer = viewers::customer();
        let facts = world.held(&customer).await;
        let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
        world.enter_card(&page, GOOD).await;
        paid.push(facts);
    }
    let events = world.webhooks().await;
    join_all(events.iter().map(|event| async {
        let signature = Webhook::generate_test_header(event, WEBHOOK_SECRET, None);
        assert_eq!(world.post_webhook(event, &signature).await, 200);
    }))
    .await;
    assert_eq!(world.count("SELECT count(*) FROM payment.documents").await, 50);
    assert_eq!(
        world.count("SELECT count(DISTINCT previous_hash) FROM payment.documents").await,
        50
    );
    assert_eq!(world.broken_books().await, Vec::<String>::new());
    world.work().await;
    assert_eq!(world.db.published::<InvoiceIssued>().await.len(), 50);

    for forbidden in [
        "UPDATE payment.documents SET gross_cents = 1, net_cents = 1, vat_cents = 0",
        "DELETE FROM payment.documents",
        "TRUNCATE payment.documents CASCADE",
        "UPDATE payment.issues SET issued_at = now()",
        "UPDATE payment.sellers SET siren = '999999999'",
    ] {
        let mut conn = world.db.pool.get().await.unwrap();
        assert!(conn.batch_execute(forbidden).await.is_err(), "{forbidden}");
    }
    // Whoever may switch triggers off can change a row, and is found out.
    world
        .db
        .execute(
            "ALTER TABLE payment.documents DISABLE TRIGGER documents_stay;
             UPDATE payment.documents SET label = 'Autre chose' WHERE seq = 7;
             ALTER TABLE payment.documents ENABLE TRIGGER documents_stay;",
        )
        .await;
    let broken = payment::broken_chains(&world.db.pool).await.unwrap();
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert!(broken[0].ends_with("-000007"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_without_its_money_is_refused_by_the_database() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    world.start(&customer, &facts).await;
    let forged = "INSERT INTO payment.documents (id, kind, centre_id, approval_number, year, seq,
        number, appointment_id, payment_id, label, net_cents, vat_rate_bp, vat_cents, gross_cents,
        currency, means, issued_at, link, previous_hash, hash)
        SELECT gen_random_uuid(), 'INVOICE', gen_random_uuid(), 'S069C012', 2026, {seq}, 'F-{seq}',
            appointment_id, id, 'x', 100, 0, 0, 100, 'EUR', 'CARD', now(), 0, '', ''
        FROM payment.payments";
    for seq in ["1", "2"] {
        let mut conn = world.db.pool.get().await.unwrap();
        let refused = conn.batch_execute(&forged.replace("{seq}", seq)).await.unwrap_err();
        let expected = if seq == "1" { "no money behind" } else { "numbers_without_gaps" };
        assert!(refused.to_string().contains(expected), "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_till_is_closed_day_by_day_and_exported() {
    let world = World::new().await;
    world.set_seller().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let manager = viewers::staff(Role::Manager);
    for means in [json!("CASH"), json!("TERMINAL"), Value::Null] {
        let facts = world.held(&customer).await;
        let card = world.start(&customer, &facts).await;
        data(&world.schema, &desk, RECEIVE, json!({ "id": card["id"], "means": means })).await;
    }
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
    world.enter_card(&page, GOOD).await;
    world.deliver_webhooks().await;
    world.cancel(&facts).await;
    world.work().await;
    let told: Vec<InvoiceIssued> = world.db.published().await;
    let means: Vec<_> = told.iter().map(|issued| issued.means).collect();
    use InvoiceMeans::{AtCentre, Card, Cash, Terminal};
    assert_eq!(means, [Cash, Terminal, AtCentre, Card, Card]);

    assert_eq!(world.count("SELECT count(*) FROM payment.closings").await, 0, "the day goes on");
    // Three days later, the worker having been down: each day has its closing, once.
    let today = kernel::clock::CIVIL_ZONE;
    let today = Utc::now().with_timezone(&today).date_naive();
    let later = Clock::Fixed(Utc::now() + chrono::TimeDelta::days(3));
    for _ in 0..2 {
        world.work_at(later).await;
    }
    let closings = "query($c: UUID!, $f: NaiveDate!, $u: NaiveDate!) {
        closings(centreId: $c, from: $f, until: $u) { day documents gross { amountCents }
          perpetual { amountCents } totals { means kind documents grossCents vatRateBp } } }";
    let period = json!({ "c": centre(), "f": today, "u": today + Days::new(9) });
    let found = data(&world.schema, &manager, closings, period.clone()).await;
    let found = found["closings"].as_array().unwrap();
    assert_eq!(found.len(), 3);
    assert_eq!(found[0]["documents"], 5);
    assert_eq!(found[0]["gross"]["amountCents"], 3 * 7_900);
    assert_eq!(found[0]["totals"].as_array().unwrap().len(), 5);
    assert_eq!(
        (&found[2]["documents"], &found[2]["perpetual"]["amountCents"]),
        (&json!(0), &json!(23_700))
    );
    assert_eq!(refusal(&world.schema, &desk, closings, period.clone()).await, "FORBIDDEN");
    assert_eq!(world.broken_books().await, Vec::<String>::new());
    let mut conn = world.db.pool.get().await.unwrap();
    assert!(conn.batch_execute("UPDATE payment.closings SET gross_cents = 0").await.is_err());

    let entries = "query($c: UUID!, $f: NaiveDate!, $u: NaiveDate!) {
        accountingEntries(centreId: $c, from: $f, until: $u) { fileName text } }";
    let file = data(&world.schema, &manager, entries, period).await;
    let file = &file["accountingEntries"];
    let name = format!("120027016FEC{}.txt", (today + Days::new(9)).format("%Y%m%d"));
    assert_eq!(file["fileName"], name);
    let text = file["text"].as_str().unwrap();
    // Ten entries: a sale and its money, five times; the untaxed line is left out nowhere here.
    assert_eq!(text.lines().count(), 1 + 5 * 5);
    assert_eq!(text.lines().filter(|line| line.contains("\t530000\t")).count(), 1);
}
