//! From the outbox to the exchange.
use super::{Broker, name, parcel::Parcel};
use crate::{Listener, Pool, relay};
use anyhow::{Context, Result, ensure};
use futures_util::future::try_join_all;
use lapin::{Channel, options::BasicPublishOptions};
use std::time::Duration;

/// How long the broker may take to confirm. Where it takes no more messages it says nothing.
const PATIENCE: Duration = Duration::from_secs(30);

/// Publishes what one database holds, until something fails.
pub(super) async fn follow(broker: &Broker, pool: &Pool, listeners: &[Listener]) -> Result<()> {
    let connection = broker.connect().await?;
    let channel = broker.outlet(&connection, listeners).await?;
    let (channel, exchange) = (&channel, broker.exchange());
    let carry = |events| publish(channel, &exchange, events);
    relay::follow_outbox(pool, || relay::hand_over_batch(pool, carry)).await
}

/// Resolves when the broker keeps all of them.
async fn publish(channel: &Channel, exchange: &str, events: Vec<relay::Waiting>) -> Result<()> {
    let confirmed = send(channel, exchange, events);
    tokio::time::timeout(PATIENCE, confirmed).await.context("the broker does not confirm")?
}

async fn send(channel: &Channel, exchange: &str, events: Vec<relay::Waiting>) -> Result<()> {
    let mut sent = Vec::with_capacity(events.len());
    for event in events {
        let parcel = Parcel {
            id: event.id,
            seq: event.seq,
            name: event.name,
            aggregate: event.aggregate,
            payload: event.payload,
            traceparent: event.traceparent,
        };
        let body = serde_json::to_vec(&parcel.payload)?;
        let (options, properties) = (BasicPublishOptions::default(), parcel.properties());
        let key = name(&parcel.name);
        sent.push(channel.basic_publish(name(exchange), key, options, &body, properties).await?);
    }
    for confirmation in try_join_all(sent).await? {
        ensure!(confirmation.is_ack(), "the broker refused an event");
    }
    Ok(())
}
