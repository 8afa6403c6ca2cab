//! Amounts, rates and numbers of companies as France writes them.
use kernel::Money;

/// `79,00 €`
pub(super) fn money(amount_cents: i64, currency: &str) -> String {
    Money { amount_cents, currency: currency.to_owned() }.to_string()
}

/// `20 %`, `8,5 %`
pub(super) fn rate(bp: i32) -> String {
    let (whole, part) = (bp / 100, bp % 100);
    let part = format!("{part:02}");
    let part = part.trim_end_matches('0');
    let comma = if part.is_empty() { "" } else { "," };
    format!("{whole}{comma}{part}\u{a0}%")
}

/// `120 027 016`
pub(super) fn grouped(siren: &str) -> String {
    let digits: Vec<char> = siren.chars().collect();
    let parts: Vec<String> = digits.chunks(3).map(|part| part.iter().collect()).collect();
    parts.join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_and_numbers_are_written_as_in_france() {
        assert_eq!(rate(2_000), "20\u{a0}%");
        assert_eq!(rate(850), "8,5\u{a0}%");
        assert_eq!(rate(1_960), "19,6\u{a0}%");
        assert_eq!(grouped("120027016"), "120\u{a0}027\u{a0}016");
    }
}
