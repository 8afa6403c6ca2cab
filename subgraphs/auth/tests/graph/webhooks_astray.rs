//! Webhooks whose consumers lie, or lead us astray: nothing is followed, believed or reached that
//! must not be.
use crate::{
    common::World,
    webhook_consumer::{Answer, Consumer},
    webhooks::{CREATE, Told},
};
use auth::{Names, Reachable};
use chrono::TimeDelta;
use events::auth::{WebhookDisabled, WebhookStopped};
use serde_json::json;
use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use testkit::refusal;
use uuid::Uuid;

/// What became of one message that is answered so.
async fn answered(answer: Answer) -> (serde_json::Value, Consumer) {
    let consumer = Consumer::answering([answer]).await;
    let told = Told::at(&consumer).await;
    told.confirmed(Uuid::now_v7()).await;
    told.world.send().await;
    (told.deliveries().await[0].clone(), consumer)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redirection_is_a_failure_and_never_followed() {
    let elsewhere = Consumer::answering([]).await;
    let (one, consumer) = answered(Answer::Redirect(elsewhere.url())).await;
    assert_eq!((&one["state"], &one["lastStatus"]), (&json!("WAITING"), &json!(302)));
    assert_eq!(one["lastFailure"], "REDIRECTED");
    assert_eq!((consumer.received().len(), elsewhere.connections()), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_breaks_off_is_not_believed() {
    let (one, _) = answered(Answer::Cut).await;
    assert_eq!((&one["state"], &one["lastStatus"]), (&json!("WAITING"), &json!(200)));
    assert_eq!(one["lastFailure"], "ANSWER_CUT");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_an_answer_without_end_a_little_is_read_and_none_is_kept() {
    for (status, state) in [(200, "DELIVERED"), (500, "WAITING")] {
        let started = Instant::now();
        let (one, consumer) = answered(Answer::Endless(status)).await;
        assert_eq!((&one["state"], &one["lastStatus"]), (&json!(state), &json!(status)));
        assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
        assert!(!one.to_string().contains("xxxx"));
        // What stands in the sockets' buffers was sent, and nothing after.
        tokio::time::sleep(Duration::from_millis(300)).await;
        let sent = consumer.sent_bytes();
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(consumer.sent_bytes(), sent, "the connection is closed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_never_answers_is_left_after_fifteen_seconds() {
    let started = Instant::now();
    let (one, _) = answered(Answer::Silence).await;
    assert_eq!((&one["state"], &one["lastFailure"]), (&json!("WAITING"), &json!("TIMED_OUT")));
    let took = started.elapsed();
    assert!((Duration::from_secs(14)..Duration::from_secs(25)).contains(&took), "{took:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_gone_is_asked_no_more_and_a_letter_says_so() {
    let consumer = Consumer::answering([Answer::Status(410)]).await;
    let mut told = Told::at(&consumer).await;
    told.confirmed(Uuid::now_v7()).await;
    told.world.send().await;
    told.world.wait(TimeDelta::days(1));
    told.confirmed(Uuid::now_v7()).await;
    told.world.send().await;
    assert_eq!(consumer.received().len(), 1);
    let all = told.deliveries().await;
    assert!(all.iter().all(|one| one["state"] == "FAILED"), "{all:?}");
    assert!(all.iter().all(|one| one["lastFailure"] == "ENDPOINT_DISABLED"), "{all:?}");
    let letters: Vec<WebhookDisabled> = told.world.db.published().await;
    assert_eq!(letters.len(), 1);
    assert_eq!((letters[0].reason, letters[0].host.as_str()), (WebhookStopped::Gone, "127.0.0.1"));
    assert_eq!(letters[0].organisation_id, told.organisation);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_for_five_days_is_disabled_with_one_letter() {
    let consumer = Consumer::answering(vec![Answer::Status(500); 100]).await;
    let mut told = Told::at(&consumer).await;
    for day in 0..6 {
        assert!(told.world.db.published::<WebhookDisabled>().await.is_empty(), "day {day}");
        told.confirmed(Uuid::now_v7()).await;
        told.world.send().await;
        told.world.wait(TimeDelta::days(1));
    }
    told.world.send().await;
    let letters: Vec<WebhookDisabled> = told.world.db.published().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].reason, WebhookStopped::Failing);
    let acts: Vec<kernel::audit::ActRecorded> = told.world.db.published().await;
    let act = acts.iter().find(|act| act.act == "webhook.disabled").expect("an act");
    assert_eq!((act.actor_id, &act.after["because"]), (None, &json!("FAILING")));
    let asked = consumer.received().len();
    told.confirmed(Uuid::now_v7()).await;
    told.world.wait(TimeDelta::days(1));
    told.world.send().await;
    assert_eq!(consumer.received().len(), asked, "nothing is sent there any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_address_is_refused_however_it_is_written() {
    let names = Names::By(Arc::new(|host| {
        let ip = match host {
            "intranet.example" => "10.0.0.7",
            "metadata.example" => "169.254.169.254",
            "mapped.example" => "::ffff:127.0.0.1",
            _ => return Vec::new(),
        };
        vec![ip.parse().unwrap()]
    }));
    let reachable = Reachable { this_machine: false, names };
    let (world, manager, organisation) = World::with_webhooks(reachable).await;
    for (url, code) in [
        ("https://127.0.0.1/", "WEBHOOK_URL_PRIVATE"),
        ("https://2130706433/", "WEBHOOK_URL_PRIVATE"),
        ("https://[::1]/", "WEBHOOK_URL_PRIVATE"),
        ("https://intranet.example/", "WEBHOOK_URL_PRIVATE"),
        ("https://metadata.example/latest", "WEBHOOK_URL_PRIVATE"),
        ("https://mapped.example/", "WEBHOOK_URL_PRIVATE"),
        ("https://nowhere.example/", "WEBHOOK_HOST_UNKNOWN"),
        ("http://127.0.0.1:8080/", "WEBHOOK_URL_INVALID"),
        ("http://hooks.example/", "WEBHOOK_URL_INVALID"),
        ("https://hooks.example:25/", "WEBHOOK_URL_INVALID"),
        ("https://a:b@hooks.example/", "WEBHOOK_URL_INVALID"),
    ] {
        let input = json!({ "organisationId": organisation, "url": url,
            "eventTypes": ["APPOINTMENT_HELD"] });
        let refused = refusal(&world.schema, &manager, CREATE, json!({ "input": input })).await;
        assert_eq!(refused, code, "{url}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_leads_inside_a_moment_later_reaches_nothing() {
    let inside = Consumer::answering([]).await;
    // At each question after the first the name leads to this very machine.
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = asked.clone();
    let names = Names::By(Arc::new(move |_| {
        let ip: IpAddr = match counted.fetch_add(1, Ordering::SeqCst) {
            0 => "93.184.216.34".parse().unwrap(),
            _ => "127.0.0.1".parse().unwrap(),
        };
        vec![ip]
    }));
    let reachable = Reachable { this_machine: false, names };
    let url = format!("https://hooks.example:{}/", inside.port);
    let told = Told::by(reachable, &url).await;
    told.confirmed(Uuid::now_v7()).await;
    told.world.send().await;
    assert_eq!(asked.load(Ordering::SeqCst), 2, "asked again for the sending, and once");
    assert_eq!(inside.connections(), 0);
    let one = told.deliveries().await[0].clone();
    assert_eq!(one["lastFailure"], "ADDRESS_REFUSED");

    // An address that got into the row otherwise is judged at the sending, too.
    let row =
        format!("UPDATE auth.webhook_endpoints SET url = 'https://127.0.0.1:{}/'", inside.port);
    told.world.db.execute(&row).await;
    told.confirmed(Uuid::now_v7()).await;
    told.world.send().await;
    assert_eq!(inside.connections(), 0);
    assert!(told.deliveries().await.iter().all(|one| one["lastFailure"] == "ADDRESS_REFUSED"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_connection_goes_where_the_name_was_judged_to_lead_and_needs_its_certificate() {
    let consumer = Consumer::answering([]).await;
    let names = Names::By(Arc::new(|_| vec!["127.0.0.1".parse().unwrap()]));
    let reachable = Reachable { this_machine: true, names };
    let told = Told::by(reachable, &format!("https://hooks.example:{}/", consumer.port)).await;
    told.confirmed(Uuid::now_v7()).await;
    told.world.send().await;
    // It came to the very address, and what does not speak TLS for that name is told nothing.
    assert_eq!(consumer.connections(), 1);
    let one = told.deliveries().await[0].clone();
    let failure = one["lastFailure"].as_str().unwrap();
    // It may wait for more of what it takes for a line.
    assert!(["NOT_CONNECTED", "TIMED_OUT"].contains(&failure), "{failure}");
    assert!(consumer.received().is_empty());
}
