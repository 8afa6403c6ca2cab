//! What managers count of money: invoices less credit notes, to the cent.
use crate::world::{GOOD, World};
use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, TimeZone, Utc};
use events::payment::MonthInvoiced;
use kernel::{Clock, Role, clock::CIVIL_ZONE};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};
use uuid::Uuid;

const FIGURES: &str = "query($c: UUID, $from: NaiveDate!, $until: NaiveDate!, $step: PeriodStep) {
    revenueFigures(centreId: $c, from: $from, until: $until, step: $step) {
        total { invoices creditNotes net { amountCents } vat { amountCents }
            gross { amountCents currency } takenBack { amountCents } }
        byMeans { means revenue { invoices creditNotes gross { amountCents } } }
        parts { from until revenue { gross { amountCents } } } } }";
const RECEIVE: &str = "mutation($id: UUID!, $means: DeskMeans) {
  recordDeskPayment(input: {paymentId: $id, means: $means}) { payment { id } } }";

fn centre() -> Uuid {
    Uuid::from_u128(1)
}

impl World {
    /// Cash and a terminal's card at the desk, two cards online, one of which goes back.
    async fn a_day_of_money(&self) {
        self.set_seller().await;
        let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
        for means in ["CASH", "TERMINAL"] {
            let facts = self.held(&customer).await;
            let card = self.start(&customer, &facts).await;
            data(&self.schema, &desk, RECEIVE, json!({ "id": card["id"], "means": means })).await;
        }
        for goes_back in [false, true] {
            let facts = self.held(&customer).await;
            let page = self.start(&customer, &facts).await["checkoutUrl"].clone();
            self.enter_card(&page, GOOD).await;
            self.deliver_webhooks().await;
            if goes_back {
                self.cancel(&facts).await;
                self.work().await;
            }
        }
    }

    async fn of_the_ledger(&self, column: &str) -> i64 {
        let sql = format!(
            "SELECT sum(CASE kind WHEN 'INVOICE' THEN {column} ELSE -{column} END)::bigint AS count
             FROM payment.documents"
        );
        self.count(&sql).await
    }
}

fn today() -> NaiveDate {
    Utc::now().with_timezone(&CIVIL_ZONE).date_naive()
}

#[tokio::test(flavor = "multi_thread")]
async fn revenue_is_what_the_documents_say_to_the_cent() {
    let world = World::new().await;
    world.a_day_of_money().await;
    let manager = viewers::staff_at(centre(), Role::Manager);
    // Yesterday, too: it may be midnight while this runs.
    let (from, until) = (today() - Days::new(1), today() + Days::new(1));
    let asked = json!({ "c": centre(), "from": from, "until": until });
    let figures = data(&world.schema, &manager, FIGURES, asked).await["revenueFigures"].take();
    assert_eq!(
        figures["total"],
        json!({ "invoices": 4, "creditNotes": 1,
            "net": { "amountCents": 3 * 6_583 }, "vat": { "amountCents": 3 * 1_317 },
            "gross": { "amountCents": 3 * 7_900, "currency": "EUR" },
            "takenBack": { "amountCents": 7_900 } })
    );
    assert_eq!(world.of_the_ledger("net_cents").await, 3 * 6_583);
    assert_eq!(world.of_the_ledger("vat_cents").await, 3 * 1_317);
    assert_eq!(world.of_the_ledger("gross_cents").await, 3 * 7_900);
    let means = |means: &str, invoices: i64, notes: i64| {
        json!({ "means": means, "revenue": { "invoices": invoices, "creditNotes": notes,
            "gross": { "amountCents": 7_900 } } })
    };
    let by_means = json!([means("CARD", 2, 1), means("CASH", 1, 0), means("TERMINAL", 1, 0)]);
    assert_eq!(figures["byMeans"], by_means);
    let parts = figures["parts"].as_array().unwrap();
    assert_eq!(parts.len(), 3);
    let sum: i64 =
        parts.iter().map(|part| part["revenue"]["gross"]["amountCents"].as_i64().unwrap()).sum();
    assert_eq!(sum, 3 * 7_900, "the parts are the whole");

    let network = json!({ "c": null, "from": from, "until": until, "step": "MONTH" });
    let manager = viewers::staff(Role::Manager);
    let all = data(&world.schema, &manager, FIGURES, network).await["revenueFigures"].take();
    assert_eq!(all["total"], figures["total"]);
    let elsewhere = json!({ "c": Uuid::from_u128(2), "from": from, "until": until });
    let none = data(&world.schema, &manager, FIGURES, elsewhere).await["revenueFigures"].take();
    assert_eq!((&none["total"]["invoices"], &none["byMeans"]), (&json!(0), &json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn money_is_counted_for_who_manages_what_it_is_of() {
    let world = World::new().await;
    let asked = json!({ "c": centre(), "from": "2026-11-26", "until": "2026-11-26" });
    let all = json!({ "c": null, "from": "2026-11-26", "until": "2026-11-26" });
    for (by, asked) in [
        (viewers::staff_at(centre(), Role::Receptionist), asked.clone()),
        (viewers::staff_at(Uuid::from_u128(2), Role::Manager), asked.clone()),
        (viewers::customer(), asked),
        (viewers::staff_at(centre(), Role::Manager), all),
    ] {
        assert_eq!(refusal(&world.schema, &by, FIGURES, asked).await, "FORBIDDEN");
    }
    let long = json!({ "c": null, "from": "2025-01-01", "until": "2026-11-26" });
    let manager = viewers::staff(Role::Manager);
    assert_eq!(refusal(&world.schema, &manager, FIGURES, long).await, "PERIOD_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_that_is_over_is_told_once_with_what_was_invoiced_in_it() {
    let world = World::new().await;
    world.a_day_of_money().await;
    let next = today().with_day(1).unwrap() + Months::new(1);
    let midnight = CIVIL_ZONE.from_local_datetime(&next.and_hms_opt(0, 0, 0).unwrap()).unwrap();
    let now = midnight.with_timezone(&Utc) + TimeDelta::hours(2);
    for _ in 0..2 {
        world.work_at(Clock::Fixed(now)).await;
    }
    let told: Vec<MonthInvoiced> = world.db.published().await;
    let [month] = told.as_slice() else { panic!("one month, not {}", told.len()) };
    assert_eq!((month.centre_id, month.month), (centre(), next - Months::new(1)));
    assert_eq!((month.net_cents, month.vat_cents, month.gross_cents), (19_749, 3_951, 23_700));
    let lines: Vec<Value> = month
        .totals
        .iter()
        .map(|line| json!([line.means, line.kind, line.documents, line.gross_cents]))
        .collect();
    assert_eq!(
        lines,
        [
            json!(["CARD", "CREDIT_NOTE", 1, 7_900]),
            json!(["CARD", "INVOICE", 2, 15_800]),
            json!(["CASH", "INVOICE", 1, 7_900]),
            json!(["TERMINAL", "INVOICE", 1, 7_900]),
        ]
    );
}
