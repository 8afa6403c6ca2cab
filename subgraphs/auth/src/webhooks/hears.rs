//! What organisations' machines hear of: which event of which domain becomes which message.
//!
//! A message is written in the inbox's transaction, so an event told twice is one message. It holds
//! ids alone. Of what is theirs an organisation hears by the owner of today; of a result only where
//! its holder opened it to them, whoever booked.
//! Decisions: docs/decisions/integrators.md
use super::courier::QUEUE;
use crate::{
    domain::WebhookEventType::{self, *},
    models::{NewDelivery, WebhookEndpoint, consented, note_consent},
};
use chrono::{DateTime, SecondsFormat, Utc};
use events::{
    appointment::{
        Cancelled, Confirmed, HoldExpired, PriceChanged, Rescheduled, ResultsAccessChanged,
        SlotHeld,
    },
    inspection::{CheckedIn, Signed},
    payment::{Failed, PaymentFacts, Refunded, Succeeded},
    report::Issued,
};
use futures_util::FutureExt;
use kernel::{ApiResult, Clock, Conn, Event, Listener, Pool, live};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Who hears of it.
enum Whom {
    /// This account, if it is an organisation's.
    Account(Uuid),
    /// Whoever was let read the result of the appointment that it is about.
    Consented,
}

/// What is to be told.
struct Told {
    event: WebhookEventType,
    whom: Whom,
    appointment: Uuid,
    /// Other ids, by the names that they have in the message.
    ids: Vec<(&'static str, Uuid)>,
}

impl Told {
    fn of(event: WebhookEventType, owner: Uuid, appointment: Uuid) -> Self {
        Self { event, whom: Whom::Account(owner), appointment, ids: Vec::new() }
    }

    fn payment(event: WebhookEventType, facts: &PaymentFacts) -> Self {
        let ids = vec![("paymentId", facts.payment_id)];
        Self { ids, ..Self::of(event, facts.customer_id, facts.appointment_id) }
    }

    fn result(event: WebhookEventType, appointment: Uuid, ids: Vec<(&'static str, Uuid)>) -> Self {
        Self { event, whom: Whom::Consented, appointment, ids }
    }
}

/// One listener an event.
pub(crate) fn listeners(pool: &Pool, clock: Clock) -> Vec<Listener> {
    vec![
        hear("auth.tell_held", pool, clock, |event: &SlotHeld| {
            Told::of(AppointmentHeld, event.facts.customer_id, event.facts.appointment_id)
        }),
        hear("auth.tell_confirmed", pool, clock, |event: &Confirmed| {
            Told::of(AppointmentConfirmed, event.facts.customer_id, event.facts.appointment_id)
        }),
        hear("auth.tell_moved", pool, clock, |event: &Rescheduled| {
            Told::of(AppointmentMoved, event.facts.customer_id, event.facts.appointment_id)
        }),
        hear("auth.tell_cancelled", pool, clock, |event: &Cancelled| {
            Told::of(AppointmentCancelled, event.facts.customer_id, event.facts.appointment_id)
        }),
        hear("auth.tell_expired", pool, clock, |event: &HoldExpired| {
            Told::of(AppointmentExpired, event.facts.customer_id, event.facts.appointment_id)
        }),
        hear("auth.tell_price_changed", pool, clock, |event: &PriceChanged| {
            Told::of(AppointmentPriceChanged, event.facts.customer_id, event.facts.appointment_id)
        }),
        hear("auth.tell_arrived", pool, clock, |event: &CheckedIn| {
            Told::of(AppointmentArrived, event.customer_id, event.appointment_id)
        }),
        hear("auth.tell_paid", pool, clock, |event: &Succeeded| {
            Told::payment(PaymentSucceeded, &event.facts)
        }),
        hear("auth.tell_not_paid", pool, clock, |event: &Failed| {
            Told::payment(PaymentFailed, &event.facts)
        }),
        hear("auth.tell_refunded", pool, clock, |event: &Refunded| {
            Told::payment(PaymentRefunded, &event.facts)
        }),
        hear("auth.tell_signed", pool, clock, |event: &Signed| {
            let ids = vec![("inspectionId", event.inspection_id)];
            Told::result(InspectionSigned, event.appointment_id, ids)
        }),
        hear("auth.tell_issued", pool, clock, |event: &Issued| {
            let ids = vec![("reportId", event.report_id), ("inspectionId", event.inspection_id)];
            Told::result(ReportIssued, event.appointment_id, ids)
        }),
        Listener::on("auth.note_results_access", pool, move |conn, event: ResultsAccessChanged| {
            note_results_access(conn, event, clock).boxed()
        }),
    ]
}

fn hear<E: Event>(name: &'static str, pool: &Pool, clock: Clock, read: fn(&E) -> Told) -> Listener {
    Listener::on(name, pool, move |conn, event: E| {
        let told = read(&event);
        async move { tell(conn, told, clock.now()).await }.boxed()
    })
}

async fn note_results_access(
    conn: &mut Conn,
    change: ResultsAccessChanged,
    clock: Clock,
) -> ApiResult<()> {
    let now = clock.now();
    note_consent(conn, &change, now).await?;
    let event = if change.granted { ResultsOpened } else { ResultsClosed };
    tell(conn, Told::of(event, change.organisation_id, change.appointment_id), now).await
}

async fn tell(conn: &mut Conn, told: Told, now: DateTime<Utc>) -> ApiResult<()> {
    let organisations = match told.whom {
        Whom::Account(account) => vec![account],
        Whom::Consented => consented(conn, told.appointment).await?,
    };
    let endpoints = WebhookEndpoint::hearing(conn, &organisations, told.event).await?;
    if endpoints.is_empty() {
        return Ok(());
    }
    let mut data = Map::from_iter([("appointmentId".to_owned(), json!(told.appointment))]);
    data.extend(told.ids.iter().map(|(name, id)| ((*name).to_owned(), json!(id))));
    let body = message(told.event, data, now);
    let new = NewDelivery {
        message_id: Uuid::now_v7(),
        event: told.event,
        subject_id: told.appointment,
        body: &body,
    };
    new.queue(conn, &endpoints, now).await?;
    live::touch(conn, QUEUE).await
}

/// What is sent, word for word: a signature is over these bytes.
pub(crate) fn message(
    event: WebhookEventType,
    data: Map<String, Value>,
    now: DateTime<Utc>,
) -> String {
    let timestamp = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    json!({ "type": <&str>::from(event), "timestamp": timestamp, "data": data }).to_string()
}
