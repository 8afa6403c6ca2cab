//! Names and numbers of the public pages, in both languages.
use super::{layout::Lang, network::Amount};
use chrono::{Datelike, NaiveDate};
use fr::calendar;

const WEEKDAYS_EN: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// Kinds of vehicle in the order of the page, as the graph, French and English name them.
pub(super) const CATEGORIES: [(&str, &str, &str); 3] = [
    ("CAR", "Voiture", "Car"),
    ("VAN", "Utilitaire", "Van"),
    ("MOTORCYCLE", "Moto, scooter, quad", "Motorcycle, scooter, quad"),
];
/// What drives a vehicle.
pub(super) const ENERGIES: [(&str, &str, &str); 5] = [
    ("PETROL", "Essence", "Petrol"),
    ("DIESEL", "Diesel", "Diesel"),
    ("HYBRID", "Hybride", "Hybrid"),
    ("ELECTRIC", "Électrique", "Electric"),
    ("GAS", "Gaz", "Gas"),
];
/// What a vehicle comes for.
pub(super) const SERVICES: [(&str, &str, &str); 3] = [
    ("PERIODIC", "Contrôle technique", "Periodic inspection"),
    ("RETEST", "Contre-visite", "Retest"),
    ("POLLUTION_CHECK", "Contrôle pollution", "Pollution check"),
];

/// « lundi » of 1.
pub(super) fn weekday(number: usize, lang: Lang) -> &'static str {
    let names = lang.of(calendar::WEEKDAYS, WEEKDAYS_EN);
    names[number.saturating_sub(1) % names.len()]
}

/// « vendredi 25 décembre 2026 »
pub(super) fn date(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Fr => {
            let (weekday, month) =
                (calendar::weekday_name(day.weekday()), calendar::month_name(day));
            format!("{weekday} {} {month} {}", calendar::ordinal(day.day()), day.year())
        }
        Lang::En => day.format("%A %-d %B %Y").to_string(),
    }
}

/// « 8 h », « 12 h 30 », “8:00” of `08:00`.
pub(super) fn time(text: &str, lang: Lang) -> String {
    let (hour, minute) = text.split_once(':').unwrap_or((text, "00"));
    let hour = hour.trim_start_matches('0');
    let hour = if hour.is_empty() { "0" } else { hour };
    match (lang, minute) {
        (Lang::Fr, "00") => format!("{hour}\u{a0}h"),
        (Lang::Fr, minute) => format!("{hour}\u{a0}h\u{a0}{minute}"),
        (Lang::En, minute) => format!("{hour}:{minute}"),
    }
}

/// « 79,00 € », “€79.00”.
pub(super) fn money(amount: &Amount, lang: Lang) -> String {
    let (whole, cents) = (amount.amount_cents / 100, amount.amount_cents % 100);
    let sign = if amount.currency == "EUR" { "€" } else { amount.currency.as_str() };
    lang.of(format!("{whole},{cents:02}\u{a0}{sign}"), format!("{sign}{whole}.{cents:02}"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn days_times_and_amounts_read_as_in_their_language() {
        let day = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        assert_eq!(date(day, Lang::Fr), "vendredi 1er janvier 2027");
        assert_eq!(date(day, Lang::En), "Friday 1 January 2027");
        assert_eq!(time("08:00", Lang::Fr), "8\u{a0}h");
        assert_eq!(time("12:30", Lang::Fr), "12\u{a0}h\u{a0}30");
        assert_eq!(time("00:15", Lang::En), "0:15");
        let amount = Amount { amount_cents: 7_905, currency: "EUR".to_owned() };
        assert_eq!(money(&amount, Lang::Fr), "79,05\u{a0}€");
        assert_eq!(money(&amount, Lang::En), "€79.05");
    }
}
