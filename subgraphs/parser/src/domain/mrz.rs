//! The machine-readable zone: two lines of 44 symbols at the foot of the certificate.
//!
//! ```text
//! CRFRA plate(7)# VIN(17)# yymmdd# kind(6)
//! body(4) make(14) model(13) form(11)# composite
//! ```
//!
//! `#` is a check digit as in ICAO 9303: digits count for themselves, letters from A = 10, `<` for
//! nothing, times 7, 3, 1 in turn, modulo 10.

use serde::{Deserialize, Serialize};

use super::confusion::{fold, to_digit, to_letter};
use super::{PageText, Quad, lists, makes, plate, vin};

mod locate;
#[cfg(test)]
pub(super) use locate::ZoneLine;
pub(super) use locate::{Zone, find};

/// Which check digits match what was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checks {
    /// That of the registration number.
    pub plate: bool,
    /// That of the vehicle identification number.
    pub vin: bool,
    /// That of the date of first registration.
    pub first_registration: bool,
    /// That of the form number.
    pub form_number: bool,
    /// That of the four together.
    pub composite: bool,
}

impl Checks {
    /// How many match.
    fn count(self) -> usize {
        let Self { plate, vin, first_registration, form_number, composite } = self;
        [plate, vin, first_registration, form_number, composite]
            .into_iter()
            .filter(|it| *it)
            .count()
    }
}

/// The zone, position by position. Only fields whose check digit matches are proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mrz {
    /// First line, repaired where the position or a check digit allows it.
    pub line1: String,
    /// Second line, likewise.
    pub line2: String,
    /// Registration number, without dashes.
    pub plate: String,
    /// Vehicle identification number.
    pub vin: String,
    /// Date of first registration, `yymmdd`.
    pub first_registration: String,
    /// National kind (J.1).
    pub genre: String,
    /// National body (J.3), its first four letters.
    pub body: String,
    /// Make (D.1), its first fourteen letters.
    pub make: String,
    /// Commercial name (D.3), its first thirteen letters.
    pub model: String,
    /// Form number.
    pub form_number: String,
    /// Which check digits match.
    pub checks: Checks,
    /// The four check digits as read: plate, VIN, date, form number.
    pub digits: [char; 4],
}

/// The check digit of a text.
pub(super) fn check_digit(text: &str) -> char {
    let sum: u32 = text
        .chars()
        .zip([7, 3, 1].into_iter().cycle())
        .map(|(symbol, weight)| symbol.to_digit(36).unwrap_or(0) * weight)
        .sum();
    char::from_digit(sum % 10, 10).unwrap_or('0')
}

/// Whether `text`, filled to `length`, has the check digit `digit`.
pub(super) fn proves(text: &str, length: usize, digit: char) -> bool {
    check_digit(&fill(text, length)) == digit
}

fn fill(text: &str, length: usize) -> String {
    let mut filled: String = text.chars().take(length).collect();
    while filled.chars().count() < length {
        filled.push('<');
    }
    filled
}

/// Reads the two lines; nothing when the first is too short to hold its fields.
pub(super) fn parse(first: &str, second: &str) -> Option<Mrz> {
    let (first, second) = (symbols(first), symbols(second));
    // The kind at the end may have lost its fillers.
    if first.len() < 38 {
        return None;
    }
    let part = |from: usize, to: usize| first[from..to].to_owned();
    let digit = |at: usize| first[at..].chars().next().map_or('?', to_digit);
    let digits = |text: String| -> String { text.chars().map(to_digit).collect() };

    let plate_digit = digit(12);
    let read_plate = part(5, 12);
    let plate = plate::candidates(&read_plate)
        .into_iter()
        .find(|plate| plate::parse(plate).is_some() && proves(plate, 7, plate_digit))
        .unwrap_or(read_plate);
    let vin_digit = digit(30);
    let read_vin = part(13, 30);
    // As read first: the specimen's own number has a letter no real one can have.
    let vin = [read_vin.clone(), vin::clean(&read_vin)]
        .into_iter()
        .find(|vin| proves(vin, 17, vin_digit))
        .unwrap_or_else(|| vin::clean(&read_vin));
    let (date, date_digit) = (digits(part(31, 37)), digit(37));
    let genre = first[38..].trim_end_matches('<').replace('<', " ");

    let tail = Tail::parse(&second);
    let (body, make, model) = head(&second);
    let form_digit = tail.form_digit;
    let composite = [
        fill(&plate, 7),
        plate_digit.to_string(),
        fill(&vin, 17),
        vin_digit.to_string(),
        date.clone(),
        date_digit.to_string(),
        tail.form_number.clone(),
        form_digit.to_string(),
    ]
    .concat();
    let checks = Checks {
        plate: proves(&plate, 7, plate_digit),
        vin: proves(&vin, 17, vin_digit),
        first_registration: proves(&date, 6, date_digit),
        form_number: is_form_number(&tail.form_number) && proves(&tail.form_number, 11, form_digit),
        composite: check_digit(&composite) == tail.composite,
    };
    let line1 = [
        "CRFRA".to_owned(),
        composite[..composite.len() - tail.form_number.len() - 1].to_owned(),
        fill(&genre.replace(' ', "<"), 6),
    ]
    .concat();
    let line2 = format!("{}{form_digit}{}", tail.form_number, tail.composite);
    let mut mrz = Mrz {
        line1,
        line2,
        plate: plate.trim_end_matches('<').to_owned(),
        vin: vin.trim_end_matches('<').to_owned(),
        first_registration: date,
        genre,
        body,
        make,
        model,
        form_number: tail.form_number,
        checks,
        digits: [plate_digit, vin_digit, date_digit, form_digit],
    };
    mrz.mend_names(None);
    Some(mrz)
}

impl Mrz {
    /// Spells the names right, which no check digit covers: the zone's type does not tell O from
    /// zero. Body and make come from their lists, the model from its printed form if that differs
    /// in look-alikes alone.
    pub(super) fn mend_names(&mut self, printed_model: Option<&str>) {
        if let Some(body) = lists::start(lists::BODIES, &self.body) {
            self.body = body;
        }
        if let Some(make) = makes::spelled(&self.make) {
            self.make = make.chars().take(14).collect();
        }
        let model: String = printed_model.unwrap_or_default().chars().take(13).collect();
        if fold(&model) == fold(&self.model) && !model.is_empty() {
            self.model = model.trim_end().to_owned();
        }
        // No second line was found: there is nothing to spell.
        if self.form_number.is_empty() {
            self.line2.clear();
            return;
        }
        let name = |text: &str, length| fill(&text.replace([' ', '-'], "<"), length);
        let tail = self.line2.split_off(self.line2.len().saturating_sub(13));
        let names = [name(&self.body, 4), name(&self.make, 14), name(&self.model, 13)];
        self.line2 = names.concat() + &tail;
    }
}

/// The last thirteen symbols of line two.
struct Tail {
    form_number: String,
    form_digit: char,
    composite: char,
}

impl Tail {
    fn parse(second: &str) -> Self {
        let start = second.len().saturating_sub(13);
        let tail: Vec<char> = second[start..].chars().collect();
        if tail.len() < 13 {
            return Self { form_number: String::new(), form_digit: '?', composite: '?' };
        }
        let form_number = (0..11)
            .map(|at| if matches!(at, 4 | 5) { to_letter(tail[at]) } else { to_digit(tail[at]) })
            .collect();
        Self { form_number, form_digit: to_digit(tail[11]), composite: to_digit(tail[12]) }
    }
}

/// Four digits of year, two letters, five digits: a check digit proves nothing of another shape.
fn is_form_number(text: &str) -> bool {
    text.len() == 11
        && text.bytes().enumerate().all(|(at, symbol)| {
            if matches!(at, 4 | 5) { symbol.is_ascii_uppercase() } else { symbol.is_ascii_digit() }
        })
}

/// Body, make and model: by position when the line is whole, else by its fillers.
fn head(second: &str) -> (String, String, String) {
    let text = |part: &str| part.trim_matches('<').replace('<', " ");
    let head = &second[..second.len().saturating_sub(13)];
    if head.len() == 31 {
        return (text(&head[..4]), text(&head[4..18]), text(&head[18..]));
    }
    let split = head.len().min(4);
    let (body, rest) = head.split_at(split);
    let mut names = rest.split("<<").map(text).filter(|name| !name.is_empty());
    let make = names.next().unwrap_or_default();
    (text(body), make, names.next().unwrap_or_default())
}

/// The symbols a line may hold; look-alikes of the filler become the filler.
fn symbols(line: &str) -> String {
    let mut clean = String::new();
    for symbol in line.chars() {
        match symbol.to_ascii_uppercase() {
            '«' | '≪' => clean.push_str("<<"),
            '(' | '[' | '{' | '‹' | '<' => clean.push('<'),
            kept if kept.is_ascii_alphanumeric() => clean.push(kept),
            _ => {}
        }
    }
    clean
}

/// Whether a text begins like the first line of a zone, one misread symbol forgiven.
fn begins_zone(text: &str) -> bool {
    let start: String = symbols(text).chars().take(5).collect();
    let wanted = "CRFRA";
    let same = start.chars().zip(wanted.chars()).filter(|(a, b)| a == b).count();
    same >= 4 || fold(&start) == wanted
}

#[cfg(test)]
mod tests;
