//! What the names in a letter's templates stand for, in each language.
use crate::domain::{Language, Matter, Outcome, ReportKind, english, words};
use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use events::{
    appointment::{AppointmentFacts, ReminderKind},
    auth::{CodePurpose, LinkPurpose, WebhookStopped},
    parser::InspectionDue,
    payment::AccountOverdue,
};
use fr::ServiceKind;
use serde_json::{Value, json};

/// What in a letter opens something: addresses and codes, of which a letter has some.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opens {
    /// Moves or cancels the appointment.
    pub(crate) door: String,
    /// Stops reminders.
    pub(crate) stop: String,
    /// Books an appointment.
    pub(crate) book: String,
    /// Says that the vehicle is sold.
    pub(crate) sold: String,
    /// Where an offered slot is answered.
    pub(crate) space: String,
    /// Where one logs in.
    pub(crate) log_in: String,
    /// As it is read: two groups of three.
    pub(crate) code: String,
    /// Empty where the code has none beside it.
    pub(crate) link: String,
}

/// The result of an inspection whose documents a letter carries.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) plate: String,
    pub(crate) outcome: Outcome,
    /// In French, and in English.
    pub(crate) next_step: [String; 2],
    pub(crate) documents: Vec<FoundDocument>,
}

/// A document that a letter carries.
#[derive(Clone, Debug)]
pub(crate) struct FoundDocument {
    pub(crate) kind: ReportKind,
    pub(crate) number: String,
    /// The page that says whether it is authentic.
    pub(crate) check: String,
}

/// A letter and all that it says beside.
pub(crate) struct Filled<'a> {
    pub(crate) matter: &'a Matter,
    pub(crate) opens: &'a Opens,
    /// Of a letter with documents.
    pub(crate) found: Option<&'a Found>,
}

impl Filled<'_> {
    /// The values by name. Every name is there, whether the letter has something to say by it or not.
    pub(crate) fn values(&self, language: Language) -> Result<Value> {
        let opens = self.opens;
        Ok(match self.matter {
            Matter::Confirmed { facts } => {
                joined(appointment(facts, language), json!({ "door": opens.door }))
            }
            Matter::Moved { facts, previous, .. } => {
                let previous = language.moment(*previous);
                let more = json!({ "door": opens.door, "previous": previous });
                joined(appointment(facts, language), more)
            }
            Matter::Cancelled { facts, reason, by_staff, kept_cents, extra_cents, .. } => {
                // What is kept is told, and nothing is owed beside it.
                let (kept, owed) = match (*kept_cents, *extra_cents) {
                    (0, 0) => (String::new(), String::new()),
                    (0, extra) => (String::new(), language.money(extra, &facts.currency)),
                    (kept, _) => (language.money(kept, &facts.currency), String::new()),
                };
                let more = json!({
                    "by_staff": by_staff, "reason": reason.trim(), "kept": kept, "owed": owed,
                });
                joined(appointment(facts, language), more)
            }
            Matter::Offered { facts, offered_until } => {
                let until = language.moment(*offered_until);
                joined(
                    appointment(facts, language),
                    json!({ "until": until, "space": opens.space }),
                )
            }
            Matter::Reminder { facts, kind, .. } => {
                let more = json!({
                    "day_before": *kind == ReminderKind::DayBefore,
                    "door": opens.door, "stop": opens.stop,
                });
                joined(appointment(facts, language), more)
            }
            Matter::Due { due } => joined(
                self::due(due, language),
                json!({ "book": opens.book, "sold": opens.sold, "stop": opens.stop }),
            ),
            Matter::Documents { .. } => {
                result(self.found.context("a letter about no document")?, language)
            }
            Matter::Code { purpose, expires_at, .. } => json!({
                "registration": *purpose == CodePurpose::Registration,
                "address": *purpose == CodePurpose::Address,
                "code": opens.code, "link": opens.link,
                "until": until(*purpose, *expires_at, language),
            }),
            Matter::Link { purpose, expires_at, .. } => json!({
                "first_administrator": *purpose == LinkPurpose::FirstAdministrator,
                "password_reset": *purpose == LinkPurpose::PasswordReset,
                "invitation": *purpose == LinkPurpose::Invitation,
                "link": opens.link, "until": language.moment(*expires_at),
            }),
            Matter::EmailChanged { .. } => json!({ "log_in": opens.log_in }),
            Matter::WebhookDisabled { host, reason, failing_since } => json!({
                "host": host, "since": language.moment(*failing_since),
                "gone": *reason == WebhookStopped::Gone,
            }),
            Matter::Overdue { overdue } => self::overdue(overdue, language),
        })
    }
}

fn joined(mut all: Value, more: Value) -> Value {
    if let (Some(all), Value::Object(more)) = (all.as_object_mut(), more) {
        all.extend(more);
    }
    all
}

fn appointment(facts: &AppointmentFacts, language: Language) -> Value {
    json!({
        "reference": facts.reference,
        "when": language.moment(facts.starts_at),
        "service": language.service(facts.service),
        "plate": facts.plate,
        "centre": facts.centre.name,
        "address": facts.centre.address,
        "phone": facts.centre.phone,
    })
}

/// Never more than we know.
fn due(due: &InspectionDue, language: Language) -> Value {
    let what = match (language, due.service) {
        (Language::Fr, ServiceKind::Periodic) => "Le contrôle technique".to_owned(),
        (Language::Fr, ServiceKind::Retest) => "La contre-visite".to_owned(),
        (Language::Fr, ServiceKind::PollutionCheck) => "Le contrôle pollution".to_owned(),
        (Language::En, service) => format!("The {}", service.en().to_lowercase()),
    };
    let named: Vec<&str> =
        [due.make.as_deref(), due.model.as_deref()].into_iter().flatten().collect();
    let vehicle = match named.join(" ") {
        named if named.is_empty() => due.plate.clone(),
        named => format!("{named} ({})", due.plate),
    };
    json!({
        "what": what, "plate": due.plate, "vehicle": vehicle,
        "day": language.date(due.before), "certain": due.certain,
    })
}

fn result(found: &Found, language: Language) -> Value {
    let [fr, en] = &found.next_step;
    let documents: Vec<Value> = found
        .documents
        .iter()
        .map(|document| {
            let title = language.title(document.kind);
            json!({ "title": title, "number": document.number, "check": document.check })
        })
        .collect();
    json!({
        "plate": found.plate,
        "outcome": language.outcome(found.outcome),
        "letter": found.outcome.letter(),
        "next_step": match language { Language::Fr => fr, Language::En => en },
        "documents": documents,
    })
}

/// A code that is good for minutes ends at an hour, one that is good for longer on a day.
fn until(purpose: CodePurpose, at: DateTime<Utc>, language: Language) -> String {
    match (purpose, language) {
        (CodePurpose::LogIn | CodePurpose::Address, Language::Fr) => {
            format!("à {}", words::hour(at))
        }
        (CodePurpose::Registration, Language::Fr) => format!("au {}", words::moment(at)),
        (CodePurpose::LogIn | CodePurpose::Address, Language::En) => english::hour(at),
        (CodePurpose::Registration, Language::En) => language.moment(at),
    }
}

/// An invoice that is overdue: a reminder, then a second one that says what the law adds (Code de
/// commerce, L441-10 II and D441-5, as the invoice itself says). What was paid meanwhile we may not know.
fn overdue(overdue: &AccountOverdue, language: Language) -> Value {
    json!({
        "again": overdue.again,
        "number": overdue.number,
        "issued": language.date(words::day_of(overdue.issued_at)),
        "due": language.date(overdue.due_on),
        "buyer": overdue.buyer.legal_name,
        "seller": overdue.seller.legal_name,
        "iban": overdue.seller.iban.as_deref().map(words::in_fours),
        "left": language.money(overdue.left_cents, &overdue.currency),
    })
}
