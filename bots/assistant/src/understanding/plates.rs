//! Registration plates and appointment references as people type them.

use crate::words::fold;
use regex::Regex;
use std::sync::LazyLock;

/// Since 2009: two letters, three digits, two letters; I, O and U are never used.
static SIV: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b([a-hj-np-tv-z]{2})[\s\-.·_]{0,3}(\d{3})[\s\-.·_]{0,3}([a-hj-np-tv-z]{2})\b")
        .ok()
});

/// Before: one to four digits, one to three letters, the department.
static FNI: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(\d{1,4})[\s\-.]{0,2}([a-hj-np-tv-z]{2,3})[\s\-.]{0,2}(\d{2}|2[ab]|97\d)\b")
        .ok()
});

static PHONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:(?:\+|\b00)33\s?(?:\(0\)\s?)?|\b0)\s?[1-9](?:[\s.\-]?\d{2}){4}\b").ok()
});

static REFERENCE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\brdv([\s\-])([a-z0-9]{4,5}|[a-z0-9]{7})\b").ok());

/// Characters of a reference behind `RDV-`.
const LENGTH: usize = 7;
/// The letters and figures references are made of: none that look like another.
const REFERENCE_ALPHABET: &str = "23456789ABCDEFGHJKMNPQRSTWXY";

/// The first plate of the text in its written form, as [`fr::plate`] judges it.
pub(crate) fn find_plate(text: &str) -> Option<String> {
    if let Some(found) = SIV.as_ref().and_then(|series| series.captures(text)) {
        let (a, b) = (&found[1], &found[3]);
        // "de 100 cv" and "le 200 km" have a plate's shape.
        let prose = ["de", "le", "et", "km", "cv", "ch"];
        if prose.contains(&fold(a).as_str()) && prose.contains(&fold(b).as_str()) {
            return None;
        }
        return fr::Plate::french(&found[0]).map(String::from);
    }
    let found = FNI.as_ref().and_then(|series| series.captures(text))?;
    let letters = fold(&found[2]);
    let prose = ["mai", "et", "le", "de", "dec", "jan", "mar", "pm", "am", "au", "sep", "apr"];
    fr::Plate::french(&found[0]).filter(|_| !prose.contains(&letters.as_str())).map(String::from)
}

static DEFECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(\d{1,2})[.\s](\d{1,2})[.\s](\d{1,2})(?:[.\s]?([a-z]))?(?:[.\s]?([1-3]))?\b")
        .ok()
});

/// The code of a defect, as the catalogue writes it: `1.1.13.a.2`. Figures alone are one only where
/// points part them, and a letter or a word of it stands there: « 12.10.26 » is a day.
pub(super) fn find_defect(text: &str) -> Option<String> {
    let found = DEFECT.as_ref()?.captures(text)?;
    let part = |at: usize| found.get(at).map(|part| part.as_str().to_lowercase());
    let named = ["defaillance", "defaut", "code", "defect", "fault"];
    let folded = fold(text);
    if part(4).is_none() && !named.iter().any(|word| folded.contains(word)) {
        return None;
    }
    let parts: Vec<String> = (1..=5).filter_map(part).collect();
    Some(parts.join("."))
}

/// The first telephone number, in its international form.
pub(super) fn find_phone(text: &str) -> Option<String> {
    let typed = PHONE.as_ref()?.find(text)?;
    fr::phone::read(typed.as_str())
}

/// The text without its plates and telephone numbers, whose figures are no dates.
pub(super) fn hide(text: &str) -> String {
    let mut hidden = text.to_owned();
    for shape in [&*SIV, &*PHONE].into_iter().flatten() {
        hidden = shape.replace_all(&hidden, " ").into_owned();
    }
    match FNI.as_ref().filter(|_| find_plate(&hidden).is_some()) {
        Some(shape) => shape.replace_all(&hidden, " ").into_owned(),
        None => hidden,
    }
}

/// An appointment's reference, for example `RDV-7Q2KXM4`, or one of before 30 November 2026, which
/// are shorter. Without a figure it counts only where a hyphen joins it and every letter is one that
/// references use: « rdv-mardi » is none. Nor is « rdv AB123CD »: no reference is written as a plate.
pub(crate) fn find_reference(text: &str) -> Option<String> {
    let found = REFERENCE.as_ref().and_then(|shape| shape.captures(text))?;
    let code = found[2].to_uppercase();
    let has_figure = code.contains(|c: char| c.is_ascii_digit());
    let our_signs = code.chars().all(|c| REFERENCE_ALPHABET.contains(c));
    let letters_alone = &found[1] == "-" && our_signs;
    let may_be_one = code.len() < LENGTH || our_signs && fr::Plate::french(&code).is_none();
    (may_be_one && (has_figure || letters_alone)).then(|| format!("RDV-{code}"))
}

#[cfg(test)]
mod tests {
    use super::{find_plate, find_reference};

    #[test]
    fn plates_are_read_however_they_are_cut() {
        for text in ["ma plaque c AB-123-CD", "ab123cd", "AB 123 CD svp", "immat:ab.123.cd"] {
            assert_eq!(find_plate(text).as_deref(), Some("AB-123-CD"), "{text}");
        }
        assert_eq!(find_plate("1234 ab 69").as_deref(), Some("1234 AB 69"));
    }

    #[test]
    fn prose_and_dates_are_not_plates() {
        for text in ["le 12 mai 26", "à 9h30", "le 12/03 à 9h30", "RDV-7Q2K"] {
            assert_eq!(find_plate(text), None, "{text}");
        }
    }

    #[test]
    fn the_code_of_a_defect_is_read_and_a_day_is_none() {
        let code = |text| super::find_defect(text);
        assert_eq!(code("c'est quoi la défaillance 1.1.13.a.1").as_deref(), Some("1.1.13.a.1"));
        assert_eq!(code("j'ai 5.2.3 e 2 sur mon pv").as_deref(), Some("5.2.3.e.2"));
        assert_eq!(code("le code 6.1.1 ?").as_deref(), Some("6.1.1"));
        for text in ["rdv le 12.10.26", "à 10.30", "le 3.12 à 9h"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn references_are_found() {
        assert_eq!(find_reference("annule rdv-7q2k").as_deref(), Some("RDV-7Q2K"));
        assert_eq!(find_reference("annulez RDV-6B4XW svp").as_deref(), Some("RDV-6B4XW"));
        assert_eq!(find_reference("annulez RDV-BKTXW").as_deref(), Some("RDV-BKTXW"));
        assert_eq!(find_reference("annule rdv 7q2kxm4 stp").as_deref(), Some("RDV-7Q2KXM4"));
        assert_eq!(find_reference("annulez RDV-BKTXWQE").as_deref(), Some("RDV-BKTXWQE"));
        for text in
            ["mon rdv AB123CD", "mon rdv ab234cd", "rdv-horaire", "rdv 1234567", "rdv-bktxwq"]
        {
            assert_eq!(find_reference(text), None, "{text}");
        }
        for text in ["mon rdv mardi", "mon rdv-mardi", "rdv-lundi", "rdv demain"] {
            assert_eq!(find_reference(text), None, "{text}");
        }
        assert_eq!(find_reference("mon rdv jeudi"), None);
    }
}
