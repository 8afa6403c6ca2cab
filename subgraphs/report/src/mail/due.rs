//! The letter about an inspection by law that is due: never more than we know.
use crate::{config::ReportConfig, domain::words};
use chrono::{Datelike, NaiveDate};
use events::parser::InspectionDue;
use fr::ServiceKind;

/// Where its reader can go.
pub(crate) struct Doors {
    /// Books an appointment.
    pub(crate) book: String,
    /// Says that the vehicle is sold.
    pub(crate) sold: String,
    /// Stops reminders.
    pub(crate) stop: String,
}

impl Doors {
    pub(crate) fn of(due: &InspectionDue, config: &ReportConfig) -> Self {
        let links = config.reminder_links();
        Self {
            book: config.address("/rendez-vous"),
            sold: config.address(&links.sold_path(due.owner_id, due.watched_id)),
            stop: config.address(&links.path(due.owner_id)),
        }
    }
}

pub(super) fn words(due: &InspectionDue, doors: &Doors) -> (String, String) {
    let day = words::date(due.before);
    let what = match due.service {
        ServiceKind::Periodic => "Le contrôle technique",
        ServiceKind::Retest => "La contre-visite",
        ServiceKind::PollutionCheck => "Le contrôle pollution",
    };
    let subject = format!("{what} de {} : au plus tard le {day}", due.plate);
    let named: Vec<&str> =
        [due.make.as_deref(), due.model.as_deref()].into_iter().flatten().collect();
    let vehicle = match named.join(" ") {
        named if named.is_empty() => due.plate.clone(),
        named => format!("{named} ({})", due.plate),
    };
    let doubt = if due.certain {
        "C’est ce qui ressort de ce que vous nous avez confié."
    } else {
        "Nous ne connaissons peut-être pas votre dernier contrôle : la date de son procès-verbal \
         compte."
    };
    let text = format!(
        "{what} de votre véhicule {vehicle} est à passer au plus tard le {day}. {doubt} Nous ne \
         voyons pas de rendez-vous d’ici là ; si c’est déjà fait ailleurs, ne tenez pas compte de \
         ce message.\n\n\
         Prendre rendez-vous : {}\n\
         Je n’ai plus ce véhicule : {}\n\
         Ne plus recevoir de rappels : {}\n\n\
         — In English —\n\
         An inspection of your vehicle {} is due no later than {}. The first link above books an \
         appointment, the second says that the vehicle is no longer yours, the third stops reminders.",
        doors.book,
        doors.sold,
        doors.stop,
        due.plate,
        english(due.before),
    );
    (subject, text)
}

/// `1 March 2027`
fn english(date: NaiveDate) -> String {
    format!("{} {}", date.day(), date.format("%B %Y"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use events::parser::DueNotice;
    use uuid::Uuid;

    #[test]
    fn it_says_what_is_due_and_doubts_what_is_not_settled() {
        let mut due = InspectionDue {
            watched_id: Uuid::nil(),
            owner_id: Uuid::nil(),
            plate: "AB-123-CD".to_owned(),
            make: Some("RENAULT".to_owned()),
            model: None,
            service: ServiceKind::Periodic,
            before: NaiveDate::from_ymd_opt(2027, 3, 1).unwrap(),
            certain: true,
            notice: DueNotice::Month,
        };
        let doors = Doors { book: "B".to_owned(), sold: "S".to_owned(), stop: "N".to_owned() };
        let (subject, text) = words(&due, &doors);
        assert_eq!(
            subject,
            "Le contrôle technique de AB-123-CD : au plus tard le 1er\u{a0}mars\u{a0}2027"
        );
        assert!(text.contains("RENAULT (AB-123-CD)") && text.contains("1 March 2027"), "{text}");
        assert!(!text.contains("peut-être pas votre dernier"), "{text}");
        due.certain = false;
        due.make = None;
        let (_, text) = words(&due, &doors);
        assert!(text.contains("véhicule AB-123-CD est") && text.contains("peut-être"), "{text}");
    }
}
