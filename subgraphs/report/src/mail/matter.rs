//! What a letter says: French first, the essential in English below.
use crate::{
    config::ReportConfig,
    domain::{self, Matter, Notice, access, words},
    mail::Attached,
    models::Report,
};
use chrono::{DateTime, Utc};
use events::appointment::{AppointmentFacts, ReminderKind};
use kernel::ApiResult;
use uuid::Uuid;

/// What a letter says.
pub(crate) struct Words {
    pub(crate) subject: String,
    pub(crate) body: String,
    /// What in the body opens a door.
    secret: Option<String>,
}

impl Words {
    /// The body as it is kept in the database, from which nobody may open a door.
    pub(crate) fn kept(&self) -> String {
        match &self.secret {
            Some(secret) => self.body.replace(secret.as_str(), "••••••"),
            None => self.body.clone(),
        }
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
            | Self::Reminder { .. }
            | Self::Code { .. }
            | Self::Link { .. } => &[],
        }
    }

    /// The address that stops letters of this kind, where they can be stopped.
    pub(crate) fn unsubscribe(&self, config: &ReportConfig) -> Option<String> {
        match self {
            Self::Reminder { facts, .. } => {
                Some(config.address(&config.reminder_links().path(facts.customer_id)))
            }
            Self::Confirmed { .. }
            | Self::Moved { .. }
            | Self::Cancelled { .. }
            | Self::Documents { .. }
            | Self::Code { .. }
            | Self::Link { .. } => None,
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
            | Self::Documents { .. }
            | Self::Code { .. }
            | Self::Link { .. } => return None,
        };
        let file = domain::calendar_file(facts, notice, revision, organiser, written);
        Some(Attached {
            name: format!("rendez-vous-{}.ics", facts.reference),
            content_type: format!("text/calendar; charset=utf-8; method={}", notice.method()),
            bytes: file.into_bytes(),
        })
    }

    /// What it says. `reports` are those of [`Matter::documents`].
    pub(crate) fn words(
        &self,
        name: &str,
        reports: &[Report],
        config: &ReportConfig,
    ) -> ApiResult<Words> {
        let mut secret = None;
        let (subject, text) = match self {
            Self::Confirmed { facts } => confirmed(facts),
            Self::Moved { facts, previous, .. } => moved(facts, *previous),
            Self::Cancelled { facts, reason, by_staff, .. } => cancelled(facts, reason, *by_staff),
            Self::Reminder { facts, kind, .. } => {
                let path = config.reminder_links().path(facts.customer_id);
                reminder(facts, *kind, &config.address(&path))
            }
            Self::Documents { .. } => documents(reports, config)?,
            Self::Code { challenge_id, expires_at, .. } => {
                let code = config.letters.code(*challenge_id);
                let spaced = format!("{}\u{a0}{}", &code[..3], &code[3..]);
                let written = access::code(&spaced, *expires_at);
                secret = Some(spaced);
                written
            }
            Self::Link { link_id, purpose, expires_at, .. } => {
                let link = config.letters.link(*link_id);
                let address = config.address(&format!("/mot-de-passe#{link}"));
                let written = access::link(*purpose, &address, *expires_at);
                secret = Some(link);
                written
            }
        };
        let greeting = match name.trim() {
            "" => "Bonjour,".to_owned(),
            name => format!("Bonjour {name},"),
        };
        let home = config.address("/");
        let body = format!("{greeting}\n\n{text}\n\nAuto Visite Tech\n{home}\n");
        Ok(Words { subject, body, secret })
    }
}

fn reminder(facts: &AppointmentFacts, kind: ReminderKind, stop: &str) -> (String, String) {
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
         le rendez-vous avec l’assistant sur notre site, ou appelez le centre.\n\n\
         Ne plus recevoir de rappels : {stop}\n\n\
         — In English —\n\
         A reminder of your appointment {}: see the date above. Please bring the vehicle’s \
         registration certificate. The link above stops reminders.",
        place_and_time(facts),
        facts.reference
    );
    (subject, text)
}

fn confirmed(facts: &AppointmentFacts) -> (String, String) {
    let when = words::moment(facts.starts_at);
    let subject = format!("Votre rendez-vous du {when}");
    let text = format!(
        "Votre rendez-vous est confirmé.\n\n{}\n\
         À apporter : le certificat d’immatriculation (carte grise) du véhicule et, pour une \
         contre-visite, le procès-verbal du premier contrôle. Présentez-vous cinq minutes avant.\n\n\
         Le fichier joint ajoute le rendez-vous à votre agenda. Pour le déplacer ou l’annuler, \
         répondez à l’assistant sur notre site.\n\n\
         — In English —\n\
         Your appointment {} is confirmed. Please bring the vehicle’s registration certificate. \
         The attached file adds the appointment to your calendar.",
        place_and_time(facts),
        facts.reference
    );
    (subject, text)
}

fn moved(facts: &AppointmentFacts, previous: DateTime<Utc>) -> (String, String) {
    let subject = format!("Rendez-vous déplacé au {}", words::moment(facts.starts_at));
    let text = format!(
        "Votre rendez-vous du {} est déplacé. Voici la nouvelle date.\n\n{}\n\
         Le fichier joint met votre agenda à jour.\n\n\
         — In English —\n\
         Your appointment {} has moved: see the date above. The attached file updates your \
         calendar.",
        words::moment(previous),
        place_and_time(facts),
        facts.reference
    );
    (subject, text)
}

fn cancelled(facts: &AppointmentFacts, reason: &str, by_staff: bool) -> (String, String) {
    let when = words::moment(facts.starts_at);
    let who =
        if by_staff { "Le centre a dû annuler" } else { "Comme demandé, nous avons annulé" };
    let why = match reason.trim() {
        "" => String::new(),
        reason => format!("\nMotif : {reason}"),
    };
    let text = format!(
        "{who} votre rendez-vous {} du {when} ({}).{why}\n\n\
         Si vous avez payé en ligne, vous êtes remboursé sans rien faire. Le fichier joint retire \
         le rendez-vous de votre agenda. Pour choisir une autre date, retournez sur notre site.\n\n\
         — In English —\n\
         Your appointment {} is cancelled. An online payment is refunded automatically. \
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
