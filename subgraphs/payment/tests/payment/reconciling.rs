//! Once a day, everything that the provider lists is compared with everything that we hold.
use crate::world::{GOOD, World};
use chrono::{TimeDelta, Utc};
use kernel::{Clock, Role};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};

const REPORTS: &str = "{ reconciliations(first: 5) { edges { node { payments refunds disputes
  differences { kind providerId there here } } } } }";

impl World {
    async fn reports(&self) -> Vec<Value> {
        let manager = viewers::staff(Role::Manager);
        let found = data(&self.schema, &manager, REPORTS, json!({})).await;
        let edges = found["reconciliations"]["edges"].as_array().unwrap();
        edges.iter().map(|edge| edge["node"].clone()).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_never_told_is_mended_and_what_cannot_be_is_reported() {
    let world = World::new().await;
    let customer = viewers::customer();
    let mut paid = Vec::new();
    for card in [GOOD, GOOD, "4000 0000 0000 0259"] {
        let facts = world.held(&customer).await;
        let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
        world.enter_card(&page, card).await;
        paid.push(facts);
    }
    let first = format!(
        "SELECT intent_id AS text FROM stripe_simulator.sessions WHERE reference = '{}'",
        paid[0].appointment_id
    );
    let first = world.text(&first).await;
    assert_eq!(world.post_form("/v1/refunds", &format!("payment_intent={first}")).await, 200);
    // Not one webhook arrives, and there is money that is nobody's.
    world
        .db
        .execute(
            "DELETE FROM stripe_simulator.webhooks;
             INSERT INTO stripe_simulator.intents (id, status, amount_cents, currency, metadata,
                 charge_id, created_at)
             VALUES ('pi_of_nobody', 'succeeded', 1200, 'eur', '{}', 'ch_x', now());",
        )
        .await;
    world.work().await;
    let report = &world.reports().await[0];
    let counts = (&report["payments"], &report["refunds"], &report["disputes"]);
    assert_eq!(counts, (&json!(4), &json!(1), &json!(1)));
    let unknown = json!([{ "kind": "MONEY_UNKNOWN_HERE", "providerId": "pi_of_nobody",
        "there": "1200", "here": null }]);
    assert_eq!(report["differences"], unknown);
    assert_eq!(world.back(&paid[0]).await["payment"]["status"], "REFUNDED", "mended");
    assert_eq!(world.back(&paid[1]).await["payment"]["status"], "SUCCEEDED");
    let disputes = world.back(&paid[2]).await["payment"]["disputes"].clone();
    assert_eq!(disputes[0]["status"], "needs_response", "mended");

    // Once a day; and money of ours that the provider does not know is told.
    world.work().await;
    assert_eq!(world.reports().await.len(), 1);
    world
        .db
        .execute(
            "DELETE FROM stripe_simulator.intents WHERE id = 'pi_of_nobody';
             UPDATE payment.payments SET intent_id = 'pi_that_was' WHERE status = 'SUCCEEDED'
                 AND appointment_id NOT IN (SELECT p.appointment_id FROM payment.payments p
                     JOIN payment.disputes d ON d.payment_id = p.id);",
        )
        .await;
    world.work_at(Clock::Fixed(Utc::now() + TimeDelta::hours(25))).await;
    let reports = world.reports().await;
    assert_eq!(reports.len(), 2);
    let kinds: Vec<_> = reports[0]["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|difference| difference["kind"].as_str().unwrap().to_owned())
        .collect();
    // What the provider lists under our label was noted, and goes back.
    assert_eq!(kinds, ["MONEY_UNKNOWN_THERE"]);
    let desk = viewers::staff(Role::Receptionist);
    assert_eq!(refusal(&world.schema, &desk, REPORTS, json!({})).await, "FORBIDDEN");
}
