//! What a person may type in the place of what was read.
//!
//! Stricter than the reading rules of [`crate::domain`], on purpose: those put misread letters
//! right, but a typed value is taken at its word or refused, never silently changed.
use crate::{
    certificate::{CORRECTED, Facts, FieldStatus, KeptField, label, name},
    domain::energy_of,
    error::ParserError,
};
use chrono::{Datelike, NaiveDate};
use kernel::printed;

/// Longest value anybody needs to type, in characters.
const LONGEST: usize = 60;
/// Vehicles first registered later have a number of 17 characters.
const LAST_YEAR_OF_OLD_NUMBERS: i32 = 1981;

/// A reading and what its owner changed of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Corrected {
    pub(crate) facts: Facts,
    pub(crate) fields: Vec<KeptField>,
    pub(crate) changes: Vec<Change>,
}

/// One change, kept for those who teach the reader.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    pub(crate) code: String,
    /// What was read there, if anything.
    pub(crate) read: Option<KeptField>,
    pub(crate) after: String,
}

/// Applies typed values by their code; one that says what was read already changes nothing.
pub(crate) fn apply(
    facts: Facts,
    fields: Vec<KeptField>,
    typed: &[(String, String)],
    today: NaiveDate,
) -> Result<Corrected, ParserError> {
    let mut corrected = Corrected { facts, fields, changes: Vec::new() };
    for (code, text) in typed {
        let invalid = || ParserError::FieldInvalid(code.clone());
        let value = read_typed(&mut corrected.facts, code, text, today).ok_or_else(invalid)?;
        corrected.note(code, value);
    }
    Ok(corrected)
}

impl Corrected {
    fn note(&mut self, code: &str, after: String) {
        let place = self.fields.iter_mut().find(|field| field.code == code);
        let read = place.as_deref().cloned();
        if read.as_ref().is_some_and(|field| field.value == after) {
            return;
        }
        let typed = KeptField {
            code: code.to_owned(),
            value: after.clone(),
            raw: read.as_ref().map(|field| field.raw.clone()).unwrap_or_default(),
            status: FieldStatus::ToConfirm,
            reason: CORRECTED.to_owned(),
            confidence: None,
            quad: read.as_ref().and_then(|field| field.quad),
        };
        match place {
            Some(place) => *place = typed,
            None => self.fields.push(typed),
        }
        self.changes.push(Change { code: code.to_owned(), read, after });
    }
}

/// Brings a typed value to its normal form and puts it into the facts; `None` where it is invalid.
fn read_typed(facts: &mut Facts, code: &str, text: &str, today: NaiveDate) -> Option<String> {
    // Documents print it.
    let text = printed::accepted(text).ok()?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    if text.is_empty() || text.chars().count() > LONGEST || text.contains(char::is_control) {
        return None;
    }
    match code {
        "A" => Some(facts.plate.insert(fr::Plate::french(&text)?.into()).clone()),
        "E" => Some(facts.vin.insert(vin(&text, facts.first_registration)?).clone()),
        "B" => {
            let day = *facts.first_registration.insert(past_day(&text, today)?);
            Some(day.format("%d/%m/%Y").to_string())
        }
        "D.1" => Some(facts.make.insert(named(&text)?).clone()),
        "D.3" => Some(facts.model.insert(named(&text)?).clone()),
        "J" => {
            let category = category(&text)?;
            // All vehicles of category L are inspected alike.
            let family = if category.starts_with('L') { "L" } else { category.as_str() };
            facts.eu_category = Some(family.to_owned());
            Some(category)
        }
        "P.3" => {
            facts.energy = Some(name(&energy_of(&text)?));
            Some(text)
        }
        _ => label(code).map(|_| text),
    }
}

/// Seventeen characters without I, O and Q; fewer on vehicles older than the rule.
fn vin(text: &str, first_registration: Option<NaiveDate>) -> Option<String> {
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let old = first_registration.is_some_and(|day| day.year() <= LAST_YEAR_OF_OLD_NUMBERS);
    let sound = bare.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    let modern = bare.len() == 17 && !bare.contains(['I', 'O', 'Q']);
    (sound && (modern || old && (5..=17).contains(&bare.len()))).then_some(bare)
}

/// `08/08/2013`, `8.8.2013` or `2013-08-08`, not in the future.
fn past_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.replace([' ', '.'], "/");
    let day = ["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]
        .into_iter()
        .find_map(|form| NaiveDate::parse_from_str(&text, form).ok())?;
    (day.year() >= 1900 && day <= today).then_some(day)
}

/// A make or a model: at least a letter or a figure, and nothing no plate on a boot has.
fn named(text: &str) -> Option<String> {
    let sound = text.chars().all(|c| c.is_alphanumeric() || " -&'./!+".contains(c))
        && text.contains(char::is_alphanumeric);
    sound.then(|| text.to_owned())
}

/// `M1`, `N1`, `L3e`: the families a centre may see, with their number.
fn category(text: &str) -> Option<String> {
    match text {
        "M1" | "M2" | "M3" | "N1" | "N2" | "N3" => Some(text.to_owned()),
        _ => {
            let number = text.strip_prefix('L')?.strip_suffix('E')?;
            matches!(number, "1" | "2" | "3" | "4" | "5" | "6" | "7").then(|| format!("L{number}e"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
    }

    fn typed(code: &str, text: &str) -> Result<(String, Facts), ParserError> {
        let typed = [(code.to_owned(), text.to_owned())];
        let corrected = apply(Facts::default(), Vec::new(), &typed, today())?;
        Ok((corrected.fields[0].value.clone(), corrected.facts))
    }

    #[test]
    fn typed_values_take_their_normal_form() {
        for (code, text, value) in [
            ("A", " ab 123 cd", "AB-123-CD"),
            ("A", "1234wa69", "1234 WA 69"),
            ("A", "12 abc 2a", "12 ABC 2A"),
            ("A", "aa-11-b", "AA-11-B"),
            ("E", "vf1 rfa00 512345678", "VF1RFA00512345678"),
            ("B", "2013-08-09", "09/08/2013"),
            ("B", "9/8/2013", "09/08/2013"),
            // Eight figures that are a day both ways: the form decides, not the figures.
            ("B", "2010-10-20", "20/10/2010"),
            ("D.1", "Citroën", "CITROËN"),
            ("J", "l3e", "L3e"),
            ("P.3", "gh", "GH"),
            ("S.1", "5", "5"),
        ] {
            assert_eq!(typed(code, text).map(|(value, _)| value), Ok(value.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_no_certificate_says_is_refused_by_name() {
        for (code, text) in [
            ("A", "AB-000-CD"),
            ("A", "AO-123-CD"),
            ("A", "AB-12-CD"),
            ("A", "1234 AB 99"),
            ("A", "ÀB-123-CD"),
            ("E", "VF1RFA0051234567"),
            ("E", "VF1RFAO0512345678"),
            ("B", "31/02/2013"),
            ("B", "23/11/2026"),
            ("D.1", "<script>"),
            ("C.4.1", "MARTIN 🚗"),
            ("D.3", "-"),
            ("J", "Z9"),
            ("P.3", "XX"),
            ("W.7", "5"),
            ("S.1", "  "),
        ] {
            assert_eq!(
                typed(code, text),
                Err(ParserError::FieldInvalid(code.to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn an_old_vehicle_has_a_short_number() {
        let facts =
            Facts { first_registration: NaiveDate::from_ymd_opt(1972, 5, 3), ..Facts::default() };
        let typed = [("E".to_owned(), "4CV 12345".to_owned())];
        let corrected = apply(facts, Vec::new(), &typed, today()).expect("an old number");
        assert_eq!(corrected.facts.vin.as_deref(), Some("4CV12345"));
    }

    #[test]
    fn the_facts_follow_and_only_changes_are_noted() {
        let read = KeptField {
            code: "P.3".to_owned(),
            value: "ES".to_owned(),
            raw: "E5".to_owned(),
            status: FieldStatus::Verified,
            reason: "MRZ_AGREES".to_owned(),
            confidence: Some(0.7),
            quad: None,
        };
        let say = |value: &str| {
            let typed = [("P.3".to_owned(), value.to_owned())];
            apply(Facts::default(), vec![read.clone()], &typed, today()).expect("an energy")
        };
        assert_eq!(say("es").changes, []);
        assert_eq!(say("es").fields, std::slice::from_ref(&read));
        let changed = say("EL");
        assert_eq!(changed.facts.energy.as_deref(), Some("ELECTRIC"));
        assert_eq!(changed.fields[0].reason, CORRECTED);
        assert_eq!(changed.changes[0].read, Some(read.clone()));
    }
}
