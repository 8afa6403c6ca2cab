//! What a procès-verbal of an earlier inspection says, as facts; and how its fields are called.
//! No I/O and no clock.
use crate::domain::{self, InspectionResult, LastInspection, Reading, Reason};
use async_graphql::Enum;
use chrono::NaiveDate;

/// How an earlier inspection ended.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Enum, strum::IntoStaticStr, strum::EnumString, strum::Display,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
#[graphql(remote = "InspectionResult")]
pub(crate) enum PreviousInspectionResult {
    /// A, favourable.
    Favourable,
    /// S, unfavourable for major defects.
    UnfavourableMajor,
    /// R, unfavourable for critical defects.
    UnfavourableCritical,
}

impl From<PreviousInspectionResult> for fr::Outcome {
    fn from(result: PreviousInspectionResult) -> Self {
        match result {
            PreviousInspectionResult::Favourable => Self::Favourable,
            PreviousInspectionResult::UnfavourableMajor => Self::UnfavourableMajor,
            PreviousInspectionResult::UnfavourableCritical => Self::UnfavourableCritical,
        }
    }
}

/// What is drawn from such a paper. Read once, proved by nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PreviousFacts {
    pub(crate) number: Option<String>,
    pub(crate) inspected_on: Option<NaiveDate>,
    pub(crate) plate: Option<String>,
    pub(crate) mileage_km: Option<i32>,
    pub(crate) result: Option<PreviousInspectionResult>,
    pub(crate) valid_until: Option<NaiveDate>,
    pub(crate) centre: Option<String>,
}

/// The facts of a reading, without what contradicts itself.
pub(crate) fn facts(reading: &Reading) -> PreviousFacts {
    let value = |code: &str| {
        let field = reading.field(code).filter(|field| field.reason != Reason::CheckFailed)?;
        Some(field.value.clone())
    };
    let date = |code: &str| NaiveDate::parse_from_str(&value(code)?, "%d/%m/%Y").ok();
    PreviousFacts {
        number: value("PV.NUMBER"),
        inspected_on: date("PV.DATE"),
        plate: value("A"),
        mileage_km: value("PV.MILEAGE").and_then(|kilometres| kilometres.parse().ok()),
        result: value("PV.RESULT").as_deref().and_then(domain::result_of).map(Into::into),
        valid_until: date("PV.UNTIL"),
        centre: value("PV.CENTRE"),
    }
}

impl PreviousFacts {
    /// As the rules of what is due next want it; nothing where the day or the result is unread.
    pub(crate) fn as_last(&self) -> Option<LastInspection> {
        Some(LastInspection {
            on: self.inspected_on?,
            result: self.result?.into(),
            until: self.valid_until,
        })
    }
}

/// What a field of these papers is called, in plain French; `None` for another paper's.
pub(crate) fn label(code: &str) -> Option<&'static str> {
    Some(match code {
        "PV.NUMBER" => "Numéro du procès-verbal",
        "PV.DATE" => "Date du contrôle",
        "PV.MILEAGE" => "Kilométrage",
        "PV.RESULT" => "Résultat",
        "PV.UNTIL" => "Valable jusqu’au",
        "PV.CENTRE" => "Agrément du centre",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DocumentKind, Field, Status, Vehicle};

    fn reading(fields: &[(&str, &str, Reason)]) -> Reading {
        let field = |(code, value, reason): &(&str, &str, Reason)| Field {
            code: (*code).to_owned(),
            value: (*value).to_owned(),
            raw: (*value).to_owned(),
            status: Status::ToConfirm,
            reason: *reason,
            confidence: 0.9,
            quad: None,
        };
        Reading {
            document: DocumentKind::PreviousInspection,
            fields: fields.iter().map(field).collect(),
            mrz: None,
            vehicle: Vehicle::default(),
            warnings: Vec::new(),
        }
    }

    #[test]
    fn the_facts_are_those_that_hold() {
        let read = facts(&reading(&[
            ("A", "AB-123-CD", Reason::Unconfirmed),
            ("PV.DATE", "12/03/2025", Reason::Unconfirmed),
            ("PV.RESULT", "DEFAVORABLE POUR DEFAILLANCES MAJEURES", Reason::Unconfirmed),
            ("PV.MILEAGE", "128450", Reason::Unconfirmed),
            ("PV.UNTIL", "12/05/2015", Reason::CheckFailed),
        ]));
        assert_eq!(read.plate.as_deref(), Some("AB-123-CD"));
        assert_eq!(read.mileage_km, Some(128_450));
        assert_eq!(read.result, Some(PreviousInspectionResult::UnfavourableMajor));
        assert_eq!(read.valid_until, None);
        let last = read.as_last().expect("an inspection");
        assert_eq!(last.result, InspectionResult::UnfavourableMajor);
        let undated = PreviousFacts { inspected_on: None, ..read };
        assert_eq!(undated.as_last(), None);
    }
}
