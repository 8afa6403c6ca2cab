//! Serious recalls (rappels graves, Code de la route art. R321-28; décret 2025-1180, arrêté of 8
//! December 2025): what the maker's data, which comes by the OTC, does to a result.

use crate::error::InspectionError;
use fr::law::Delay;

/// The defect that a recall with a request to stop driving is, and nothing else.
pub(crate) const STOP_DRIVING: &str = "0.7.1.a.3";

super::named! {
    /// What is known of a vehicle's serious recalls.
    RecallAnswer {
        /// The maker knows of none, or of none that is still to be repaired.
        Clear,
        /// A serious one is not repaired yet.
        Outstanding,
        /// One is not repaired yet of which the maker asks not to drive the vehicle.
        StopDriving,
        /// No answer: no link with the registration system, or none with the OTC.
        NoLink,
    }
}

super::named! {
    /// Who looked for the recalls of a vehicle.
    RecallSource {
        /// The OTC was asked by this program.
        Otc,
        /// Somebody at the centre looked it up.
        Staff,
    }
}

/// What was learned of a vehicle's recalls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecallSaid {
    pub(crate) answer: RecallAnswer,
    /// The maker's code and wording of a recall that is not repaired.
    pub(crate) recall: Option<(String, String)>,
}

impl RecallSaid {
    /// Nobody could say anything.
    pub(crate) const NO_LINK: Self = Self { answer: RecallAnswer::NoLink, recall: None };

    /// A recall has its code and wording, and what is none has neither.
    pub(crate) fn checked(
        answer: RecallAnswer,
        code: Option<String>,
        wording: Option<String>,
    ) -> Result<Self, InspectionError> {
        let given = |text: Option<String>| {
            text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let recall = given(code).zip(given(wording));
        match answer {
            RecallAnswer::Clear | RecallAnswer::NoLink => Ok(Self { answer, recall: None }),
            RecallAnswer::Outstanding | RecallAnswer::StopDriving if recall.is_some() => {
                Ok(Self { answer, recall })
            }
            RecallAnswer::Outstanding | RecallAnswer::StopDriving => {
                Err(InspectionError::RecallUnnamed)
            }
        }
    }

    /// `R/2025/041, airbag Takata`
    pub(crate) fn named(&self) -> Option<String> {
        self.recall.as_ref().map(|(code, wording)| format!("{code}, {wording}"))
    }

    /// The fixed remark that the procès-verbal prints. Nobody edits it.
    pub(crate) fn remark(&self, effect: RecallEffect) -> Option<String> {
        let which = self.named().map(|named| format!(" ({named})")).unwrap_or_default();
        match effect {
            RecallEffect::Nothing => None,
            RecallEffect::RemarkOutstanding => Some(format!(
                "Un rappel grave de ce véhicule n’est pas encore réparé{which}. Prenez rendez-vous \
                 dans le réseau du constructeur."
            )),
            RecallEffect::RemarkNoLink => Some(
                "Rappels graves : aucune information n’a pu être obtenue pour ce véhicule. \
                 Consultez HistoVec (histovec.interieur.gouv.fr) ou le constructeur."
                    .to_owned(),
            ),
            RecallEffect::StopDriving => Some(format!(
                "Rappel grave avec demande de ne plus circuler{which} : seule la confirmation de la \
                 réparation par le constructeur lève cette défaillance. Présentez le véhicule à la \
                 contre-visite au moins {} heures après la réparation.",
                Delay::RecallRetest.value()
            )),
        }
    }
}

/// What follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RecallEffect {
    /// Nothing is printed.
    Nothing,
    /// A fixed remark on the procès-verbal, no retest: a recall is not repaired yet.
    RemarkOutstanding,
    /// A fixed remark: nothing could be learned, HistoVec or the maker tell.
    RemarkNoLink,
    /// The critical defect 0.7.1.a.3.
    StopDriving,
}

/// `stopped` says that the last result of this vehicle had the defect: only the maker's data lifts it,
/// and no answer is none. Source: FNA, p=42870 (2026).
pub(crate) fn effect(answer: RecallAnswer, stopped: bool) -> RecallEffect {
    match answer {
        RecallAnswer::Clear => RecallEffect::Nothing,
        RecallAnswer::Outstanding => RecallEffect::RemarkOutstanding,
        RecallAnswer::StopDriving => RecallEffect::StopDriving,
        RecallAnswer::NoLink if stopped => RecallEffect::StopDriving,
        RecallAnswer::NoLink => RecallEffect::RemarkNoLink,
    }
}
