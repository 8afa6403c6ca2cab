//! The values in a message, in our own terms: days, plates, centres, and which of the options.

use super::{
    Listening, Papers, Pick, Said, find_centre, find_plate, negation, plates, relative, vehicles,
};
use crate::{
    dates::{self, When},
    question::Question,
    words::{Word, fold, words},
};
use regex::Regex;
use std::sync::LazyLock;
use understanding::{
    Slot, Value,
    entities::{Shape, shapes},
    heard::Heard,
};

/// What the message says, without the values it rejects: « pas la moto, la Clio ».
pub(super) fn slots(text: &str, values: &[Value], listening: &Listening<'_>) -> Said {
    let rejected: Vec<&Value> = values.iter().filter(|value| value.excluded).collect();
    let heard = Heard::new(text);
    // Nothing is rejected without a word that does so; what is only corrected, not without another
    // value in its place: « je voulais dire mercredi » means Wednesday.
    let refuses = negation::is_in(&heard, &["w.non", "w.pas", "w.garder"]);
    let corrects = heard.ideas.iter().any(|idea| idea.name == "w.corriger");
    let rejected: Vec<&Value> = rejected
        .into_iter()
        .filter(|value| {
            let other = |own: &Value| !own.excluded && own.slot == value.slot;
            refuses || corrects && values.iter().any(other)
        })
        .collect();
    if rejected.is_empty() {
        let mut said = slots_of(text, listening);
        said.names = names(text);
        taken_back(&mut said, &heard, text, listening);
        return said;
    }
    let mut kept = text.to_owned();
    for value in rejected.iter().filter(|value| value.slot != Slot::When) {
        if let Some(at) = kept.find(&value.text) {
            let blank = " ".repeat(value.text.len());
            kept.replace_range(at..at + value.text.len(), &blank);
        }
    }
    let mut said = slots_of(&kept, listening);
    said.names = names(&kept);
    taken_back(&mut said, &heard, &kept, listening);
    let language = listening.language_of(text);
    for value in rejected.iter().filter(|value| value.slot == Slot::When) {
        let named = dates::when(&value.text, listening.now, language);
        let Some(day) = named.only_day() else { continue };
        if dates::only_a_weekday(&value.text) {
            said.when.leave_out(dates::weekday_of(day));
        } else if said.when.only_day() == Some(day) {
            said.when.forget_days();
        }
    }
    said
}

/// « À Paris. Non pardon, Villeurbanne »: what follows a word that takes back what stands before it, and
/// begins anew, is what is meant.
fn taken_back(said: &mut Said, heard: &Heard, text: &str, listening: &Listening<'_>) {
    let tokens = &heard.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let begins_anew = |at: usize| at > 0 && tokens[at - 1].kind == understanding::text::Kind::Sign;
    let takes_back = heard.ideas.iter().rev().find(|idea| {
        matches!(idea.name.as_str(), "w.non" | "w.corriger")
            && begins_anew(idea.tokens.start)
            && !["pas", "not"].contains(&word(idea.tokens.end))
    });
    let rest = takes_back
        .and_then(|idea| tokens.get(idea.tokens.end))
        .and_then(|token| text.get(token.span.start..));
    let Some(rest) = rest else { return };
    let meant = slots_of(rest, listening);
    said.centre = meant.centre.or(said.centre);
    said.service = meant.service.or(said.service);
    said.category = meant.category.or(said.category);
    said.energy = meant.energy.or(said.energy);
    said.plate = meant.plate.or(said.plate.take());
    said.reference = meant.reference.or(said.reference.take());
}

/// What an excerpt of a message says.
pub(super) fn slots_of(excerpt: &str, listening: &Listening<'_>) -> Said {
    // Slips are mended first: « lendrmain » is the day after another one, too.
    let masked = dates::mended(&relative::without_past(&mask(excerpt)));
    let (relative, days) = relative::relative(&before_what(&with_colons(&masked)));
    let words = words(&days);
    let mut when = dates::when(&days, listening.now, listening.language_of(excerpt));
    when.relative = relative;
    if when.is_empty() {
        when = in_answer(&masked, &words, listening);
    }
    Said {
        service: vehicles::find_service(&words),
        category: vehicles::find_category(&words),
        energy: vehicles::find_energy(&words),
        plate: find_plate(excerpt),
        centre: find_centre(&masked, listening.centres),
        weekly: !when.is_empty() && dates::only_a_weekday(&without_hours(&days)),
        when,
        reference: plates::find_reference(excerpt),
        // A number is asked for, or it is somebody else's business.
        phone: (listening.question == Question::Phone)
            .then(|| plates::find_phone(excerpt))
            .flatten(),
        names: Vec::new(),
        papers: Papers::of(excerpt),
        defect: plates::find_defect(excerpt),
    }
}

/// « Samedi 10h » names a day of the week, and no date: the figures are the hour's.
fn without_hours(text: &str) -> String {
    let mut bare = text.to_owned();
    for (_, range) in shapes(text).into_iter().filter(|(shape, _)| *shape == Shape::Hour) {
        let blank = " ".repeat(range.len());
        bare.replace_range(range, &blank);
    }
    bare
}

/// « Avant mes vacances le 20 » as « avant le 20 »: the day is the last before which it must be.
fn before_what(text: &str) -> String {
    static EVENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(avant|before)\s+(?:mes|mon|ma|les|le|la|notre|nos|my|our|the)\s+\p{L}+\s+(?:du|le|on the|on)\s+(\d{1,2})",
        )
        .ok()
    });
    EVENT.as_ref().map_or_else(
        || text.to_owned(),
        |shape| {
            shape
                .replace_all(text, |own: &regex::Captures<'_>| {
                    let article = if own[1].eq_ignore_ascii_case("avant") { "le" } else { "the" };
                    format!("{} {article} {}", &own[1], &own[2])
                })
                .into_owned()
        },
    )
}

/// The words that may name a vehicle: those that « pas » does not reject.
fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rejected = 0;
    for token in understanding::text::tokens(text) {
        if token.kind == understanding::text::Kind::Sign {
            rejected = 0;
        } else if ["pas", "sauf", "ni", "not", "except"].contains(&token.text.as_str()) {
            rejected = 5;
        } else if rejected > 0 {
            rejected -= 1;
        } else if token.text.chars().count() >= 2 && names.len() < 60 {
            names.push(token.text);
        }
    }
    names
}

/// A bare number answers the question that was asked: a time, or a day of the month.
fn in_answer(masked: &str, words: &[Word], listening: &Listening<'_>) -> When {
    let numbers = words.iter().filter(|word| word.number.is_some()).count();
    let confirming =
        matches!(listening.question, Question::ConfirmBooking | Question::ConfirmReschedule);
    if numbers != 1 || words.len() > if confirming { 7 } else { 3 } {
        return When::default();
    }
    let read = |text: &str| dates::when(text, listening.now, listening.language_of(text));
    match listening.question {
        Question::Time | Question::Offer => read(&format!("à {masked}")),
        // « Plutôt 4 », "make it four": another hour than the one that was shown.
        Question::ConfirmBooking | Question::ConfirmReschedule if amends(words) => {
            let number = words.iter().find_map(|word| word.number).unwrap_or_default();
            read(&format!("à {number}h"))
        }
        Question::Day => read(&format!("le {masked}")),
        _ => When::default(),
    }
}

/// « At 8.30 » as « at 8:30 ».
fn with_colons(text: &str) -> String {
    static DOTTED: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)\b(at|à|a|vers|around)(\s+\d{1,2})\.([0-5][05])\b").ok());
    DOTTED
        .as_ref()
        .map_or_else(|| text.to_owned(), |shape| shape.replace_all(text, "$1$2:$3").into_owned())
}

fn amends(words: &[Word]) -> bool {
    words
        .iter()
        .any(|word| word.is(&["plutot", "make", "rather", "instead", "mettez", "disons", "say"]))
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
    let timed = words
        .iter()
        .any(|word| word.is(&["h", "heure", "heures", "midi", "am", "pm", ":", "clock", "oclock"]));
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
        Question::Phone => said.phone.is_some(),
        Question::None
        | Question::Which
        | Question::Login
        | Question::Code
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
        | Question::WaitlistOffer
        | Question::Payment => false,
    }
}
