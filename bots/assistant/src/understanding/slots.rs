//! The values in a message, in our own terms: days, plates, centres, and which of the options.

use super::{Listening, Pick, Said, find_centre, find_plate, plates, vehicles};
use crate::{
    dates::{self, When},
    question::Question,
    words::{Word, fold, words},
};
use understanding::{Slot, Value, heard::Heard};

/// What the message says, without the values it rejects: « pas la moto, la Clio ».
pub(super) fn slots(text: &str, values: &[Value], listening: &Listening<'_>) -> Said {
    let rejected: Vec<&Value> = values.iter().filter(|value| value.excluded).collect();
    // Nothing is rejected without a word that does so.
    let against = ["w.non", "w.pas", "w.corriger", "w.garder"];
    let refuses = || {
        let ideas = Heard::new(text).ideas;
        ideas.iter().any(|idea| against.contains(&idea.name.as_str()))
    };
    if rejected.is_empty() || !refuses() {
        return slots_of(text, listening);
    }
    let mut kept = text.to_owned();
    for value in rejected.iter().filter(|value| value.slot != Slot::When) {
        if let Some(at) = kept.find(&value.text) {
            let blank = " ".repeat(value.text.len());
            kept.replace_range(at..at + value.text.len(), &blank);
        }
    }
    let mut said = slots_of(&kept, listening);
    for value in rejected.iter().filter(|value| value.slot == Slot::When) {
        let words = words(&value.text);
        let Some(day) = dates::when_in(&words, listening.now).only_day() else { continue };
        if dates::only_a_weekday(&words) {
            said.when.leave_out(dates::weekday_of(day));
        } else if said.when.only_day() == Some(day) {
            said.when.forget_days();
        }
    }
    said
}

/// What an excerpt of a message says.
pub(super) fn slots_of(excerpt: &str, listening: &Listening<'_>) -> Said {
    let masked = mask(excerpt);
    let words = words(&masked);
    let mut when = dates::when_in(&words, listening.now);
    if when.is_empty() {
        when = in_answer(&masked, &words, listening);
    }
    Said {
        service: vehicles::find_service(&words),
        category: vehicles::find_category(&words),
        energy: vehicles::find_energy(&words),
        plate: find_plate(excerpt),
        centre: find_centre(&masked, listening.centres),
        weekly: !when.is_empty() && dates::only_a_weekday(&words),
        when,
        reference: plates::find_reference(excerpt),
    }
}

/// A bare number answers the question that was asked: a time, or a day of the month.
fn in_answer(masked: &str, words: &[Word], listening: &Listening<'_>) -> When {
    let numbers = words.iter().filter(|word| word.number.is_some()).count();
    if numbers != 1 || words.len() > 3 {
        return When::default();
    }
    match listening.question {
        Question::Time | Question::Offer => dates::when(&format!("à {masked}"), listening.now),
        Question::Day => dates::when(&format!("le {masked}"), listening.now),
        _ => When::default(),
    }
}

/// Plates, references, telephone numbers and addresses hold figures that are no dates.
fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    for token in text.split_inclusive(char::is_whitespace) {
        let hidden = token.contains('@') || plates::find_reference(token).is_some();
        if hidden {
            masked.extend(token.chars().map(|c| if c.is_whitespace() { c } else { ' ' }));
        } else {
            masked.push_str(token);
        }
    }
    plates::hide(&masked)
}

/// Which of the options that were offered the message picks: by its place among them, or by a word
/// that stands on one button alone.
pub(super) fn pick(text: &str, values: &[Value], listening: &Listening<'_>) -> Option<Pick> {
    let options = listening.options.len();
    if options == 0 || !listening.question.offers_choice() {
        return None;
    }
    let picked = values.iter().find(|value| value.slot == Slot::Choice && !value.excluded);
    let said = picked.map_or_else(Vec::new, |value| words(&value.text));
    let whole = words(&mask(text));
    by_place(&said, options, listening.question)
        .or_else(|| {
            if whole.len() <= 6 { by_place(&whole, options, listening.question) } else { None }
        })
        .or_else(|| by_name(&whole, listening))
}

fn by_place(words: &[Word], options: usize, question: Question) -> Option<Pick> {
    // « Le 4 » among days is the day, and « 10h » among hours the hour.
    let timed = words.iter().any(|word| word.is(&["h", "heure", "heures", "midi"]));
    let dated =
        question == Question::WhichDay || words.iter().any(|word| dates::names_a_day(&word.text));
    let mut places = words.iter().filter_map(|word| match word.text.as_str() {
        "premier" => Some(Pick::Nth(1)),
        "deuxieme" => Some(Pick::Nth(2)),
        "troisieme" => Some(Pick::Nth(3)),
        "quatrieme" => Some(Pick::Nth(4)),
        "dernier" => Some(Pick::Last),
        // « Un » is an article as often as a number.
        _ if timed || dated || word.digits == 0 => None,
        _ => word.number.and_then(|number| usize::try_from(number).ok()).map(Pick::Nth),
    });
    match (places.next(), places.next()) {
        (Some(Pick::Nth(nth)), None) => (1..=options).contains(&nth).then_some(Pick::Nth(nth)),
        (Some(Pick::Last), None) => Some(Pick::Last),
        _ => None,
    }
}

fn by_name(words: &[Word], listening: &Listening<'_>) -> Option<Pick> {
    if !listening.question.options_have_names() {
        return None;
    }
    let mut named = listening.options.iter().enumerate().filter(|(_, label)| {
        fold(label)
            .split(|c: char| !c.is_alphanumeric())
            .any(|part| part.len() >= 3 && words.iter().any(|word| word.text == part))
    });
    match (named.next(), named.next()) {
        (Some((index, _)), None) => Some(Pick::Nth(index + 1)),
        _ => None,
    }
}

/// Whether the message holds what was asked for.
pub(super) fn answers(said: &Said, listening: &Listening<'_>) -> bool {
    match listening.question {
        Question::Energy => said.energy.is_some() || said.category.is_some(),
        Question::Plate => said.plate.is_some(),
        Question::PickVehicle => {
            said.plate.is_some() || said.energy.is_some() || said.category.is_some()
        }
        Question::Centre => said.centre.is_some(),
        Question::Day | Question::WhichDay => said.when.has_day() || said.when.impossible.is_some(),
        Question::Time | Question::Offer => !said.when.is_empty(),
        Question::PickAppointment => said.reference.is_some(),
        Question::None
        | Question::Which
        | Question::Login
        | Question::ConfirmBooking
        | Question::ConfirmCancel
        | Question::ConfirmReschedule
        | Question::ConfirmPlate
        | Question::ConfirmPrice
        | Question::Upload
        | Question::Report
        | Question::Reading
        | Question::Registration
        | Question::Correction
        | Question::PlateMismatch
        | Question::Payment => false,
    }
}
