//! The words by which a holder lets somebody else read a result.
//!
//! Results go to the holder of the vehicle, and to nobody else but the authorities (Code de la route
//! R323-20): an organisation reads one only by an act of the holder, recorded with the words they
//! read. They stand in `fr::consent`.
//! Decisions: docs/decisions/booking.md
use crate::error::AppointmentError;
use fr::consent::{Consent, Text};

/// What the holder agrees to, today.
pub(crate) fn consent_text() -> Text {
    Consent::Results.today()
}

/// Longest name of a holder, in characters.
const LONGEST_NAME: usize = 100;

/// Were these the words?
pub(crate) fn check_consent_version(shown: &str) -> Result<(), AppointmentError> {
    if shown == consent_text().version {
        Ok(())
    } else {
        Err(AppointmentError::ConsentTextOutdated)
    }
}

/// Who consented: the owner by their account, else the name that staff read on the signed paper.
pub(crate) fn holder_name<'a>(
    owner: Option<&'a str>,
    on_paper: Option<&'a str>,
) -> Result<&'a str, AppointmentError> {
    if let Some(own) = owner {
        return Ok(own);
    }
    on_paper
        .map(str::trim)
        .filter(|name| (1..=LONGEST_NAME).contains(&name.chars().count()))
        .ok_or(AppointmentError::HolderNameRequired)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consent_is_to_the_words_of_today_and_by_somebody() {
        assert_eq!(check_consent_version(consent_text().version), Ok(()));
        assert_eq!(check_consent_version("2018-05"), Err(AppointmentError::ConsentTextOutdated));
        assert_eq!(holder_name(Some("Camille"), None), Ok("Camille"));
        assert_eq!(holder_name(None, Some(" Zoé Martin ")), Ok("Zoé Martin"));
        for missing in [None, Some(""), Some("  ")] {
            assert_eq!(holder_name(None, missing), Err(AppointmentError::HolderNameRequired));
        }
    }
}
