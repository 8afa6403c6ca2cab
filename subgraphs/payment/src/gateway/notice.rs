//! What a webhook is about. Its contents are not believed, only its subject is used: what follows
//! is read from the provider again. So an event of a kind or a version that we do not know is no
//! error: it has no subject for us, and is kept.
//! Decisions: docs/decisions/money.md
use super::{OUR_ID, StripeGateway};
use serde_json::Value;
use stripe_webhook::{Webhook, WebhookError};
use uuid::Uuid;

/// An event whose signature is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) event_id: String,
    /// `charge.refunded`
    pub(crate) kind: String,
    pub(crate) api_version: Option<String>,
    pub(crate) subject: Subject,
}

/// What has changed at the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A payment page, of this payment if its label is right.
    Page { session: String, payment_id: Option<Uuid> },
    /// A payment's intent.
    Intent { payment_id: Option<Uuid> },
    /// A refund.
    Refund { id: String },
    /// The refunds of an intent.
    RefundsOf { intent: String },
    /// A cardholder's dispute.
    Dispute { id: String },
    /// Nothing of ours.
    Other,
}

impl StripeGateway {
    /// The event, if its signature is right.
    pub(crate) fn verify(&self, body: &str, signature: &str) -> Option<Notice> {
        match Webhook::construct_event(body, signature, &self.webhook_secret) {
            // The signature is judged first: what cannot be read is signed, but new to the library.
            Ok(_) | Err(WebhookError::BadParse(_)) => {}
            Err(error) => {
                tracing::warn!(%error, "a webhook was refused");
                return None;
            }
        }
        let read = serde_json::from_str(body).ok().and_then(|event| read(&event));
        // Signed, and of no shape that we know: acknowledged and kept, under a name of our own.
        Some(read.unwrap_or_else(|| unread(body)))
    }
}

/// What is signed and no event that can be read.
fn unread(body: &str) -> Notice {
    use std::hash::{DefaultHasher, Hash, Hasher};
    tracing::error!("a signed webhook is no event");
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    Notice {
        event_id: format!("unread_{:016x}", hasher.finish()),
        kind: String::new(),
        api_version: None,
        subject: Subject::Other,
    }
}

/// The subject of an event, whatever its version.
fn read(event: &Value) -> Option<Notice> {
    let kind = event["type"].as_str()?.to_owned();
    let object = &event["data"]["object"];
    let text = |name: &str| object[name].as_str().map(str::to_owned);
    let payment_id = object["metadata"][OUR_ID].as_str().and_then(|id| id.parse().ok());
    let subject = match (object["object"].as_str().unwrap_or_default(), text("id")) {
        ("checkout.session", Some(session)) => Subject::Page { session, payment_id },
        ("payment_intent", Some(_)) => Subject::Intent { payment_id },
        ("refund", Some(id)) => Subject::Refund { id },
        ("dispute", Some(id)) => Subject::Dispute { id },
        ("charge", Some(_)) if kind.starts_with("charge.refund") => match text("payment_intent") {
            Some(intent) => Subject::RefundsOf { intent },
            None => Subject::Other,
        },
        _ => Subject::Other,
    };
    let api_version = event["api_version"].as_str().map(str::to_owned);
    Some(Notice { event_id: event["id"].as_str()?.to_owned(), kind, api_version, subject })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn subject(kind: &str, object: &Value) -> Subject {
        let event = json!({ "id": "evt_1", "type": kind, "api_version": "2031-01-01.dahlia",
            "data": { "object": object } });
        read(&event).expect("an event").subject
    }

    #[test]
    fn an_event_names_what_to_read_again() {
        let ours = Uuid::from_u128(7);
        let page = json!({ "object": "checkout.session", "id": "cs_1",
            "metadata": { "payment_id": ours } });
        let expected = Subject::Page { session: "cs_1".to_owned(), payment_id: Some(ours) };
        assert_eq!(subject("checkout.session.expired", &page), expected);
        let charge = json!({ "object": "charge", "id": "ch_1", "payment_intent": "pi_1" });
        let expected = Subject::RefundsOf { intent: "pi_1".to_owned() };
        assert_eq!(subject("charge.refunded", &charge), expected);
        assert_eq!(subject("charge.captured", &charge), Subject::Other);
        let refund = json!({ "object": "refund", "id": "re_1" });
        for kind in ["refund.updated", "refund.failed", "charge.refund.updated"] {
            assert_eq!(subject(kind, &refund), Subject::Refund { id: "re_1".to_owned() });
        }
    }

    #[test]
    fn what_is_not_known_is_no_error() {
        assert_eq!(subject("tax.settings.updated", &json!({ "object": "x" })), Subject::Other);
        assert_eq!(subject("v9.new.thing", &Value::Null), Subject::Other);
        assert_eq!(read(&json!({ "object": "event" })), None);
    }
}
