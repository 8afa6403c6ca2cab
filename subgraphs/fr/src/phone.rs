//! Telephone numbers as people in France type them, and their one form (E.164).
//!
//! Of a French number everything is known: ten figures, the second not zero, and which territory
//! its first four belong to (plan national de numérotation, décision ARCEP 2018-0881). Of another
//! country's the length alone is judged: eight to fifteen figures after the plus (UIT-T E.164),
//! eleven in North America.
//! Decisions: docs/decisions/platform.md

/// First figures of the numbers of overseas territories, which have country codes of their own.
const OVERSEAS: [(&str, &[&str]); 4] = [
    ("590", &["0590", "0690", "0691"]),
    ("594", &["0594", "0694"]),
    ("596", &["0596", "0696", "0697"]),
    ("262", &["0262", "0263", "0269", "0639", "0692", "0693"]),
];
/// Figures of a national number, its zero included.
const NATIONAL: usize = 10;
/// Figures of a number of the plan that begins with 1.
const NORTH_AMERICAN: usize = 11;
/// Fewest and most figures after the plus.
const INTERNATIONAL: std::ops::RangeInclusive<usize> = 8..=15;

/// The number in its one form, `+33612345678`; `None` where nobody can be called there. Spaces and
/// signs between the figures are free, and so is a zero in brackets.
pub fn read(typed: &str) -> Option<String> {
    let between =
        |symbol: char| symbol.is_whitespace() || "-./()\u{2010}\u{2011}\u{2013}".contains(symbol);
    let typed = typed.replace("(0)", "");
    let bare: String = typed.chars().filter(|symbol| !between(*symbol)).collect();
    let (abroad, figures) = match bare.strip_prefix('+').or_else(|| bare.strip_prefix("00")) {
        Some(figures) => (true, figures),
        None => (false, bare.as_str()),
    };
    if !figures.bytes().all(|figure| figure.is_ascii_digit()) {
        return None;
    }
    if !abroad {
        return national(figures);
    }
    if let Some(rest) = figures.strip_prefix("33") {
        return national(&format!("0{}", rest.strip_prefix('0').unwrap_or(rest)));
    }
    let fits = match figures.chars().next() {
        // North America: three figures of area, seven of subscriber.
        Some('1') => figures.len() == NORTH_AMERICAN,
        Some('0') | None => false,
        Some(_) => INTERNATIONAL.contains(&figures.len()),
    };
    fits.then(|| format!("+{figures}"))
}

fn national(figures: &str) -> Option<String> {
    let bytes = figures.as_bytes();
    if bytes.len() != NATIONAL || bytes[0] != b'0' || bytes[1] == b'0' {
        return None;
    }
    let of = |(_, starts): &&(&str, &[&str])| starts.iter().any(|start| figures.starts_with(start));
    let code = OVERSEAS.iter().find(of).map_or("33", |(code, _)| *code);
    Some(format!("+{code}{}", &figures[1..]))
}

/// As it is dialled in France, `06 12 34 56 78`; another country's, or what is no number, as it is.
pub fn dialled(number: &str) -> String {
    let codes = ["33"].into_iter().chain(OVERSEAS.map(|(code, _)| code));
    let rest = codes.filter_map(|code| number.strip_prefix('+')?.strip_prefix(code)).find(|rest| {
        rest.len() == NATIONAL - 1 && rest.bytes().all(|figure| figure.is_ascii_digit())
    });
    let Some(rest) = rest else { return number.to_owned() };
    let figures: Vec<char> = format!("0{rest}").chars().collect();
    figures.chunks(2).map(|pair| pair.iter().collect()).collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{dialled, read};

    #[test]
    fn a_number_has_one_form_however_it_is_typed() {
        for (typed, form, shown) in [
            (" 06 12 34 56 78 ", "+33612345678", "06 12 34 56 78"),
            ("06.12.34.56.78", "+33612345678", "06 12 34 56 78"),
            ("06\u{a0}12\u{202f}34\u{a0}56\u{a0}78", "+33612345678", "06 12 34 56 78"),
            ("+33 (0)6.12.34.56.78", "+33612345678", "06 12 34 56 78"),
            ("+33 6 12 34 56 78", "+33612345678", "06 12 34 56 78"),
            ("0033 612 345 678", "+33612345678", "06 12 34 56 78"),
            ("0472000012", "+33472000012", "04 72 00 00 12"),
            ("0262 12 34 56", "+262262123456", "02 62 12 34 56"),
            ("+32 470 12 34 56", "+32470123456", "+32470123456"),
            ("0041 79 123 45 67", "+41791234567", "+41791234567"),
        ] {
            assert_eq!(read(typed).as_deref(), Some(form), "{typed:?}");
            assert_eq!(dialled(form), shown, "{typed:?}");
            assert_eq!(read(&dialled(form)).as_deref(), Some(form), "{typed:?}");
        }
        assert_eq!(dialled("as it was typed"), "as it was typed");
    }

    #[test]
    fn where_nobody_can_be_called_is_no_number() {
        for typed in [
            "112233",
            "3631",
            "15",
            "06 12 34 56",
            "06 12 34 56 78 90",
            "00 12 34 56 78",
            "+33 6 12 34 56",
            "+0 123 456 789",
            "+1234567",
            "+1234567890123456",
            "06 12 34 56 7x",
            "0033",
            "",
            "+",
            "٠٦١٢٣٤٥٦٧٨",
        ] {
            assert_eq!(read(typed), None, "{typed:?}");
        }
    }
}
