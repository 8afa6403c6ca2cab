//! RabbitMQ between the processes: carries what the outbox holds to the domains' queues.
//!
//! Used where `AMQP_URL` is set; without it [`crate::relay`] delivers directly. The promises are
//! the same: nothing is lost, an event has one effect per listener, and the events of an aggregate
//! reach a domain in order.
//!
//! The relay publishes to one durable topic exchange (routing key: the event's name) and marks an
//! outbox row only when the broker has confirmed it; of an aggregate, the next event leaves after
//! the one before was confirmed. Every domain with listeners has one quorum queue. It has a single
//! active consumer, which takes one message after another, so a second worker stands by and order
//! holds. A message is acknowledged when its effect, or the note that it is [`postponed`], is
//! committed.
//! Decisions: docs/decisions/events.md
mod consumer;
mod parcel;
mod postponed;
mod publisher;

use crate::{ApiResult, Listener, Pool};
use anyhow::{Context, Result};
use futures_util::future::join_all;
use lapin::{
    Channel, Connection, ConnectionProperties, ExchangeKind,
    options::{
        ConfirmSelectOptions, ExchangeDeclareOptions, QueueBindOptions, QueueDeclareOptions,
    },
    types::{AMQPValue, FieldTable, ShortString},
};
use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
    time::Duration,
};
use tokio::sync::watch;

/// A message on whose account the worker died so often is set aside: it would be the next to kill it.
const DELIVERY_LIMIT: i64 = 20;
/// The first and the longest pause before a lost connection is opened again.
const PAUSES: [Duration; 2] = [Duration::from_millis(500), Duration::from_secs(8)];

/// Where the broker is, and what our things in it are called.
#[derive(Clone)]
pub struct Broker {
    url: Arc<str>,
    prefix: Arc<str>,
}

impl Broker {
    /// `url` is `amqp://` or `amqps://`; `prefix` keeps the names of two installations apart.
    #[must_use]
    pub fn new(url: &str, prefix: &str) -> Self {
        Self { url: url.into(), prefix: prefix.into() }
    }

    /// The queue of a domain.
    #[must_use]
    pub fn queue(&self, domain: &str) -> String {
        format!("{}.{domain}", self.prefix)
    }

    /// The exchange that events are published to.
    #[must_use]
    pub fn exchange(&self) -> String {
        format!("{}.events", self.prefix)
    }

    /// The exchange and queue of what is no event of ours, or has killed worker after worker.
    #[must_use]
    pub fn dead_letters(&self) -> String {
        format!("{}.dead", self.prefix)
    }

    /// Whether it lets us in.
    ///
    /// # Errors
    /// Where it does not answer or refuses us.
    pub async fn answers(&self) -> Result<()> {
        self.connect().await?.close(200, "".into()).await?;
        Ok(())
    }

    async fn connect(&self) -> Result<Connection> {
        let name = ConnectionProperties::default().with_connection_name((*self.prefix).into());
        Connection::connect(&self.url, name).await.context("the broker does not answer")
    }

    /// A channel that publishes with confirms, after everything it may publish to is there.
    async fn outlet(&self, connection: &Connection, listeners: &[Listener]) -> Result<Channel> {
        let channel = connection.create_channel().await?;
        self.declare(&channel, listeners).await.context("the broker refuses our queues")?;
        channel.confirm_select(ConfirmSelectOptions::default()).await?;
        Ok(channel)
    }

    /// Exchanges, queues and bindings. Publishers declare them, too: what is published before its
    /// queue is there would be lost.
    async fn declare(&self, channel: &Channel, listeners: &[Listener]) -> Result<()> {
        let (exchange, dead) = (name(&self.exchange()), name(&self.dead_letters()));
        let durable = ExchangeDeclareOptions { durable: true, ..Default::default() };
        let none = FieldTable::default;
        for (exchange, kind) in [(&exchange, ExchangeKind::Topic), (&dead, ExchangeKind::Fanout)] {
            channel.exchange_declare(exchange.clone(), kind, durable, none()).await?;
        }
        let queue = QueueDeclareOptions::durable();
        channel.queue_declare(dead.clone(), queue, quorum()).await?;
        let bind = QueueBindOptions::default();
        channel.queue_bind(dead.clone(), dead.clone(), name(""), bind, none()).await?;
        for (domain, listeners) in by_domain(listeners) {
            let domain = name(&self.queue(domain));
            let mut arguments = quorum();
            arguments.insert(name("x-single-active-consumer"), AMQPValue::Boolean(true));
            arguments.insert(name("x-delivery-limit"), AMQPValue::LongLongInt(DELIVERY_LIMIT));
            let dead = self.dead_letters().as_str().into();
            arguments.insert(name("x-dead-letter-exchange"), AMQPValue::LongString(dead));
            channel.queue_declare(domain.clone(), queue, arguments).await?;
            for listener in listeners {
                let event = name(listener.event());
                channel.queue_bind(domain.clone(), exchange.clone(), event, bind, none()).await?;
            }
        }
        Ok(())
    }
}

/// Carries events until the sender of `stop` is gone: from every distinct database among `pools`
/// to the broker, and from the broker to `listeners`. Let it end: where it is dropped instead,
/// the broker may give a queue's later messages to the next worker before it has the earlier back.
pub async fn run(
    broker: Broker,
    pools: Vec<Pool>,
    listeners: Vec<Listener>,
    stop: watch::Receiver<()>,
) {
    let mut seen = HashSet::new();
    let (broker, listeners, stop) = (&broker, listeners.as_slice(), &stop);
    let databases: Vec<Pool> =
        pools.into_iter().filter(|pool| seen.insert(pool.url().to_owned())).collect();
    let published = databases.iter().map(|pool| {
        again_and_again("event relay", move || publisher::follow(broker, pool, listeners))
    });
    let retried = databases.iter().map(|pool| {
        again_and_again("postponed events", move || postponed::follow(pool, listeners))
    });
    let consumed =
        again_and_again("event consumers", || consumer::follow(broker, listeners, stop.clone()));
    tokio::select! {
        _ = futures_util::future::join(join_all(published), join_all(retried)) => {}
        () = consumed => {}
    }
}

/// Applies what is due among the postponed events of the database behind `pool`; for tests.
pub async fn retry_postponed(pool: &Pool, listeners: &[Listener]) -> ApiResult<()> {
    while postponed::retry_one(pool, listeners).await? {}
    Ok(())
}

/// Starts the work anew until it ends well, with growing pauses while it fails at once.
async fn again_and_again<F: Future<Output = Result<()>>>(what: &str, work: impl Fn() -> F) {
    let [first, longest] = PAUSES;
    let mut pause = first;
    loop {
        let started = tokio::time::Instant::now();
        match work().await {
            Ok(()) => return,
            Err(error) => {
                tracing::warn!(error = format!("{error:#}"), "{what}: interrupted, trying again");
            }
        }
        pause = if started.elapsed() > longest { first } else { longest.min(pause * 2) };
        tokio::time::sleep(pause).await;
    }
}

/// Listeners by the domain that their name starts with.
fn by_domain(listeners: &[Listener]) -> BTreeMap<&'static str, Vec<&Listener>> {
    let mut domains = BTreeMap::<_, Vec<_>>::new();
    for listener in listeners {
        domains.entry(listener.domain()).or_default().push(listener);
    }
    domains
}

fn quorum() -> FieldTable {
    let mut arguments = FieldTable::default();
    arguments.insert(name("x-queue-type"), AMQPValue::LongString("quorum".into()));
    arguments
}

/// Our names are far below the protocol's 255 bytes.
fn name(text: &str) -> ShortString {
    text.into()
}
