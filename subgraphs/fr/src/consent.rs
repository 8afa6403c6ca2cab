//! The words by which people agree to something, with their versions.
//!
//! A consent counts for the words that were read (RGPD, article 7): what records one writes down
//! when, and the version of its text. So the texts stand here alone, for whoever shows them and for
//! whoever keeps them, and the words of a version never change: other words are another version,
//! first in the list, below which the earlier ones stay for what was agreed to by them.
//!
//! Not here, because nobody agrees to it: reminders of an appointment, which are sent until somebody
//! says no (`report.no_reminders` has since when).
//! Decisions: docs/decisions/personal-data.md

/// What somebody may agree to.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr, strum::Display, strum::VariantArray,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum Consent {
    /// The picture of their certificate is kept for some weeks, to teach the reader.
    Picture,
    /// An organisation reads the result of an inspection (Code de la route R323-20).
    Results,
}

/// The words of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Named by the month since which it is shown.
    pub version: &'static str,
    /// In French, which counts.
    pub fr: &'static str,
    /// The same in English.
    pub en: &'static str,
}

const PICTURE: &[Text] = &[Text {
    version: "2026-11",
    fr: "J’accepte que la photo de ma carte grise soit gardée quelques semaines et serve à \
         améliorer la lecture. Je peux changer d’avis à tout moment.",
    en: "I agree that the photo of my certificate is kept for some weeks and serves to improve \
         the reading. I can change my mind at any time.",
}];

const RESULTS: &[Text] = &[Text {
    version: "2026-11",
    fr: "En tant que titulaire du certificat d’immatriculation, j’autorise l’organisme désigné à \
         consulter le résultat de ce contrôle technique et à télécharger ses documents. Je peux \
         retirer cet accord à tout moment ; ce qui a déjà été consulté le reste.",
    en: "As the holder of the registration certificate, I allow the named organisation to read \
         the result of this inspection and to download its documents. I may withdraw this consent \
         at any time; what was read before remains read.",
}];

impl Consent {
    /// Every version, the one of today first.
    #[must_use]
    pub fn texts(self) -> &'static [Text] {
        match self {
            Self::Picture => PICTURE,
            Self::Results => RESULTS,
        }
    }

    /// What is shown today.
    #[must_use]
    pub fn today(self) -> Text {
        self.texts()[0]
    }

    /// The words of a version.
    #[must_use]
    pub fn of_version(self, version: &str) -> Option<Text> {
        self.texts().iter().copied().find(|text| text.version == version)
    }

    /// Which version somebody read, in either language.
    #[must_use]
    pub fn read(self, words: &str) -> Option<Text> {
        self.texts().iter().copied().find(|text| [text.fr, text.en].contains(&words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::VariantArray;

    #[test]
    fn versions_are_named_once_and_found_by_their_words() {
        for consent in Consent::VARIANTS {
            let texts = consent.texts();
            assert_eq!(texts[0], consent.today());
            for pair in texts.windows(2) {
                assert!(pair[0].version > pair[1].version, "{consent}: the newest is first");
            }
            for text in texts {
                assert_eq!(consent.of_version(text.version), Some(*text));
                assert_eq!(consent.read(text.fr), Some(*text));
                assert_eq!(consent.read(text.en), Some(*text));
                assert!(!text.fr.contains("  ") && !text.en.contains("  "), "{consent}");
            }
            assert_eq!(consent.of_version("2018-05"), None);
            assert_eq!(consent.read("Oui"), None);
        }
    }
}
