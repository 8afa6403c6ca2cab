//! A private calendar (RFC 5545): what calendars read again and again. Each event keeps its `UID`, the
//! same as in the letters about it, and counts its changes.
use super::AppointmentStatus;
use chrono::{DateTime, Utc};
use events::appointment::AppointmentFacts;
use kernel::ics::{self, escaped};

/// One event of a calendar.
pub(crate) struct Entry {
    pub(crate) facts: AppointmentFacts,
    pub(crate) status: AppointmentStatus,
    pub(crate) revision: i32,
}

/// The calendar as a file. A lane's says which vehicle comes, a customer's where to go.
pub(crate) fn calendar(name: &str, of_lane: bool, entries: &[Entry], now: DateTime<Utc>) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Auto Visite Tech//FR".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(name)),
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H".to_owned(),
    ];
    for entry in entries {
        lines.extend(event(entry, of_lane, now));
    }
    lines.push("END:VCALENDAR".to_owned());
    ics::file(&lines)
}

fn event(entry: &Entry, of_lane: bool, now: DateTime<Utc>) -> Vec<String> {
    let facts = &entry.facts;
    let stamp = |at: DateTime<Utc>| at.format("%Y%m%dT%H%M%SZ").to_string();
    let is_off = match entry.status {
        AppointmentStatus::Cancelled | AppointmentStatus::Expired | AppointmentStatus::NoShow => {
            true
        }
        AppointmentStatus::Held
        | AppointmentStatus::Confirmed
        | AppointmentStatus::CheckedIn
        | AppointmentStatus::Completed => false,
    };
    let what = if of_lane {
        facts.plate.clone().unwrap_or_else(|| facts.reference.clone())
    } else {
        facts.centre.name.clone()
    };
    let description = format!("Rendez-vous {}", facts.reference);
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@autovisite", facts.appointment_id),
        format!("SEQUENCE:{}", entry.revision),
        format!("STATUS:{}", if is_off { "CANCELLED" } else { "CONFIRMED" }),
        format!("DTSTAMP:{}", stamp(now)),
        format!("DTSTART:{}", stamp(facts.starts_at)),
        format!("DTEND:{}", stamp(facts.ends_at)),
        format!("SUMMARY:{}", escaped(&format!("{} — {what}", facts.service.printed()))),
        format!("DESCRIPTION:{}", escaped(&description)),
    ];
    if !of_lane {
        lines.push(format!("LOCATION:{}", escaped(&facts.centre.address)));
    }
    lines.push("END:VEVENT".to_owned());
    lines
}
