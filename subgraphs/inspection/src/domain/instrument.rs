//! Instruments of a centre: what each kind measures, and how long its calibration holds.
use super::named;
use crate::error::InspectionError;
use chrono::{Months, NaiveDate};
use fr::MeasurementKind;

named! {
    /// What an instrument is.
    InstrumentKind {
        /// Roller or plate brake tester.
        BrakeTester,
        /// Suspension tester.
        SuspensionTester,
        /// Side-slip plate.
        SideSlipPlate,
        /// Four-gas analyser.
        GasAnalyser,
        /// Opacimeter.
        Opacimeter,
        /// Headlamp tester.
        HeadlampTester,
        /// Tread depth gauge.
        TreadGauge,
        /// Sound level meter.
        SoundLevelMeter,
        /// Tool that reads on-board diagnosis.
        ObdTool,
    }
}

impl InstrumentKind {
    /// The one that measures this.
    pub(crate) fn that_measures(kind: MeasurementKind) -> Self {
        match kind {
            MeasurementKind::ServiceBrake | MeasurementKind::ParkingBrake => Self::BrakeTester,
            MeasurementKind::Suspension => Self::SuspensionTester,
            MeasurementKind::SideSlip => Self::SideSlipPlate,
            MeasurementKind::GasEmissions => Self::GasAnalyser,
            MeasurementKind::Opacity => Self::Opacimeter,
            MeasurementKind::HeadlampAim => Self::HeadlampTester,
            MeasurementKind::TyreDepth => Self::TreadGauge,
            MeasurementKind::Noise => Self::SoundLevelMeter,
            MeasurementKind::Obd => Self::ObdTool,
        }
    }

    /// As a list shows it.
    pub(crate) fn fr(self) -> &'static str {
        match self {
            Self::BrakeTester => "Freinomètre",
            Self::SuspensionTester => "Banc de suspension",
            Self::SideSlipPlate => "Plaque de ripage",
            Self::GasAnalyser => "Analyseur de gaz",
            Self::Opacimeter => "Opacimètre",
            Self::HeadlampTester => "Réglophare",
            Self::TreadGauge => "Jauge de profondeur",
            Self::SoundLevelMeter => "Sonomètre",
            Self::ObdTool => "Outil de diagnostic",
        }
    }

    /// The same in English.
    pub(crate) fn en(self) -> &'static str {
        match self {
            Self::BrakeTester => "Brake tester",
            Self::SuspensionTester => "Suspension tester",
            Self::SideSlipPlate => "Side-slip plate",
            Self::GasAnalyser => "Gas analyser",
            Self::Opacimeter => "Opacimeter",
            Self::HeadlampTester => "Headlamp tester",
            Self::TreadGauge => "Tread gauge",
            Self::SoundLevelMeter => "Sound level meter",
            Self::ObdTool => "Diagnosis tool",
        }
    }

    /// The most months between two calibrations; `None` of what needs none.
    ///
    /// The order of 18 June 1991 (annex III, as read before 2018) has two a year, at most eight months
    /// apart; directive 2014/45/EU (annex III, II) up to 24 months for forces and sound and 12 for
    /// gases. The order is the stricter. Neither names the depth gauge and the diagnosis tool.
    pub(crate) fn calibrated_every(self) -> Option<u32> {
        match self {
            Self::BrakeTester
            | Self::SuspensionTester
            | Self::SideSlipPlate
            | Self::GasAnalyser
            | Self::Opacimeter
            | Self::HeadlampTester => Some(8),
            Self::SoundLevelMeter => Some(24),
            Self::TreadGauge | Self::ObdTool => None,
        }
    }
}

/// Accepts a calibration: made already, and holding no longer than the law lets it.
pub(crate) fn check_calibration(
    kind: InstrumentKind,
    calibrated_on: NaiveDate,
    valid_until: NaiveDate,
    today: NaiveDate,
) -> Result<(), InspectionError> {
    let longest = kind
        .calibrated_every()
        .and_then(|months| calibrated_on.checked_add_months(Months::new(months)));
    let holds = valid_until > calibrated_on && longest.is_none_or(|last| valid_until <= last);
    if holds && calibrated_on <= today { Ok(()) } else { Err(InspectionError::CalibrationInvalid) }
}

/// Accepts an instrument for use on that day; `until` is the last day of its last calibration.
pub(crate) fn check_use(
    kind: InstrumentKind,
    until: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), InspectionError> {
    let holds = until.is_some_and(|until| today <= until);
    match kind.calibrated_every() {
        Some(_) if !holds => Err(InspectionError::CalibrationExpired),
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use InstrumentKind::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_calibration_holds_no_longer_than_the_law_lets_it() {
        let told = |kind, on, until| {
            check_calibration(kind, day(on), day(until), day("2026-11-23")).is_ok()
        };
        assert!(told(BrakeTester, "2026-06-30", "2027-02-28"), "the end of a shorter month");
        assert!(!told(BrakeTester, "2026-06-30", "2027-03-01"));
        assert!(told(SoundLevelMeter, "2026-06-30", "2028-06-30"));
        assert!(!told(BrakeTester, "2026-11-24", "2027-01-01"), "not made yet");
        assert!(!told(BrakeTester, "2026-06-30", "2026-06-30"));
    }

    #[test]
    fn what_is_not_calibrated_is_not_used() {
        let told = |kind, until: Option<&str>, today| check_use(kind, until.map(day), day(today));
        assert_eq!(told(BrakeTester, Some("2027-02-28"), "2027-02-28"), Ok(()));
        let expired = Err(InspectionError::CalibrationExpired);
        assert_eq!(told(BrakeTester, Some("2027-02-28"), "2027-03-01"), expired);
        assert_eq!(told(BrakeTester, None, "2027-03-01"), expired);
        assert_eq!(told(TreadGauge, None, "2027-03-01"), Ok(()));
    }
}
