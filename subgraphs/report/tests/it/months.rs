//! The paper of a month, whose parts come from three domains in any order.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::{
    money_papers::{entity, is_paper},
    world::World,
};
use events::{
    appointment::{CentreFacts, MonthCounted},
    inspection::{MonthInspected, ResultsCounted},
    payment::MonthInvoiced,
};
use kernel::Role;
use serde_json::json;
use testkit::{refusal, viewers};
use uuid::Uuid;

const MONTHS: &str = "query($id: UUID!) {
  _entities(representations: [{__typename: \"Centre\", id: $id}]) {
    ... on Centre { monthlyFigures { month downloadUrl } } } }";

fn counted(centre_id: Uuid, month: &str) -> MonthCounted {
    MonthCounted {
        centre_id,
        centre: CentreFacts {
            id: centre_id,
            name: "Lyon Part-Dieu".to_owned(),
            approval_number: "S069C012".to_owned(),
            address: "27 rue de la Villette, 69003 Lyon".to_owned(),
            phone: "04 72 00 00 12".to_owned(),
        },
        month: month.parse().unwrap(),
        booked: 5,
        kept: 3,
        missed: 1,
        cancelled_by_customer: 1,
        cancelled_by_centre: 0,
        cancelled_by_unknown: 0,
        open: 0,
        sold_minutes: 90,
        open_minutes: 1_800,
        median_lead_minutes: Some(7_260),
        counted_at: "2026-12-01T00:10:00Z".parse().unwrap(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_read_the_months_of_their_centre() {
    let world = World::new().await;
    let centre = Uuid::now_v7();
    let manager = viewers::staff_at(centre, Role::Manager);
    let counted_at = "2026-12-01T00:10:00Z".parse().unwrap();
    let months = async || {
        let mut seen = entity(&world, &manager, MONTHS, centre).await;
        seen["monthlyFigures"].take()
    };
    world
        .db
        .publish(&MonthInvoiced {
            centre_id: centre,
            month: "2026-11-01".parse().unwrap(),
            net_cents: 6_583,
            vat_cents: 1_317,
            gross_cents: 7_900,
            currency: "EUR".to_owned(),
            totals: Vec::new(),
            counted_at,
        })
        .await;
    world.deliver().await;
    assert_eq!(months().await, json!([]), "it is not known yet whose month it is");
    world.db.publish(&counted(centre, "2026-11-01")).await;
    world.db.publish(&counted(centre, "2026-10-01")).await;
    world.db.publish(&counted(Uuid::now_v7(), "2026-11-01")).await;
    world
        .db
        .publish(&MonthInspected {
            centre_id: centre,
            month: "2026-11-01".parse().unwrap(),
            results: vec![ResultsCounted {
                service: "PERIODIC".parse().unwrap(),
                favourable: 2,
                major: 1,
                critical: 0,
            }],
            functions: Vec::new(),
            median_wait_minutes: Some(7),
            median_duration_minutes: Some(34),
            counted_at,
        })
        .await;
    world.deliver().await;
    let found = months().await;
    let names: Vec<&str> =
        found.as_array().unwrap().iter().map(|row| row["month"].as_str().unwrap()).collect();
    assert_eq!(names, ["2026-11-01", "2026-10-01"], "the last one first, of no other centre");
    let link = found[0]["downloadUrl"].as_str().unwrap();
    is_paper(&world.get(link).await, "chiffres-S069C012-2026-11.pdf");
    let before = found[1]["downloadUrl"].as_str().unwrap();
    is_paper(&world.get(before).await, "chiffres-S069C012-2026-10.pdf");

    for other in [
        viewers::staff_at(centre, Role::Receptionist),
        viewers::staff_at(Uuid::now_v7(), Role::Manager),
        viewers::customer(),
    ] {
        let id = json!({ "id": centre });
        assert_eq!(refusal(&world.schema, &other, MONTHS, id).await, "FORBIDDEN");
    }
}
