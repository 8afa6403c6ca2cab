//! Events between processes, through a real RabbitMQ and a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
mod rabbit;
mod world;

use lapin::{
    BasicProperties, Connection, ConnectionProperties,
    options::{BasicGetOptions, BasicPublishOptions},
};
use rabbit::Rabbit;
use std::time::Duration;
use uuid::Uuid;
use world::{Step, World};

/// One server for all of it, because it takes its time to start.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_travel_through_a_broker() {
    let mut rabbit = Rabbit::start();
    // From the start, because RabbitMQ 3 forgets quorum queues that are younger than some seconds
    // when it is killed.
    let lasting = World::new(&rabbit, "killed").await;
    let worker = lasting.worker();
    once_and_in_order(&rabbit).await;
    what_fails_is_set_aside_and_the_rest_goes_on(&rabbit).await;
    what_is_no_event_becomes_a_dead_letter(&rabbit).await;
    a_killed_broker_loses_and_doubles_nothing(&mut rabbit, &lasting).await;
    worker.stop().await;
}

/// Two workers, one of which stops on the way, and a relay that forgot what it had published.
async fn once_and_in_order(rabbit: &Rabbit) {
    let world = World::new(rabbit, "once").await;
    let mut first = Some(world.worker());
    let second = world.worker();
    let things: Vec<Uuid> = (0..4).map(|_| Uuid::now_v7()).collect();
    for number in 0..10 {
        for thing in &things {
            world.db.publish(&Step { thing: *thing, number }).await;
        }
        if number == 5 {
            world.until_effects(8).await;
            first.take().unwrap().stop().await;
        }
    }
    world.until_effects(80).await;
    world.in_order(&things, 10).await;

    // As after a crash between the broker's confirmation and its note in the outbox.
    world.db.execute("UPDATE kernel.outbox SET delivered_at = NULL").await;
    world.until("SELECT count(*) FROM kernel.outbox WHERE delivered_at IS NULL", 0).await;
    let last = Uuid::now_v7();
    world.db.publish(&Step { thing: last, number: 0 }).await;
    world.until_effects(82).await;
    world.in_order(&things, 10).await;
    second.stop().await;
}

async fn what_fails_is_set_aside_and_the_rest_goes_on(rabbit: &Rabbit) {
    let world = World::new(rabbit, "poison").await;
    let worker = world.worker();
    let (bad, good) = (Uuid::now_v7(), Uuid::now_v7());
    // A negative number makes one listener fail; the other's effect stays its only one.
    world.db.publish(&Step { thing: bad, number: -1 }).await;
    world.db.publish(&Step { thing: bad, number: 1 }).await;
    for number in 0..5 {
        world.db.publish(&Step { thing: good, number }).await;
    }
    world.until(&format!("SELECT count(*) FROM effects WHERE thing = '{good}'"), 10).await;
    world.until("SELECT count(*) FROM kernel.postponed WHERE dead_at IS NULL", 2).await;
    let of_bad = format!("SELECT count(*) FROM effects WHERE thing = '{bad}'");
    assert_eq!(world.count(&of_bad).await, 1, "the later event waits for the earlier");

    for _ in 0..kernel::relay::MAX_ATTEMPTS {
        world.db.execute("UPDATE kernel.postponed SET next_attempt_at = now()").await;
        kernel::broker::retry_postponed(&world.db.pool, &world.listeners()).await.unwrap();
    }
    world.until("SELECT count(*) FROM kernel.postponed WHERE dead_at IS NOT NULL", 1).await;
    // Given up, it holds up the others no longer.
    world.until(&of_bad, 3).await;
    world.until("SELECT count(*) FROM kernel.postponed", 1).await;
    worker.stop().await;
}

async fn what_is_no_event_becomes_a_dead_letter(rabbit: &Rabbit) {
    let world = World::new(rabbit, "rubbish").await;
    let worker = world.worker();
    let thing = Uuid::now_v7();
    world.db.publish(&Step { thing, number: 0 }).await;
    world.until_effects(2).await;

    let connection =
        Connection::connect(&rabbit.url(), ConnectionProperties::default()).await.unwrap();
    let channel = connection.create_channel().await.unwrap();
    let (queue, options) = (world.broker.queue("test"), BasicPublishOptions::default());
    let nothing = BasicProperties::default();
    let sent = channel.basic_publish("".into(), queue.as_str().into(), options, b"{", nothing);
    sent.await.unwrap();
    world.db.publish(&Step { thing, number: 1 }).await;
    world.until_effects(4).await;
    let dead = world.broker.dead_letters();
    let letter = loop {
        let options = BasicGetOptions { no_ack: true };
        if let Some(letter) = channel.basic_get(dead.as_str().into(), options).await.unwrap() {
            break letter;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert_eq!(letter.delivery.data, b"{");
    worker.stop().await;
}

async fn a_killed_broker_loses_and_doubles_nothing(rabbit: &mut Rabbit, world: &World) {
    let things: Vec<Uuid> = (0..3).map(|_| Uuid::now_v7()).collect();
    let step = async |numbers: std::ops::Range<i32>| {
        for number in numbers {
            for thing in &things {
                world.db.publish(&Step { thing: *thing, number }).await;
            }
        }
    };
    step(0..20).await;
    world.until_effects(10).await;
    rabbit.kill();
    step(20..30).await;
    // Longer than it takes to find out.
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert!(world.count("SELECT count(*) FROM effects").await < 180, "nothing carries them");
    rabbit.start_again();
    world.until_effects(180).await;
    world.in_order(&things, 30).await;
}
