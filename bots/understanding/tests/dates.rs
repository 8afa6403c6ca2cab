//! What messages say about when. The reference is Thursday 26 November 2026, 9:00.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use understanding::dates::{Lang, When, names_a_day, only_a_weekday, when as read};

fn now() -> NaiveDateTime {
    "2026-11-26T09:00:00".parse().expect("a moment")
}

fn when(text: &str, now: NaiveDateTime) -> When {
    read(text, now, Lang::Fr)
}

/// "2026-12-01" alone, or with the time or the window that was understood.
fn understood(text: &str) -> String {
    let when = when(text, now());
    let mut words: Vec<String> = when
        .days
        .iter()
        .map(|days| {
            if days.from == days.to {
                days.from.to_string()
            } else {
                format!("{}..{}", days.from, days.to)
            }
        })
        .collect();
    let hour = |time: NaiveTime| time.format("%H:%M").to_string();
    if let Some(at) = when.at {
        words.push(format!("{}{}", if when.approximately { "~" } else { "" }, hour(at)));
    }
    if let Some((from, to)) = when.window {
        words.push(format!("{}-{}", hour(from), hour(to)));
    }
    words.extend(when.except.iter().map(|weekday| format!("-{weekday}")));
    if when.asap {
        words.push("asap".into());
    }
    if when.same_time {
        words.push("same".into());
    }
    words.join(" ")
}

fn all(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, expected)| understood(text) != *expected)
        .map(|(text, expected)| format!("{text}: {} instead of {expected}", understood(text)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_people_write_is_understood() {
    all(&[
        ("jeudy 10h", "2026-12-03 10:00"),
        ("la semaien prochiane", "2026-11-30..2026-12-06"),
        ("Martin veut une demande", ""),
        ("samdi mat1", "2026-11-28 04:00-12:00"),
        ("dem1 aprem", "2026-11-27 12:00-19:00"),
        ("après-demain à 9h30", "2026-11-28 09:30"),
        ("mardi matin", "2026-12-01 04:00-12:00"),
        ("a 9h30", "09:30"),
        ("vers 14h", "~14:00"),
        ("le 12/03", "2027-03-12"),
        ("samedi 5 décembre", "2026-12-05"),
        ("samedi 5 décembre 10 heures et demie", "2026-12-05 10:30"),
        ("le 1er décembre à midi", "2026-12-01 12:00"),
        ("le plus tôt possible", "asap"),
        ("pas avant 10h", "10:00-23:59"),
        ("la semaine prochaine", "2026-11-30..2026-12-06"),
        ("mercredi de la semaine prochaine", "2026-12-02"),
        ("dans 3 jours", "2026-11-29"),
        ("dans deux semaines", "2026-12-10"),
        ("lundi en huit", "2026-12-07"),
        ("mardi ou mercredi", "2026-12-01 2026-12-02"),
        ("entre 9h et 11h jeudi", "2026-12-03 09:00-11:01"),
        ("de 14 à 16h", "14:00-16:01"),
        ("avant midi", "00:00-12:00"),
        ("pas le lundi", "-0"),
        ("n'importe quand sauf mercredi", "-2 asap"),
        ("en fin de matinée le 9 décembre", "2026-12-09 10:00-12:00"),
        ("le 7 décembre a midi et quart", "2026-12-07 12:15"),
        ("à 2h", "14:00"),
        ("trois heures et quart de l'après-midi", "15:15"),
        ("de jeudi à lundi prochain", "2026-11-30"),
        ("jeudi meme heure", "2026-12-03 same"),
        ("ce soir", "2026-11-26 18:00-23:59"),
        ("ce week-end", "2026-11-28..2026-11-29"),
        ("à partir du 8", "2026-12-08..2026-12-28"),
        ("fin décembre", "2026-12-21..2026-12-31"),
        ("next Tuesday around 2pm", "2026-12-01 ~14:00"),
        ("on December 5th at 10:30", "2026-12-05 10:30"),
        ("tomorrow morning", "2026-11-27 04:00-12:00"),
        ("5 decembre 2027", "2027-12-05"),
        ("two weeks from now", "2026-12-10"),
        ("from 10 to 11am on Monday", "2026-11-30 10:00-11:01"),
        ("end of December", "2026-12-21..2026-12-31"),
        ("demain a 8 du matin", "2026-11-27 08:00"),
    ]);
}

#[test]
fn what_is_no_date_is_left_alone() {
    for text in [
        "ma moto 125",
        "la 308 diesel",
        "merci beaucoup",
        "c'est 79 euros",
        "Martin",
        "10.1",
        "2024/13/1",
        "32 août",
    ] {
        let said = When { impossible: None, ..when(text, now()) };
        assert!(said.is_empty(), "{text}: {said:?}");
    }
}

#[test]
fn a_day_that_no_calendar_has_is_no_other_day() {
    for (text, day) in [
        ("le 31 novembre", Some((31, 11))),
        ("30 février à 10h", Some((30, 2))),
        ("le 31/11", Some((31, 11))),
        ("31/11/2026", Some((31, 11))),
        ("32 août", Some((32, 8))),
        ("november 31", Some((31, 11))),
        ("le 31 décembre", None),
        ("le 29 février", None),
        ("novembre 2027", None),
        ("2024/13/1", None),
        ("le 30 à 11h", None),
    ] {
        let said = when(text, now());
        assert_eq!(said.impossible, day, "{text}");
        assert!(day.is_none() || said.days.is_empty(), "{text}: {said:?}");
    }
}

#[test]
fn a_day_so_near_that_next_is_ambiguous_says_so() {
    assert_eq!(when("vendredi prochain", now()).or, NaiveDate::from_ymd_opt(2026, 12, 4));
    assert_eq!(when("mardi prochain", now()).or, None);
}

#[test]
fn a_newer_wish_replaces_only_what_it_mentions() {
    let mut wish = when("mardi à 10h", now());
    wish.revise(&when("non plutôt mercredi", now()));
    assert_eq!(
        (wish.only_day(), wish.at),
        (NaiveDate::from_ymd_opt(2026, 12, 2), NaiveTime::from_hms_opt(10, 0, 0))
    );
    wish.revise(&when("pas le mercredi", now()));
    assert_eq!(wish.only_day(), None, "an excluded day is no longer wished for");
}

#[test]
fn a_day_that_does_not_suit_is_left_out() {
    all(&[
        ("pas mardi", "-1"),
        ("mardi je ne peux pas", "-1"),
        ("mardi c'est pas possible", "-1"),
        ("je ne peux pas venir mardi, plutôt jeudi", "2026-12-03 -1"),
        ("I can't do Monday", "-0"),
        ("sauf mardi et jeudi", "-1 -3"),
        ("mercredi mais pas le matin", "2026-12-02"),
        ("pourquoi pas mardi", "2026-12-01"),
        ("vous pouvez annuler mon rdv", ""),
        ("I want to cancel my booking", ""),
        ("mardi, mercredi ou jeudi", "2026-12-01 2026-12-02 2026-12-03"),
    ]);
    let said = when("pas le 12 décembre", now());
    assert!(
        said.days.is_empty()
            && said.leaves_out(NaiveDate::from_ymd_opt(2026, 12, 12).expect("a day"))
    );
}

#[test]
fn in_english_figures_are_asked_about() {
    let said = read("can I come on 03/12 at 10am", now(), Lang::En);
    assert_eq!(said.only_day(), NaiveDate::from_ymd_opt(2026, 12, 3));
    assert_eq!(said.or, NaiveDate::from_ymd_opt(2027, 3, 12));
    assert_eq!(said.at, NaiveTime::from_hms_opt(10, 0, 0));
    assert_eq!(read("on 24/12", now(), Lang::En).or, None);
}

#[test]
fn a_day_that_is_over_is_known_as_such() {
    assert_eq!(when("rdv hier à 10h", now()).past, NaiveDate::from_ymd_opt(2026, 11, 25));
    assert_eq!(when("demain à 10h", now()).past, None);
}

#[test]
fn names_of_days_are_known() {
    assert!(only_a_weekday("le samedi") && !only_a_weekday("samedi 5 décembre"));
    assert!(names_a_day("mardi") && names_a_day("december") && !names_a_day("merci"));
}
