//! Money: integer cents with their currency, never a float.
use async_graphql::SimpleObject;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount, VAT included unless said otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject)]
#[graphql(shareable)]
pub struct Money {
    /// In hundredths of the currency.
    pub amount_cents: i64,
    /// ISO 4217, upper case: `EUR`.
    pub currency: String,
}

impl Money {
    /// An amount in euros.
    pub fn euros(amount_cents: i64) -> Self {
        Self { amount_cents, currency: "EUR".to_owned() }
    }
}

/// French usage: `10 349,00 €`, with no-break spaces between thousands and before the sign.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.amount_cents < 0 { "-" } else { "" };
        let cents = self.amount_cents.unsigned_abs();
        let unit = if self.currency == "EUR" { "€" } else { &self.currency };
        write!(f, "{sign}{},{:02}\u{a0}{unit}", thousands(cents / 100), cents % 100)
    }
}

/// `10 349`
fn thousands(number: u64) -> String {
    if number < 1_000 {
        return number.to_string();
    }
    format!("{}\u{a0}{:03}", thousands(number / 1_000), number % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn euros_are_written_the_french_way() {
        assert_eq!(Money::euros(7_905).to_string(), "79,05\u{a0}€");
        assert_eq!(Money::euros(-50).to_string(), "-0,50\u{a0}€");
        assert_eq!(Money::euros(99_999).to_string(), "999,99\u{a0}€");
        assert_eq!(Money::euros(-1_034_900).to_string(), "-10\u{a0}349,00\u{a0}€");
        assert_eq!(Money::euros(100_000_001).to_string(), "1\u{a0}000\u{a0}000,01\u{a0}€");
    }
}
