//! Fields that contradict each other.
//!
//! A contradiction is told; it takes back a verification only where it proves a date wrong.

use chrono::{Datelike, NaiveDate};

use super::super::fields::hundredths;
use super::super::{Field, Reason, Status, Warning, dates, lists, makes, vehicle, vin};

/// Kilograms by which G may differ from G.1 and a driver of 75 kg.
const DRIVER_TOLERANCE: i64 = 100;

/// What adds up to Y.6.
const TAXES: [&str; 5] = ["Y.1", "Y.2", "Y.3", "Y.4", "Y.5"];

pub(in super::super) fn check(fields: &mut [Field], today: NaiveDate, warnings: &mut Vec<Warning>) {
    dates_in_order(fields, today, warnings);
    short_vin(fields);
    tax_with_a_zero(fields);
    let known = Known { fields };
    let found = [
        (known.form_year_differs(), Warning::FormYearImplausible),
        (known.tax_excess().is_some_and(|excess| excess != 0), Warning::TaxTotalDiffers),
        (known.masses_differ(), Warning::MassesImplausible),
        (known.category_differs(), Warning::CategoryDiffers),
        (known.electric_with_engine(), Warning::ElectricWithEngine),
        (known.vin_of_another_make(), Warning::VinMakeDiffers),
        (known.make_unknown(), Warning::MakeUnknown),
    ];
    warnings.extend(found.into_iter().filter(|(odd, _)| *odd).map(|(_, warning)| warning));
}

fn dates_in_order(fields: &mut [Field], today: NaiveDate, warnings: &mut Vec<Warning>) {
    let known = Known { fields };
    let (first, issued) = (known.date("B"), known.date("I"));
    if first.is_some_and(|day| day > today) || issued.is_some_and(|day| day > today) {
        warnings.push(Warning::DateInFuture);
        for code in ["B", "I"] {
            let day = (Known { fields }).date(code);
            if day.is_some_and(|day| day > today) {
                doubt(fields, code);
            }
        }
    }
    if let (Some(first), Some(issued)) = (first, issued)
        && first > issued
    {
        warnings.push(Warning::FirstRegistrationAfterCertificate);
        // The date of first registration has a check digit; the other does not.
        doubt(fields, "I");
    }
}

/// Numbers shorter than the modern form belong to vehicles older than it.
fn short_vin(fields: &mut [Field]) {
    let known = Known { fields };
    let old = known.date("B").is_some_and(|day| day.year() < 1981);
    if !old && known.value("E").is_some_and(|number| !vin::is_modern(number)) {
        doubt(fields, "E");
    }
}

/// Puts a zero for an eight in the one amount where that makes the taxes add up: a zero is struck
/// through. The amount stays to be confirmed.
fn tax_with_a_zero(fields: &mut [Field]) {
    let known = Known { fields };
    let Some(excess) = known.tax_excess().filter(|excess| *excess != 0) else { return };
    let amounts = TAXES.into_iter().map(|code| (code, excess)).chain([("Y.6", -excess)]);
    let mut fitting = amounts.filter_map(|(code, surplus)| {
        let read = known.value(code)?;
        let mut zeros = with_zeros(read).into_iter();
        let fits = |zeros: &String| {
            hundredths(read).zip(hundredths(zeros)).is_some_and(|(a, b)| a - b == surplus)
        };
        Some((code, zeros.find(fits)?))
    });
    let (Some((code, amount)), None) = (fitting.next(), fitting.next()) else { return };
    drop(fitting);
    for field in fields.iter_mut().filter(|field| field.code == code) {
        field.value.clone_from(&amount);
        field.status = Status::ToConfirm;
    }
}

/// Every amount that has zeros for some of the eights of this one.
fn with_zeros(amount: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for symbol in amount.chars() {
        let choices: &[char] = if symbol == '8' { &['8', '0'] } else { &[symbol] };
        all = all
            .iter()
            .flat_map(|start| choices.iter().map(move |choice| format!("{start}{choice}")))
            .collect();
    }
    all
}

fn doubt(fields: &mut [Field], code: &str) {
    for field in fields.iter_mut().filter(|field| field.code == code) {
        field.status = Status::ToConfirm;
        field.reason = Reason::CheckFailed;
    }
}

/// The fields, asked by code.
struct Known<'a> {
    fields: &'a [Field],
}

impl Known<'_> {
    fn value(&self, code: &str) -> Option<&str> {
        let field = self.fields.iter().find(|field| field.code == code)?;
        (field.reason != Reason::Malformed).then_some(field.value.as_str())
    }

    fn date(&self, code: &str) -> Option<NaiveDate> {
        self.value(code).and_then(dates::from_printed)
    }

    fn whole(&self, code: &str) -> Option<i64> {
        self.value(code)?.parse().ok()
    }

    fn form_year_differs(&self) -> bool {
        let (Some(form), Some(issued)) = (self.value("FORMULE"), self.date("I")) else {
            return false;
        };
        let year = form.get(..4).and_then(|year| year.parse::<i32>().ok());
        form.len() == 11 && year.is_some_and(|year| (year - issued.year()).abs() > 1)
    }

    /// By how many cents the taxes exceed their total.
    fn tax_excess(&self) -> Option<i64> {
        let amount = |code: &str| self.value(code).and_then(hundredths);
        let (total, _) = (amount("Y.6")?, amount("Y.1")?);
        Some(TAXES.into_iter().filter_map(amount).sum::<i64>() - total)
    }

    fn masses_differ(&self) -> bool {
        let more = |small: &str, large: &str| matches!((self.whole(small), self.whole(large)), (Some(a), Some(b)) if a > b);
        let driver = match (self.whole("G"), self.whole("G.1")) {
            (Some(ready), Some(empty)) => (ready - empty - 75).abs() > DRIVER_TOLERANCE,
            _ => false,
        };
        driver || more("G.1", "F.2") || more("F.2", "F.1") || more("F.2", "F.3")
    }

    fn category_differs(&self) -> bool {
        let family = self.value("J").and_then(vehicle::category);
        let genre = self.value("J.1").and_then(vehicle::category_of_genre);
        matches!((family, genre), (Some(a), Some(b)) if a != b)
    }

    fn electric_with_engine(&self) -> bool {
        let electric = self.value("P.3").is_some_and(|energy| lists::ELECTRIC.contains(&energy));
        let burns = |code: &str| self.whole(code).is_some_and(|amount| amount > 0);
        electric && (burns("P.1") || burns("V.7"))
    }

    fn vin_of_another_make(&self) -> bool {
        matches!(
            (self.value("D.1"), self.value("E")),
            (Some(make), Some(vin)) if !makes::fits_vin(make, vin)
        )
    }

    fn make_unknown(&self) -> bool {
        let make = self.fields.iter().find(|field| field.code == "D.1");
        make.is_some_and(|field| makes::find(&field.value).is_none())
    }
}
