//! Stripe's objects as JSON: the fields its API documents as always present, and those we use.
use crate::{
    PATH,
    back::{Dispute, Refund},
    models::{Intent, Session, new_id},
};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

pub(crate) fn session(session: &Session, public_url: &str, now: DateTime<Utc>) -> Value {
    let status = session.status_at(now);
    let url = (status == "open").then(|| format!("{public_url}{PATH}/checkout/{}", session.id));
    json!({
        "id": session.id,
        "object": "checkout.session",
        "amount_subtotal": session.amount_cents,
        "amount_total": session.amount_cents,
        "automatic_tax": { "enabled": false },
        "cancel_url": session.cancel_url,
        "client_reference_id": session.reference,
        "created": session.created_at.timestamp(),
        "currency": session.currency,
        "custom_fields": [],
        "custom_text": {},
        "customer_email": session.email,
        "expires_at": session.expires_at.timestamp(),
        "livemode": false,
        "metadata": session.metadata,
        "mode": "payment",
        "payment_intent": session.intent_id,
        "payment_method_types": ["card"],
        "payment_status": if status == "complete" { "paid" } else { "unpaid" },
        "shipping_options": [],
        "status": status,
        "success_url": session.success_url,
        "url": url,
    })
}

pub(crate) fn intent(intent: &Intent) -> Value {
    let received = if intent.status == "succeeded" { intent.amount_cents } else { 0 };
    json!({
        "id": intent.id,
        "object": "payment_intent",
        "amount": intent.amount_cents,
        "amount_capturable": 0,
        "amount_received": received,
        "capture_method": "automatic",
        "confirmation_method": "automatic",
        "created": intent.created_at.timestamp(),
        "currency": intent.currency,
        "last_payment_error": intent.last_error,
        "latest_charge": intent.charge_id,
        "livemode": false,
        "metadata": intent.metadata,
        "payment_method_types": ["card"],
        "status": intent.status,
    })
}

pub(crate) fn refund(refund: &Refund) -> Value {
    let mut object = json!({
        "id": refund.id,
        "object": "refund",
        "amount": refund.amount_cents,
        "created": refund.created_at.timestamp(),
        "currency": refund.currency,
        "metadata": refund.metadata,
        "payment_intent": refund.intent_id,
        "status": refund.status,
    });
    // Left out, not null, where there is none.
    if let Some(reason) = &refund.failure_reason {
        object["failure_reason"] = json!(reason);
    }
    object
}

/// The charge behind an intent, as far as it is announced with a refund.
pub(crate) fn charge(intent: &Intent, refunded_cents: i64) -> Value {
    json!({
        "id": intent.charge_id,
        "object": "charge",
        "amount": intent.amount_cents,
        "amount_captured": intent.amount_cents,
        "amount_refunded": refunded_cents,
        "billing_details": { "address": null, "email": null, "name": null, "phone": null },
        "captured": true,
        "created": intent.created_at.timestamp(),
        "currency": intent.currency,
        "disputed": false,
        "livemode": false,
        "metadata": intent.metadata,
        "paid": true,
        "payment_intent": intent.id,
        "refunded": refunded_cents == intent.amount_cents,
        "status": "succeeded",
    })
}

pub(crate) fn dispute(dispute: &Dispute, charge: Option<&str>, now: DateTime<Utc>) -> Value {
    json!({
        "id": dispute.id,
        "object": "dispute",
        "amount": dispute.amount_cents,
        "balance_transactions": [],
        "charge": charge,
        "created": dispute.created_at.timestamp(),
        "currency": dispute.currency,
        "enhanced_eligibility_types": [],
        "evidence": { "enhanced_evidence": {} },
        "evidence_details": {
            "due_by": dispute.due_by.timestamp(),
            "enhanced_eligibility": {},
            "has_evidence": false,
            "past_due": dispute.due_by <= now,
            "submission_count": 0,
        },
        "is_charge_refundable": false,
        "livemode": false,
        "metadata": {},
        "payment_intent": dispute.intent_id,
        "reason": "fraudulent",
        "status": dispute.status,
    })
}

/// A page of a list.
pub(crate) fn list(url: &str, data: Vec<Value>, has_more: bool) -> Value {
    json!({ "object": "list", "url": url, "has_more": has_more, "data": data })
}

/// The envelope of a webhook; its id first.
pub(crate) fn event(kind: &str, object: &Value, now: DateTime<Utc>) -> (String, Value) {
    let id = new_id("evt");
    let event = json!({
        "id": id,
        "object": "event",
        "api_version": stripe_shared::version::VERSION.as_str(),
        "created": now.timestamp(),
        "data": { "object": object },
        "livemode": false,
        "pending_webhooks": 1,
        "request": null,
        "type": kind,
    });
    (id, event)
}
