//! What a letter says, to whom, and what goes with it.
use super::due::Doors;
use crate::{
    config::ReportConfig,
    domain::{self, Language, Matter, Notice, english, words},
    mailer::Attached,
    models::Report,
    templates::{Filled, Found, FoundDocument, Frame, Opens, Written},
};
use chrono::{DateTime, Utc};
use events::{
    appointment::{AppointmentFacts, LINK},
    auth::CodePurpose,
};
use kernel::{ApiResult, LetterLink};
use uuid::Uuid;

/// Whom a letter goes to.
pub(crate) struct Addressee {
    /// Their name, may be empty.
    pub(crate) name: String,
    pub(crate) email: String,
    /// What they read, as far as we know.
    pub(crate) language: Language,
}

/// What a letter says.
pub(crate) struct Words {
    pub(crate) subject: String,
    /// As text.
    pub(crate) body: String,
    /// The same as a page; it is not kept.
    pub(crate) html: String,
    /// What in the body opens a door.
    secrets: Vec<String>,
}

impl Words {
    /// The body as it is kept in the database, from which nobody may open a door.
    pub(crate) fn kept(&self) -> String {
        self.secrets
            .iter()
            .fold(self.body.clone(), |body, secret| body.replace(secret.as_str(), "••••••"))
    }
}

impl Matter {
    /// Which documents go with it.
    pub(crate) fn documents(&self) -> &[Uuid] {
        match self {
            Self::Documents { reports } => reports,
            Self::Confirmed { .. }
            | Self::Moved { .. }
            | Self::Cancelled { .. }
            | Self::Offered { .. }
            | Self::Reminder { .. }
            | Self::Due { .. }
            | Self::Code { .. }
            | Self::Link { .. }
            | Self::EmailChanged { .. }
            | Self::WebhookDisabled { .. }
            | Self::Overdue { .. } => &[],
        }
    }

    /// The address that stops letters of this kind, where they can be stopped.
    pub(crate) fn unsubscribe(&self, config: &ReportConfig) -> Option<String> {
        match self {
            Self::Reminder { facts, .. } => {
                Some(config.address(&config.reminder_links().path(facts.customer_id)))
            }
            Self::Due { due } => Some(config.address(&config.reminder_links().path(due.owner_id))),
            Self::Confirmed { .. }
            | Self::Moved { .. }
            | Self::Cancelled { .. }
            | Self::Offered { .. }
            | Self::Documents { .. }
            | Self::Code { .. }
            | Self::Link { .. }
            | Self::EmailChanged { .. }
            | Self::WebhookDisabled { .. }
            | Self::Overdue { .. } => None,
        }
    }

    /// What a calendar is to do about the appointment.
    pub(crate) fn calendar_file(
        &self,
        organiser: &str,
        written: DateTime<Utc>,
    ) -> Option<Attached> {
        let (facts, notice, revision) = match self {
            Self::Confirmed { facts } => (facts, Notice::Stands, 0),
            Self::Moved { facts, revision, .. } => (facts, Notice::Stands, *revision),
            Self::Cancelled { facts, revision, .. } => (facts, Notice::CalledOff, *revision),
            // The calendar has it since the confirmation.
            Self::Reminder { .. }
            | Self::Due { .. }
            | Self::Offered { .. }
            | Self::Documents { .. }
            | Self::Code { .. }
            | Self::Link { .. }
            | Self::EmailChanged { .. }
            | Self::WebhookDisabled { .. }
            | Self::Overdue { .. } => return None,
        };
        let file = domain::calendar_file(facts, notice, revision, organiser, written);
        Some(Attached {
            name: format!("rendez-vous-{}.ics", facts.reference),
            content_type: format!("text/calendar; charset=utf-8; method={}", notice.method()),
            bytes: file.into_bytes(),
        })
    }

    /// What it says to whom, first in their language. `reports` are those of [`Matter::documents`].
    pub(crate) fn words(
        &self,
        to: &Addressee,
        customer: Option<Uuid>,
        reports: &[Report],
        config: &ReportConfig,
        now: DateTime<Utc>,
    ) -> ApiResult<Words> {
        let (opens, secrets) = self.opens(customer, config, now);
        let found = found(reports, config)?;
        let filled = Filled { matter: self, opens: &opens, found: found.as_ref() };
        let home = config.address("/");
        let frame = Frame { name: &to.name, home: &home };
        let Written { subject, text: body, html } =
            config.templates.written(self.kind(), to.language, &frame, &filled)?;
        Ok(Words { subject, body, html, secrets })
    }

    /// What it opens, and what of that nobody may read in what is kept.
    fn opens(
        &self,
        customer: Option<Uuid>,
        config: &ReportConfig,
        now: DateTime<Utc>,
    ) -> (Opens, Vec<String>) {
        let mut secrets = Vec::new();
        let mut door = |facts: &AppointmentFacts| {
            // What somebody booked as a guest is theirs by now.
            let owner = customer.unwrap_or(facts.customer_id);
            let link = LetterLink { id: facts.appointment_id, owner, written: now };
            let link = config.letters.link_of(LINK, link);
            let address = config.address(&format!("/mon-rendez-vous#{link}"));
            secrets.push(link);
            address
        };
        let opens = match self {
            // Where the appointment is moved or called off without logging in: whoever reads it may.
            Self::Confirmed { facts } | Self::Moved { facts, .. } => {
                Opens { door: door(facts), ..Opens::default() }
            }
            Self::Reminder { facts, .. } => {
                let stop = config.address(&config.reminder_links().path(facts.customer_id));
                Opens { door: door(facts), stop, ..Opens::default() }
            }
            Self::Offered { .. } => {
                Opens { space: config.address("/mon-espace#attente"), ..Opens::default() }
            }
            Self::Due { due } => {
                let Doors { book, sold, stop } = Doors::of(due, config);
                Opens { book, sold, stop, ..Opens::default() }
            }
            Self::Code { challenge_id, purpose, .. } => {
                let code = config.letters.code(*challenge_id);
                let code = format!("{}\u{a0}{}", &code[..3], &code[3..]);
                let secret = config.letters.link(*challenge_id);
                let link = match purpose {
                    CodePurpose::LogIn | CodePurpose::Registration => {
                        config.address(&format!("/entrer#{secret}"))
                    }
                    CodePurpose::Address => String::new(),
                };
                secrets.extend([code.clone(), secret]);
                Opens { code, link, ..Opens::default() }
            }
            Self::Link { link_id, .. } => {
                let secret = config.letters.link(*link_id);
                let link = config.address(&format!("/mot-de-passe#{secret}"));
                secrets.push(secret);
                Opens { link, ..Opens::default() }
            }
            Self::EmailChanged { .. } => {
                Opens { log_in: config.address("/connexion"), ..Opens::default() }
            }
            Self::Cancelled { .. }
            | Self::Documents { .. }
            | Self::WebhookDisabled { .. }
            | Self::Overdue { .. } => Opens::default(),
        };
        (opens, secrets)
    }
}

/// What was found, as the letter with its documents says it; none where there are no documents.
fn found(reports: &[Report], config: &ReportConfig) -> ApiResult<Option<Found>> {
    let Some(first) = reports.first() else { return Ok(None) };
    let facts = first.facts()?;
    let documents = reports
        .iter()
        .map(|report| FoundDocument {
            kind: *report.kind,
            number: report.number.clone(),
            check: config.address(&format!("/verify/{}", report.code)),
        })
        .collect();
    Ok(Some(Found {
        plate: first.plate.clone(),
        outcome: *first.outcome,
        next_step: [words::next_step(&facts), english::next_step(&facts)],
        documents,
    }))
}
