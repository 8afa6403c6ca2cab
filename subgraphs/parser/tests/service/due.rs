//! Who is told what is due by law: a month and a week before, once, and never of what is sold.
use crate::{
    owned::{delete, signed},
    world::World,
};
use chrono::{DateTime, Utc};
use events::{
    auth::GuestJoined,
    parser::{DueNotice, InspectionDue},
    report::VehicleSold,
};
use fr::ServiceKind;
use kernel::Clock;
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};

const SELL: &str = "mutation($id: UUID!, $sold: Boolean!) {
    setVehicleSold(input: { vehicleId: $id, sold: $sold }) { vehicle { soldAt } } }";

impl World {
    /// Looks at that time; answers all that was ever told.
    async fn told_at(&self, at: &str) -> Vec<InspectionDue> {
        let now: DateTime<Utc> = at.parse().unwrap();
        for task in parser::tasks(&self.db.pool, Clock::Fixed(now)) {
            task.drain().await.unwrap();
        }
        self.db.published().await
    }

    /// The notices that were ever told, after a look on the morning of that day.
    async fn notices_on(&self, day: &str) -> Vec<DueNotice> {
        let told = self.told_at(&format!("{day}T10:00:00Z")).await;
        told.iter().map(|one| one.notice).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_is_told_a_month_and_a_week_before_once() {
    let world = World::new().await;
    let owner = viewers::customer();
    // No certificate was ever sent: the inspection is what we know.
    let done = signed(&owner, "PERIODIC", "FAVOURABLE", "2026-11-20", "2028-11-20");
    world.db.publish(&done).await;
    world.deliver().await;
    assert_eq!(world.notices_on("2026-11-23").await, []);
    assert_eq!(world.notices_on("2028-10-20").await, []);
    assert!(world.told_at("2028-10-21T05:00:00Z").await.is_empty(), "nobody is woken");
    for day in ["2028-10-21", "2028-10-21", "2028-10-22", "2028-11-12"] {
        assert_eq!(world.notices_on(day).await, [DueNotice::Month], "{day}");
    }
    // The same signature told again has it looked at again, and changes nothing.
    world.db.publish(&done).await;
    world.deliver().await;
    for day in ["2028-11-13", "2028-11-14", "2028-11-20", "2028-11-21", "2029-03-01"] {
        assert_eq!(world.notices_on(day).await, [DueNotice::Month, DueNotice::Week], "{day}");
    }
    let told = world.db.published::<InspectionDue>().await.remove(0);
    assert_eq!(
        (told.owner_id, told.plate.as_str(), told.service, told.certain),
        (owner.id().unwrap(), "PM-110-EP", ServiceKind::Periodic, true)
    );
    assert_eq!(told.before, "2028-11-20".parse().unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inspection_since_moves_the_day_and_a_failed_one_asks_for_a_retest() {
    let world = World::new().await;
    let owner = viewers::customer();
    let document = world.certificate(&owner).await;
    world.confirm(&owner, document, json!([])).await;
    for (result, on, until) in
        [("FAVOURABLE", "2026-11-20", "2028-11-20"), ("FAVOURABLE", "2028-11-01", "2030-11-01")]
    {
        world.db.publish(&signed(&owner, "PERIODIC", result, on, until)).await;
        world.deliver().await;
    }
    assert_eq!(world.notices_on("2028-11-13").await, []);
    let told = world.told_at("2030-10-02T10:00:00Z").await;
    assert_eq!((told.len(), told[0].make.as_deref()), (1, Some("VOLKSWAGEN")));
    assert_eq!(told[0].before, "2030-11-01".parse().unwrap());
    let failed = signed(&owner, "PERIODIC", "UNFAVOURABLE_MAJOR", "2030-10-20", "2030-12-20");
    world.db.publish(&failed).await;
    world.deliver().await;
    let told = world.told_at("2030-12-13T10:00:00Z").await;
    assert_eq!((told.len(), told[1].service), (2, ServiceKind::Retest));
    assert_eq!(told[1].before, "2030-12-20".parse().unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_told_of_what_is_sold() {
    let world = World::new().await;
    let (owner, other) = (viewers::customer(), viewers::customer());
    let document = world.certificate(&owner).await;
    let vehicle = world.confirm(&owner, document, json!([])).await["vehicle"]["id"].take();
    world.db.publish(&signed(&owner, "PERIODIC", "FAVOURABLE", "2026-11-20", "2028-11-20")).await;
    world.deliver().await;
    let sell = async |sold: bool| {
        let said = data(&world.schema, &owner, SELL, json!({ "id": vehicle, "sold": sold })).await;
        said["setVehicleSold"]["vehicle"]["soldAt"].clone()
    };
    let strange = json!({ "id": vehicle, "sold": true });
    assert_eq!(refusal(&world.schema, &other, SELL, strange).await, "VEHICLE_NOT_FOUND");
    assert!(sell(true).await.is_string() && sell(true).await.is_string());
    assert_eq!(world.notices_on("2028-10-21").await, []);
    // It was a mistake.
    assert_eq!(sell(false).await, Value::Null);
    assert_eq!(world.notices_on("2028-10-22").await, [DueNotice::Month]);
    // Said by the link of a reminder; of somebody else's nothing is noted.
    let watched_id = world.db.published::<InspectionDue>().await[0].watched_id;
    for owner_id in [other.id().unwrap(), owner.id().unwrap()] {
        world.db.publish(&VehicleSold { watched_id, owner_id }).await;
        world.deliver().await;
    }
    assert_eq!(world.notices_on("2028-11-13").await, [DueNotice::Month]);
    // Whoever confirms its certificate again has it.
    let again = world.certificate(&owner).await;
    world.confirm(&owner, again, json!([])).await;
    assert_eq!(world.notices_on("2028-11-14").await, [DueNotice::Month, DueNotice::Week]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_watched_follows_into_the_account_and_goes_with_what_it_was_known_by() {
    let world = World::new().await;
    let (guest, user) = (viewers::guest(), viewers::customer());
    let document = world.certificate(&guest).await;
    world.confirm(&guest, document, json!([])).await;
    let joined = GuestJoined { guest_id: guest.id().unwrap(), user_id: user.id().unwrap() };
    for _ in 0..2 {
        world.db.publish(&joined).await;
        world.deliver().await;
    }
    let watched = async |of: &str| {
        let all = format!(
            "DO $$ BEGIN ASSERT (SELECT coalesce(string_agg(owner_id::text, ' '), '')
                FROM parser.watched_vehicles) = '{of}'; END $$"
        );
        world.db.execute(&all).await;
    };
    watched(&user.id().unwrap().to_string()).await;
    assert!(delete(&world, &user, document).await.as_bool().unwrap());
    watched("").await;
}
