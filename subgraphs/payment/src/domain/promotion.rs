//! Codes that take something off a price.
//! Decisions: docs/decisions/money.md
use crate::error::PaymentError;
use chrono::{DateTime, TimeDelta, Utc};
use fr::ServiceKind;
use uuid::Uuid;

/// So much is left to pay at least, in cents: the provider takes no less than half of it, and an
/// appointment that costs nothing would have no payment to stand on.
const LEAST_LEFT: i64 = 100;
/// No code lasts longer.
const LONGEST: TimeDelta = TimeDelta::days(3 * 366);
/// Letters and digits that nobody mistakes for one another.
const ALPHABET: &[u8; 31] = b"ABCDEFGHJKLMNPQRSTUVWXYZ2345679";
/// Letters of a code that is made up: guessing one takes 10^14 tries for ten thousand vouchers.
const MADE_UP: usize = 12;
/// How many vouchers are made at once at most.
const MOST_COPIES: i32 = 200;

/// How much a code takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reduction {
    /// Of the price.
    Percent(i32),
    /// In cents.
    Cents(i64),
}

/// What a code is good for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms {
    pub(crate) reduction: Reduction,
    pub(crate) centre: Option<Uuid>,
    pub(crate) service: Option<ServiceKind>,
    pub(crate) valid_from: DateTime<Utc>,
    pub(crate) valid_until: DateTime<Utc>,
    pub(crate) withdrawn: bool,
}

/// What somebody wants to pay less for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Priced {
    pub(crate) centre: Uuid,
    pub(crate) service: Option<ServiceKind>,
    pub(crate) amount_cents: i64,
}

/// What the code takes off that price, in cents; rounded down, and never so much that nothing is
/// left to pay.
pub(crate) fn reduction(of: Reduction, amount_cents: i64) -> i64 {
    let wished = match of {
        Reduction::Percent(percent) => amount_cents * i64::from(percent) / 100,
        Reduction::Cents(cents) => cents,
    };
    wished.clamp(0, (amount_cents - LEAST_LEFT).max(0))
}

/// What the code takes off, or why it does not.
pub(crate) fn check_code(
    terms: &Terms,
    priced: Priced,
    now: DateTime<Utc>,
) -> Result<i64, PaymentError> {
    // Where it does not hold it is as unknown as one that was never given out.
    let there = terms.centre.is_none_or(|centre| centre == priced.centre);
    if terms.withdrawn || !there || terms.valid_from > now {
        return Err(PaymentError::CodeUnknown);
    }
    if terms.valid_until <= now {
        return Err(PaymentError::CodeExpired);
    }
    if terms.service.is_some_and(|service| Some(service) != priced.service) {
        return Err(PaymentError::CodeNotApplicable);
    }
    match reduction(terms.reduction, priced.amount_cents) {
        0 => Err(PaymentError::CodeNotApplicable),
        cents => Ok(cents),
    }
}

/// A code as it is stored: capitals and digits, without what people put between them.
pub(crate) fn typed_code(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let plain = code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    (plain && (4..=24).contains(&code.len())).then_some(code)
}

/// A code of random bytes.
pub(crate) fn made_up(random: &[u8; 16]) -> String {
    let letter = |byte: &u8| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]);
    random.iter().take(MADE_UP).map(letter).collect()
}

/// May such a code be given out?
pub(crate) fn check_terms(
    terms: &Terms,
    most_uses: Option<i32>,
    copies: Option<i32>,
) -> Result<(), PaymentError> {
    let plausible = match terms.reduction {
        Reduction::Percent(percent) => (1..=99).contains(&percent),
        Reduction::Cents(cents) => (100..=50_000).contains(&cents),
    };
    let lasts = terms.valid_until - terms.valid_from;
    let right = plausible
        && lasts > TimeDelta::zero()
        && lasts <= LONGEST
        && most_uses.is_none_or(|uses| uses > 0)
        && copies.is_none_or(|copies| (1..=MOST_COPIES).contains(&copies));
    if right { Ok(()) } else { Err(PaymentError::PromotionInvalid) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Reduction::{Cents, Percent};

    fn terms(reduction: Reduction) -> Terms {
        Terms {
            reduction,
            centre: None,
            service: None,
            valid_from: DateTime::UNIX_EPOCH,
            valid_until: DateTime::UNIX_EPOCH + TimeDelta::days(10),
            withdrawn: false,
        }
    }

    #[test]
    fn something_is_always_left_to_pay() {
        assert_eq!(reduction(Percent(15), 7_999), 1_199, "rounded down");
        assert_eq!(reduction(Cents(1_000), 7_900), 1_000);
        assert_eq!(reduction(Cents(50_000), 7_900), 7_800);
        assert_eq!(reduction(Percent(99), 7_900), 7_800);
        assert_eq!(reduction(Cents(1_000), 90), 0);
    }

    #[test]
    fn a_code_holds_where_for_what_and_when_it_was_given_out_for() {
        let (here, now) = (Uuid::from_u128(1), DateTime::UNIX_EPOCH + TimeDelta::days(1));
        let priced =
            Priced { centre: here, service: Some(ServiceKind::Periodic), amount_cents: 7_900 };
        let ten = terms(Cents(1_000));
        assert_eq!(check_code(&ten, priced, now), Ok(1_000));
        for (wrong, code) in [
            (Terms { centre: Some(Uuid::from_u128(2)), ..ten }, PaymentError::CodeUnknown),
            (Terms { withdrawn: true, ..ten }, PaymentError::CodeUnknown),
            (Terms { valid_from: now + TimeDelta::days(1), ..ten }, PaymentError::CodeUnknown),
            (Terms { valid_until: now, ..ten }, PaymentError::CodeExpired),
            (Terms { service: Some(ServiceKind::Retest), ..ten }, PaymentError::CodeNotApplicable),
        ] {
            assert_eq!(check_code(&wrong, priced, now), Err(code));
        }
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        assert_eq!(typed_code(" rentree-2026 ").as_deref(), Some("RENTREE2026"));
        for wrong in ["abc", "", "é€uro", "A234567890123456789012345"] {
            assert_eq!(typed_code(wrong), None, "{wrong}");
        }
        let code = made_up(&[7; 16]);
        assert_eq!(typed_code(&code), Some(code));
    }

    #[test]
    fn what_makes_no_sense_is_not_given_out() {
        let right = |terms: Terms| check_terms(&terms, Some(1), None).is_ok();
        assert!(right(terms(Percent(20))));
        assert!(!right(terms(Percent(100))) && !right(terms(Cents(0))));
        assert!(!right(Terms { valid_until: DateTime::UNIX_EPOCH, ..terms(Percent(20)) }));
        assert!(check_terms(&terms(Percent(20)), Some(0), None).is_err());
        assert!(check_terms(&terms(Percent(20)), None, Some(201)).is_err());
    }
}
