//! The appointment as a calendar file (RFC 5545), and how one file follows another (RFC 5546).
//!
//! A calendar keeps what it knows of a `UID` until a file with a higher `SEQUENCE` says otherwise. So
//! each file about an appointment counts one more than the one before, and an appointment that is off
//! is taken out by a file that cancels it.
use chrono::{DateTime, Utc};
use events::appointment::AppointmentFacts;
use kernel::ics::{self, escaped};

/// What a calendar file says of its appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    /// It stands, as written here.
    Stands,
    /// It is off.
    CalledOff,
}

impl Notice {
    /// As mail programs and calendars want it told beside the file, too.
    pub(crate) fn method(self) -> &'static str {
        match self {
            Self::Stands => "PUBLISH",
            Self::CalledOff => "CANCEL",
        }
    }

    fn status(self) -> &'static str {
        match self {
            Self::Stands => "CONFIRMED",
            Self::CalledOff => "CANCELLED",
        }
    }
}

/// A calendar with one event; the same `UID` whenever the same appointment is written about.
/// `revision` is 0 for the first file, and one more for each that follows. `organiser` is the
/// address that letters come from.
pub(crate) fn calendar_file(
    facts: &AppointmentFacts,
    notice: Notice,
    revision: u32,
    organiser: &str,
    now: DateTime<Utc>,
) -> String {
    let stamp = |at: DateTime<Utc>| at.format("%Y%m%dT%H%M%SZ").to_string();
    let summary = format!("{} — {}", facts.service.printed(), facts.centre.name);
    let description = format!(
        "Rendez-vous {}. Présentez-vous avec le certificat d’immatriculation (carte grise).\n\
         Téléphone du centre : {}",
        facts.reference, facts.centre.phone
    );
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Auto Visite Tech//FR".to_owned(),
        format!("METHOD:{}", notice.method()),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@autovisite", facts.appointment_id),
        format!("SEQUENCE:{revision}"),
        format!("STATUS:{}", notice.status()),
        format!("ORGANIZER;CN=Auto Visite Tech:mailto:{organiser}"),
        format!("DTSTAMP:{}", stamp(now)),
        format!("DTSTART:{}", stamp(facts.starts_at)),
        format!("DTEND:{}", stamp(facts.ends_at)),
        format!("SUMMARY:{}", escaped(&summary)),
        format!("LOCATION:{}", escaped(&facts.centre.address)),
        format!("DESCRIPTION:{}", escaped(&description)),
    ];
    // Nobody is to be reminded of what is off.
    if notice == Notice::Stands {
        lines.extend([
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{}", escaped(&summary)),
            "TRIGGER:-PT2H".to_owned(),
            "END:VALARM".to_owned(),
        ]);
    }
    lines.extend(["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()]);
    ics::file(&lines)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use events::appointment::CentreFacts;
    use uuid::Uuid;

    fn facts() -> AppointmentFacts {
        AppointmentFacts {
            appointment_id: Uuid::nil(),
            reference: "RDV-7Q2KX".to_owned(),
            customer_id: Uuid::nil(),
            centre: CentreFacts {
                id: Uuid::nil(),
                name: "Lyon Part-Dieu".to_owned(),
                approval_number: "S069C012".to_owned(),
                address: "27 rue de la Villette, 69003 Lyon".to_owned(),
                phone: "04 72 00 00 12".to_owned(),
            },
            service: fr::ServiceKind::Periodic,
            vehicle_category: fr::VehicleCategory::Car,
            energy: fr::Energy::Diesel,
            plate: None,
            starts_at: "2026-11-24T08:30:00Z".parse().unwrap(),
            ends_at: "2026-11-24T09:00:00Z".parse().unwrap(),
            amount_cents: 8_500,
            currency: "EUR".to_owned(),
        }
    }

    fn file(facts: &AppointmentFacts, notice: Notice, revision: u32) -> String {
        calendar_file(facts, notice, revision, "bonjour@example.fr", DateTime::UNIX_EPOCH)
    }

    /// What a line of the file says, as a calendar reads it: unfolded, then unescaped.
    fn value(file: &str, name: &str) -> String {
        let whole = file.replace("\r\n ", "");
        let line = whole.split("\r\n").find_map(|line| {
            let (key, value) = line.split_once(':')?;
            (key.split(';').next() == Some(name)).then(|| value.to_owned())
        });
        let line = line.unwrap_or_default();
        line.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    }

    #[test]
    fn the_calendar_file_says_when_and_where() {
        let file = file(&facts(), Notice::Stands, 0);
        assert!(file.contains("LOCATION:27 rue de la Villette\\, 69003 Lyon\r\n"));
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(value(&file, "METHOD"), "PUBLISH");
        assert_eq!(value(&file, "DTSTART"), "20261124T083000Z");
        assert_eq!(value(&file, "LOCATION"), "27 rue de la Villette, 69003 Lyon");
        assert_eq!(value(&file, "STATUS"), "CONFIRMED");
        let text = value(&file, "DESCRIPTION");
        assert!(text.contains("(carte grise).\nTéléphone du centre : 04 72 00 00 12"), "{text}");
        assert!(file.contains("BEGIN:VALARM"));
    }

    #[test]
    fn each_file_about_an_appointment_replaces_the_one_before() {
        let mut facts = facts();
        let first = file(&facts, Notice::Stands, 0);
        facts.starts_at += chrono::TimeDelta::days(1);
        let moved = file(&facts, Notice::Stands, 1);
        let off = file(&facts, Notice::CalledOff, 2);
        for (file, sequence) in [(&first, "0"), (&moved, "1"), (&off, "2")] {
            assert_eq!(value(file, "UID"), value(&first, "UID"));
            assert_eq!(value(file, "SEQUENCE"), sequence);
            assert_eq!(value(file, "ORGANIZER"), "mailto:bonjour@example.fr");
        }
        assert_eq!(value(&off, "METHOD"), "CANCEL");
        assert_eq!(value(&off, "STATUS"), "CANCELLED");
        assert!(!off.contains("VALARM"));
    }

    #[test]
    fn no_text_breaks_out_of_its_line() {
        let mut facts = facts();
        facts.centre.address = "1 rue\r\nMETHOD:CANCEL\r;\u{7}x".to_owned();
        let file = file(&facts, Notice::Stands, 0);
        assert_eq!(file.matches("\r\nMETHOD:").count(), 1);
        assert!(file.contains("LOCATION:1 rue\\nMETHOD:CANCEL\\n\\;x\r\n"), "{file}");
    }
}
