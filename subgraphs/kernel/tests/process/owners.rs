//! A listener is given an event with the owner of today, on either side of the one that says who a
//! guest has become.
use futures_util::FutureExt;
use kernel::{Event, Listener, outbox::Whose};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex};
use testkit::TestDb;
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
struct Sent {
    letter: Uuid,
    sender: Uuid,
}

impl Event for Sent {
    const NAME: &'static str = "owners.sent.v1";
    const OWNED: bool = true;

    fn aggregate(&self) -> Uuid {
        self.letter
    }

    fn whose(&mut self) -> Whose<'_> {
        Whose::Of(&mut self.sender)
    }
}

#[derive(Serialize, Deserialize)]
struct Joined {
    guest: Uuid,
    user: Uuid,
}

impl Event for Joined {
    const NAME: &'static str = "owners.joined.v1";
    const OWNED: bool = false;

    fn aggregate(&self) -> Uuid {
        self.user
    }

    fn whose(&mut self) -> Whose<'_> {
        Whose::Joined { guest: self.guest, user: self.user }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_about_a_guest_finds_the_customer_they_became() {
    let db = TestDb::new().await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let noted = seen.clone();
    let listeners = [
        Listener::on("owners.read", &db.pool, move |_, sent: Sent| {
            noted.lock().unwrap().push(sent.sender);
            async { Ok(()) }.boxed()
        }),
        Listener::on("owners.join", &db.pool, |_, _: Joined| async { Ok(()) }.boxed()),
    ];
    let [guest, user, other] = [1, 2, 3].map(Uuid::from_u128);
    let sent = |sender| Sent { letter: Uuid::now_v7(), sender };
    db.publish(&sent(guest)).await;
    db.deliver(&listeners).await;
    // Twice is as once.
    for _ in 0..2 {
        db.publish(&Joined { guest, user }).await;
        db.deliver(&listeners).await;
    }
    for sender in [guest, user, other] {
        db.publish(&sent(sender)).await;
    }
    db.deliver(&listeners).await;
    let mut seen = seen.lock().unwrap().clone();
    seen[1..].sort();
    assert_eq!(seen, [guest, user, user, other]);
}
