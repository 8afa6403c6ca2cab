//! What the tables read, row by row, on one known day.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::{Lang, Trouble, find, rules};
use chrono::{NaiveDate, NaiveDateTime};

/// Thursday the 26th of November 2026, nine in the morning.
fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 26).unwrap().and_hms_opt(9, 0, 0).unwrap()
}

/// The bounds as text; the first expression of a text that is one.
fn read(text: &str, lang: Lang) -> String {
    let Some(found) = find(text, now(), lang).into_iter().next() else { return "none".to_owned() };
    let bound = |at: Option<NaiveDateTime>| {
        at.map_or("open".to_owned(), |at| at.format("%d/%m %H:%M").to_string())
    };
    format!("{} > {}", bound(found.start), bound(found.end))
}

#[test]
fn the_tables_are_well_formed() {
    for lang in [Lang::Fr, Lang::En] {
        let rules = rules(lang).as_ref().unwrap();
        assert!(rules.all.len() > 500);
        assert_eq!(rules.unknown(), Vec::<&str>::new(), "kinds that no rule makes");
    }
}

#[test]
fn french_days_and_hours() {
    for (text, bounds) in [
        ("mardi à 10h", "01/12 10:00 > 01/12 11:00"),
        ("demain matin", "27/11 04:00 > 27/11 12:00"),
        ("le 12/03 à 9h30", "12/03 09:30 > 12/03 09:31"),
        ("samedi après-midi", "28/11 12:00 > 28/11 19:00"),
        ("un rdv le 3 décembre vers 14h", "03/12 14:00 > 03/12 15:00"),
        ("la semaine prochaine", "30/11 00:00 > 07/12 00:00"),
        ("du lundi 7 au mercredi 16 décembre", "07/12 00:00 > 17/12 00:00"),
        ("jeudi 25 au lundi 1er mars", "25/02 00:00 > 02/03 00:00"),
        ("du lundi 1er au mercredi 10 février", "01/02 00:00 > 11/02 00:00"),
        ("vendredi en huit", "04/12 00:00 > 05/12 00:00"),
        ("après 17h", "26/11 17:00 > open"),
        ("à partir du 8 mars", "08/03 00:00 > open"),
        ("avant 16h", "open > 26/11 16:00"),
        ("du 3 au 5 janvier", "03/01 00:00 > 06/01 00:00"),
        ("dans trois semaines", "17/12 00:00 > 18/12 00:00"),
        ("entre 9h et 11h mercredi", "02/12 09:00 > 02/12 11:00"),
        ("3 heures de l'après-midi", "26/11 15:00 > 26/11 16:00"),
        ("noël", "25/12 00:00 > 26/12 00:00"),
        ("le 14 juillet", "14/07 00:00 > 15/07 00:00"),
    ] {
        assert_eq!(read(text, Lang::Fr), bounds, "{text}");
    }
}

#[test]
fn english_days_and_hours() {
    for (text, bounds) in [
        ("tomorrow at 3pm", "27/11 15:00 > 27/11 16:00"),
        ("on tuesday the 1st of december", "01/12 00:00 > 02/12 00:00"),
        ("a week from monday", "07/12 00:00 > 08/12 00:00"),
        ("in two weeks", "10/12 00:00 > 11/12 00:00"),
        ("half past ten on monday", "30/11 10:30 > 30/11 10:31"),
        ("between 9am and 11am tomorrow", "27/11 09:00 > 27/11 11:00"),
        ("saturday morning", "28/11 00:00 > 28/11 12:00"),
        ("after 5pm", "26/11 17:00 > open"),
        ("december 24th", "24/12 00:00 > 25/12 00:00"),
        ("12/24", "24/12 00:00 > 25/12 00:00"),
    ] {
        assert_eq!(read(text, Lang::En), bounds, "{text}");
    }
}

#[test]
fn what_no_calendar_has_and_what_is_over_is_known_as_such() {
    let trouble = |text| find(text, now(), Lang::Fr).first().and_then(|found| found.trouble);
    for text in ["le 31 novembre", "le 30/02", "32 août 2027", "le 29 février 2027"] {
        assert_eq!(trouble(text), Some(Trouble::Impossible), "{text}");
    }
    for text in ["hier à 10h", "avant-hier", "le 3 mars 2024"] {
        assert_eq!(trouble(text), Some(Trouble::Past), "{text}");
    }
    for text in ["demain", "le 29 février", "le 30 novembre"] {
        assert_eq!(trouble(text), None, "{text}");
    }
}

#[test]
fn where_usage_is_divided_both_readings_come_out() {
    for (text, lang) in
        [("samedi prochain", Lang::Fr), ("jeudi", Lang::Fr), ("next saturday", Lang::En)]
    {
        assert!(find(text, now(), lang)[0].or.is_some(), "{text}");
    }
    for (text, lang) in [("samedi", Lang::Fr), ("mardi prochain", Lang::Fr), ("tomorrow", Lang::En)]
    {
        assert!(find(text, now(), lang)[0].or.is_none(), "{text}");
    }
}

#[test]
fn prose_and_other_figures_hold_no_date() {
    for (text, lang) in [
        ("ma Peugeot 308 de 2012", Lang::Fr),
        ("79,50 €", Lang::Fr),
        ("il y a 3 places", Lang::Fr),
        ("mon 06 12 34 56 78", Lang::Fr),
        ("may I bring my car", Lang::En),
        ("1.1.13.a.1", Lang::Fr),
        ("6 1/4 %", Lang::En),
    ] {
        assert!(find(text, now(), lang).is_empty(), "{text}: {:?}", find(text, now(), lang));
    }
}
