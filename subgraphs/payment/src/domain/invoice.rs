//! What an invoice says: VAT, numbers, and who sells.
//! Decisions: docs/decisions/money.md
pub(crate) use events::payment::{
    InvoiceKind as DocumentKind, InvoiceMeans as Means, InvoiceSubject as Subject,
};

use crate::error::PaymentError;
use async_graphql::Enum;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use kernel::clock::CIVIL_ZONE;

named! {
    /// How the desk received money, or gave it back.
    DeskMeans {
        /// In notes and coins.
        Cash,
        /// By card, on the desk's terminal.
        Terminal,
    }
}

/// What a document says of it.
pub(crate) fn means_at_desk(said: Option<DeskMeans>) -> Means {
    match said {
        Some(DeskMeans::Cash) => Means::Cash,
        Some(DeskMeans::Terminal) => Means::Terminal,
        None => Means::AtCentre,
    }
}

/// An amount with its VAT, in cents; the rate in hundredths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Taxed {
    pub(crate) net_cents: i64,
    pub(crate) vat_rate_bp: i32,
    pub(crate) vat_cents: i64,
    pub(crate) gross_cents: i64,
}

/// Splits an amount, VAT included: the net is rounded to the nearest cent, half up, and VAT is the
/// rest, so that the sum is the amount to the cent.
pub(crate) fn taxed(gross_cents: i64, vat_rate_bp: i32) -> Taxed {
    let whole = 10_000 + i64::from(vat_rate_bp);
    let net_cents = (gross_cents * 10_000 * 2 + whole) / (whole * 2);
    Taxed { net_cents, vat_rate_bp, vat_cents: gross_cents - net_cents, gross_cents }
}

/// Rates by the first day on which they hold, in hundredths of a percent: the normal rate (CGI art.
/// 278; loi 2012-1510 art. 68 for 2014), and that of Guadeloupe, Martinique and La Réunion (art. 296
/// 1° a). Newest first.
const METROPOLE: [(i32, i32); 2] = [(2014, 2_000), (2000, 1_960)];
const OVERSEAS: [(i32, i32); 1] = [(1995, 850)];

/// The VAT rate of an inspection at a centre, on the day it is paid (CGI art. 269 2 c). The centre's
/// département is in its approval number: `S069C012`. None is due in Guyane and Mayotte (art. 294).
pub(crate) fn vat_rate_bp(approval_number: &str, day: NaiveDate) -> i32 {
    let rates: &[(i32, i32)] = match approval_number.get(1..4) {
        Some("971" | "972" | "974") => &OVERSEAS,
        Some("973" | "976") => &[],
        _ => &METROPOLE,
    };
    rates.iter().find(|(from, _)| day.year() >= *from).map_or(0, |(_, rate)| *rate)
}

/// The day on French calendars.
pub(crate) fn civil_day(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&CIVIL_ZONE).date_naive()
}

/// The year an invoice belongs to: the one on French calendars.
pub(crate) fn invoice_year(now: DateTime<Utc>) -> i32 {
    civil_day(now).year()
}

/// `S069C012-2026-000042`
pub(crate) fn invoice_number(approval_number: &str, year: i32, number: i32) -> String {
    format!("{approval_number}-{year}-{number:06}")
}

/// Centre, year and place of a number; an error where it is none of ours.
pub(crate) fn parts_of_number(number: &str) -> anyhow::Result<(&str, i32, i32)> {
    let mut parts = number.splitn(3, '-');
    let (centre, year, seq) = (parts.next(), parts.next(), parts.next());
    let (Some(centre), Some(year), Some(seq)) = (centre, year, seq) else {
        anyhow::bail!("{number} is no number of an invoice");
    };
    Ok((centre, year.parse()?, seq.parse()?))
}

/// The nine digits of a SIREN as they are stored: digits only, whose check digit is right (Luhn,
/// décret 73-314).
pub(crate) fn siren(typed: &str) -> Result<String, PaymentError> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let sum: u32 = digits
        .chars()
        .rev()
        .enumerate()
        .filter_map(|(place, digit)| Some((place, digit.to_digit(10)?)))
        .map(|(place, digit)| match (place % 2, digit) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    let plain = digits.len() == 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain && sum.is_multiple_of(10) && digits != "000000000" {
        Ok(digits)
    } else {
        Err(PaymentError::SirenInvalid)
    }
}

/// A French VAT number of that company (CGI ann. II art. 242 nonies A): `FR`, a key and the SIREN.
/// A key of two digits is checked: 12 + 3 × (SIREN mod 97), mod 97.
pub(crate) fn vat_number(typed: &str, siren: &str) -> Result<String, PaymentError> {
    let number: String =
        typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    let rest = number.strip_prefix("FR").filter(|rest| rest.len() == 11 && rest.is_ascii());
    let (key, company) = rest.map(|rest| rest.split_at(2)).ok_or(PaymentError::VatNumberInvalid)?;
    let right = match (key.parse::<u64>(), siren.parse::<u64>()) {
        (Ok(key), Ok(siren)) => key == (12 + 3 * (siren % 97)) % 97,
        _ => key.bytes().all(|byte| byte.is_ascii_alphanumeric()),
    };
    if right && company == siren { Ok(number) } else { Err(PaymentError::VatNumberInvalid) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn net_and_vat_make_the_gross_to_the_cent() {
        let price = taxed(7_900, 2_000);
        assert_eq!((price.net_cents, price.vat_cents), (6_583, 1_317));
        assert_eq!(taxed(3, 2_000).net_cents, 3, "2.5 is rounded up");
        assert_eq!(
            taxed(7_900, 0),
            Taxed { net_cents: 7_900, vat_rate_bp: 0, vat_cents: 0, gross_cents: 7_900 }
        );
        for gross in 1..20_000 {
            for rate in [0, 850, 1_960, 2_000] {
                let amount = taxed(gross, rate);
                assert_eq!(amount.net_cents + amount.vat_cents, gross);
                // Half a cent of the exact VAT at most.
                let exact = amount.net_cents * i64::from(rate);
                assert!((amount.vat_cents * 10_000 - exact).abs() <= 5_000 + i64::from(rate) / 2);
            }
        }
    }

    #[test]
    fn the_rate_is_that_of_the_day_and_of_the_place() {
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        assert_eq!(vat_rate_bp("S069C012", day(2026)), 2_000);
        assert_eq!(vat_rate_bp("S069C012", day(2013)), 1_960);
        assert_eq!(vat_rate_bp("S974Z001", day(2026)), 850);
        assert_eq!(vat_rate_bp("S976Z001", day(2026)), 0);
    }

    #[test]
    fn an_invoice_of_new_years_eve_follows_the_french_calendar() {
        let eve: DateTime<Utc> = "2026-12-31T23:30:00Z".parse().expect("a date");
        assert_eq!(invoice_year(eve), 2027);
        let number = invoice_number("S069C012", 2026, 42);
        assert_eq!(number, "S069C012-2026-000042");
        assert_eq!(parts_of_number(&number).expect("ours"), ("S069C012", 2026, 42));
        assert!(parts_of_number("S069C012").is_err());
    }

    #[test]
    fn a_mistyped_number_of_a_company_is_refused() {
        // INSEE's own SIREN and VAT number.
        assert_eq!(siren("120 027 016"), Ok("120027016".to_owned()));
        for wrong in ["120027017", "12002701", "1200270160", "000000000", "12002701x", ""] {
            assert_eq!(siren(wrong), Err(PaymentError::SirenInvalid), "{wrong}");
        }
        let number = format!("FR{:02}120027016", (12 + 3 * (120_027_016 % 97)) % 97);
        assert_eq!(vat_number(&number.to_lowercase(), "120027016"), Ok(number));
        for wrong in ["FR00120027016", "FR13120027017", "DE123456789", "", "FRéé120027016"] {
            let refused = vat_number(wrong, "120027016");
            assert_eq!(refused, Err(PaymentError::VatNumberInvalid), "{wrong}");
        }
    }
}
