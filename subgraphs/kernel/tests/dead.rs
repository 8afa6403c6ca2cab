//! Events that were given up: listed, delivered again, dropped; on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
use futures_util::FutureExt;
use kernel::{Event, Listener, dead, outbox::Whose, relay};
use serde::{Deserialize, Serialize};
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};
use testkit::TestDb;
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
struct Rung {
    bell: Uuid,
}

impl Event for Rung {
    const NAME: &'static str = "test.rung.v1";
    const OWNED: bool = false;

    fn aggregate(&self) -> Uuid {
        self.bell
    }

    fn whose(&mut self) -> Whose<'_> {
        Whose::Nobody
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_was_given_up_is_delivered_again_or_dropped_by_its_id() {
    let db = TestDb::new().await;
    let (mended, heard) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let (works, count) = (mended.clone(), heard.clone());
    let listeners = [Listener::on("test.hear", &db.pool, move |_, _: Rung| {
        let (works, count) = (works.clone(), count.clone());
        async move {
            if !works.load(Ordering::SeqCst) {
                return Err(anyhow::anyhow!("the ear is shut").into());
            }
            count.fetch_add(1, Ordering::SeqCst);
            Ok(())
        }
        .boxed()
    })];
    let deliver = async || relay::deliver_batch(&db.pool, &listeners).await.unwrap();
    for bell in [1, 2] {
        db.publish(&Rung { bell: Uuid::from_u128(bell) }).await;
    }
    db.execute("UPDATE kernel.outbox SET attempts = 11").await;
    while deliver().await > 0 {}

    let mut conn = db.pool.get().await.unwrap();
    let dead = dead::list(&mut conn).await.unwrap();
    assert_eq!(dead.len(), 2);
    assert_eq!((dead[0].place.as_str(), dead[0].name.as_str()), ("outbox", Rung::NAME));
    assert!(dead[0].last_error.contains("the ear is shut"), "{}", dead[0].last_error);

    assert_eq!(dead::replay(&mut conn, Uuid::now_v7()).await.unwrap(), 0, "nobody's");
    mended.store(true, Ordering::SeqCst);
    assert_eq!(deliver().await, 0, "given up is given up");
    assert_eq!(dead::replay(&mut conn, dead[0].id).await.unwrap(), 1);
    while deliver().await > 0 {}
    assert_eq!(heard.load(Ordering::SeqCst), 1);
    assert_eq!(dead::replay(&mut conn, dead[0].id).await.unwrap(), 0, "it was delivered");

    assert_eq!(dead::drop_event(&mut conn, dead[1].id).await.unwrap(), 1);
    assert!(dead::list(&mut conn).await.unwrap().is_empty());
    while deliver().await > 0 {}
    assert_eq!(heard.load(Ordering::SeqCst), 1, "dropped for good");
}
