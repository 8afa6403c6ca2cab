//! The appointment as a calendar file (RFC 5545).
use super::words;
use chrono::{DateTime, Utc};
use events::appointment::AppointmentFacts;

/// A calendar with one event; the same `UID` whenever the same appointment is written again.
pub(crate) fn invitation(facts: &AppointmentFacts, now: DateTime<Utc>) -> String {
    let stamp = |at: DateTime<Utc>| at.format("%Y%m%dT%H%M%SZ").to_string();
    let summary = format!("{} — {}", words::service(&facts.service), facts.centre.name);
    let description = format!(
        "Rendez-vous {}. Présentez-vous avec le certificat d’immatriculation (carte grise).\n\
         Téléphone du centre : {}",
        facts.reference, facts.centre.phone
    );
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Auto Visite Tech//FR".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@autovisite", facts.appointment_id),
        format!("DTSTAMP:{}", stamp(now)),
        format!("DTSTART:{}", stamp(facts.starts_at)),
        format!("DTEND:{}", stamp(facts.ends_at)),
        format!("SUMMARY:{}", escaped(&summary)),
        format!("LOCATION:{}", escaped(&facts.centre.address)),
        format!("DESCRIPTION:{}", escaped(&description)),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{}", escaped(&summary)),
        "TRIGGER:-PT2H".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// No line is longer than 75 bytes; the rest follows after a line break and a space.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use events::appointment::CentreFacts;
    use uuid::Uuid;

    #[test]
    fn the_calendar_file_says_when_and_where() {
        let facts = AppointmentFacts {
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
            service: "PERIODIC".to_owned(),
            vehicle_category: "CAR".to_owned(),
            energy: "DIESEL".to_owned(),
            plate: None,
            starts_at: "2026-11-24T08:30:00Z".parse().unwrap(),
            ends_at: "2026-11-24T09:00:00Z".parse().unwrap(),
            amount_cents: 8_500,
            currency: "EUR".to_owned(),
        };
        let file = invitation(&facts, DateTime::UNIX_EPOCH);
        assert!(file.contains("DTSTART:20261124T083000Z\r\n"));
        assert!(file.contains("LOCATION:27 rue de la Villette\\, 69003 Lyon\r\n"));
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains("(carte grise).\\nTéléphone du centre : 04 72 00 00 12"));
    }
}
