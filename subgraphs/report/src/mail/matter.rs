//! What a letter says: French first, the essential in English below.
use super::{
    due::{self, Doors},
    overdue,
};
use crate::{
    config::ReportConfig,
    domain::{self, Matter, Notice, access, words},
    mail::Attached,
    models::Report,
};
use chrono::{DateTime, Utc};
use events::{
    appointment::{AppointmentFacts, LINK, ReminderKind},
    auth::CodePurpose,
};
use kernel::{ApiResult, LetterLink};
use uuid::Uuid;

/// What a letter says.
pub(crate) struct Words {
    pub(crate) subject: String,
    pub(crate) body: String,
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

    /// What it says to whom. `reports` are those of [`Matter::documents`].
    pub(crate) fn words(
        &self,
        (name, to): (&str, Option<Uuid>),
        reports: &[Report],
        config: &ReportConfig,
        now: DateTime<Utc>,
    ) -> ApiResult<Words> {
        let mut secrets = Vec::new();
        // What somebody booked as a guest is theirs by now.
        let owner = |facts: &AppointmentFacts| to.unwrap_or(facts.customer_id);
        let linked = |facts: &AppointmentFacts| LetterLink {
            id: facts.appointment_id,
            owner: owner(facts),
            written: now,
        };
        let (subject, text) = match self {
            Self::Confirmed { facts } => {
                confirmed(facts, &door(linked(facts), config, &mut secrets))
            }
            Self::Moved { facts, previous, .. } => {
                moved(facts, *previous, &door(linked(facts), config, &mut secrets))
            }
            Self::Cancelled { facts, reason, by_staff, kept_cents, extra_cents, .. } => {
                cancelled(facts, reason, *by_staff, (*kept_cents, *extra_cents))
            }
            Self::Offered { facts, offered_until } => {
                offered(facts, *offered_until, &config.address("/mon-espace#attente"))
            }
            Self::Reminder { facts, kind, .. } => {
                let path = config.reminder_links().path(facts.customer_id);
                let door = door(linked(facts), config, &mut secrets);
                reminder(facts, *kind, &config.address(&path), &door)
            }
            Self::Due { due } => due::words(due, &Doors::of(due, config)),
            Self::Documents { .. } => documents(reports, config)?,
            Self::Code { challenge_id, expires_at, purpose, .. } => {
                let code = config.letters.code(*challenge_id);
                let spaced = format!("{}\u{a0}{}", &code[..3], &code[3..]);
                let link = config.letters.link(*challenge_id);
                let address = match purpose {
                    CodePurpose::LogIn | CodePurpose::Registration => {
                        Some(config.address(&format!("/entrer#{link}")))
                    }
                    CodePurpose::Address => None,
                };
                let written = access::code(*purpose, &spaced, address.as_deref(), *expires_at);
                secrets.extend([spaced, link]);
                written
            }
            Self::EmailChanged { .. } => access::email_changed(&config.address("/connexion")),
            Self::WebhookDisabled { host, reason, failing_since } => {
                access::webhook_disabled(host, *reason, *failing_since)
            }
            Self::Overdue { overdue } => overdue::words(overdue),
            Self::Link { link_id, purpose, expires_at, .. } => {
                let link = config.letters.link(*link_id);
                let address = config.address(&format!("/mot-de-passe#{link}"));
                let written = access::link(*purpose, &address, *expires_at);
                secrets.push(link);
                written
            }
        };
        let greeting = match name.trim() {
            "" => "Bonjour,".to_owned(),
            name => format!("Bonjour {name},"),
        };
        let home = config.address("/");
        let body = format!("{greeting}\n\n{text}\n\nAuto Visite Tech\n{home}\n");
        Ok(Words { subject, body, secrets })
    }
}

/// Where the appointment is moved or called off without logging in: whoever reads the letter may. What
/// is kept of the letter does not open it.
fn door(link: LetterLink, config: &ReportConfig, secrets: &mut Vec<String>) -> String {
    let link = config.letters.link_of(LINK, link);
    let address = config.address(&format!("/mon-rendez-vous#{link}"));
    secrets.push(link);
    address
}

fn offered(facts: &AppointmentFacts, until: DateTime<Utc>, space: &str) -> (String, String) {
    let when = words::moment(facts.starts_at);
    let until = words::moment(until);
    let text = format!(
        "Un créneau s’est libéré. Il est gardé pour vous jusqu’au {until}, puis proposé à la personne \
         suivante.\n\n{}\nPour l’accepter ou le laisser : {space}\n\n\
         — In English —\n\
         A slot has become free: see the date above. It is kept for you until {until}, then offered \
         to the next person. Accept it or pass on it at the address above.",
        place_and_time(facts),
    );
    (format!("Un créneau libre pour vous : {when}"), text)
}

fn reminder(
    facts: &AppointmentFacts,
    kind: ReminderKind,
    stop: &str,
    door: &str,
) -> (String, String) {
    let when = words::moment(facts.starts_at);
    // Said so that it is true however late it is read: « demain » might not be.
    let subject = match kind {
        ReminderKind::DayBefore => format!("Rappel : votre rendez-vous du {when}"),
        ReminderKind::HoursBefore => format!("Votre rendez-vous approche : {when}"),
    };
    let text = format!(
        "Nous vous rappelons votre rendez-vous.\n\n{}\n\
         À apporter : le certificat d’immatriculation (carte grise) du véhicule et, pour une \
         contre-visite, le procès-verbal du premier contrôle. Un empêchement ? Déplacez ou annulez \
         le rendez-vous ici, ou appelez le centre : {door}\n\n\
         Ne plus recevoir de rappels : {stop}\n\n\
         — In English —\n\
         A reminder of your appointment {}: see the date above. Please bring the vehicle’s \
         registration certificate. The first link above moves or cancels the appointment, the second \
         stops reminders.",
        place_and_time(facts),
        facts.reference
    );
    (subject, text)
}

fn confirmed(facts: &AppointmentFacts, door: &str) -> (String, String) {
    let when = words::moment(facts.starts_at);
    let subject = format!("Votre rendez-vous du {when}");
    let text = format!(
        "Votre rendez-vous est confirmé.\n\n{}\n\
         À apporter : le certificat d’immatriculation (carte grise) du véhicule et, pour une \
         contre-visite, le procès-verbal du premier contrôle. Présentez-vous cinq minutes avant.\n\n\
         Le fichier joint ajoute le rendez-vous à votre agenda. Pour le déplacer ou l’annuler, sans \
         vous connecter : {door}\n\n\
         — In English —\n\
         Your appointment {} is confirmed. Please bring the vehicle’s registration certificate. \
         The attached file adds the appointment to your calendar. The link above moves or cancels it.",
        place_and_time(facts),
        facts.reference
    );
    (subject, text)
}

fn moved(facts: &AppointmentFacts, previous: DateTime<Utc>, door: &str) -> (String, String) {
    let subject = format!("Rendez-vous déplacé au {}", words::moment(facts.starts_at));
    let text = format!(
        "Votre rendez-vous du {} est déplacé. Voici la nouvelle date.\n\n{}\n\
         Le fichier joint met votre agenda à jour. Cette date ne vous convient pas ? Déplacez ou \
         annulez le rendez-vous : {door}\n\n\
         — In English —\n\
         Your appointment {} has moved: see the date above. The attached file updates your \
         calendar. The link above moves or cancels it.",
        words::moment(previous),
        place_and_time(facts),
        facts.reference
    );
    (subject, text)
}

fn cancelled(
    facts: &AppointmentFacts,
    reason: &str,
    by_staff: bool,
    (kept, extra): (i64, i64),
) -> (String, String) {
    let when = words::moment(facts.starts_at);
    let who =
        if by_staff { "Le centre a dû annuler" } else { "Comme demandé, nous avons annulé" };
    let why = match reason.trim() {
        "" => String::new(),
        reason => format!("\nMotif : {reason}"),
    };
    let euros = |cents: i64| format!("{},{:02} €", cents / 100, cents % 100);
    let terms = match (kept, extra) {
        (0, 0) => String::new(),
        (0, extra) => format!(
            "\nLe centre vous doit en plus : {} ; il vous les remet lui-même.\nThe centre owes you \
             this amount beside what you paid, and hands it over itself.",
            euros(extra)
        ),
        (kept, _) => format!(
            "\nSelon les conditions du centre, il garde : {}\nBy its terms the centre keeps this amount.",
            euros(kept)
        ),
    };
    let (online, refunded) = if kept == 0 {
        ("Si vous avez payé en ligne, vous êtes remboursé", "An online payment is refunded")
    } else {
        (
            "Ce qui reste d’un paiement en ligne vous est remboursé",
            "The rest of an online payment is refunded",
        )
    };
    let text = format!(
        "{who} votre rendez-vous {} du {when} ({}).{why}{terms}\n\n\
         {online} sans rien faire. Le fichier joint retire \
         le rendez-vous de votre agenda. Pour choisir une autre date, retournez sur notre site.\n\n\
         — In English —\n\
         Your appointment {} is cancelled. {refunded} automatically. \
         The attached file takes the appointment out of your calendar.",
        facts.reference, facts.centre.name, facts.reference
    );
    (format!("Rendez-vous {} annulé", facts.reference), text)
}

fn place_and_time(facts: &AppointmentFacts) -> String {
    let plate =
        facts.plate.as_ref().map(|plate| format!("Véhicule : {plate}\n")).unwrap_or_default();
    format!(
        "Référence : {}\nQuand : {}\nPour : {}\n{plate}Où : {}, {}\nTéléphone : {}\n",
        facts.reference,
        words::moment(facts.starts_at),
        facts.service.printed(),
        facts.centre.name,
        facts.centre.address,
        facts.centre.phone,
    )
}

fn documents(reports: &[Report], config: &ReportConfig) -> ApiResult<(String, String)> {
    let Some(first) = reports.first() else {
        return Err(anyhow::anyhow!("a letter about no document").into());
    };
    let facts = first.facts()?;
    let list: String = reports
        .iter()
        .map(|report| {
            let check = config.address(&format!("/verify/{}", report.code));
            format!("• {} n° {}\n  Vérifier : {check}\n", words::title(*report.kind), report.number)
        })
        .collect();
    let outcome = *first.outcome;
    let text = format!(
        "Le contrôle de votre véhicule {} est terminé.\n\n\
         Résultat : {} ({})\n{}\n\n\
         Vous trouverez en pièces jointes :\n{list}\n\
         Ces documents sont signés électroniquement : gardez les fichiers, pas seulement une \
         impression.\n\n\
         — In English —\n\
         The inspection of your vehicle {} is complete. The documents are attached.",
        first.plate,
        outcome.printed(),
        outcome.letter(),
        words::next_step(&facts),
        first.plate,
    );
    Ok((format!("Contrôle technique de {} : {}", first.plate, outcome.printed()), text))
}
