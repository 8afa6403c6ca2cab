//! What calling off does to the money, through the whole platform: what is shown before, what the letter
//! says, what goes back, and what the documents say are one amount, to the cent.
use crate::{
    journey::pay_on,
    product::{Product, text},
};
use autovisite::Transport;
use diesel_async::RunQueryDsl;
use serde_json::{Value, json};

const TERMS: &str = "mutation($i: SetCancellationTermsInput!) {
    setCancellationTerms(input: $i) { centre { id } } }";
const SHOWN: &str = "query($id: UUID!) { appointment(id: $id) { status price { amountCents }
    amountDue { amountCents } payment { id status }
    cancellation { givenBack { amountCents } kept { amountCents } extra { amountCents } } } }";
const START: &str = "mutation($i: StartCheckoutInput!) { startCheckout(input: $i) {
    payment { checkoutUrl } } }";
const AT_CENTRE: &str = "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) {
    payment { id } } }";
const RECEIVE: &str = "mutation($id: UUID!, $part: Int!) { recordDeskPayment(input: {
    paymentId: $id, partCents: $part, means: CASH}) { payment { id } } }";
const CANCEL: &str = "mutation($id: UUID!) { cancelAppointment(input: {appointmentId: $id}) {
    appointment { status } } }";
const SETTLE: &str = "mutation($id: UUID!, $cents: Int!) { settleDifference(input: {
    appointmentId: $id, amountCents: $cents, means: CASH}) { appointment { id } } }";
const SLOTS: &str = "query($i: SlotSearchInput!) { slots(input: $i) { startsAt } }";

/// How an appointment is paid and called off.
struct Case {
    name: &'static str,
    terms: Value,
    /// What the desk received of the price; a card paid all of it where nothing is said.
    at_desk: Option<i64>,
    /// What of it went back before, on the provider's own pages.
    before: i64,
    by_centre: bool,
    /// Given back, kept, given beside it.
    shown: [i64; 3],
    /// VAT of what is kept in the end.
    vat: i64,
}

/// What became of it, in cents.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    shown: [i64; 3],
    /// Kept and given beside it, as the letter says.
    letter: [i64; 2],
    /// Sent back to the card, and handed over at the desk.
    back: i64,
    /// Invoices less credit notes: gross and VAT.
    kept: [i64; 2],
    /// What credit notes say went back of a price.
    credited: i64,
    due: i64,
}

#[derive(diesel::QueryableByName)]
struct Row {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

impl Product {
    /// The one text that the query answers.
    async fn asked(&self, sql: &str) -> String {
        let mut conn = self.connection().await;
        diesel::sql_query(sql).get_result::<Row>(&mut *conn).await.unwrap().text
    }

    async fn cents(&self, sql: &str) -> i64 {
        self.asked(&format!("SELECT coalesce(({sql}), 0)::text AS text")).await.parse().unwrap()
    }

    /// Waits until that is so.
    async fn comes(&self, what: &str, sql: &str) {
        for _ in 0..200 {
            if self.asked(&format!("SELECT ({sql})::text AS text")).await == "true" {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("never came: {what}");
    }

    async fn intent_of(&self, appointment: &str) -> String {
        let sql = format!(
            "SELECT intent_id AS text FROM payment.payments
             WHERE appointment_id = '{appointment}' AND status = 'SUCCEEDED'"
        );
        self.asked(&sql).await
    }

    /// The merchant gives a part back on the provider's own pages.
    async fn give_back_a_part(&self, appointment: &str, cents: i64) {
        let intent = self.intent_of(appointment).await;
        let key = std::fs::read_to_string(self.data_dir().join("keys/simulator-api-key")).unwrap();
        let answer = self
            .client
            .post(format!("{}/simulator/stripe/v1/refunds", self.url))
            .header("content-type", "application/x-www-form-urlencoded")
            .bearer_auth(format!("sk_test_{}", key.trim()))
            .body(format!("payment_intent={intent}&amount={cents}"))
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 200);
        let left = format!(
            "SELECT paid_cents = amount_cents - {cents} FROM appointment.bookings
             WHERE id = '{appointment}'"
        );
        self.comes("the part that went back is known", &left).await;
    }
}

/// Two euros of a figure in a letter, after those words: `20,00 €`.
fn figure(letter: &str, words: &str) -> i64 {
    let Some((_, rest)) = letter.split_once(words) else { return 0 };
    let digits: String =
        rest.chars().take_while(|c| *c != '€').filter(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

async fn play(product: &Product, case: &Case, slot: &Value) -> Found {
    let manager = product.log_in("responsable@demo.example").await;
    let owner = product.log_in("camille@demo.example").await;
    let mut terms = case.terms.clone();
    terms["centreId"] = slot["centreId"].clone();
    product.data(&manager, TERMS, json!({ "i": terms })).await;
    let id = product.hold(&owner, slot).await;
    let variables = json!({ "id": id });
    if let Some(part) = case.at_desk {
        let chosen = product.until_done(&owner, AT_CENTRE, variables.clone()).await;
        let payment = &chosen["payAtCentre"]["payment"]["id"];
        let standing = |answer: &Value| answer["appointment"]["status"] == "CONFIRMED";
        product.until(&owner, SHOWN, variables.clone(), standing).await;
        product.data(&manager, RECEIVE, json!({ "id": payment, "part": part })).await;
    } else {
        let wish = json!({ "i": { "appointmentId": id, "idempotencyKey": "pay" } });
        let started = product.until_done(&owner, START, wish).await;
        let page = text(&started["startCheckout"]["payment"]["checkoutUrl"]);
        assert!(pay_on(product, &page, "4242424242424242").await);
    }
    let paid = format!("SELECT paid_cents > 0 FROM appointment.bookings WHERE id = '{id}'");
    product.comes("it is paid", &paid).await;
    if case.before > 0 {
        product.give_back_a_part(&id, case.before).await;
    }
    let by = if case.by_centre { &manager } else { &owner };
    let seen = product.data(by, SHOWN, variables.clone()).await;
    let outcome = &seen["appointment"]["cancellation"];
    let shown =
        ["givenBack", "kept", "extra"].map(|of| outcome[of]["amountCents"].as_i64().unwrap());
    product.data(by, CANCEL, variables.clone()).await;

    let off =
        format!("SELECT state = 'CANCELLED' FROM payment.payables WHERE appointment_id = '{id}'");
    product.comes("payment knows that it is off", &off).await;
    let refunds = format!(
        "SELECT NOT EXISTS (SELECT FROM payment.refunds r JOIN payment.payments p ON p.id = r.payment_id
         WHERE p.appointment_id = '{id}' AND r.status <> 'SUCCEEDED')"
    );
    product.comes("what was ordered is back", &refunds).await;
    let due = product.data(&manager, SHOWN, variables.clone()).await;
    let due = due["appointment"]["amountDue"]["amountCents"].as_i64().unwrap_or_default();
    if due != 0 {
        product.data(&manager, SETTLE, json!({ "id": id, "cents": due })).await;
    }
    let letter = format!(
        "SELECT EXISTS (SELECT FROM report.letters WHERE key = 'cancelled:{id}' AND body IS NOT NULL)"
    );
    product.comes("the letter is written", &letter).await;
    let letter = product
        .asked(&format!("SELECT body AS text FROM report.letters WHERE key = 'cancelled:{id}'"))
        .await;
    let card = product
        .cents(&format!(
            "SELECT sum(r.amount_cents) FROM stripe_simulator.refunds r JOIN payment.payments p
             ON p.intent_id = r.intent_id WHERE p.appointment_id = '{id}' AND r.status = 'succeeded'"
        ))
        .await;
    let of_documents = async |what: &str, only: &str| {
        let sql = format!(
            "SELECT sum(CASE kind WHEN 'INVOICE' THEN {what} ELSE -{what} END)
             FROM payment.documents WHERE appointment_id = '{id}' {only}"
        );
        product.cents(&sql).await
    };
    let back = "AND kind = 'CREDIT_NOTE' AND subject = 'PRICE'";
    let after = product.data(&manager, SHOWN, variables).await;
    Found {
        shown,
        letter: [figure(&letter, "il garde : "), figure(&letter, "vous doit en plus : ")],
        back: card - due,
        kept: [of_documents("gross_cents", "").await, of_documents("vat_cents", "").await],
        credited: -of_documents("gross_cents", back).await,
        due: after["appointment"]["amountDue"]["amountCents"].as_i64().unwrap_or_default(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn preview_letter_refund_and_documents_say_one_amount() {
    let product = Product::start(Transport::InProcess).await;
    let owner = product.log_in("camille@demo.example").await;
    let mut slot = product.free_slot(&owner).await;
    let today = chrono::Utc::now().date_naive();
    let search = json!({ "i": { "centreId": slot["centreId"], "service": "PERIODIC",
        "from": today + chrono::Days::new(1), "to": today + chrono::Days::new(6),
        "vehicleCategory": "CAR", "energy": "PETROL" } });
    let free = product.data(&owner, SLOTS, search).await;
    let free = free["slots"].as_array().unwrap();
    // Late is less than a week before: every one of them.
    let fee = |hours: i64| json!({ "freeHours": hours, "late": "FEE", "feeCents": 2_000 });
    let arrhes = || json!({ "freeHours": 168, "late": "ARRHES" });
    let case = |name, terms| Case {
        name,
        terms,
        at_desk: None,
        before: 0,
        by_centre: false,
        shown: [0; 3],
        vat: 0,
    };
    // A car's price is 79 €, of which 13,17 € are VAT; of 20 €, 3,34 € as invoice and credit note round.
    let cases = [
        Case { shown: [7_900, 0, 0], ..case("in time", fee(1)) },
        Case { shown: [5_900, 2_000, 0], vat: 334, ..case("a fee", fee(168)) },
        Case { shown: [0, 7_900, 0], ..case("arrhes", arrhes()) },
        Case { shown: [7_900, 0, 7_900], by_centre: true, ..case("double", arrhes()) },
        Case {
            shown: [1_000, 2_000, 0],
            at_desk: Some(3_000),
            vat: 333,
            ..case("a part was paid", fee(168))
        },
        Case {
            shown: [4_000, 2_000, 0],
            before: 1_900,
            vat: 333,
            ..case("a part went back", fee(168))
        },
        Case { shown: [0, 6_000, 0], before: 1_900, ..case("arrhes of a part", arrhes()) },
    ];
    for (at, case) in cases.iter().enumerate() {
        slot["startsAt"] = free[at * free.len() / cases.len()]["startsAt"].clone();
        slot["idempotencyKey"] = json!(uuid::Uuid::now_v7());
        let found = play(&product, case, &slot).await;
        let [back, kept, extra] = case.shown;
        let expected = Found {
            shown: case.shown,
            letter: [kept, extra],
            back: case.before + back + extra,
            kept: [kept - extra, case.vat],
            credited: case.before + back,
            due: 0,
        };
        assert_eq!(found, expected, "{}", case.name);
    }
}
