//! What a note may say.
use crate::error::AppointmentError;

/// Characters of one note: a sentence or two, and no letter.
const LONGEST: usize = 500;

/// So many stand at one appointment.
pub(crate) const MOST_NOTES: usize = 20;

/// A note as it is kept: lines stay, what nobody sees goes.
pub(crate) fn note_words(typed: &str) -> Result<String, AppointmentError> {
    let kept: String = typed.chars().filter(|one| *one == '\n' || !one.is_control()).collect();
    let kept = kept.trim();
    match kept.chars().count() {
        1..=LONGEST => Ok(kept.to_owned()),
        _ => Err(AppointmentError::NoteInvalid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_a_sentence_or_two() {
        let two_lines = "Clé sous le pare-soleil\nChien à l’arrière".to_owned();
        assert_eq!(
            note_words("  Clé sous le pare-soleil\r\nChien à l’arrière\u{7} "),
            Ok(two_lines)
        );
        assert_eq!(note_words(&"é".repeat(500)), Ok("é".repeat(500)));
        for wrong in ["", " \n ", "\u{0}", &"é".repeat(501)] {
            assert_eq!(note_words(wrong), Err(AppointmentError::NoteInvalid), "{wrong:?}");
        }
    }
}
