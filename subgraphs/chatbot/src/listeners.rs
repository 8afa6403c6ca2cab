//! What a customer must hear, and a guest who becomes one.
//!
//! A listener only keeps the news: the relay never waits for a conversation. A task tells it.
//! Decisions: docs/decisions/assistant.md
use crate::{
    actions::{self, TELLINGS},
    models::{self, Conversation, Telling},
};
use assistant::{AppointmentCancelled, Arrived, CentreFacts, Facts, Told};
use chrono::TimeDelta;
use diesel_async::AsyncConnection;
use events::{
    appointment as appointments, auth::GuestJoined, inspection, parser, payment, person, report,
    scan,
};
use futures_util::FutureExt;
use kernel::{ApiError, ApiResult, Clock, Conn, Event, Listener, Pool, Task, live};
use std::time::Duration;
use uuid::Uuid;

/// An event of which the customer is told.
trait News: Event {
    /// Who is told, and what.
    fn news(self) -> (Uuid, Told);
}

fn telling<E: News>(name: &'static str, pool: &Pool) -> Listener {
    Listener::on(name, pool, |conn, event: E| {
        let (owner, told) = event.news();
        keep(conn, owner, told).boxed()
    })
}

/// A conversation in which nothing is said any more is kept so long.
const SILENCE_KEPT: TimeDelta = TimeDelta::days(400);

/// The reactions to other domains' events.
pub fn listeners(pool: &Pool, clock: Clock) -> Vec<Listener> {
    vec![
        telling::<appointments::Confirmed>("chatbot.tell_confirmed", pool),
        telling::<appointments::Cancelled>("chatbot.tell_cancelled", pool),
        telling::<appointments::Rescheduled>("chatbot.tell_rescheduled", pool),
        telling::<appointments::HoldExpired>("chatbot.tell_hold_expired", pool),
        telling::<appointments::SlotOffered>("chatbot.tell_offer", pool),
        telling::<appointments::PaymentCameLate>("chatbot.tell_late_payment", pool),
        telling::<appointments::PriceChanged>("chatbot.tell_price_changed", pool),
        telling::<payment::Failed>("chatbot.tell_payment_failed", pool),
        telling::<payment::Refunded>("chatbot.tell_refunded", pool),
        telling::<scan::DocumentRejected>("chatbot.tell_document_rejected", pool),
        telling::<parser::RegistrationRead>("chatbot.tell_registration_read", pool),
        telling::<parser::PreviousInspectionRead>("chatbot.tell_previous_inspection", pool),
        telling::<inspection::CheckedIn>("chatbot.tell_checked_in", pool),
        telling::<inspection::Abandoned>("chatbot.tell_abandoned", pool),
        telling::<report::Issued>("chatbot.tell_report_issued", pool),
        telling::<report::DueForChat>("chatbot.tell_due", pool),
        person::exporter("chatbot.export_person", pool, crate::NAME, models::person::KNOWN),
        person::eraser("chatbot.erase_person", pool, models::person::FORGOTTEN),
        Listener::on("chatbot.hand_over", pool, move |conn, event: GuestJoined| {
            async move {
                let now = clock.now();
                Ok(Conversation::hand_over(conn, event.guest_id, event.user_id, now).await?)
            }
            .boxed()
        }),
    ]
}

/// Tells the news as soon as a conversation is idle; gives back what an agent left without a word;
/// forgets what was silent for long.
pub fn tasks(pool: &Pool, clock: Clock) -> Vec<Task> {
    let (pool, others, silent) = (pool.clone(), pool.clone(), pool.clone());
    let forget = Task::new("chatbot.forget", Duration::from_secs(3_600), move || {
        let pool = silent.clone();
        async move {
            let mut conn = pool.get().await?;
            let before = clock.now() - SILENCE_KEPT;
            conn.transaction(async |conn| {
                models::person::forget_silent(conn, before).await?;
                Ok::<_, ApiError>(false)
            })
            .await
        }
        .boxed()
    });
    let tell = Task::new("chatbot.tell", Duration::from_secs(5), move || {
        let pool = pool.clone();
        async move { actions::tell_news(&mut *pool.get().await?, clock.now()).await }.boxed()
    });
    let pool = others;
    let give_back = Task::new("chatbot.give_back", Duration::from_secs(60), move || {
        let pool = pool.clone();
        async move { actions::give_back_forgotten(&mut *pool.get().await?, clock.now()).await }
            .boxed()
    });
    vec![tell.woken_by(TELLINGS), give_back, forget]
}

async fn keep(conn: &mut Conn, owner: Uuid, told: Told) -> ApiResult<()> {
    for conversation in Conversation::ids_of(conn, owner).await? {
        Telling::keep(conn, conversation, &told).await?;
    }
    live::touch(conn, TELLINGS).await
}

fn facts(facts: appointments::AppointmentFacts) -> Facts {
    Facts {
        appointment_id: facts.appointment_id,
        reference: facts.reference,
        centre: CentreFacts {
            name: facts.centre.name,
            address: facts.centre.address,
            phone: Some(facts.centre.phone),
        },
        plate: facts.plate,
        starts_at: facts.starts_at,
        amount_cents: facts.amount_cents,
        currency: facts.currency,
    }
}

impl News for appointments::Confirmed {
    fn news(self) -> (Uuid, Told) {
        (self.facts.customer_id, Told::AppointmentConfirmed(facts(self.facts)))
    }
}

impl News for appointments::Cancelled {
    fn news(self) -> (Uuid, Told) {
        let owner = self.facts.customer_id;
        let told = AppointmentCancelled {
            facts: facts(self.facts),
            reason: Some(self.reason).filter(|reason| !reason.is_empty()),
            by_staff: self.by_staff,
        };
        (owner, Told::AppointmentCancelled(told))
    }
}

impl News for appointments::Rescheduled {
    fn news(self) -> (Uuid, Told) {
        (self.facts.customer_id, Told::AppointmentRescheduled(facts(self.facts)))
    }
}

impl News for appointments::HoldExpired {
    fn news(self) -> (Uuid, Told) {
        (self.facts.customer_id, Told::HoldExpired(facts(self.facts)))
    }
}

impl News for appointments::SlotOffered {
    fn news(self) -> (Uuid, Told) {
        let owner = self.facts.customer_id;
        let offered_until = self.offered_until;
        let told = assistant::SlotOffered { facts: facts(self.facts), offered_until };
        (owner, Told::SlotOffered(told))
    }
}

impl News for appointments::PaymentCameLate {
    fn news(self) -> (Uuid, Told) {
        let owner = self.facts.customer_id;
        let told = assistant::PaymentCameLate { facts: facts(self.facts), rebooked: self.rebooked };
        (owner, Told::PaymentCameLate(told))
    }
}

impl News for appointments::PriceChanged {
    fn news(self) -> (Uuid, Told) {
        let owner = self.facts.customer_id;
        let told = assistant::PriceChanged {
            facts: facts(self.facts),
            old_cents: self.old_cents,
            new_cents: self.new_cents,
            agreed: self.agreed,
        };
        (owner, Told::PriceChanged(told))
    }
}

impl News for payment::Failed {
    fn news(self) -> (Uuid, Told) {
        let told = assistant::PaymentFailed {
            appointment_id: self.facts.appointment_id,
            failure_code: Some(self.failure_code),
        };
        (self.facts.customer_id, Told::PaymentFailed(told))
    }
}

impl News for payment::Refunded {
    fn news(self) -> (Uuid, Told) {
        let told = assistant::PaymentRefunded {
            appointment_id: self.facts.appointment_id,
            amount_cents: self.facts.amount_cents,
            currency: self.facts.currency,
        };
        (self.facts.customer_id, Told::PaymentRefunded(told))
    }
}

impl News for scan::DocumentRejected {
    fn news(self) -> (Uuid, Told) {
        let told = assistant::DocumentRejected {
            document_id: self.document_id,
            code: self.code,
            fr: self.fr,
            en: self.en,
        };
        (self.owner_id, Told::DocumentRejected(told))
    }
}

impl News for parser::RegistrationRead {
    fn news(self) -> (Uuid, Told) {
        let value = |code: &str| {
            self.fields.iter().find(|field| field.code == code).map(|field| field.value.clone())
        };
        let told = assistant::RegistrationRead {
            document_id: self.document_id,
            plate: value("A"),
            vin: value("E"),
            make: value("D.1"),
            model: value("D.3"),
            first_registration: value("B").and_then(|date| read_date(&date)),
            to_confirm: self
                .fields
                .iter()
                .filter(|field| !field.verified)
                .map(|field| field.code.clone())
                .collect(),
            unreadable: self.unreadable.is_some(),
        };
        (self.owner_id, Told::RegistrationRead(told))
    }
}

impl News for parser::PreviousInspectionRead {
    fn news(self) -> (Uuid, Told) {
        let told = assistant::PreviousInspectionRead {
            document_id: self.document_id,
            plate: self.plate,
            date: self.date,
            mileage_km: self.mileage_km,
            outcome: self.result,
            valid_until: self.valid_until,
            unreadable: self.unreadable.is_some(),
        };
        (self.owner_id, Told::PreviousInspectionRead(told))
    }
}

/// As printed on the document, `dd/mm/yyyy`, or as ISO writes it.
fn read_date(text: &str) -> Option<chrono::NaiveDate> {
    chrono::NaiveDate::parse_from_str(text, "%d/%m/%Y").or_else(|_| text.parse()).ok()
}

impl News for inspection::CheckedIn {
    fn news(self) -> (Uuid, Told) {
        let told = Arrived { appointment_id: self.appointment_id };
        (self.customer_id, Told::CheckedIn(told))
    }
}

impl News for inspection::Abandoned {
    fn news(self) -> (Uuid, Told) {
        let told = Arrived { appointment_id: self.appointment_id };
        (self.customer_id, Told::InspectionAbandoned(told))
    }
}

impl News for report::Issued {
    fn news(self) -> (Uuid, Told) {
        let told = assistant::ReportIssued {
            appointment_id: self.appointment_id,
            kind: self.kind.to_string(),
            number: self.number,
            plate: Some(self.plate),
            // What has to be tested again is not valid, whatever day it may be driven until.
            valid_until: self.retest_before.is_none().then_some(self.valid_until),
            outcome: Some(self.outcome),
            retest_before: self.retest_before,
            download_path: self.download_path,
        };
        (self.customer_id, Told::ReportIssued(told))
    }
}

impl News for report::DueForChat {
    fn news(self) -> (Uuid, Told) {
        let told = assistant::InspectionDue {
            plate: self.due.plate,
            service: self.due.service,
            before: self.due.before,
            certain: self.due.certain,
            sold: self.sold,
            stop: self.stop,
        };
        (self.due.owner_id, Told::InspectionDue(told))
    }
}
