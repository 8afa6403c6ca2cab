//! From the domains' queues to their listeners.
use super::{Broker, by_domain, name, parcel::Parcel, postponed};
use crate::{ApiResult, Listener, relay::give, trace};
use anyhow::{Context, Result, bail};
use futures_util::{StreamExt, stream::FuturesUnordered};
use lapin::{
    Connection,
    options::{BasicAckOptions, BasicConsumeOptions, BasicQosOptions, BasicRejectOptions},
    types::FieldTable,
};
use std::time::Duration;
use tokio::sync::watch;
use tracing::Instrument;

/// Messages on their way to one consumer, so that it need not wait for the next.
const PREFETCH: u16 = 32;
/// AMQP's code of an end without an error, and how long the broker may take to agree.
const SUCCESS: u16 = 200;
const CLOSING: Duration = Duration::from_secs(2);
/// The pause before a domain's database is asked again.
const PAUSE: Duration = Duration::from_secs(1);

/// Consumes every domain's queue until the sender of `stop` is gone, or something fails.
pub(super) async fn follow(
    broker: &Broker,
    listeners: &[Listener],
    mut stop: watch::Receiver<()>,
) -> Result<()> {
    let connection = broker.connect().await?;
    let channel = connection.create_channel().await?;
    broker.declare(&channel, listeners).await.context("the broker refuses our queues")?;
    let domains = by_domain(listeners);
    tracing::info!(queues = domains.len(), "events come from the broker");
    let mut consumers: FuturesUnordered<_> = domains
        .into_iter()
        .map(|(domain, listeners)| consume(broker, &connection, domain, listeners))
        .collect();
    let outcome = tokio::select! {
        Some(failed) = consumers.next() => failed,
        // An error says that the sender is gone.
        _ = stop.changed() => Ok(()),
    };
    // Before the consumers go: they would be cancelled first, and while the messages they have
    // not acknowledged still belong to the connection, the next worker would get later ones.
    let closed = connection.close(SUCCESS, "".into());
    let _ = tokio::time::timeout(CLOSING, closed).await;
    outcome
}

async fn consume(
    broker: &Broker,
    connection: &Connection,
    domain: &'static str,
    listeners: Vec<&Listener>,
) -> Result<()> {
    let channel = connection.create_channel().await?;
    channel.basic_qos(PREFETCH, BasicQosOptions::default()).await?;
    let queue = name(&broker.queue(domain));
    let options = BasicConsumeOptions::default();
    let mut messages =
        channel.basic_consume(queue, name(""), options, FieldTable::default()).await?;
    while let Some(message) = messages.next().await {
        let message = message?;
        match Parcel::read(&message) {
            Ok(parcel) => {
                take_in_whatever_it_takes(domain, &parcel, &listeners).await;
                message.ack(BasicAckOptions::default()).await?;
            }
            Err(error) => {
                let error = format!("{error:#}");
                tracing::error!(domain, error, "a message that is no event of ours is set aside");
                message.reject(BasicRejectOptions { requeue: false }).await?;
            }
        }
    }
    bail!("the broker ended the consumer of {domain}")
}

/// Fails only with the database: then nothing of this domain could be applied, and it waits.
async fn take_in_whatever_it_takes(domain: &str, parcel: &Parcel, listeners: &[&Listener]) {
    while let Err(error) = take_in(domain, parcel, listeners).await {
        let error = format!("{:#}", error.into_report());
        tracing::warn!(domain, error, "events wait for the database");
        tokio::time::sleep(PAUSE).await;
    }
}

/// Applies the event, or keeps it for later where it fails or an earlier one of its aggregate waits.
async fn take_in(domain: &str, parcel: &Parcel, listeners: &[&Listener]) -> ApiResult<()> {
    let Some(first) = listeners.iter().find(|listener| listener.event() == parcel.name) else {
        // A binding of an earlier version.
        return Ok(());
    };
    let pool = first.pool();
    let earlier_waits = {
        let mut conn = pool.get().await?;
        postponed::others_wait(&mut conn, domain, parcel).await?
    };
    if earlier_waits {
        return postponed::keep(pool, domain, parcel, postponed::Why::Behind).await;
    }
    let span = trace::event_span(&parcel.name, parcel.id, parcel.traceparent.as_deref());
    let given = give(&parcel.name, parcel.id, &parcel.payload, listeners.iter().copied());
    match given.instrument(span).await {
        Ok(()) => Ok(()),
        Err(failure) => {
            let (reason, dead) = (&failure.reason, failure.is_final(1));
            tracing::error!(event = parcel.name, id = %parcel.id, dead, reason, "delivery failed");
            postponed::keep(pool, domain, parcel, postponed::Why::Failed(&failure)).await
        }
    }
}
