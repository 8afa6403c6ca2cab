//! What an organisation owes on account: its limit, its month, when it is to pay, and the VAT that is
//! due once it does.
//! Decisions: docs/decisions/money.md
use super::{Taxed, civil_day, taxed};
use crate::error::PaymentError;
use async_graphql::Enum;
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use fr::calendar::MONTHS;

named! {
    /// How the invoice of an account stands.
    AccountInvoiceState {
        /// It is to be paid, and there is time.
        Open,
        /// It is to be paid, and its day is over.
        Overdue,
        /// Nothing of it is left to pay.
        Paid,
    }
}

named! {
    /// What lowers what is owed for an invoice.
    AccountSettlementKind {
        /// Money that came by bank transfer; or went back, where its amount is negative.
        Transfer,
        /// A credit note for one of its lines.
        Credit,
    }
}

/// The highest limit that an account has, in cents.
const HIGHEST_LIMIT: i64 = 100_000_000;
/// Days from the invoice within which it is to be paid (Code de commerce, L441-10 I: sixty at most).
const LONGEST_TERM: i32 = 60;

/// May an account have these terms?
pub(crate) fn check_account(limit_cents: i64, pay_days: i32) -> Result<(), PaymentError> {
    let sound =
        (1..=HIGHEST_LIMIT).contains(&limit_cents) && (1..=LONGEST_TERM).contains(&pay_days);
    if sound { Ok(()) } else { Err(PaymentError::AccountInvalid) }
}

/// May so much more be owed?
pub(crate) fn check_limit(
    limit_cents: i64,
    owed_cents: i64,
    more_cents: i64,
) -> Result<(), PaymentError> {
    if owed_cents + more_cents <= limit_cents {
        Ok(())
    } else {
        Err(PaymentError::AccountLimitReached)
    }
}

/// What is invoiced now is of the days before this one: the month's first, in France.
pub(crate) fn billed_before(now: DateTime<Utc>) -> NaiveDate {
    let today = civil_day(now);
    today.with_day(1).unwrap_or(today)
}

/// Until when an invoice of that moment is to be paid.
pub(crate) fn due_on(issued_at: DateTime<Utc>, pay_days: i32) -> NaiveDate {
    let day = civil_day(issued_at);
    let days = u64::try_from(pay_days).unwrap_or_default();
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// How an invoice stands of which so much is left to pay.
pub(crate) fn account_state(
    left_cents: i64,
    due_on: NaiveDate,
    today: NaiveDate,
) -> AccountInvoiceState {
    match left_cents {
        ..=0 => AccountInvoiceState::Paid,
        _ if today > due_on => AccountInvoiceState::Overdue,
        _ => AccountInvoiceState::Open,
    }
}

/// When an organisation is reminded of an invoice: so many days after its day, and so many after that.
const REMINDED_AFTER: [u64; 2] = [7, 14];

/// Whether it is reminded again today, of an invoice of that day of which something is left: once, and
/// once more. The second time counts from the first, so that an outage tells nobody twice at once.
pub(crate) fn reminder_due(due_on: NaiveDate, reminded: &[NaiveDate], today: NaiveDate) -> bool {
    let (since, days) = match (reminded, REMINDED_AFTER) {
        ([], [first, _]) => (due_on, first),
        ([last], [_, second]) => (*last, second),
        ([_, _, ..], _) => return false,
    };
    since.checked_add_days(Days::new(days)).is_some_and(|day| today >= day)
}

/// Invoices of up to that day are looked at for reminders.
pub(crate) fn reminded_until(today: NaiveDate) -> NaiveDate {
    let [first, _] = REMINDED_AFTER;
    today.checked_sub_days(Days::new(first)).unwrap_or(today)
}

/// The lines of an invoice with their net and VAT. VAT is split from the sum, once, and shared among the
/// lines, so that a hundred roundings do not add up: whatever the lines, they come to the sum.
pub(crate) fn shared(gross_cents: &[i64], vat_rate_bp: i32) -> Vec<Taxed> {
    let (mut gross_before, mut net_before) = (0, 0);
    gross_cents
        .iter()
        .map(|gross| {
            gross_before += gross;
            let net = taxed(gross_before, vat_rate_bp).net_cents;
            let net_cents = net - net_before;
            net_before = net;
            Taxed { net_cents, vat_rate_bp, vat_cents: gross - net_cents, gross_cents: *gross }
        })
        .collect()
}

/// The VAT that is due of an invoice of which so much was received: its share, all of it once it is paid
/// (CGI art. 269 2 c). What was credited is taken off both amounts before.
pub(crate) fn vat_due(gross_cents: i64, vat_cents: i64, received_cents: i64) -> i64 {
    if received_cents >= gross_cents || gross_cents <= 0 {
        return vat_cents;
    }
    let received = received_cents.max(0);
    (2 * vat_cents * received + gross_cents) / (2 * gross_cents)
}

/// « Contrôles techniques de novembre 2026 »: what an invoice of the days before this one is for.
pub(crate) fn account_label(before: NaiveDate) -> String {
    let month = before.pred_opt().unwrap_or(before);
    let name = MONTHS[month.month0() as usize % MONTHS.len()];
    let of = if name.starts_with(['a', 'o']) { "d’" } else { "de " };
    format!("Contrôles techniques {of}{name} {}", month.year())
}

/// An IBAN as it is stored, without spaces: its check digits are right (ISO 13616: 97 leaves one).
pub(crate) fn iban(typed: &str) -> Result<String, PaymentError> {
    let iban: String =
        typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    let shaped = (15..=34).contains(&iban.len())
        && iban.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && iban.bytes().take(2).all(|byte| byte.is_ascii_uppercase())
        && iban.bytes().skip(2).take(2).all(|byte| byte.is_ascii_digit());
    if !shaped {
        return Err(PaymentError::IbanInvalid);
    }
    let rest = iban.chars().cycle().skip(4).take(iban.len()).try_fold(0, |rest, c| {
        let value = c.to_digit(36)?;
        Some((rest * if value > 9 { 100 } else { 10 } + value) % 97)
    });
    if rest == Some(1) { Ok(iban) } else { Err(PaymentError::IbanInvalid) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn nobody_owes_more_than_their_limit() {
        assert_eq!(check_limit(10_000, 2_100, 7_900), Ok(()));
        assert_eq!(check_limit(10_000, 2_101, 7_900), Err(PaymentError::AccountLimitReached));
        assert_eq!(check_limit(10_000, -500, 10_500), Ok(()), "what is owed to them counts");
        for (limit, days) in [(0, 30), (100_000_001, 30), (5, 0), (5, 61)] {
            assert_eq!(check_account(limit, days), Err(PaymentError::AccountInvalid));
        }
        assert_eq!(check_account(1, 60), Ok(()));
    }

    #[test]
    fn a_month_is_the_one_on_french_calendars() {
        let at = |text: &str| text.parse().expect("a moment");
        assert_eq!(billed_before(at("2026-11-30T22:59:00Z")), day("2026-11-01"));
        assert_eq!(billed_before(at("2026-11-30T23:00:00Z")), day("2026-12-01"));
        assert_eq!(due_on(at("2026-11-30T23:00:00Z"), 30), day("2026-12-31"));
        assert_eq!(account_label(day("2026-12-01")), "Contrôles techniques de novembre 2026");
        assert_eq!(account_label(day("2027-01-01")), "Contrôles techniques de décembre 2026");
        assert_eq!(account_label(day("2026-11-01")), "Contrôles techniques d’octobre 2026");
    }

    #[test]
    fn an_invoice_is_overdue_the_day_after_its_day() {
        use AccountInvoiceState::{Open, Overdue, Paid};
        assert_eq!(account_state(1, day("2026-12-31"), day("2026-12-31")), Open);
        assert_eq!(account_state(1, day("2026-12-31"), day("2027-01-01")), Overdue);
        assert_eq!(account_state(0, day("2026-12-31"), day("2027-01-01")), Paid);
        assert_eq!(account_state(-5, day("2026-12-31"), day("2026-12-01")), Paid);
    }

    #[test]
    fn an_organisation_is_reminded_twice_and_never_a_third_time() {
        let (due, first) = (day("2026-12-31"), day("2027-01-07"));
        assert!(!reminder_due(due, &[], day("2027-01-06")));
        assert!(reminder_due(due, &[], first));
        assert!(!reminder_due(due, &[first], first), "not twice at once");
        assert!(!reminder_due(due, &[first], day("2027-01-20")));
        assert!(reminder_due(due, &[first], day("2027-01-21")));
        // Our outage of a month does not bring both letters on one day.
        let late = day("2027-02-07");
        assert!(reminder_due(due, &[], late) && !reminder_due(due, &[late], late));
        assert!(!reminder_due(due, &[first, late], day("2028-01-01")));
        assert_eq!(reminded_until(first), due, "those of today are among them");
    }

    #[test]
    fn a_hundred_lines_come_to_the_sum() {
        let lines = shared(&[7_900; 100], 2_000);
        let sum = |of: fn(&Taxed) -> i64| lines.iter().map(of).sum::<i64>();
        let whole = taxed(790_000, 2_000);
        assert_eq!(sum(|line| line.net_cents), whole.net_cents);
        assert_eq!(sum(|line| line.vat_cents), whole.vat_cents);
        assert!(lines.iter().all(|line| (line.net_cents - 6_583).abs() <= 1));
        assert_eq!(100 * taxed(7_900, 2_000).net_cents, whole.net_cents - 33, "else");
    }

    #[test]
    fn vat_is_due_as_money_comes() {
        assert_eq!(vat_due(7_900, 1_317, 0), 0);
        assert_eq!(vat_due(7_900, 1_317, -100), 0);
        assert_eq!(vat_due(7_900, 1_317, 3_950), 659);
        assert_eq!(vat_due(7_900, 1_317, 7_900), 1_317);
        assert_eq!(vat_due(7_900, 1_317, 9_000), 1_317, "too much is no more VAT");
        assert_eq!(vat_due(0, 0, 7_900), 0, "all of it was credited");
    }

    #[test]
    fn an_iban_has_its_check_digits() {
        let good = iban("fr76 3000 6000 0112 3456 7890 189");
        assert_eq!(good.as_deref(), Ok("FR7630006000011234567890189"));
        for bad in ["FR7630006000011234567890188", "FR76", "7630006000011234567890189FR", "FR76é"]
        {
            assert_eq!(iban(bad), Err(PaymentError::IbanInvalid), "{bad}");
        }
    }
}
