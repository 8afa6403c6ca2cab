//! An event on its way through the broker.
use crate::trace::TRACEPARENT;
use anyhow::{Context, Result};
use lapin::{
    BasicProperties,
    message::Delivery,
    types::{AMQPValue, FieldTable},
};
use serde_json::Value;
use uuid::Uuid;

/// Persistent: the broker writes it to disk before it confirms.
const PERSISTENT: u8 = 2;
const SEQ: &str = "seq";
const AGGREGATE: &str = "aggregate";

/// One row of an outbox.
#[derive(Debug)]
pub(super) struct Parcel {
    pub(super) id: Uuid,
    /// The publisher's order.
    pub(super) seq: i64,
    /// The event's name; the routing key.
    pub(super) name: String,
    pub(super) aggregate: String,
    pub(super) payload: Value,
    /// Names the trace that it continues.
    pub(super) traceparent: Option<String>,
}

impl Parcel {
    pub(super) fn properties(&self) -> BasicProperties {
        let mut headers = FieldTable::default();
        headers.insert(SEQ.into(), AMQPValue::LongLongInt(self.seq));
        headers.insert(AGGREGATE.into(), text(&self.aggregate));
        if let Some(traceparent) = &self.traceparent {
            headers.insert(TRACEPARENT.into(), text(traceparent));
        }
        BasicProperties::default()
            .with_delivery_mode(PERSISTENT)
            .with_content_type("application/json".into())
            .with_message_id(self.id.to_string().as_str().into())
            .with_type(self.name.as_str().into())
            .with_headers(headers)
    }

    /// # Errors
    /// Where it is no message of ours.
    pub(super) fn read(delivery: &Delivery) -> Result<Self> {
        let properties = &delivery.properties;
        let id = properties.message_id().as_ref().context("no message id")?;
        let name = properties.kind().as_ref().context("no type")?;
        let headers = properties.headers().as_ref().context("no headers")?.inner();
        let Some(AMQPValue::LongLongInt(seq)) = headers.get(SEQ) else {
            anyhow::bail!("no position");
        };
        let Some(AMQPValue::LongString(aggregate)) = headers.get(AGGREGATE) else {
            anyhow::bail!("no aggregate");
        };
        let traceparent = match headers.get(TRACEPARENT) {
            Some(AMQPValue::LongString(text)) => Some(text.to_string()),
            _ => None,
        };
        Ok(Self {
            id: id.as_str().parse().context("the message id is no UUID")?,
            seq: *seq,
            name: name.as_str().to_owned(),
            aggregate: aggregate.to_string(),
            payload: serde_json::from_slice(&delivery.data).context("the body is no JSON")?,
            traceparent,
        })
    }
}

fn text(value: &str) -> AMQPValue {
    AMQPValue::LongString(value.into())
}
