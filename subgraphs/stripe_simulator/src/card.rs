//! Which cards the hosted page takes: Stripe's published test numbers, by its published rules.
use chrono::{DateTime, Datelike, Utc};
use kernel::clock::CIVIL_ZONE;

/// What was typed cannot be a card; nothing is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mistake {
    Number,
    Expiry,
    Cvc,
}

impl Mistake {
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Self::Number => "Le numéro de carte est incorrect. Vérifiez-le et réessayez.",
            Self::Expiry => "La date d’expiration est passée ou incorrecte (MM/AA).",
            Self::Cvc => "Le cryptogramme doit avoir 3 ou 4 chiffres.",
        }
    }
}

/// The bank said no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// Stripe's `code`.
    pub(crate) code: &'static str,
    /// Stripe's `decline_code`.
    pub(crate) decline_code: &'static str,
    /// For the person at the page.
    pub(crate) sentence: &'static str,
}

/// What the bank of an accepted card does later, by the number of the test card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Bank {
    /// A refund is pending at first.
    RefundsLate,
    /// A refund that was made comes back.
    RefundsFail,
    /// The cardholder says that it was not they who paid.
    Disputes,
}

/// What the bank says to a charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// The money is taken.
    Accepted(Option<Bank>),
    /// The cardholder has to say yes at their bank first (3-D Secure).
    AsksCardholder,
    /// No.
    Refused(Refusal),
}

/// The cardholder said no at their bank.
pub(crate) const NOT_AUTHENTICATED: Refusal = Refusal {
    code: "payment_intent_authentication_failure",
    decline_code: "authentication_required",
    sentence: "Votre banque n’a pas pu vous identifier. Réessayez ou utilisez une autre carte.",
};

/// Reads what was typed; then asks the pretended bank.
pub(crate) fn charge(
    number: &str,
    expiry: &str,
    cvc: &str,
    now: DateTime<Utc>,
) -> Result<Word, Mistake> {
    let number: String = number.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if !(13..=19).contains(&number.len()) || !luhn(&number) {
        return Err(Mistake::Number);
    }
    if !in_future(expiry, now) {
        return Err(Mistake::Expiry);
    }
    let cvc = cvc.trim();
    if !(3..=4).contains(&cvc.len()) || !cvc.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Mistake::Cvc);
    }
    Ok(bank(&number))
}

fn bank(number: &str) -> Word {
    let refusal = match number {
        "4242424242424242" | "5555555555554444" | "378282246310005" | "4000002500000003" => {
            return Word::Accepted(None);
        }
        "4000002500003155" | "4000002760003184" => return Word::AsksCardholder,
        "4000000000007726" => return Word::Accepted(Some(Bank::RefundsLate)),
        "4000000000005126" => return Word::Accepted(Some(Bank::RefundsFail)),
        "4000000000000259" => return Word::Accepted(Some(Bank::Disputes)),
        "4000000000009995" => Refusal {
            code: "card_declined",
            decline_code: "insufficient_funds",
            sentence: "Votre carte a été refusée : provision insuffisante. Essayez une autre carte.",
        },
        "4000000000000069" => Refusal {
            code: "expired_card",
            decline_code: "expired_card",
            sentence: "Votre carte est expirée. Essayez une autre carte.",
        },
        "4000000000000002" => Refusal {
            code: "card_declined",
            decline_code: "generic_decline",
            sentence: "Votre carte a été refusée. Essayez une autre carte.",
        },
        _ => Refusal {
            code: "card_declined",
            decline_code: "test_mode_live_card",
            sentence: "Seules les cartes de test sont acceptées ici. N’entrez jamais une vraie carte.",
        },
    };
    Word::Refused(refusal)
}

/// The check digit of every card number.
fn luhn(number: &str) -> bool {
    let mut sum = 0;
    for (place, digit) in number.chars().rev().enumerate() {
        let Some(digit) = digit.to_digit(10) else { return false };
        sum += match (place % 2, digit) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        };
    }
    sum % 10 == 0
}

/// `MM/AA`, `MM / AAAA`, `MMAA`: valid through the month's last day.
fn in_future(expiry: &str, now: DateTime<Utc>) -> bool {
    let digits: String = expiry.chars().filter(char::is_ascii_digit).collect();
    let known = expiry.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || c == '/');
    let (Some(month), Some(year)) = (digits.get(..2), digits.get(2..)) else { return false };
    let (Ok(month), Ok(year)) = (month.parse::<u32>(), year.parse::<i32>()) else { return false };
    let year = match digits.len() {
        4 => 2000 + year,
        6 => year,
        _ => return false,
    };
    let today = now.with_timezone(&CIVIL_ZONE);
    let this_month = (today.year(), today.month());
    known && (1..=12).contains(&month) && (year, month) >= this_month && year < today.year() + 50
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-22T12:00:00Z".parse().expect("a date")
    }

    #[test]
    fn published_test_cards_do_what_stripe_says() {
        let tried = |number| charge(number, "12/34", "123", now()).expect("a card");
        let refused = |number| match tried(number) {
            Word::Refused(refusal) => refusal.code,
            other => panic!("{number}: {other:?}"),
        };
        assert_eq!(tried("4242 4242 4242 4242"), Word::Accepted(None));
        assert_eq!(refused("4000 0000 0000 0002"), "card_declined");
        assert_eq!(refused("4000-0000-0000-0069"), "expired_card");
        assert_eq!(refused("4000 0000 0000 9995"), "card_declined");
        assert_eq!(tried("4000 0025 0000 3155"), Word::AsksCardholder);
        assert_eq!(tried("4000 0000 0000 5126"), Word::Accepted(Some(Bank::RefundsFail)));
        assert_eq!(tried("4000 0000 0000 7726"), Word::Accepted(Some(Bank::RefundsLate)));
        assert_eq!(tried("4000 0000 0000 0259"), Word::Accepted(Some(Bank::Disputes)));
    }

    #[test]
    fn slips_of_the_finger_are_named() {
        let good = "4242424242424242";
        assert_eq!(charge("4242424242424241", "12/34", "123", now()), Err(Mistake::Number));
        assert_eq!(charge("", "12/34", "123", now()), Err(Mistake::Number));
        for expiry in ["10/26", "13/30", "1/30", "", "ab/cd", "12/1999"] {
            assert_eq!(charge(good, expiry, "123", now()), Err(Mistake::Expiry), "{expiry}");
        }
        assert_eq!(charge(good, "11/26", "12", now()), Err(Mistake::Cvc));
        assert_eq!(charge(good, "11/26", "123", now()), Ok(Word::Accepted(None)));
        assert_eq!(charge(good, "11 / 2026", "1234", now()), Ok(Word::Accepted(None)));
    }
}
